"""RTMPS with the front door's certificate, or one of the operator's; read again when renewed."""

import asyncio
import logging
import ssl
from pathlib import Path

from rampe.entry.ingest.settings import IngestSettings

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
WAIT_SECONDS = 2.0


def find_certificate(settings: IngestSettings, caddy: Path, host: str) -> tuple[Path, Path] | None:
    """Return certificate and key for a name: the operator's, else what Caddy has obtained."""
    if settings.rtmps_certificate is not None and settings.rtmps_key is not None:
        return settings.rtmps_certificate, settings.rtmps_key
    for certificate in sorted(caddy.glob(f"certificates/*/{host}/{host}.crt")):
        key = certificate.with_suffix(".key")
        if key.exists():
            return certificate, key
    return None


async def wait_for_certificate(
    settings: IngestSettings, caddy: Path, host: str
) -> tuple[Path, Path]:
    """Wait until there is one: Caddy obtains it after the roles have started."""
    while True:
        found = await asyncio.to_thread(find_certificate, settings, caddy, host)
        if found is not None:
            return found
        await asyncio.sleep(WAIT_SECONDS)


def load_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return a context for a server."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    return context


async def keep_current(context: ssl.SSLContext, certificate: Path, key: Path) -> None:
    """Use the newest certificate for new connections, for ever."""
    loaded = await asyncio.to_thread(_stamp, certificate)
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        found = await asyncio.to_thread(_stamp, certificate)
        if found != loaded:
            try:
                context.load_cert_chain(certificate, key)
                loaded = found
            except (OSError, ssl.SSLError) as error:
                log.warning("the renewed certificate of RTMPS cannot be read: %s", error)


def _stamp(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
