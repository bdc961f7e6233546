"""kill -9 of rooms, gateway, NATS and PostgreSQL in the middle of a live, with members who talk.

Issue 4, section 6: back by themselves; acknowledged comments all there once; counter never down.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.live import RoomComment
from tests.e2e.member import Member, sign_up
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.faults.havoc import Havoc
from tests.live.lives import make_live
from tests.live.room.stage import read_hearts, read_live

FANS = 12
VICTIMS = ("rooms", "gateway", "nats", "postgres")
SAID_BETWEEN = 10
RESEND_SECONDS = 3.0
NEVER_LOST = {"fed_at": clock.now().replace(year=clock.now().year + 5)}

Frame = dict[str, Any]


async def test_a_live_survives_whatever_dies(own_stack: Stack) -> None:
    """Each victim dies once; everybody goes on by themselves."""
    async with AsyncExitStack() as stack:
        host = await sign_up(own_stack.url, "hotedirect")
        fans = [await sign_up(own_stack.url, f"fan{number}direct") for number in range(FANS)]
        for one in (host, *fans):
            stack.push_async_callback(one.http.aclose)
        database = await stack.enter_async_context(Database(own_stack.database_url))
        live = await make_live(database, AccountId(int(host.id)), **NEVER_LOST)
        crowd = [Fan(own_stack, member, str(live)) for member in fans]
        havoc = Havoc(own_stack)
        tasks = [asyncio.create_task(fan.live()) for fan in crowd]
        try:
            await eventually(lambda: has_said(crowd, SAID_BETWEEN), "the room talks", seconds=60)
            for victim in VICTIMS:
                await havoc.kill(victim)
                more = sum(len(fan.said) for fan in crowd) + SAID_BETWEEN * 3
                await eventually(
                    lambda: has_said(crowd, more),  # noqa: B023 - awaited before it changes
                    f"the room talks again after {victim}",
                    seconds=90,
                )
            for fan in crowd:
                fan.talks = False
            await eventually(lambda: all_answered(crowd), "every comment is answered", seconds=60)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await check_books(database, live, crowd)


async def has_said(crowd: list["Fan"], count: int) -> bool:
    """Whether so many comments were acknowledged."""
    return sum(len(fan.said) for fan in crowd) >= count


async def all_answered(crowd: list["Fan"]) -> bool:
    """Whether no comment waits for its answer."""
    return not any(fan.waiting for fan in crowd)


async def check_books(database: Database, live: int, crowd: list["Fan"]) -> None:
    """What was acknowledged is there once, under the id and index that it was told."""
    async with database.session() as session:
        rows = list(await session.scalars(select(RoomComment).where(RoomComment.live_id == live)))
    stored = {row.cid: (str(row.id), row.i) for row in rows}
    assert len(stored) == len(rows)
    assert Counter(row.i for row in rows).most_common(1)[0][1] == 1
    said = {cid: place for fan in crowd for cid, place in fan.said.items()}
    assert said
    assert said == {cid: stored.get(cid) for cid in said}
    row = await read_live(database, live)
    assert row.comments == len(rows)
    hearts = await read_hearts(database, live)
    assert row.hearts == sum(hearts.values())
    for fan in crowd:
        assert fan.shown == sorted(fan.shown), "the counter went down"
        assert fan.shown[-1] <= row.hearts
        assert fan.hearted <= hearts.get(int(fan.member.id), 0)


@dataclass
class Fan:
    """A client as it should be: comes back, joins again, and sends again what was not answered."""

    stack: Stack
    member: Member
    room: str
    talks: bool = True
    said: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    waiting: dict[str, str] = field(default_factory=dict[str, str])
    shown: list[int] = field(default_factory=list[int])
    hearted: int = 0
    _is_in: bool = False

    async def live(self) -> None:
        """Watch, talk and send hearts until cancelled."""
        while True:
            with suppress(OSError, WebSocketException, TimeoutError):
                async with self._connect() as socket, asyncio.TaskGroup() as group:
                    listening = group.create_task(self._listen(socket))
                    talking = group.create_task(self._talk(socket))
                    await asyncio.wait((listening, talking), return_when=asyncio.FIRST_COMPLETED)
                    listening.cancel()
                    talking.cancel()
            self._is_in = False
            await asyncio.sleep(0.3)

    @asynccontextmanager
    async def _connect(self) -> AsyncGenerator[ClientConnection]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.member.cookies.items())
        async with connect(
            f"{self.stack.url.replace('http', 'ws', 1)}/rt",
            additional_headers={"Cookie": cookies, "Origin": self.stack.url},
            proxy=None,
            open_timeout=5,
            close_timeout=1,
        ) as socket:
            yield socket

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(WebSocketException):
            async for text in socket:
                await self._hear(socket, json.loads(text))

    async def _hear(self, socket: ClientConnection, frame: Frame) -> None:
        match frame["t"]:
            case "hello":
                await self._say(socket, {"t": "join", "room": self.room})
            case "room":
                self._is_in = True
                self.shown.append(frame["state"]["hearts"])
            case "refused":
                self._is_in = False
                await asyncio.sleep(0.5)
                await self._say(socket, {"t": "join", "room": self.room})
            case "state":
                self.shown.append(frame["s"]["hearts"])
            case "hearted":
                self.hearted = frame["hearts"]
            case "said":
                self.waiting.pop(frame["cid"], None)
                place = (frame["id"], frame["i"])
                assert self.said.setdefault(frame["cid"], place) == place
            case _:
                pass

    async def _talk(self, socket: ClientConnection) -> None:
        """Send one comment at a time, again until it is answered, and hearts all along."""
        with suppress(WebSocketException):
            while True:
                if self._is_in:
                    if not self.waiting and self.talks:
                        self.waiting[str(uuid4())] = f"n° {len(self.said)} de {self.member.handle}"
                    for cid, text in list(self.waiting.items()):
                        say = {"t": "say", "room": self.room, "cid": cid, "text": text}
                        await self._say(socket, say)
                    await self._say(socket, {"t": "hearts", "room": self.room, "n": 4})
                await self._answered_or(RESEND_SECONDS)

    async def _answered_or(self, seconds: float) -> None:
        """Wait until the comment is answered, at most so long, and half a second in any case."""
        await asyncio.sleep(0.5)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.waiting:
                    await asyncio.sleep(0.05)

    async def _say(self, socket: ClientConnection, frame: Frame) -> None:
        await socket.send(json.dumps(frame))
