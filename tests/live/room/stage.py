"""A live, a house that speaks for its room, and gateways and tabs around it."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import (
    House,
    Live,
    RoomComment,
    RoomHeart,
    RoomPace,
    RoomTools,
)
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.gateway.conftest import Frame, Tab

PATIENCE = 30.0
FAST = RoomPace(hearts_per_second=20.0, comment_burst=1_000, comments_per_second=1_000.0)


@asynccontextmanager
async def house(services: Services, pace: RoomPace = FAST, most: int = 50) -> AsyncGenerator[House]:
    """Run a house as the role does, on the services' engines."""
    tools = RoomTools(services.get(Database), services.get(Bus), services.get(Storage), pace)
    one, stop = House(tools, most), asyncio.Event()
    task = asyncio.create_task(one.run(stop))
    try:
        yield one
    finally:
        stop.set()
        await task


@dataclass
class Visitor:
    """A tab in a room: what it was told, kept by kind."""

    tab: Tab
    room: str

    async def join(self) -> Frame:
        """Join and return the answer: `room` or `refused`."""
        await self.tab.send({"t": "join", "room": self.room})
        return await self.next("room", "refused")

    async def next(self, *kinds: str) -> Frame:
        """Return the next frame of these kinds."""
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = await self.tab.receive()
                if frame["t"] in kinds:
                    return frame

    async def say(self, text: str, cid: str | None = None, **fields: Any) -> str:
        """Comment, and return the cid."""
        cid = cid or str(uuid4())
        await self.tab.send({"t": "say", "room": self.room, "cid": cid, "text": text, **fields})
        return cid

    async def answer(self) -> Frame:
        """Return what is said of a comment of one's own."""
        return await self.next("said", "unsaid")

    async def hearts(self, n: int) -> None:
        """Send hearts."""
        await self.tab.send({"t": "hearts", "room": self.room, "n": n})

    async def state(self, holds: Callable[[Frame], bool]) -> Frame:
        """Wait for a state that holds."""
        while True:
            state = (await self.next("state"))["s"]
            if holds(state):
                return state


async def count_comments(database: Database, live_id: int) -> int:
    """Count the stored comments of a live."""
    async with database.session() as session:
        count = select(func.count()).where(RoomComment.live_id == live_id)
        return await session.scalar(count) or 0


async def read_live(database: Database, live_id: int) -> Live:
    """Read a live's row."""
    async with database.session() as session:
        return (await session.scalars(select(Live).where(Live.id == live_id))).one()


async def read_hearts(database: Database, live_id: int) -> dict[int, int]:
    """Read the members' hearts of a live."""
    async with database.session() as session:
        rows = await session.execute(
            select(RoomHeart.account_id, RoomHeart.hearts).where(RoomHeart.live_id == live_id)
        )
        return {row.account_id: row.hearts for row in rows}
