"""Seen and read, over tabs and devices."""

import pytest

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory, Settle
from tests.factories import make_token
from tests.notify.conftest import Stage, inbox, listen, unread
from tests.notify.events import happen


@pytest.fixture
async def news(stage: Stage, settle: Settle) -> Stage:
    """Two lines in Tess's inbox: a follow, above a like."""
    await stage.like(stage.alix)
    await settle()
    await stage.alix.client.put(f"/accounts/{stage.tess.id}/follow")
    await settle()
    return stage


async def test_seen_holds_on_every_device(
    news: Stage, bus: Bus, database: Database, api: ApiFactory
) -> None:
    """NTF-01: what one device has in sight, the others count no more, and are told at once."""
    phone = api(await make_token(database, news.tess.id))
    tab = await listen(bus, news.tess)
    assert (await phone.get("/me/notifications/unread")).json()["count"] == 2
    top = (await inbox(news.tess))[0]["rev"]
    answer = await news.tess.client.put("/me/notifications/seen", json={"up_to": top})
    assert answer.json()["count"] == 0
    unread_now = (await phone.get("/me/notifications/unread")).json()
    assert unread_now == answer.json()
    await tab.wait(lambda: tab.frames)
    assert tab.of("unread") == [{"t": "unread", "count": 0, "n": unread_now["n"], "seen_to": top}]


async def test_seen_up_to_a_line_leaves_newer_ones(news: Stage) -> None:
    """A line that arrived after the list was read still counts."""
    older = (await inbox(news.tess))[1]
    answer = await news.tess.client.put("/me/notifications/seen", json={"up_to": older["rev"]})
    assert answer.json()["count"] == 1
    assert [line["seen"] for line in await inbox(news.tess)] == [False, True]


async def test_read_one(news: Stage, bus: Bus) -> None:
    """Opening a line marks it alone."""
    tab = await listen(bus, news.tess)
    older = (await inbox(news.tess))[1]
    answer = await news.tess.client.put("/me/notifications/read", json={"ids": [older["id"]]})
    assert answer.json()["count"] == 1
    assert [(line["read"], line["seen"]) for line in await inbox(news.tess)] == [
        (False, False),
        (True, True),
    ]
    await tab.wait(lambda: tab.frames)
    assert tab.of("unread")[-1]["read"] == [older["id"]]


async def test_read_all(news: Stage) -> None:
    """Everything up to the line on top."""
    top = (await inbox(news.tess))[0]["rev"]
    answer = await news.tess.client.put("/me/notifications/read", json={"up_to": top})
    assert answer.json()["count"] == 0
    assert all(line["read"] for line in await inbox(news.tess))


async def test_each_change_has_a_higher_number(news: Stage, settle: Settle, bus: Bus) -> None:
    """Frames that overtake each other can be told apart."""
    tab = await listen(bus, news.tess)
    before = (await news.tess.client.get("/me/notifications/unread")).json()["n"]
    for fan in (news.sami, news.lou):
        await news.like(fan)
    await settle()
    await news.tess.client.put("/me/notifications/seen", json={"up_to": "1"})
    await tab.wait(lambda: len(tab.of("unread")) == 3)
    numbers = [frame["n"] for frame in tab.of("unread")]
    assert sorted(numbers) == [before + 1, before + 2, before + 3]
    assert (await news.tess.client.get("/me/notifications/unread")).json()["n"] == before + 3


async def test_a_changed_line_is_named(news: Stage, settle: Settle, bus: Bus) -> None:
    """Live: open tabs hear which line to read again."""
    tab = await listen(bus, news.tess)
    await news.like(news.sami)
    await settle()
    await tab.wait(lambda: tab.of("unread"))
    like = next(line for line in await inbox(news.tess) if line["kind"] == "like")
    assert tab.of("notification") == [{"t": "notification", "id": like["id"]}]
    answer = await news.tess.client.get(f"/me/notifications/{like['id']}")
    assert answer.json() == like
    assert await inbox(news.tess, ids=f"5,{like['id']}") == [like]
    for fan in (news.alix, news.sami):
        await news.unlike(fan)
    await settle()
    assert await inbox(news.tess, ids=like["id"]) == []


async def test_guests_have_no_inbox(api: ApiFactory) -> None:
    """D1."""
    for path in ("notifications", "notifications/unread", "notification-settings"):
        assert (await api().get(f"/me/{path}")).status_code == 401


async def test_a_forged_cursor_is_refused(news: Stage) -> None:
    """And so is a filter that is none."""
    for params in ({"cursor": "zzz"}, {"topic": "gossip"}, {"ids": "1,"}, {"ids": "9" * 19}):
        assert (await news.tess.client.get("/me/notifications", params=params)).status_code == 422


async def test_counting_ends_at_a_hundred(stage: Stage, services: Services) -> None:
    """An inbox that nobody opens costs no more each day."""
    for number in range(103):
        await happen(
            services, "accounts.export_ready.v1", account_id=stage.tess.id, export_id=number + 1
        )
    assert await unread(stage.tess) == 100
