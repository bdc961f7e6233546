"""The crowd of the demo's live, through a real gateway and a real room (DEMO.md, 2)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from random import Random

from sqlalchemy import select

from rampe.entry.demo.live.crowd import Crowd, Ticket
from rampe.entry.gateway import Gateway
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import RoomComment
from tests.gateway.conftest import Signed, sign_in, tab
from tests.live.lives import make_live
from tests.live.room.stage import Visitor, house, read_hearts, read_live

GUESTS = 3


@asynccontextmanager
async def running(crowd: Crowd) -> AsyncGenerator[None]:
    """Let a crowd come and go."""
    task = asyncio.create_task(crowd.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_it_is_there_while_somebody_looks(
    gateway: Gateway, services: Services, database: Database, alix: Signed
) -> None:
    """It comes, speaks and hearts as members do; who has left leaves an empty room."""
    live = await make_live(database, alix.id)
    seats = [await sign_in(database, f"crowd{number}") for number in range(GUESTS)]
    crowd = Crowd(
        f"ws://127.0.0.1:{gateway.port}/rt",
        str(live),
        Ticket(alix.token, "fr"),
        tuple(Ticket(one.token, "fr") for one in seats),
        Random(1),
        linger=4.0,
    )
    async with house(services), running(crowd), tab(gateway, None) as one:
        await one.receive()
        guest = Visitor(one, str(live))
        assert (await guest.join())["comments"] == []
        await guest.state(lambda state: state["viewers"] == 1 + GUESTS)
        await guest.state(lambda state: state["hearts"] > 0)
        members = {seat.id for seat in seats}
        assert set(await read_hearts(database, live)) <= members
        async with database.session() as session:
            said = select(RoomComment.account_id).where(RoomComment.live_id == live)
            speakers = set(await session.scalars(said))
        assert speakers
        assert speakers <= members
        await one.send({"t": "leave", "room": str(live)})
        async with asyncio.timeout(30):
            while (await read_live(database, live)).viewers:
                await asyncio.sleep(0.05)
