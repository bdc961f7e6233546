"""What the gateway itself says: greetings, answers to pings, and farewells with their codes.

Frames of the domains pass through as the bytes that came from the bus.
"""

from enum import Enum
from typing import Any

import msgspec

from rampe.live import room_frames

PING_MS = 25_000
"""How often a client says `ping`: often enough that no proxy takes the connection for dead."""

PONG = b'{"t":"pong"}'


class Bye(Enum):
    """Why the gateway ends a connection: the `code` of the frame, and the WebSocket close code.

    1012 and 1013 are registered; 44xx follow the HTTP status of the same meaning.
    """

    RESTART = ("restart", 1012)
    BEHIND = ("behind", 4408)
    """More frames came for the account than could be sent: come back and read again."""
    UNAVAILABLE = ("unavailable", 1013)
    SIGN_IN_REQUIRED = ("sign_in_required", 4401)
    SESSION_ENDED = ("session_ended", 4401)
    SUSPENDED = ("suspended", 4403)
    TOO_MANY_CONNECTIONS = ("too_many_connections", 4429)
    TOO_MANY_FRAMES = ("too_many_frames", 4429)
    BAD_FRAME = ("bad_frame", 4400)

    def __init__(self, code: str, close_code: int) -> None:
        self.code = code
        self.close_code = close_code


def hello(account_id: int | None) -> bytes:
    """Return the frame that opens a connection, and repeats when frames may have been lost."""
    shown = None if account_id is None else str(account_id)
    return msgspec.json.encode({"t": "hello", "account_id": shown, "ping_ms": PING_MS})


def bye(reason: Bye, retry_ms: int | None = None) -> bytes:
    """Return the last frame of a connection; with `retry_ms` the client comes back after it."""
    frame: dict[str, Any] = {"t": "bye", "code": reason.code}
    if retry_ms is not None:
        frame["retry_ms"] = retry_ms
    return msgspec.json.encode(frame)


class Inbound(msgspec.Struct):
    """A frame of a client; kinds of a later version are ignored."""

    t: str


decode_inbound = msgspec.json.Decoder(Inbound).decode

ROOM_FRAMES = frozenset({"join", "leave", "say", "hearts"})
decode_room_frame = msgspec.json.Decoder(room_frames.ClientFrame).decode
