"""The least that can fan out: a picows server that sends the same bytes to all, ten times a second.

`python -m bench._bare PORT RATE BYTES`; `start` and `stop` on its standard input.
"""

import asyncio
import sys
import time

import uvloop
from picows import (
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    ws_create_server,  # pyright: ignore[reportUnknownVariableType]
)

everybody: set[WSTransport] = set()


class Reader(WSListener):
    """One who listens."""

    def on_ws_connected(self, transport: WSTransport) -> None:
        """One more."""
        everybody.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """One less."""
        everybody.discard(transport)


async def broadcast(rate: float, size: int) -> None:
    """Send until cancelled."""
    started, turn = time.monotonic(), 0
    while True:
        turn += 1
        await asyncio.sleep(max(0.0, started + turn / rate - time.monotonic()))
        frame = f'{{"t":"state","x":"bench {time.monotonic_ns()} '.encode()
        frame += b"x" * (size - len(frame) - 2) + b'"}'
        for number, transport in enumerate(list(everybody), 1):
            transport.send(WSMsgType.TEXT, frame)
            if number % 250 == 0:
                await asyncio.sleep(0)


async def main(port: int, rate: float, size: int) -> None:
    """Serve until standard input ends."""

    def listen(_request: WSUpgradeRequest) -> WSListener:
        return Reader()

    await ws_create_server(listen, "127.0.0.1", port, backlog=4096)
    print("ready", flush=True)
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    task: asyncio.Task[None] | None = None
    while line := await reader.readline():
        if line.strip() == b"start":
            task = asyncio.create_task(broadcast(rate, size))
        elif task is not None:
            task.cancel()
            task = None


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])))
