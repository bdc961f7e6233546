"""`room`: what the actors of 20 rooms cost a message, against callbacks that only decode.

In each of 20 running lives of a production stack 480 members send a batch of five hearts each half
second, and every twentieth message is a comment instead: 19,200 messages a second as gateways send
them, for five seconds, three times. A bare process hears the same messages over nats-py and decodes
them, at the same time:

- `vs_bare`: messages per CPU second of the role `rooms` ÷ the bare one's; median.

A heart that is not in the database, or a comment that is not stored and acknowledged, fails the
bench.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import psutil
from nats.aio.msg import Msg

from bench._bars import Bar
from bench._room import make_lives, wait_for_actor
from bench._seed import AUTHORS, BASE, SESSIONS, Size, database_url, seed
from bench._stack import Stack, start_stack
from bench._work import NotDone, cpu_of, running
from rampe.kit.database import Database
from rampe.live import room_wire
from rampe.ports.bus import Bus

ROOMS, MEMBERS, HEARTS, SECONDS, ROUNDS = 20, 480, 5, 5, 3
EVERY_COMMENT = 20
BARS = {"vs_bare": Bar(at_least=0.30)}
TURN_SECONDS = 0.5
SETTINGS = {
    # Each member of the bench says in a second what one says in a minute.
    "RAMPE_ROOMS__COMMENT_BURST": "1000",
    "RAMPE_ROOMS__COMMENTS_PER_MINUTE": "60000",
}


class Sent:
    """What was sent, and what was acknowledged."""

    def __init__(self) -> None:
        """Nothing so far."""
        self.messages = self.hearts = self.comments = 0
        self.said: set[bytes] = set()

    async def hear(self, message: Msg) -> None:
        """Note an acknowledgement."""
        if b'"said"' in message.data:
            self.said.add(message.data)
        elif b'"unsaid"' in message.data:
            raise NotDone(message.data.decode())


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            rampe = await stack.enter_async_context(start_stack(Path(folder), **SETTINGS))
            await seed(rampe, Size(AUTHORS + SESSIONS, 10))
            return await measure_rooms(stack, rampe)


async def measure_rooms(stack: AsyncExitStack, rampe: Stack) -> dict[str, Any]:
    """Send to both, three times."""
    database = await stack.enter_async_context(Database(database_url(rampe)))
    lives = await make_lives(database, ROOMS)
    for live_id in lives:
        await wait_for_actor(database, live_id)
    role = rampe.role("rooms")
    url = rampe.role("api").environ()["RAMPE_BUS__URL"]
    bus, sent = await Bus.connect(url), Sent()
    stack.push_async_callback(bus.close)
    await bus.subscribe("user.*", sent.hear)
    command = (sys.executable, "-m", "bench._decode", url)
    bare = await stack.enter_async_context(running(*command))
    await read_line(bare)
    ratios: list[float] = []
    ours: list[float] = []
    for number in range(ROUNDS):
        before = cpu_of(role), cpu_of(psutil.Process(bare.pid))
        messages = sent.messages
        await send(bus, lives, sent, number)
        await wait_until_done(database, bare, sent)
        cpu = cpu_of(role) - before[0]
        bare_cpu = cpu_of(psutil.Process(bare.pid)) - before[1]
        ratios.append(bare_cpu / cpu)
        ours.append((sent.messages - messages) / cpu)
    return {
        "vs_bare": round(statistics.median(ratios), 3),
        "messages_per_cpu_second": round(statistics.median(ours)),
        "messages": sent.messages,
        "comments": sent.comments,
        "hearts": sent.hearts,
    }


async def send(bus: Bus, lives: list[int], sent: Sent, number: int) -> None:
    """Let all members of all rooms send, evenly over each half second."""
    started = time.monotonic()
    turns = round(SECONDS / TURN_SECONDS)
    for turn in range(turns):
        for place, live_id in enumerate(lives):
            due = started + (turn + place / len(lives)) * TURN_SECONDS
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await send_room(bus, live_id, sent, f"{number}-{turn}")
    await bus.flush()


async def send_room(bus: Bus, live_id: int, sent: Sent, name: str) -> None:
    """One half second of one room."""
    subject = room_wire.subject_in(live_id)
    for member in range(MEMBERS):
        account_id = BASE + 100 + member
        if (member + sent.messages // MEMBERS) % EVERY_COMMENT == 0:
            cid = f"comment-{name}-{member}"
            message = room_wire.Spoken(account_id, cid, f"C'est beau ! {name}")
            sent.comments += 1
        else:
            message = room_wire.Hearted(account_id, HEARTS)
            sent.hearts += HEARTS
        await bus.publish(subject, room_wire.encode(message))
    sent.messages += MEMBERS


async def wait_until_done(database: Database, bare: asyncio.subprocess.Process, sent: Sent) -> None:
    """Wait until everything is stored, acknowledged, and decoded by the bare process too."""

    async def left() -> dict[str, int]:
        async with database.hot.connection() as connection:
            cursor = await connection.execute(
                "SELECT (SELECT sum(hearts) FROM live) AS hearts, (SELECT sum(hearts) FROM"
                " room_heart) AS members, (SELECT count(*) FROM room_comment) AS comments"
            )
            row = await cursor.fetchone() or {}
        if bare.stdin is None:
            raise NotDone("nobody decodes")
        bare.stdin.write(b"\n")
        return {
            "hearts": sent.hearts - int(row["hearts"] or 0),
            "members": sent.hearts - int(row["members"] or 0),
            "comments": sent.comments - row["comments"],
            "said": sent.comments - len(sent.said),
            "decoded": sent.messages - int(await read_line(bare)),
        }

    missing: dict[str, int] = {}
    for _ in range(150):
        missing = await left()
        if not any(missing.values()):
            return
        await asyncio.sleep(0.2)
    raise NotDone(f"missing: {missing}")


async def read_line(process: asyncio.subprocess.Process) -> bytes:
    """Read what the bare process says."""
    if process.stdout is None:
        raise NotDone("nobody decodes")
    return await process.stdout.readline()
