"""A TCP proxy on loopback: a narrow or lossy link to an installation, which can be cut and mended.

What TCP makes of lost packets is a stall of all that follows: so are they here. It needs no rights
and no kernel module, other than `tc netem`.
"""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

PACKET = 1448
BUFFER = 16 * 1024
AGAIN_SECONDS = 0.2
"""Until a packet that was lost has been sent again: the shortest time-out that TCP has."""


class Link:
    """Forwards to a local port. What it is like may change at any moment, and counts downstream."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._whole = asyncio.Event()
        self._whole.set()
        self._chance = random.Random(3)
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.bytes_a_second: float | None = None
        self.loss = 0.0
        """The share of packets that are lost."""
        self.jitter = 0.0
        """Up to so many seconds late."""

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
        with suppress(OSError, asyncio.CancelledError):
            await self._whole.wait()
            there, back = await asyncio.open_connection("127.0.0.1", self._target, limit=BUFFER)
            await asyncio.gather(
                self._pump(reader, back, narrow=False), self._pump(there, writer, narrow=True)
            )
        writer.close()

    async def _pump(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, narrow: bool
    ) -> None:
        # Without it, seconds of video would wait unseen on this side of the narrow place.
        target.transport.set_write_buffer_limits(high=0)
        try:
            while data := await source.read(BUFFER):
                await self._whole.wait()
                if narrow:
                    await asyncio.sleep(self._hold(len(data)))
                target.write(data)
                await target.drain()
        except OSError:
            pass
        finally:
            target.close()

    def _hold(self, size: int) -> float:
        """Return for how long the link takes for so many bytes."""
        packets = -(-size // PACKET)
        lost = sum(self._chance.random() < self.loss for _ in range(packets))
        sending = size / self.bytes_a_second if self.bytes_a_second else 0.0
        return sending + lost * AGAIN_SECONDS + self._chance.uniform(0, self.jitter)
