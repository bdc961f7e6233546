"""One viewer by push: what it is sent, how far behind it is, and how it ends.

A proxy in front hides seconds of video in its own buffers, where `TCP_NOTSENT_LOWAT` of our socket
does not reach: so a WebSocket ping goes out twice a second among the parts, and while one is not
answered in time nothing is sent. What waits then waits here, where it can be left out.
"""

import asyncio
import socket
import struct
import time
from collections import deque
from collections.abc import Sequence
from typing import Protocol

import msgspec
from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport

from rampe.accounts import AccountId
from rampe.entry.edge import frames
from rampe.entry.edge.frames import Bye
from rampe.entry.edge.paths import Place
from rampe.entry.gateway.connection import CLOSE_GRACE_SECONDS, Phase, Spending
from rampe.kit import metrics
from rampe.live import (
    JOIN_GRACE,
    SOURCE,
    BadMedia,
    Description,
    Ladder,
    Message,
    Type,
    ViewerQueue,
    describe,
)

HEADROOM = 14
"""Room before each message for the header of a WebSocket frame, so that it is never copied."""
WIRE_HEADER = 16
TCP_NOTSENT_LOWAT = 25
NOTSENT_BYTES = 64 * 1024
PING_EVERY = 0.5
IDLE_PING_EVERY = 20.0
PINGS_OUT = 6
LATE_SECONDS = 1.0
"""So much later than its best ping has taken, and a viewer is behind."""
TRYING_LATE_SECONDS = 0.4
"""And so much while it tries a higher rendition: what its link does not carry freezes it."""
SILENT_SECONDS = 20.0
FRAMES_BURST, FRAMES_PER_SECOND = 40, 10.0


def framed(data: bytes) -> bytearray:
    """Return a message as all viewers are sent it."""
    return bytearray(HEADROOM) + data


class Doorkeeper(Protocol):
    """What a viewer tells the edge."""

    def on_opened(self, viewer: "Viewer") -> None:
        """The handshake is done; nothing was sent yet."""
        ...

    def on_gone(self, viewer: "Viewer") -> None:
        """The connection is no more; called once."""
        ...


