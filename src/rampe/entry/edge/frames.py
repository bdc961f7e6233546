"""The texts between an edge and a viewer by push; the media beside them are binary."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

import msgspec

from rampe.live import Description


class Bye(Enum):
    """Why the edge ends a connection: the `code` of the frame, and the WebSocket close code."""

    NOT_FOUND = ("live_not_found", 4404)
    ENDED = ("live_ended", 4410)
    SIGN_IN_REQUIRED = ("sign_in_required", 4401)
    """The token of the address is over, or its owner may no longer watch: ask for another."""
    TOO_MANY_CONNECTIONS = ("too_many_connections", 4429)
    TOO_MANY_FRAMES = ("too_many_frames", 4429)
    BAD_FRAME = ("bad_frame", 4400)
    BEHIND = ("behind", 4408)
    """Nothing has been read for ten seconds."""
    RESTART = ("restart", 1012)
    UNAVAILABLE = ("unavailable", 1013)

    def __init__(self, code: str, close_code: int) -> None:
        self.code = code
        self.close_code = close_code


class Inbound(msgspec.Struct):
    """A frame of a viewer; kinds of a later version are ignored."""

    t: str
    rendition: int | None = None
    at: float = 0


decode_inbound = msgspec.json.Decoder(Inbound).decode
_encode = msgspec.json.Encoder().encode


def hello(
    renditions: Iterable[tuple[int, Description]], rendition: int, state: str, server_ms: int
) -> bytes:
    """Return the frame that opens a connection; before any media there are no renditions."""
    known = [{"id": number, **msgspec.structs.asdict(one)} for number, one in renditions]
    return _encode(
        {
            "t": "hello",
            "renditions": known,
            "rendition": rendition,
            "server_ms": server_ms,
            "state": state,
        }
    )


def moved(rendition: int) -> bytes:
    """Return what comes before the initialisation of another rendition than the last."""
    return _encode({"t": "rendition", "rendition": rendition})


def codecs(rendition: int, told: Description) -> bytes:
    """Return what comes before an initialisation that is not what was said of it."""
    return _encode({"t": "codecs", "rendition": rendition, **msgspec.structs.asdict(told)})


def state(now: str) -> bytes:
    """Say how the live does."""
    return _encode({"t": "state", "state": now})


def pong(at: float, server_ms: int) -> bytes:
    """Answer a `ping` with what it said."""
    return _encode({"t": "pong", "at": at, "server_ms": server_ms})


def bye(reason: Bye, retry_ms: int | None = None) -> bytes:
    """Return the last frame of a connection; with `retry_ms` the client comes back after it."""
    frame: dict[str, Any] = {"t": "bye", "code": reason.code}
    if retry_ms is not None:
        frame["retry_ms"] = retry_ms
    return _encode(frame)
