"""One WebSocket connection: what it may say, how it is sent to, and how it ends."""

import asyncio
import logging
import struct
from enum import Enum
from typing import Protocol

import msgspec
from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport

from rampe.accounts import AccountId, SessionId
from rampe.entry.gateway.frames import (
    PONG,
    ROOM_FRAMES,
    Bye,
    bye,
    decode_inbound,
    decode_room_frame,
)
from rampe.entry.gateway.handshake import Credentials
from rampe.entry.gateway.settings import GatewaySettings
from rampe.live import room_frames

log = logging.getLogger(__name__)

CLOSE_GRACE_SECONDS = 1.0


class Doorkeeper(Protocol):
    """What a connection tells the gateway."""

    settings: GatewaySettings

    def on_opened(self, connection: "Connection") -> None:
        """The handshake is done; nothing was sent yet."""
        ...

    def on_gone(self, connection: "Connection") -> None:
        """The connection is no more; called once."""
        ...

    def on_leaving(self, connection: "Connection") -> None:
        """The connection ends: nothing may be sent to it any more."""
        ...

    def on_room_frame(self, connection: "Connection", frame: room_frames.ClientFrame) -> None:
        """The client wants something of a room."""
        ...


class Spending:
    """A token bucket in memory: `burst` at once, then `per_second` (ITU-T I.371)."""

    __slots__ = ("_cost", "_spent_until", "_window")

    def __init__(self, burst: int, per_second: float) -> None:
        self._cost = 1 / per_second
        self._window = burst * self._cost
        self._spent_until = 0.0

    def take(self, now: float) -> bool:
        """Return whether one more is allowed at `now`, in seconds of any steady clock."""
        spent = max(self._spent_until, now) + self._cost
        if spent > now + self._window:
            return False
        self._spent_until = spent
        return True


class Phase(Enum):
    """How far a connection has come."""

    ENTERING = "entering"
    OPEN = "open"
    LEAVING = "leaving"


class Connection(WSListener):
    """A client's connection, of a member or of a guest."""

    def __init__(
        self, door: Doorkeeper, credentials: Credentials, forwarded_for: str | None
    ) -> None:
        self._door = door
        self._transport: WSTransport | None = None
        settings = door.settings
        self._spending = Spending(settings.frames_burst, settings.frames_per_second)
        self._max_write_buffer = settings.max_write_buffer_bytes
        self.credentials = credentials
        self.forwarded_for = forwarded_for
        self.phase = Phase.ENTERING
        self.address = ""
        self.account_id: AccountId | None = None
        self.session_id: SessionId | None = None
        self.entering: asyncio.Task[None] | None = None
        self.rooms: set[str] = set()
        self.joining: set[str] = set()
        self._joins = Spending(settings.joins_burst, settings.joins_per_second)

    # -- from the wire ----------------------------------------------------------------------------

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self._door.on_opened(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            self._on_close(transport)
        elif self.phase is Phase.LEAVING:
            return
        elif not self._spending.take(asyncio.get_running_loop().time()):
            self.leave(Bye.TOO_MANY_FRAMES)
        elif frame.msg_type == WSMsgType.PING:
            self._send(WSMsgType.PONG, frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.TEXT and frame.fin:
            self._on_text(frame.get_payload_as_bytes())
        elif frame.msg_type != WSMsgType.PONG:
            # Clients of ours send short whole texts: no binary, nothing in pieces.
            self.leave(Bye.BAD_FRAME)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.phase = Phase.LEAVING
        self._transport = None
        self._door.on_gone(self)

    def pause_writing(self) -> None:
        """Nothing to pause: `send` looks at the buffer itself."""

    def resume_writing(self) -> None:
        """Nothing was paused."""

    def _on_close(self, transport: WSTransport) -> None:
        if self.phase is not Phase.LEAVING:
            self._end()
            transport.send_close(WSCloseCode.OK)
        transport.disconnect()

    def _on_text(self, payload: bytes) -> None:
        try:
            kind = decode_inbound(payload).t
            frame = decode_room_frame(payload) if kind in ROOM_FRAMES else None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.leave(Bye.BAD_FRAME)
            return
        if kind == "ping":
            self.send(PONG)
        elif frame is not None and self.phase is Phase.OPEN:
            self._door.on_room_frame(self, frame)

    def may_join(self, now: float) -> bool:
        """Count a wish to join a room; return whether it may be tried."""
        return self._joins.take(now)

    # -- to the wire ------------------------------------------------------------------------------

    @property
    def transport(self) -> WSTransport | None:
        """What fan-outs send through, as long as the connection is open."""
        return self._transport

    @property
    def peer(self) -> str:
        """The address at the other end of the socket: the front door's, behind one."""
        if self._transport is None:
            return ""
        name = self._transport.underlying_transport.get_extra_info("peername")
        return str(name[0]) if name else ""

    def send(self, frame: bytes) -> None:
        """Send a text frame, or cut the connection if its reader has fallen too far behind.

        Nothing is sent before the greeting, on which a client reads everything anew.
        """
        if self.phase is Phase.OPEN:
            self._send(WSMsgType.TEXT, frame)

    def greet(self, hello: bytes) -> None:
        """Open the connection, or tell an open one to read everything anew."""
        if self.phase is Phase.ENTERING:
            self.phase = Phase.OPEN
        self.send(hello)

    def _send(self, kind: WSMsgType, payload: bytes) -> None:
        if self._transport is None or self.phase is Phase.LEAVING:
            return
        self._transport.send(kind, payload)
        self.check_pace()

    def check_pace(self) -> None:
        """Cut the connection if its reader has fallen too far behind."""
        transport = self._transport
        if transport is None or self.phase is Phase.LEAVING:
            return
        if transport.underlying_transport.get_write_buffer_size() > self._max_write_buffer:
            log.info("cut a slow reader of account %s", self.account_id)
            self.cut()

    def leave(self, reason: Bye, retry_ms: int | None = None) -> None:
        """Say why, and close; a peer that does not answer is cut a second later."""
        transport = self._transport
        if transport is None or self.phase is Phase.LEAVING:
            return
        transport.send(WSMsgType.TEXT, bye(reason, retry_ms))
        self._end()
        transport.send(WSMsgType.CLOSE, struct.pack("!H", reason.close_code) + reason.code.encode())
        asyncio.get_running_loop().call_later(CLOSE_GRACE_SECONDS, self.cut)

    def _end(self) -> None:
        self.phase = Phase.LEAVING
        self._door.on_leaving(self)

    def cut(self) -> None:
        """End the connection without a word."""
        self._end()
        if self._transport is not None:
            self._transport.disconnect(graceful=False)
