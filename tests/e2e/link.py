"""A proxy on loopback: a narrow or lossy link to an installation, which can be cut and mended.

It forwards streams, not packets, so it can only imitate what TCP makes of a bad line: bytes that
are late, in their order, behind a lost packet until that was sent again, and no more of them a
second than TCP reaches with such losses over such a way (Mathis et al. 1997). Both directions
alike. It cannot imitate what the ends themselves see of a line: their congestion windows,
time-outs and repeated packets. `wire.py` has these, where the machine lets us; this one needs no
rights at all.
"""

import asyncio
import math
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

PACKET = 1448
BUFFER = 16 * 1024
IN_FLIGHT = 16
"""Reads of at most `BUFFER` that are on their way: more wait at the sender, as they would."""
AGAIN_SECONDS = 0.2
"""Until a packet that was lost has been sent again: the shortest time-out that TCP has."""


@dataclass
class Weather:
    """What a line is like, the same in both directions; may change at any moment."""

    bytes_a_second: float | None = None
    loss: float = 0.0
    """The share of packets that are lost."""
    delay: float = 0.0
    """So many seconds each way."""
    jitter: float = 0.0
    """Up to so many more."""

    @property
    def round_trip(self) -> float:
        """Seconds there and back, on average."""
        return 2 * self.delay + self.jitter

    @property
    def tcp_bytes_a_second(self) -> float:
        """What one connection reaches at most with such losses."""
        if not self.loss or not self.round_trip:
            return math.inf
        return PACKET * math.sqrt(1.5) / (self.round_trip * math.sqrt(self.loss))


class Link(Weather):
    """Forwards to a local port."""

    def __init__(self, target: int) -> None:
        super().__init__()
        self._target = target
        self._whole = asyncio.Event()
        self._whole.set()
        self._chance = random.Random(3)
        self._tasks: set[asyncio.Task[None]] = set()
        self._up, self._down = _Busy(), _Busy()
        self.port = 0

    @property
    def url(self) -> str:
        """Where browsers reach the installation through it."""
        return f"http://localhost:{self.port}"

    def cut(self) -> None:
        """Let nothing through, in either direction: neither bytes nor word of the cut."""
        self._whole.clear()

    def mend(self) -> None:
        """Go on with what waits."""
        self._whole.set()

    def change(self) -> None:
        """Be another network: what is connected leads nowhere any more, what is new does."""
        self._whole.clear()
        self._whole = asyncio.Event()
        self._whole.set()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["Link"]:
        """Serve until the block ends."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=BUFFER)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        whole = self._whole
        with suppress(OSError, asyncio.CancelledError):
            await whole.wait()
            there, back = await asyncio.open_connection("127.0.0.1", self._target, limit=BUFFER)
            try:
                await asyncio.gather(
                    self._carry(reader, back, self._up, whole),
                    self._carry(there, writer, self._down, whole),
                )
            finally:
                back.close()
        writer.close()

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        link: "_Busy",
        whole: asyncio.Event,
    ) -> None:
        flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(IN_FLIGHT)
        sending = asyncio.create_task(self._send(source, flying, link))
        try:
            await _arrive(flying, target, whole)
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _send(
        self,
        source: asyncio.StreamReader,
        flying: asyncio.Queue[tuple[float, bytes]],
        link: "_Busy",
    ) -> None:
        """Put what comes on its way; the end of it is an empty piece."""
        clock = asyncio.get_running_loop().time
        own, arrives = _Busy(), 0.0
        data = b"-"
        while data:
            try:
                data = await source.read(BUFFER)
            except OSError:
                data = b""
            size = len(data)
            sent = max(
                link.send(clock(), size, self.bytes_a_second or math.inf),
                own.send(clock(), size, self.tcp_bytes_a_second),
            )
            arrives = max(arrives, sent + self._late(size))
            await flying.put((arrives, data))
            # What the line cannot take yet stays with its sender.
            await asyncio.sleep(max(0.0, sent - clock()))

    def _late(self, size: int) -> float:
        """Return how long the last of so many bytes is on its way."""
        lost = 0
        for _ in range(-(-size // PACKET)):
            while self._chance.random() < self.loss:
                lost += 1
        again = lost * (AGAIN_SECONDS + self.round_trip)
        return self.delay + self._chance.uniform(0, self.jitter) + again


class _Busy:
    """Until when a line is taken by what was put on it."""

    def __init__(self) -> None:
        self._until = 0.0

    def send(self, now: float, size: int, bytes_a_second: float) -> float:
        """Return when so many bytes have left."""
        self._until = max(now, self._until) + size / bytes_a_second
        return self._until


async def _arrive(
    flying: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter, whole: asyncio.Event
) -> None:
    """Hand over what is on its way when it is due."""
    # Without it, seconds of video would wait unseen on this side of the narrow place.
    target.transport.set_write_buffer_limits(high=0)
    clock = asyncio.get_running_loop().time
    with suppress(OSError):
        while True:
            due, data = await flying.get()
            await asyncio.sleep(max(0.0, due - clock()))
            await whole.wait()
            if not data:
                break
            target.write(data)
            await target.drain()
    target.close()
