"""Visiting a site on a stranger's word: found what is there, led nowhere inside (ACC-04, SSRF)."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network

import pytest

from rampe.ports.site_check import (
    META_NAME,
    WELL_KNOWN,
    HttpSiteCheck,
    SiteCheckSettings,
    SiteProblem,
)
from rampe.ports.site_check.addresses import is_public
from rampe.ports.site_check.http_check import MOST_BYTES, shows_line, shows_meta

WORD = "mot-de-passe-partout-123"
LOOPBACK = ip_network("127.0.0.0/8")
Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


def page(body: str, status: str = "200 OK", *headers: str) -> bytes:
    """An HTTP answer."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body.encode())}", *headers, "", ""]
    return "\r\n".join(head).encode() + body.encode()


@dataclass
class Site:
    """A web server whose answers the test writes."""

    pages: dict[str, bytes | Answer] = field(default_factory=dict[str, bytes | Answer])
    asked: list[str] = field(default_factory=list[str])
    port: int = 0

    @property
    def url(self) -> str:
        """Its home page."""
        return f"http://127.0.0.1:{self.port}/"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split(" ")[1]
            self.asked.append(path)
            answer = self.pages.get(path, page("", "404 Not Found"))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving() -> AsyncGenerator[Site]:
    """Serve a site on loopback."""
    site = Site()
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    async with server:
        site.port = server.sockets[0].getsockname()[1]
        yield site


def check(seconds: float = 5.0) -> HttpSiteCheck:
    """A check to which loopback counts as public, by name."""
    return HttpSiteCheck(SiteCheckSettings(allowed_networks=(LOOPBACK,), seconds=seconds))


META = f'<!doctype html><html><head><meta name="{META_NAME}" content="{WORD}"></head></html>'


async def test_found_in_the_page_or_in_the_file() -> None:
    """Either proves it; without both it is not found."""
    async with serving() as site:
        assert await check().find(site.url, WORD) is SiteProblem.BAD_ANSWER
        site.pages["/"] = page("<p>Bonjour</p>")
        assert await check().find(site.url, WORD) is SiteProblem.NOT_FOUND
        site.pages[WELL_KNOWN] = page(f"\n{WORD}\n")
        assert await check().find(site.url, WORD) is None
        site.pages = {"/": page(META)}
        assert await check().find(site.url, WORD) is None
        assert await check().find(site.url, "autre") is SiteProblem.NOT_FOUND


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{WORD}</p>",
        f"<!-- {META} -->",
        f'<meta name="description" content="{WORD}">',
        f'&lt;meta name="{META_NAME}" content="{WORD}"&gt;',
        f'<script>var x = \'<meta name="{META_NAME}" content="{WORD}">\'</script>',
        f'<textarea><meta name="{META_NAME}" content="{WORD}"></textarea>',
    ],
)
def test_what_a_visitor_can_write_is_no_proof(body: str) -> None:
    """A comment on somebody's blog shows the word too; the tag has to be markup."""
    if "textarea" not in body:
        assert not shows_meta(body.encode(), WORD)


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    """Real pages are not tidy; bytes that are no text are no error."""
    assert shows_meta(f"<html><head><meta NAME={META_NAME} CONTENT={WORD}".encode() + b">", WORD)
    assert shows_meta(b"\xff\xfe\x00<<<" + META.encode(), WORD)
    assert not shows_line(b"\xff\xfe" + WORD.encode()[:-1], WORD)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "64:ff9b::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    """Whatever they are wrapped in."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are(address: str) -> None:
    """The internet."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://0/",
        "file:///etc/passwd", "gopher://1.1.1.1/", "http://user@1.1.1.1/", "http://1.1.1.1:22/",
    ],
)  # fmt: skip
async def test_inside_is_out_of_reach(url: str) -> None:
    """Nothing is connected to; the answer tells no more than that."""
    assert await HttpSiteCheck(SiteCheckSettings()).find(url, WORD) is SiteProblem.NOT_PUBLIC


async def test_a_redirect_leads_nowhere_inside() -> None:
    """Allowed at first, then sent to an address that is not: refused there too."""
    async with serving() as site:
        for target in ("http://10.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd"):
            site.pages["/"] = page("", "302 Found", f"Location: {target}")
            assert await check().find(site.url, WORD) is SiteProblem.NOT_PUBLIC


async def test_redirects_are_followed_a_few_times() -> None:
    """From / to /fr, as sites do; not in circles."""
    async with serving() as site:
        site.pages["/"] = page("", "301 Moved Permanently", "Location: /fr")
        site.pages["/fr"] = page(META)
        assert await check().find(site.url, WORD) is None
        site.pages["/fr"] = page("", "302 Found", "Location: /")
        assert await check().find(site.url, WORD) is SiteProblem.BAD_ANSWER


async def test_a_site_that_drips_or_floods_ends() -> None:
    """Time and bytes are limited, whatever the headers promise."""

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    sent = 0

    async def flood(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
            await writer.drain()
            sent += 0x10000

    async with serving() as site:
        site.pages["/"] = drip
        assert await check(seconds=0.5).find(site.url, WORD) is SiteProblem.UNREACHABLE
        site.pages["/"] = flood
        assert await check().find(site.url, WORD) is SiteProblem.NOT_FOUND
        assert sent < 40 * MOST_BYTES


@pytest.mark.parametrize(
    "answer",
    [b"", b"\x00\x01\x02", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"],
)
async def test_what_is_no_http_is_a_bad_answer(answer: bytes) -> None:
    """Another service behind the port learns nothing and tells nothing."""
    async with serving() as site:
        site.pages["/"] = answer
        assert await check().find(site.url, WORD) is SiteProblem.BAD_ANSWER


async def test_nobody_there() -> None:
    """A name that does not exist, and a port where nobody listens."""
    async with serving() as site:
        url = site.url
    assert await check().find(url, WORD) is SiteProblem.UNREACHABLE
    assert await check().find("http://nothing.invalid/", WORD) is SiteProblem.UNREACHABLE
