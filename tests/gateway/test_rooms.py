"""Rooms of lives through a real gateway and a real actor: join, say, hearts, blocks, limits."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest

from rampe.entry.gateway import Gateway
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import House
from tests.gateway.conftest import Signed, tab
from tests.live.room.stage import Visitor, count_comments, house, make_live, read_hearts, read_live


@pytest.fixture
async def open_house(services: Services) -> AsyncIterator[House]:
    """A role `rooms` that takes comments as fast as they come."""
    async with house(services) as one:
        yield one


@asynccontextmanager
async def visit(gateway: Gateway, room: int, who: Signed | None = None) -> AsyncGenerator[Visitor]:
    """Open a tab; it has not joined yet."""
    async with tab(gateway, who.token if who else None) as one:
        await one.receive()
        yield Visitor(one, str(room))


async def test_comment_reaches_everybody_once_it_is_stored(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """LIK-01"""
    live = await make_live(database, alix.id)
    async with (
        visit(gateway, live, alix) as host,
        visit(gateway, live, lou) as one,
        visit(gateway, live) as guest,
    ):
        assert (await host.join())["state"]["live"] == "live"
        joined = await one.join()
        assert joined["comments"] == []
        assert joined["me"] == {"hearts": 0, "can_say": True}
        assert (await guest.join())["me"] == {
            "hearts": 0,
            "can_say": False,
            "code": "sign_in_required",
        }
        cid = await one.say("Bonjour @alix\u202e !")
        said = await one.answer()
        assert (said["cid"], said["i"]) == (cid, 1)
        assert await count_comments(database, live) == 1
        for visitor in (host, one, guest):
            frame = await visitor.next("comments")
            (item,) = frame["items"]
            assert (frame["from"], item["i"], item["text"]) == (1, 1, "Bonjour @alix !")
            assert item["account"]["handle"] == "lou"
            assert item["mentions"] == [{"id": str(alix.id), "handle": "alix"}]
        async with visit(gateway, live) as late:
            snapshot = await late.join()
            assert [one["text"] for one in snapshot["comments"]] == ["Bonjour @alix !"]
            assert snapshot["next"] == 2
        # Sent again, it is the same comment.
        await one.say("Bonjour @alix !", cid)
        again = await one.answer()
        assert again == said
        assert await count_comments(database, live) == 1


async def test_hearts_are_shown_once_they_are_stored(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """LIK-02, LIK-03"""
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host, visit(gateway, live, lou) as one:
        await host.join()
        await one.join()
        await one.hearts(15)
        assert (await one.next("hearted"))["hearts"] == 15
        state = await host.state(lambda state: state["hearts"] == 15)
        assert state["viewers"] == 1
        assert (await host.next("pulse"))["hearts_per_minute"] == 15
        row = await read_live(database, live)
        assert (row.hearts, row.comments) == (15, 0)
        assert await read_hearts(database, live) == {lou.id: 15}
