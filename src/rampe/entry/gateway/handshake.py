"""Reads from the opening request what is asked for, with which credentials, and from where."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from rampe.accounts import COOKIE, is_own_origin
from rampe.kit.site import Site

PATHS = ("/", "/rt")
HEALTH = "/health"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a client shows; `explicit` ones must be good, a stale cookie only makes a guest."""

    token: str | None = None
    ticket: str | None = None
    explicit: bool = False


def credentials_of(path: str, headers: Mapping[str, str]) -> Credentials:
    """Return the credentials of an opening request: a ticket, a Bearer token, or the cookie."""
    ticket = parse_qs(urlsplit(path).query).get("ticket")
    if ticket:
        return Credentials(ticket=ticket[0], explicit=True)
    scheme, _, value = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and value.strip():
        return Credentials(token=value.strip(), explicit=True)
    return Credentials(token=_cookie(headers.get("Cookie", "")))


def is_trusted(credentials: Credentials, headers: Mapping[str, str], site: Site) -> bool:
    """Whether a page of ours opens the connection, or a program with something of its own.

    Only programs send no origin. They have no cookies of a browser that could be misused, but then
    they must show a ticket or a token.
    """
    origin = headers.get("Origin")
    if origin is None:
        return credentials.explicit
    return is_own_origin(origin, headers.get("Host", ""), site)


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
