"""Requests that pages of other sites make in a member's name are refused by their `Origin` (D1).

The cookie is `SameSite=Lax` already; this also holds where a browser's rule is looser (a subdomain
of the same site, another port of this machine).
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from rampe.accounts.authentication import COOKIE
from rampe.accounts.errors import BadOrigin
from rampe.kit.errors import render
from rampe.kit.site import Site

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))


def is_own_origin(origin: str, host: str, site: Site) -> bool:
    """Whether an `Origin` is ours: `public_url`'s, or of the host that the request came to.

    Behind HTTPS a page of the same host over plain HTTP is not ours: anybody on the way made it.
    """
    if origin.lower() == site.origin:
        return True
    parts = urlsplit(origin)
    schemes = ("https",) if site.is_secure else ("http", "https")
    return bool(host) and parts.scheme in schemes and parts.netloc.lower() == host.lower()


def is_from_own_page(headers: Headers, site: Site) -> bool:
    """Whether a request is from a page of ours, or from no page at all.

    Every browser names the origin of an unsafe request, `null` included; one without any of these
    headers was made by a program, which holds the cookie by its own right.
    """
    if origin := headers.get("origin"):
        return is_own_origin(origin, headers.get("host", ""), site)
    if fetch_site := headers.get("sec-fetch-site"):
        return fetch_site in ("same-origin", "none")
    if referer := headers.get("referer"):
        parts = urlsplit(referer)
        origin = f"{parts.scheme}://{parts.netloc}"
        return is_own_origin(origin, headers.get("host", ""), site)
    return True


class OriginCheck:
    """ASGI middleware: an unsafe request that acts by the session cookie comes from our own pages.

    A request with `Authorization` does not act by the cookie, and no foreign page can send one.
    """

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._site = Site(public_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._is_foreign(HTTPConnection(scope)):
            await render(BadOrigin())(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_foreign(self, request: HTTPConnection) -> bool:
        if request.scope["method"] in SAFE_METHODS or "authorization" in request.headers:
            return False
        if COOKIE not in request.cookies:
            return False
        return not is_from_own_page(request.headers, self._site)
