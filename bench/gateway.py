"""`gateway`: what open connections and what deliveries cost the real-time role.

5,000 members connect to the gateway of a production stack, each by a session of their own; then
1,000 of them get ten frames a second for some seconds, over the bus as the product sends them:

- `kb_per_connection`: resident memory of the gateway, 5,000 connections less none.
- `deliveries_per_cpu_second`: frames that arrived, over user and system time of the gateway.

Reported, no bars. A connection that is not greeted or a frame that is lost fails the bench.
"""

import asyncio
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import picows
from picows import WSFrame, WSListener, WSMsgType, WSTransport

from bench._seed import AUTHORS, BASE, Size, seed, token_of
from bench._stack import Stack, start_stack
from bench._work import NotDone, cpu_of
from rampe.ports.bus import Bus

CONNECTIONS, RECEIVERS, RATE, SECONDS = 5_000, 1_000, 10, 5
AT_ONCE = 100
FRAME = {"t": "notification", "id": "1", "kind": "like", "text": "x" * 160}


class Counter:
    """What all connections have received."""

    def __init__(self) -> None:
        """Nothing so far."""
        self.greeted = 0
        self.frames = 0
        self.closed = 0
        self.refused = ""

    def has_greeted(self, members: int) -> bool:
        """Whether so many were let in."""
        return self.greeted == members


class Client(WSListener):
    """One member's tab."""

    def __init__(self, counter: Counter) -> None:
        """Count into `counter`."""
        self.counter = counter
        self.transport: WSTransport | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Keep the way to hang up."""
        self.transport = transport

    def leave(self) -> None:
        """Hang up."""
        if self.transport is not None:
            self.transport.disconnect()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Count a greeting, or a frame."""
        if frame.msg_type is not WSMsgType.TEXT:
            return
        told = frame.get_payload_as_bytes()
        if b'"hello"' in told:
            self.counter.greeted += 1
        elif b'"bye"' in told:
            self.counter.refused = told.decode()
        else:
            self.counter.frames += 1

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Count an end, which nobody asked for while it is measured."""
        self.counter.closed += 1


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))
    with tempfile.TemporaryDirectory() as folder:
        async with start_stack(Path(folder)) as stack:
            await seed(stack, Size(AUTHORS + CONNECTIONS, 10, CONNECTIONS))
            return await measure_gateway(stack)


async def measure_gateway(stack: Stack) -> dict[str, Any]:
    """Connect everybody, then send."""
    gateway = stack.role("gateway")
    url = f"ws://127.0.0.1:{gateway.environ()['RAMPE_GATEWAY__PORT']}/rt"
    before, counter = gateway.memory_info().rss, Counter()
    tabs: list[Client] = []
    for first in range(1, CONNECTIONS + 1, AT_ONCE):
        numbers = range(first, first + AT_ONCE)
        tabs += await asyncio.gather(*(connect(url, number, counter) for number in numbers))
        # Each batch is let in before the next: a crowd that comes at once is told to come back.
        await until(partial(counter.has_greeted, len(tabs)), counter)
    memory = gateway.memory_info().rss - before
    started, cpu = time.monotonic(), cpu_of(gateway)
    await send(gateway.environ()["RAMPE_BUS__URL"])
    await until(lambda: counter.frames == RECEIVERS * RATE * SECONDS, counter)
    cpu, passed = cpu_of(gateway) - cpu, time.monotonic() - started
    if counter.closed:
        raise NotDone(f"{counter.closed} connections ended")
    for tab in tabs:
        tab.leave()
    return {
        "connections": CONNECTIONS,
        "kb_per_connection": round(memory / CONNECTIONS / 1024, 1),
        "deliveries": counter.frames,
        "deliveries_per_second": round(counter.frames / passed),
        "deliveries_per_cpu_second": round(counter.frames / cpu),
    }


async def connect(url: str, number: int, counter: Counter) -> Client:
    """Open a member's tab. Each comes from an address of its own, as through the front door."""
    headers = {
        "Authorization": f"Bearer {token_of(number)}",
        "X-Forwarded-For": f"10.0.{number // 200}.{1 + number % 200}",
    }
    listener = Client(counter)
    await picows.ws_connect(lambda: listener, url, extra_headers=headers)  # pyright: ignore[reportUnknownMemberType]
    return listener


async def send(bus_url: str) -> None:
    """Publish ten frames a second to each receiver, spread evenly over the second."""
    bus = await Bus.connect(bus_url)
    receivers = range(BASE + AUTHORS + 1, BASE + AUTHORS + 1 + RECEIVERS)
    started = time.monotonic()
    for turn in range(RATE * SECONDS):
        await asyncio.sleep(max(0.0, started + turn / RATE - time.monotonic()))
        for account_id in receivers:
            await bus.to_user(account_id, FRAME)
    await bus.flush()
    await bus.close()


async def until(done: Callable[[], bool], counter: Counter) -> None:
    """Wait until something is so, and fail when it is not for a minute."""
    try:
        async with asyncio.timeout(60):
            while not done():
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise NotDone(str(vars(counter))) from None
