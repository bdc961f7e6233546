"""Visits a site by HTTP on a stranger's word, and can be led nowhere but to public addresses.

Each request resolves the name once and connects to what was checked; redirects are followed by us,
each checked like the first; bytes and time are limited. Nothing of ours is sent along.
"""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import SplitResult, urljoin, urlsplit

import h11

from rampe.ports.site_check.addresses import Address, NotPublic, resolve
from rampe.ports.site_check.port import META_NAME, WELL_KNOWN, SiteProblem
from rampe.ports.site_check.settings import SiteCheckSettings

MOST_BYTES = 512 << 10
MOST_REDIRECTS = 4
USER_AGENT = "Rampe-site-check/1"
PORTS = {"http": 80, "https": 443}


class BadAnswer(Exception):
    """The site answers, but not with a page."""


@dataclass(frozen=True)
class Page:
    """What a site answered, cut after `MOST_BYTES`."""

    status: int
    location: str
    body: bytes


class HttpSiteCheck:
    """Looks for the word over HTTP."""

    def __init__(self, settings: SiteCheckSettings) -> None:
        self._settings = settings

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Whom to trust; made when the first site is visited, for it reads every authority."""
        return ssl.create_default_context()

    async def find(self, url: str, word: str) -> SiteProblem | None:
        """Look in the page, then in the file; the page's problem is told, being the site's."""
        problem = await self._look(url, lambda body: shows_meta(body, word))
        if problem is None or problem is SiteProblem.NOT_PUBLIC:
            return problem
        known = urljoin(url, WELL_KNOWN)
        if await self._look(known, lambda body: shows_line(body, word)) is None:
            return None
        return problem

    async def _look(self, url: str, shows: Callable[[bytes], bool]) -> SiteProblem | None:
        try:
            async with asyncio.timeout(self._settings.seconds):
                page = await self._follow(url)
        except NotPublic:
            return SiteProblem.NOT_PUBLIC
        except (BadAnswer, h11.ProtocolError, UnicodeError, ValueError):
            return SiteProblem.BAD_ANSWER
        except OSError:
            return SiteProblem.UNREACHABLE
        return None if shows(page.body) else SiteProblem.NOT_FOUND

    async def _follow(self, url: str) -> Page:
        for _ in range(MOST_REDIRECTS + 1):
            page = await self._get(urlsplit(url))
            if page.status not in (301, 302, 303, 307, 308):
                if page.status != 200:
                    raise BadAnswer(page.status)
                return page
            url = urljoin(url, page.location)
        raise BadAnswer("too many redirects")

    async def _get(self, url: SplitResult) -> Page:
        if url.scheme not in PORTS or not url.hostname or url.username or url.password:
            raise NotPublic(url.geturl())
        port = url.port or PORTS[url.scheme]
        if port not in PORTS.values() and not self._settings.allowed_networks:
            raise NotPublic(url.geturl())
        addresses = await resolve(url.hostname, port, self._settings.allowed_networks)
        reader, writer = await self._connect(addresses, port, url)
        try:
            return await _ask(reader, writer, url)
        finally:
            writer.close()

    async def _connect(
        self, addresses: Sequence[Address], port: int, url: SplitResult
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        secure = url.scheme == "https"
        last: OSError | None = None
        for address in addresses:
            try:
                return await asyncio.open_connection(
                    str(address),
                    port,
                    ssl=self._tls if secure else None,
                    server_hostname=url.hostname if secure else None,
                )
            except OSError as error:
                last = error
        raise last or OSError("no address")


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, url: SplitResult
) -> Page:
    connection = h11.Connection(h11.CLIENT)
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    request = h11.Request(
        method="GET",
        target=target.encode("ascii"),
        headers=[
            ("Host", url.netloc.rpartition("@")[2]),
            ("User-Agent", USER_AGENT),
            ("Accept", "text/html, text/plain"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ],
    )
    writer.write(connection.send(request) or b"")
    writer.write(connection.send(h11.EndOfMessage()) or b"")
    await writer.drain()
    return await _read(connection, reader)


async def _read(connection: h11.Connection, reader: asyncio.StreamReader) -> Page:
    status, location, body = 0, "", bytearray()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(16 << 10))
        elif isinstance(event, h11.Response):
            status = event.status_code
            location = dict(event.headers).get(b"location", b"").decode("latin-1")
            if status != 200:
                return Page(status, location, b"")
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) >= MOST_BYTES:
                return Page(status, location, bytes(body[:MOST_BYTES]))
        elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
            return Page(status, location, bytes(body))


def shows_line(body: bytes, word: str) -> bool:
    """Whether a text has the word as a line of its own."""
    return word in (line.strip() for line in body.decode("utf-8", "replace").splitlines())


def shows_meta(body: bytes, word: str) -> bool:
    """Whether a page has the word in its meta tag. Broken markup is read as browsers would."""
    parser = _Metas()
    parser.feed(body.decode("utf-8", "replace"))
    return word in parser.found


class _Metas(HTMLParser):
    """Collects the values of our meta tag; what a page prints as text or comment is none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = dict(attrs)
        if tag == "meta" and (values.get("name") or "").lower() == META_NAME:
            self.found.append((values.get("content") or "").strip())
