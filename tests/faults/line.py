"""A WebSocket of a viewer, and when something came by it again."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport

AFTER = 0.25
"""What is on its way when something dies still comes: what comes later than this is new."""

Frame = dict[str, Any]
_parse = msgspec.json.Decoder(Frame).decode
_encode = msgspec.json.Encoder().encode


@dataclass
class Sign:
    """When something came again after a moment, and how often since; seconds since 1970."""

    since: float = 0.0
    at: float | None = None
    count: int = 0

    def arm(self, moment: float) -> None:
        """Look for what comes after a moment."""
        self.since, self.at, self.count = moment + AFTER, None, 0

    def note(self, stamp: float) -> None:
        """Something came, of then."""
        if stamp > self.since:
            self.at = self.at or time.time()
            self.count += 1


class Line(WSListener):
    """One connection, until it has ended or is as good as that."""

    def __init__(self, on_text: Callable[[Frame], None], on_data: Callable[[bytes], None]) -> None:
        self._on_text, self._on_data = on_text, on_data
        self._transport: WSTransport | None = None
        self._ended = asyncio.Event()
        self.heard = time.monotonic()
        self.greeted = False
        self.code = 1006

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        self.heard = time.monotonic()
        if frame.msg_type == WSMsgType.TEXT:
            said = _parse(frame.get_payload_as_bytes())
            self.greeted = self.greeted or said["t"] == "hello"
            self._on_text(said)
        elif frame.msg_type == WSMsgType.BINARY:
            self._on_data(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            self.code = int.from_bytes(frame.get_payload_as_bytes()[:2], "big") or self.code
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._transport = None
        self._ended.set()

    def say(self, frame: Frame) -> None:
        """Send a frame, if there is somebody to send it to."""
        if self._transport is not None:
            self._transport.send(WSMsgType.TEXT, _encode(frame))

    def cut(self) -> None:
        """End it without a word."""
        if self._transport is not None:
            self._transport.disconnect(graceful=False)

    async def ends_within(self, seconds: float) -> bool:
        """Wait for the end, at most so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)
        return self._ended.is_set()

    async def stay(self, every: float, within: float, greeted: float) -> None:
        """Ask each so often whether anybody is there; return when nobody is."""
        if await self.ends_within(greeted) and not self.greeted:
            return
        while self.greeted and not await self.ends_within(every):
            asked = time.monotonic()
            self.say({"t": "ping", "at": asked})
            if await self.ends_within(within) or self.heard < asked:
                break
        self.cut()


class Member(Protocol):
    """Whose line it is."""

    @property
    def live(self) -> str:
        """The live that it is about."""
        ...

    def fail(self, what: str) -> None:
        """Note what must not happen."""
        ...

    async def ask(self, what: str) -> httpx.Response:
        """Ask the API something about the live."""
        ...

    async def fetch(self, path: str) -> httpx.Response:
        """Get something of the front door."""
        ...

    async def connect(self, line: Line, path: str, *, within: float) -> None:
        """Open a WebSocket through the front door."""
        ...