class Viewer(WSListener):
    """A viewer's connection."""

    def __init__(self, door: Doorkeeper, place: Place, forwarded_for: str | None) -> None:
        now = _now()
        self._door = door
        self._transport: WSTransport | None = None
        self._spending = Spending(FRAMES_BURST, FRAMES_PER_SECOND)
        self._is_paused = False
        self._pings: deque[tuple[int, float]] = deque()
        self._next_ping = now + PING_EVERY
        self._ping_number = 0
        self._round_trip: float | None = None
        self._may_be_late = now + JOIN_GRACE
        self._told: dict[int, Description] = {}
        self._shown_rendition = 0
        self.place = place
        self.forwarded_for = forwarded_for
        self.phase = Phase.ENTERING
        self.address = ""
        self.account_id: AccountId | None = None
        self.entering: asyncio.Task[None] | None = None
        self.queue = ViewerQueue(now)
        self.ladder = Ladder()

    # -- from the wire ----------------------------------------------------------------------------

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        below = transport.underlying_transport
        # Anything that the kernel does not take at once pauses us.
        below.set_write_buffer_limits(high=0)
        raw = below.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        raw.setsockopt(socket.IPPROTO_TCP, TCP_NOTSENT_LOWAT, NOTSENT_BYTES)
        self._door.on_opened(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            self._on_close(transport)
        elif self.phase is Phase.LEAVING:
            return
        elif not self._spending.take(_now()):
            self.leave(Bye.TOO_MANY_FRAMES)
        elif frame.msg_type == WSMsgType.PONG:
            self._on_pong(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.PING:
            transport.send(WSMsgType.PONG, frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.TEXT and frame.fin:
            self._on_text(frame.get_payload_as_bytes())
        else:
            self.leave(Bye.BAD_FRAME)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.phase = Phase.LEAVING
        self._transport = None
        self._door.on_gone(self)

    def pause_writing(self) -> None:
        """The kernel has as much as it takes."""
        self._is_paused = True

    def resume_writing(self) -> None:
        """It has taken all."""
        self._is_paused = False
        self.pump(_now())

    def _on_close(self, transport: WSTransport) -> None:
        if self.phase is not Phase.LEAVING:
            self.phase = Phase.LEAVING
            transport.send_close(WSCloseCode.OK)
        transport.disconnect()

    def _on_text(self, payload: bytes) -> None:
        try:
            frame = frames.decode_inbound(payload)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.leave(Bye.BAD_FRAME)
            return
        match frame.t:
            case "ping":
                self.tell(frames.pong(frame.at, server_ms()))
            case "want":
                self.ladder.wanted = frame.rendition
            case _:
                pass

    def _on_pong(self, payload: bytes) -> None:
        if len(payload) != 4:
            return
        (number,) = struct.unpack("!I", payload)
        now, sent = _now(), None
        while self._pings and self._pings[0][0] <= number:
            sent = self._pings.popleft()[1]
        if sent is not None:
            took = now - sent
            self._round_trip = took if self._round_trip is None else min(took, self._round_trip)
            self.pump(now)

    # -- to the wire ------------------------------------------------------------------------------

    @property
    def peer(self) -> str:
        """The address at the other end of the socket: the front door's, behind one."""
        if self._transport is None:
            return ""
        name = self._transport.underlying_transport.get_extra_info("peername")
        return str(name[0]) if name else ""

    def tell(self, frame: bytes) -> None:
        """Send a text."""
        if self._transport is not None and self.phase is not Phase.LEAVING:
            self._transport.send(WSMsgType.TEXT, frame)

    def open(self, hello: bytes, told: dict[int, Description]) -> None:
        """Greet; what was said of renditions is not said again."""
        self.tell(hello)
        self._told = told
        self.phase = Phase.OPEN
        self._may_be_late = _now() + JOIN_GRACE

    def begin(
        self, rendition: int, burst: Sequence[bytes | bytearray], grace: float = JOIN_GRACE
    ) -> None:
        """Send the beginning of a rendition, for the first time or to move there."""
        now = _now()
        self.ladder.move(rendition, now)
        self.queue.join(burst, now, grace)
        self.pump(now)

    def wants_less(self, now: float) -> bool:
        """Whether it would be on a lower rendition, were there one."""
        if self.ladder.wanted is not None:
            return self.ladder.wanted != SOURCE
        return self.queue.wants_lower and not self.queue.may_go_up(now)

    def offer(self, message: Message, data: bytearray, now: float) -> None:
        """Send a message of the rendition it is on, or keep it until there is room."""
        before = self.queue.dropped
        self.queue.offer(message, data, now)
        if self.queue.dropped != before:
            metrics.edge_dropped.inc(self.queue.dropped - before)
        self.pump(now)

    def pump(self, now: float) -> None:
        """Send what waits, while the socket takes it and the viewer keeps up."""
        transport = self._transport
        if transport is None or self.phase is not Phase.OPEN or self._is_late(now):
            return
        while not self._is_paused:
            data = self.queue.take(now)
            if data is None:
                break
            if data[HEADROOM] == Type.INIT:
                self._announce(data)
            assert isinstance(data, bytearray)
            transport.send_reuse_external_bytearray(WSMsgType.BINARY, data, HEADROOM)
        if now >= self._next_ping and not self._is_paused:
            self._ping(transport, now)

    def _is_late(self, now: float) -> bool:
        if not self._pings or now < self._may_be_late:
            return False
        limit = TRYING_LATE_SECONDS if self.ladder.is_trying(now) else LATE_SECONDS
        return now - self._pings[0][1] > limit + (self._round_trip or 0.0)

    def _ping(self, transport: WSTransport, now: float) -> None:
        self._next_ping = now + PING_EVERY
        if len(self._pings) < PINGS_OUT:
            self._ping_number += 1
            self._pings.append((self._ping_number, now))
            transport.send(WSMsgType.PING, struct.pack("!I", self._ping_number))

    def _announce(self, init: bytes | bytearray) -> None:
        rendition = init[HEADROOM + 2]
        if rendition != self._shown_rendition:
            self._shown_rendition = rendition
            self.tell(frames.moved(rendition))
        try:
            told = describe(bytes(init[HEADROOM + WIRE_HEADER :]))
        except BadMedia:
            return
        self.describe(rendition, told)

    def describe(self, rendition: int, told: Description) -> None:
        """Say what a rendition is, unless that is what was said of it last."""
        if self._told.get(rendition) != told:
            self._told[rendition] = told
            self.tell(frames.codecs(rendition, told))

    def check(self, now: float) -> None:
        """Each second: cut who reads nothing, look whether a silent one is still there."""
        transport = self._transport
        if transport is None or self.phase is not Phase.OPEN:
            return
        silent = bool(self._pings) and now - self._pings[0][1] > SILENT_SECONDS
        if self.queue.is_stuck(now) or silent:
            metrics.edge_cut.inc()
            self.leave(Bye.BEHIND)
            self.cut()
        elif not self._pings and now - self._next_ping > IDLE_PING_EVERY:
            self._ping(transport, now)

    def leave(self, reason: Bye, retry_ms: int | None = None) -> None:
        """Say why, and close; a peer that does not answer is cut a second later."""
        transport = self._transport
        if transport is None or self.phase is Phase.LEAVING:
            return
        transport.send(WSMsgType.TEXT, frames.bye(reason, retry_ms))
        self.phase = Phase.LEAVING
        transport.send(WSMsgType.CLOSE, struct.pack("!H", reason.close_code) + reason.code.encode())
        asyncio.get_running_loop().call_later(CLOSE_GRACE_SECONDS, self.cut)

    def cut(self) -> None:
        """End the connection without a word."""
        self.phase = Phase.LEAVING
        if self._transport is not None:
            self._transport.disconnect(graceful=False)


def server_ms() -> int:
    """The clock that parts are stamped with."""
    return time.time_ns() // 1_000_000


def _now() -> float:
    return asyncio.get_running_loop().time()
