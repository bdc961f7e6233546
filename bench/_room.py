"""Running lives for the benches of rooms, in the database as they are once they have begun."""

import asyncio

from bench._seed import BASE
from bench._work import NotDone
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.live import Audience, Format, Live, LiveId, Recording, State

FIRST_LIVE = 1 << 41


async def make_lives(database: Database, count: int) -> list[int]:
    """Insert public lives, of a seeded member each."""
    now = clock.now()
    lives = [
        Live(
            id=LiveId(FIRST_LIVE + number),
            account_id=BASE + 1 + number,
            title="Bench",
            format=Format.QA,
            audience=Audience.PUBLIC,
            state=State.LIVE,
            created_at=now,
            started_at=now,
            # Or the worker would take its signal for lost.
            fed_at=now.replace(year=now.year + 1),
            is_recorded=False,
            recording=Recording.NONE,
        )
        for number in range(count)
    ]
    async with database.session() as session:
        session.add_all(lives)
    return [live.id for live in lives]


async def wait_for_actor(database: Database, live_id: int) -> int:
    """Wait until somebody speaks for a live, and return the epoch."""
    async with asyncio.timeout(30):
        while True:
            async with database.hot.connection() as connection:
                cursor = await connection.execute(
                    "SELECT epoch FROM room_lease WHERE live_id = %s AND until > now()", (live_id,)
                )
                if row := await cursor.fetchone():
                    return row["epoch"]
            await asyncio.sleep(0.1)
    raise NotDone("no actor")
