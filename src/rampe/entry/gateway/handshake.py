"""Decides from the opening request who may connect: path, origin, address and credentials."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from rampe.accounts import COOKIE

PATHS = ("/", "/rt")
HEALTH = "/health"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a client shows; `explicit` ones must be good, a stale cookie only makes a guest."""

    token: str | None = None
    ticket: str | None = None
    explicit: bool = False


def origin_of(url: str) -> str | None:
    """Return the origin (`scheme://host[:port]`, no default port) of a URL, or none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not parts.scheme or not host:
        return None
    default = {"http": 80, "ws": 80, "https": 443, "wss": 443}.get(parts.scheme)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port and port != default else "")


def is_allowed_origin(origin: str | None, host: str | None, public_url: str) -> bool:
    """Return whether a page of `origin` may connect with this server's cookies.

    It must be the page of `public_url`, or one served under the very host that was asked
    (`rampe up` is reached by several names: localhost, the address on the local network).
    """
    own = origin_of(origin) if origin else None
    if own is None:
        return False
    if own == origin_of(public_url):
        return True
    scheme = own.partition("://")[0]
    return scheme in ("http", "https") and own == origin_of(f"{scheme}://{host}")


def credentials_of(path: str, headers: Mapping[str, str]) -> Credentials:
    """Return the credentials of an opening request: a ticket, a Bearer token, or the cookie."""
    ticket = parse_qs(urlsplit(path).query).get("ticket")
    if ticket:
        return Credentials(ticket=ticket[0], explicit=True)
    scheme, _, value = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and value.strip():
        return Credentials(token=value.strip(), explicit=True)
    return Credentials(token=_cookie(headers.get("Cookie", "")))


def _cookie(header: str) -> str | None:
    # Not http.cookies: it gives up at the first foreign cookie that it does not like.
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and value:
            return value
    return None


def client_address(peer: str, forwarded_for: str | None) -> str:
    """Return whom to count a connection for: an IPv4 address, or the /64 network of an IPv6 one.

    `X-Forwarded-For` is believed only from a proxy on this machine, which appends the address that
    it saw.
    """
    address = peer
    if forwarded_for and _is_loopback(peer):
        address = forwarded_for.rsplit(",", 1)[-1].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return peer
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
