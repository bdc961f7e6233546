"""The least of HTTP/1.1 that a server of small immutable files needs: GET and HEAD, kept alive.

Ten requests a second a viewer make every layer count: an answer of 62 kB costs 33 µs here, and cost
170 µs of a bare ASGI application on uvicorn and h11. Caddy stands in front, so this one reads only
well-formed requests, takes no body, and closes what breaks the rules.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import cast
from urllib.parse import parse_qsl

HEAD_BYTES = 16_384
HEAD_SECONDS = 10.0
IDLE_SECONDS = 120.0
STUCK_SECONDS = 30.0
SWEEP_SECONDS = 5.0
END = b"\r\n\r\n"


class Request:
    """A request, and whether its answer is for everybody."""

    __slots__ = ("forwarded_for", "is_private", "method", "path", "peer", "query_text")

    def __init__(self, method: str, target: str, forwarded_for: str, peer: str) -> None:
        self.method = method
        self.path, _, self.query_text = target.partition("?")
        self.forwarded_for = forwarded_for
        self.peer = peer
        self.is_private = False

    @property
    def query(self) -> dict[str, str]:
        """What follows the question mark; of names that repeat the last one."""
        return dict(parse_qsl(self.query_text)) if self.query_text else {}


class Answer:
    """An answer that any number of connections may send: its bytes are made once."""

    __slots__ = ("_heads", "body", "cache", "kind", "status")

    def __init__(
        self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain", cache: str = ""
    ) -> None:
        """Make an answer; `cache` is what follows `public` or `private` in Cache-Control."""
        self.status = status
        self.body = body
        self.kind = kind
        self.cache = cache
        self._heads: dict[bool, bytes] = {}

    def head(self, is_private: bool) -> bytes:
        """Return the lines before the body."""
        found = self._heads.get(is_private)
        if found is None:
            found = self._heads[is_private] = self._make_head(is_private)
        return found

    def _make_head(self, is_private: bool) -> bytes:
        who = "private" if is_private else "public"
        cache = f"{who}, {self.cache}" if self.cache else "no-store"
        lines = [
            f"HTTP/1.1 {self.status.value} {self.status.phrase}",
            f"Content-Type: {self.kind}",
            f"Content-Length: {len(self.body)}",
            f"Cache-Control: {cache}",
        ]
        if self.status is HTTPStatus.SERVICE_UNAVAILABLE:
            lines.append("Retry-After: 1")
        if self.status is HTTPStatus.METHOD_NOT_ALLOWED:
            lines.append("Allow: GET, HEAD")
        return "\r\n".join((*lines, "", "")).encode()


def plain(status: HTTPStatus, cache: str = "") -> Answer:
    """Return an answer that only says its status."""
    return Answer(status, f"{status.value} {status.phrase}\n".encode(), cache=cache)


Reply = Answer | asyncio.Future[Answer]
Handler = Callable[[Request], Reply]

_BAD = plain(HTTPStatus.BAD_REQUEST)
_TOO_LARGE = plain(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
_METHOD = plain(HTTPStatus.METHOD_NOT_ALLOWED)
_BROKEN = plain(HTTPStatus.INTERNAL_SERVER_ERROR)


class HttpServer:
    """Answers on one port until it is closed."""

    def __init__(self, handler: Handler, max_connections: int) -> None:
        self._handler = handler
        self._most = max_connections
        self._connections: set[_Connection] = set()
        self._server: asyncio.Server | None = None
        self._sweeping: asyncio.Task[None] | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen; returns the port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Connection(self._handler, self._connections, self._most),
            host,
            port,
            backlog=4096,
        )
        self._sweeping = asyncio.create_task(self._sweep())
        return int(self._server.sockets[0].getsockname()[1])

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            for connection in list(self._connections):
                connection.check(loop.time())

    async def close(self) -> None:
        """Stop listening and end every connection."""
        if self._sweeping is not None:
            self._sweeping.cancel()
        if self._server is not None:
            self._server.close()
        for connection in list(self._connections):
            connection.cut()


class _Connection(asyncio.Protocol):
    """One connection: a request at a time, the next when its answer is on its way."""

    def __init__(self, handler: Handler, all_of_them: "set[_Connection]", most: int) -> None:
        self._handler = handler
        self._all = all_of_them
        self._most = most
        self._transport: asyncio.Transport | None = None
        self._peer = ""
        self._buffer = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None
        self._is_paused = False
        self._ends = False
        self._since = 0.0
        """When it last did something."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are of classes of their own.
        self._transport = wire = cast(asyncio.Transport, transport)
        self._since = asyncio.get_running_loop().time()
        name = wire.get_extra_info("peername")
        self._peer = str(name[0]) if name else ""
        if len(self._all) >= self._most:
            wire.abort()
            return
        self._all.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._all.discard(self)
        self._transport = None
        if self._waiting is not None:
            self._waiting.cancel()

    def data_received(self, data: bytes) -> None:
        if self._ends:
            return
        self._since = asyncio.get_running_loop().time()
        self._buffer += data
        if len(self._buffer) > 4 * HEAD_BYTES:
            self.cut()
            return
        self._go_on()

    def pause_writing(self) -> None:
        self._is_paused = True

    def resume_writing(self) -> None:
        self._is_paused = False
        self._since = asyncio.get_running_loop().time()
        self._go_on()

    def check(self, now: float) -> None:
        """End a connection that takes too long with what it does."""
        if self._waiting is not None:
            return
        silent = now - self._since
        most = STUCK_SECONDS if self._is_paused else HEAD_SECONDS if self._buffer else IDLE_SECONDS
        if silent > most:
            self.cut()

    def cut(self) -> None:
        """End it without a word."""
        if self._transport is not None:
            self._transport.abort()

    def _go_on(self) -> None:
        while self._waiting is None and not self._is_paused and not self._ends and self._buffer:
            end = self._buffer.find(END)
            if end < 0 or end > HEAD_BYTES:
                if len(self._buffer) > HEAD_BYTES:
                    self._refuse(_TOO_LARGE)
                return
            head = self._buffer[:end].decode("latin-1")
            del self._buffer[: end + len(END)]
            self._take(head)

    def _take(self, head: str) -> None:
        request = self._read(head)
        if isinstance(request, Answer):
            self._refuse(request)
            return
        reply = self._handler(request)
        if isinstance(reply, Answer):
            self._send(request, reply)
            return
        self._waiting = reply
        reply.add_done_callback(lambda done: self._on_answer(request, done))

    def _read(self, head: str) -> Request | Answer:
        lines = head.split("\r\n")
        method, _, rest = lines[0].partition(" ")
        target, _, version = rest.partition(" ")
        if version not in ("HTTP/1.1", "HTTP/1.0") or not target.startswith("/"):
            return _BAD
        forwarded_for = ""
        self._ends = version == "HTTP/1.0"
        for line in lines[1:]:
            name, _, value = line.partition(":")
            name = name.lower()
            if name == "x-forwarded-for":
                forwarded_for = value.strip()
            elif name == "transfer-encoding" or (name == "content-length" and value.strip() != "0"):
                return _BAD
            elif name == "connection" and value.strip().lower() == "close":
                self._ends = True
        if method not in ("GET", "HEAD"):
            return _METHOD
        return Request(method, target, forwarded_for, self._peer)

    def _on_answer(self, request: Request, done: asyncio.Future[Answer]) -> None:
        self._waiting = None
        if self._transport is None:
            return
        if done.cancelled():
            self.cut()
            return
        self._send(request, _BROKEN if done.exception() else done.result())
        self._go_on()

    def _refuse(self, answer: Answer) -> None:
        self._ends = True
        self._send(None, answer)

    def _send(self, request: Request | None, answer: Answer) -> None:
        transport = self._transport
        if transport is None:
            return
        head = answer.head(request is not None and request.is_private)
        if request is not None and request.method == "HEAD":
            transport.write(head)
        elif len(answer.body) < 4096:
            transport.write(head + answer.body)
        else:
            transport.writelines((head, answer.body))
        if self._ends:
            transport.close()
