"""A link whose packets really are lost and late: what `tc netem` does, without its kernel module.

Two network namespaces with a TUN device in each; whatever goes from one to the other passes through
this process, packet by packet. TCP is the kernel's at both ends, with its own congestion windows
and time-outs. A proxy at either end joins it to loopback. It needs the right to make namespaces
(root), and `/dev/net/tun`; nothing of the machine's own network is touched.
"""

import asyncio
import ctypes
import fcntl
import os
import random
import socket
import struct
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial

from tests.e2e.link import BUFFER, Link, Weather

NEAR, FAR, MASK = "10.77.0.1", "10.77.0.2", "255.255.255.252"
LARGEST = 2048
QUEUE_BYTES = 64 * 1024
"""What a narrow line keeps waiting; what comes then is lost, as in any router."""
NOT_SENT_BYTES = 16 * 1024
TCP_NOTSENT_LOWAT, TCP_CONGESTION = 25, 13
CONGESTION = b"reno"
"""Every kernel has it, and loss hurts it most: 130 kB/s were seen with 3 % and 80 ms, with cubic
too, and `Weather.tcp_bytes_a_second` is 128."""
CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFFLAGS, UP = 0x8916, 0x891C, 0x8914, 0x41
NAME = b"wire"


def lossy_link(target: int) -> "Link | Wire":
    """Return the most honest bad line to a local port that this machine lets us have."""
    end = None
    with suppress(OSError):
        end = _End(NEAR)
        end.close()
    return Wire(target) if end else Link(target)


class _End:
    """A network namespace with one device in it; its sockets are made by its own thread."""

    def __init__(self, address: str) -> None:
        self._thread = ThreadPoolExecutor(1)
        try:
            self.device = self._thread.submit(_open_device, address).result()
        except OSError:
            self._thread.shutdown()
            raise

    def socket(self) -> socket.socket:
        """Return a socket of this end."""
        one = self._thread.submit(socket.socket).result()
        one.setblocking(False)
        one.setsockopt(socket.IPPROTO_TCP, TCP_NOTSENT_LOWAT, NOT_SENT_BYTES)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        one.setsockopt(socket.IPPROTO_TCP, TCP_CONGESTION, CONGESTION)
        return one

    def close(self) -> None:
        """Give everything back."""
        os.close(self.device)
        self._thread.shutdown()


def _open_device(address: str) -> int:
    """Leave the machine's network for a new one, and open a device there."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "no network namespaces")
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", NAME, IFF_TUN | IFF_NO_PI))
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            for request, value in ((SIOCSIFADDR, address), (SIOCSIFNETMASK, MASK)):
                packed = socket.inet_aton(value)
                fcntl.ioctl(asked, request, struct.pack("16sHxx4s16x", NAME, 2, packed))
            fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sH22x", NAME, UP))
    except OSError:
        os.close(device)
        raise
    return device


class Wire(Weather):
    """Forwards to a local port."""

    def __init__(self, target: int) -> None:
        super().__init__()
        self._target = target
        self._chance = random.Random(3)
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.lost = 0
        """Packets so far."""

    @property
    def url(self) -> str:
        """Where browsers reach the installation through it."""
        return f"http://localhost:{self.port}"

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["Wire"]:
        """Serve until the block ends."""
        loop = asyncio.get_running_loop()
        async with AsyncExitStack() as stack:
            near, far = _End(NEAR), _End(FAR)
            stack.callback(near.close)
            stack.callback(far.close)
            for one, other in ((near, far), (far, near)):
                loop.add_reader(one.device, _Lane(self, one.device, other.device).read)
                stack.callback(loop.remove_reader, one.device)
            stack.push_async_callback(self._cancel)
            listening = far.socket()
            listening.bind((FAR, 0))
            address = listening.getsockname()
            out = partial(self._serve, partial(_open_local, self._target))
            inner = await asyncio.start_server(out, sock=listening, limit=BUFFER)
            stack.callback(inner.close)
            into = partial(self._serve, partial(_open_through, near, address))
            door = await asyncio.start_server(into, "127.0.0.1", 0, limit=BUFFER)
            stack.callback(door.close)
            self.port = door.sockets[0].getsockname()[1]
            yield self

    def is_lost(self) -> bool:
        """Decide on one packet."""
        lost = self._chance.random() < self.loss
        self.lost += lost
        return lost

    def late(self) -> float:
        """Return for how long one packet is on its way."""
        return self.delay + self._chance.uniform(0, self.jitter)

    async def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(
        self, connect: "Connect", reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with suppress(OSError, asyncio.CancelledError):
            there, back = await connect()
            try:
                await asyncio.gather(_pump(reader, back), _pump(there, writer))
            finally:
                back.close()
        writer.close()


class _Lane:
    """One direction: packets in their order, late, some of them never."""

    def __init__(self, wire: Wire, source: int, target: int) -> None:
        self._wire = wire
        self._source, self._target = source, target
        self._sent = self._arrived = 0.0

    def read(self) -> None:
        """Take what has come to this end."""
        with suppress(BlockingIOError):
            while True:
                self._take(os.read(self._source, LARGEST))

    def _take(self, packet: bytes) -> None:
        loop, wire = asyncio.get_running_loop(), self._wire
        now = loop.time()
        if wire.bytes_a_second:
            if (self._sent - now) * wire.bytes_a_second > QUEUE_BYTES:
                return
            self._sent = max(now, self._sent) + len(packet) / wire.bytes_a_second
        else:
            self._sent = now
        if wire.is_lost():
            return
        self._arrived = max(self._arrived + 1e-6, self._sent + wire.late())
        loop.call_at(self._arrived, self._bring, packet)

    def _bring(self, packet: bytes) -> None:
        # Its end may be closed, or full for the moment: lost like any other.
        with suppress(OSError):
            os.write(self._target, packet)


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Streams]]


async def _open_local(port: int) -> Streams:
    return await asyncio.open_connection("127.0.0.1", port, limit=BUFFER)


async def _open_through(near: _End, address: tuple[str, int]) -> Streams:
    one = near.socket()
    try:
        await asyncio.get_running_loop().sock_connect(one, address)
    except BaseException:
        one.close()
        raise
    return await asyncio.open_connection(sock=one, limit=BUFFER)


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    # Without it, seconds of video would wait unseen on this side of the line.
    target.transport.set_write_buffer_limits(high=0)
    with suppress(OSError):
        while data := await source.read(BUFFER):
            target.write(data)
            await target.drain()
    target.close()
