"""One browser's connection: texts and slices in, texts out, within what a stranger may take."""

import asyncio
import logging
import struct
from typing import Protocol

import msgspec
from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport

from rampe.accounts import SessionId
from rampe.entry.gateway.handshake import Credentials
from rampe.entry.ingest.frames import FINAL, Bye, Inbound, decode_inbound, health, pong, refused
from rampe.kit import metrics
from rampe.live import Browser, Health

log = logging.getLogger(__name__)

SLICE_MOST = 1 << 20
TEXT_MOST = 4096
EARLY_MOST = 4 << 20
WRITE_MOST = 256 << 10
CLOSE_GRACE_SECONDS = 1.0


class Hall(Protocol):
    """What a connection tells the server."""

    def on_opened(self, socket: "Socket") -> None:
        """The handshake is done; nothing was sent yet."""
        ...

    def on_start(self, socket: "Socket", frame: Inbound) -> None:
        """The browser wants to send, or begins a new recorder."""
        ...

    def on_gone(self, socket: "Socket") -> None:
        """The connection is no more; called once."""
        ...


class Socket(WSListener):
    """A connection to a host's browser; `browser` is its publisher once it was let in."""

    def __init__(
        self, hall: Hall, live_id: int, credentials: Credentials, forwarded_for: str | None
    ) -> None:
        self._hall = hall
        self._transport: WSTransport | None = None
        self._pieces: list[bytes] = []
        self._early: list[bytes] = []
        self._size = 0
        self._kind = WSMsgType.BINARY
        self.live_id = live_id
        self.credentials = credentials
        self.forwarded_for = forwarded_for
        self.address = ""
        self.session_id: SessionId | None = None
        """Which session it was let in with."""
        self.browser: Browser | None = None
        self.heard = 0.0
        self.leaving = False
        self.errand: asyncio.Task[None] | None = None

    # -- from the wire ----------------------------------------------------------------------------

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self._hall.on_opened(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            if not self.leaving:
                self.leaving = True
                transport.send_close(WSCloseCode.OK)
            transport.disconnect()
        elif self.leaving or frame.msg_type == WSMsgType.PONG:
            return
        elif frame.msg_type == WSMsgType.PING:
            self._send(WSMsgType.PONG, frame.get_payload_as_bytes())
        else:
            self._gather(frame)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.leaving = True
        self._transport = None
        self._hall.on_gone(self)

    def pause_writing(self) -> None:
        """Nothing to pause: texts are short, and a browser that reads none is cut."""

    def resume_writing(self) -> None:
        """Nothing was paused."""

    def _gather(self, frame: WSFrame) -> None:
        """Browsers send large slices in pieces."""
        if frame.msg_type != WSMsgType.CONTINUATION:
            self._kind = frame.msg_type
            self._pieces.clear()
            self._size = 0
        data = frame.get_payload_as_bytes()
        self._size += len(data)
        if self._size > (SLICE_MOST if self._kind == WSMsgType.BINARY else TEXT_MOST):
            self.leave(Bye.TOO_BIG)
            return
        self._pieces.append(data)
        if not frame.fin:
            return
        whole = b"".join(self._pieces)
        self._pieces.clear()
        self._size = 0
        self.heard = asyncio.get_running_loop().time()
        if self._kind == WSMsgType.BINARY:
            self._on_slice(whole)
        else:
            self._on_text(whole)

    def _on_slice(self, data: bytes) -> None:
        if self.browser is not None:
            self.browser.feed(data)
        elif self.errand is None:
            self.leave(Bye.BAD_FRAME)  # before its `start`
        else:
            # While it is found out whether it may: without the first slice the others are nothing.
            self._early.append(data)
            if sum(map(len, self._early)) > EARLY_MOST:
                self.leave(Bye.UNAVAILABLE)

    def let_in(self, browser: Browser) -> None:
        """Hand on what has come so far, and all that will."""
        self.browser = browser
        early, self._early = self._early, []
        for data in early:
            browser.feed(data)

    def _on_text(self, data: bytes) -> None:
        try:
            frame = decode_inbound(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.leave(Bye.BAD_FRAME)
            return
        match frame.t:
            case "start" | "restart":
                self._hall.on_start(self, frame)
            case "ping":
                self._send(WSMsgType.TEXT, pong(frame.at))
            case "bye":
                self.leave(Bye.LEFT)
            case _:
                pass

    # -- to the wire ------------------------------------------------------------------------------

    @property
    def peer(self) -> str:
        """The address at the other end of the socket: the front door's, behind one."""
        if self._transport is None:
            return ""
        name = self._transport.underlying_transport.get_extra_info("peername")
        return str(name[0]) if name else ""

    def say(self, text: bytes) -> None:
        """Send a text; a browser that reads none is cut."""
        self._send(WSMsgType.TEXT, text)

    def tell(self, report: Health) -> None:
        """Tell the host how it goes."""
        self.say(health(report))

    def cut(self, code: str) -> None:
        """End it: with a refusal where the client is not to come back."""
        bye = next((one for one in Bye if one.code == code), None)
        if bye is not None and code not in FINAL:
            self.leave(bye)
        else:
            self.refuse(code, "", FINAL.get(code, 4400))

    def refuse(self, code: str, detail: str, close_code: int) -> None:
        """Say why not, or why no longer, and close."""
        metrics.ingest_refused.labels(code).inc()
        self.say(refused(code, detail))
        self._close(code, close_code)

    def leave(self, reason: Bye) -> None:
        """Close; a peer that does not answer is cut a second later."""
        self._close(reason.code, reason.close_code)

    def drop(self) -> None:
        """End the connection without a word."""
        self.leaving = True
        if self._transport is not None:
            self._transport.disconnect(graceful=False)

    def _close(self, code: str, close_code: int) -> None:
        if self._transport is None or self.leaving:
            return
        self.leaving = True
        self._transport.send(WSMsgType.CLOSE, struct.pack("!H", close_code) + code.encode())
        asyncio.get_running_loop().call_later(CLOSE_GRACE_SECONDS, self.drop)

    def _send(self, kind: WSMsgType, payload: bytes) -> None:
        if self._transport is None or self.leaving:
            return
        self._transport.send(kind, payload)
        if self._transport.underlying_transport.get_write_buffer_size() > WRITE_MOST:
            self.drop()
