"""A TCP proxy on loopback: a slow network that cuts every connection, or holds a long one."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

CHUNK = 16 * 1024
UPSTREAM_BYTES_A_SECOND = 300_000


class CuttingProxy:
    """Forwards to a local port. Once armed, it cuts all connections after so many bytes.

    While there is a limit, a connection that has sent more than that is held until it is let go.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._left: int | None = None
        self._let_go = asyncio.Event()
        self._cutting = False
        self.limit: int | None = None
        self.held = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.cuts = 0

    @property
    def url(self) -> str:
        """Where browsers reach the installation through it."""
        return f"http://localhost:{self.port}"

    def arm(self, size: int) -> None:
        """Cut once, when so many more bytes have gone to the server."""
        self._left = size

    def let_go(self, *, cut: bool) -> None:
        """Cut the connections that are held, or let them go on."""
        self._cutting = cut
        self._let_go.set()
        self._let_go = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["CuttingProxy"]:
        """Serve until the block ends."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self._close_all()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        self._writers |= {writer, up_writer}
        try:
            async with asyncio.TaskGroup() as pumps:
                pumps.create_task(self._pump(reader, up_writer, counted=True))
                pumps.create_task(self._pump(up_reader, writer, counted=False))
        finally:
            self._writers -= {writer, up_writer}

    async def _pump(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, counted: bool
    ) -> None:
        sent = 0
        with suppress(OSError):
            while data := await source.read(CHUNK):
                target.write(data)
                await target.drain()
                if not counted:
                    continue
                self._count(len(data))
                await asyncio.sleep(len(data) / UPSTREAM_BYTES_A_SECOND)
                sent += len(data)
                if self.limit is not None and sent >= self.limit:
                    await self._hold()
                    if self._cutting:
                        break
        target.close()

    async def _hold(self) -> None:
        self.held += 1
        await self._let_go.wait()
        self.held -= 1

    def _count(self, size: int) -> None:
        if self._left is None:
            return
        self._left -= size
        if self._left <= 0:
            self._left = None
            self.cuts += 1
            self._close_all()

    def _close_all(self) -> None:
        # An orderly close: what was forwarded stays forwarded, then the connection is gone.
        for writer in self._writers:
            writer.close()
