"""The texts between ingest and a host's browser; the media beside them are binary."""

from enum import Enum
from typing import Any

import msgspec

from rampe.live import Health


class Bye(Enum):
    """Why ingest ends a connection without a refusal: the client comes back by itself."""

    RESTART = ("restart", 1012)
    UNAVAILABLE = ("unavailable", 1013)
    TOO_MANY_CONNECTIONS = ("too_many_connections", 4429)
    TOO_BIG = ("too_big", 1009)
    SILENT = ("silent", 4408)
    BAD_FRAME = ("bad_frame", 4400)
    LEFT = ("left", 1000)
    STUCK = ("ingest_stuck", 1013)
    FAILED = ("ingest_failed", 1013)

    def __init__(self, code: str, close_code: int) -> None:
        self.code = code
        self.close_code = close_code


FINAL = {
    "live_ended": 4410,
    "live_taken": 4409,
    "live_not_found": 4404,
    "live_too_fast": 4413,
    "sign_in_required": 4401,
    "unsupported": 4415,
    "bad_frame": 4400,
}
"""Codes after which the client is not to come back, as its close codes."""


class Inbound(msgspec.Struct):
    """A text of a browser; kinds of a later version are ignored."""

    t: str
    mime: str = ""
    width: float = 0
    height: float = 0
    fps: float = 0
    kbps: float = 0
    at: float = 0


decode_inbound = msgspec.json.Decoder(Inbound).decode
_encode = msgspec.json.Encoder().encode


def ready(live_id: int, *, transcoded: bool) -> bytes:
    """Say that slices are taken."""
    return _encode({"t": "ready", "live": str(live_id), "transcoded": transcoded})


def health(report: Health) -> bytes:
    """Say how it goes."""
    return _encode({"t": "health", **msgspec.structs.asdict(report)})


def live_health(live_id: int, report: Health) -> dict[str, Any]:
    """Say how it goes to the tabs of a host who sends by a program."""
    return {"t": "live_health", "live": str(live_id), **msgspec.structs.asdict(report)}


def pong(at: float) -> bytes:
    """Answer a `ping` with what it said."""
    return _encode({"t": "pong", "at": at})


def refused(code: str, detail: str) -> bytes:
    """Say why not, or why no longer."""
    return _encode({"t": "refused", "code": code, "detail": detail})
