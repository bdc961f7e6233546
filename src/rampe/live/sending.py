"""Where programs such as OBS send to: what hosts copy beside their stream key."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from rampe.kit.site import Site
from rampe.live.settings import LiveSettings

RTMP_PORT = 1935
APP = "live"


@dataclass(frozen=True)
class SendingPlace:
    """The addresses of `ingest`; `rtmps_url` none where there is no certificate for it."""

    rtmp_url: str
    rtmps_url: str | None


def sending_place(
    site: Site, settings: LiveSettings, rtmp_port: int = RTMP_PORT, rtmps_port: int | None = None
) -> SendingPlace:
    """Return where programs send to: what the operator wrote, or this installation's own name."""
    if settings.rtmp_url:
        secure = settings.rtmp_url.startswith("rtmps:")
        return SendingPlace(settings.rtmp_url, settings.rtmp_url if secure else None)
    host = urlsplit(site.public_url).hostname or "localhost"
    plain = f"rtmp://{host}" + (f":{rtmp_port}" if rtmp_port != RTMP_PORT else "")
    rtmps = f"rtmps://{host}:{rtmps_port}/{APP}" if rtmps_port else None
    return SendingPlace(f"{plain}/{APP}", rtmps)
