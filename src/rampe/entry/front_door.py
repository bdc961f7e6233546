"""Decides how the web client is reached: scheme, names, port, and who makes the certificates."""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from rampe.engines.caddy import Tls
from rampe.engines.network import lan_address
from rampe.entry.settings import Settings
from rampe.kit.site import is_loopback

HTTPS_PORT = 443
EVERY_ADDRESS = ""
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class FrontDoor:
    """Where Caddy listens, and for which names with which certificates."""

    tls: Tls
    hosts: tuple[str, ...]
    bind: str
    port: int


def front_door(settings: Settings) -> FrontDoor:
    """Decide from `public_url` and `[web]` how Caddy is to be reached.

    An https address of this machine or its network gets Caddy's own authority, a public name ACME.
    """
    url = urlsplit(settings.public_url)
    host = url.hostname or "localhost"
    tls = _tls(settings, url.scheme, host)
    if tls is Tls.OFF:
        return FrontDoor(tls, (host,), settings.web.bind or LOOPBACK, settings.web.port)
    hosts = (host, *(name for name in local_names() if name != host))
    return FrontDoor(
        tls,
        hosts if tls is Tls.INTERNAL else (host,),
        settings.web.bind or EVERY_ADDRESS,
        url.port or HTTPS_PORT,
    )


def lan_options(port: int) -> dict[str, str]:
    """Return the settings that `--lan` stands for, as variables of the environment."""
    return {"RAMPE_PUBLIC_URL": f"https://{lan_address()}:{port}", "RAMPE_WEB__TLS": "internal"}


def local_names() -> tuple[str, ...]:
    """Return the names under which this machine finds itself, and its network may find it."""
    hostname = socket.gethostname().lower()
    return ("localhost", hostname, f"{hostname.partition('.')[0]}.local")


def _tls(settings: Settings, scheme: str, host: str) -> Tls:
    if settings.web.tls != "auto":
        return Tls(settings.web.tls)
    if scheme == "http":
        return Tls.OFF
    is_address = host.replace(".", "").isdigit() or ":" in host
    local = is_address or is_loopback(host) or host.endswith(".local") or "." not in host
    return Tls.INTERNAL if local else Tls.PUBLIC
