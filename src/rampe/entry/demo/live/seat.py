"""One simulated viewer: a connection to the gateway in the room of a live, as any client has it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import msgspec
from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,  # pyright: ignore[reportUnknownVariableType] - its **kwargs are not typed
)

from rampe.live import room_frames

_encode = msgspec.json.Encoder().encode


class Seat(WSListener):
    """Joins at each hello, says and hearts when told to; `audience` is what a host is told."""

    def __init__(self, room: str, locale: str) -> None:
        self.locale = locale
        self.audience = 0
        self.gone = asyncio.Event()
        self._room = room
        self._transport: WSTransport | None = None

    def say(self, text: str) -> None:
        """Comment."""
        self._send(room_frames.Say(self._room, str(uuid4()), text))

    def heart(self, count: int) -> None:
        """Send some hearts."""
        self._send(room_frames.Hearts(self._room, count))

    def leave(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.disconnect()

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Called by picows."""
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Called by picows: only what matters to a seat is understood."""
        if frame.msg_type != WSMsgType.TEXT:
            return
        said: dict[str, Any] = msgspec.json.decode(frame.get_payload_as_bytes())
        match said["t"]:
            case "hello":
                self._send(room_frames.Join(self._room))
            case "pulse":
                self.audience = said["viewers"]
            case "refused" if "retry_ms" not in said:
                self.leave()
            case _:
                pass

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Called by picows."""
        self.gone.set()

    def _send(self, frame: room_frames.ClientFrame) -> None:
        if self._transport is not None and not self.gone.is_set():
            self._transport.send(WSMsgType.TEXT, _encode(frame))


@asynccontextmanager
async def seated(url: str, token: str, seat: Seat) -> AsyncGenerator[Seat]:
    """Hold a seat of a signed-in account.

    Raises:
        OSError, WSError: the gateway does not answer.
    """
    headers = {"Authorization": f"Bearer {token}"}
    await ws_connect(lambda: seat, url, extra_headers=headers)
    try:
        yield seat
    finally:
        seat.leave()
