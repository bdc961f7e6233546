"""Planned publications: at their time, once, whatever happens to the jobs."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text, update

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.media import Asset, AssetState
from rampe.video import Video, VideoId
from rampe.video.jobs import defer_publication, publish_all_due, publish_one
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.video.factories import make_asset, make_draft, make_video
from tests.video.test_publish import count_events, finish_asset

ZONE = "America/New_York"


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami")


def moment(**after: float) -> datetime:
    """Return a time from now."""
    return clock.now() + timedelta(**after)


async def plan(person: Person, video_id: int, at: datetime, zone: str = ZONE) -> httpx.Response:
    """Plan a video."""
    body = {"at": at.isoformat(), "zone": zone}
    return await person.client.put(f"/videos/{video_id}/schedule", json=body)


async def card_of(person: Person, video_id: int) -> dict[str, Any]:
    """Return a video as a member sees it."""
    return (await person.client.get(f"/videos/{video_id}")).json()


async def test_a_planned_video_comes_out_at_its_time(
    database: Database, alix: Person, sami: Person
) -> None:
    """VID-03: kept with its zone, seen by nobody before, published once, its author told."""
    video_id = await make_draft(database, alix.id, caption="#demain")
    at = moment(hours=2)
    planned = (await plan(alix, video_id, at)).json()
    assert (planned["state"], planned["scheduled_zone"]) == ("scheduled", ZONE)
    assert datetime.fromisoformat(planned["scheduled_at"]) == at
    assert planned["published_at"] is None
    await publish_all_due(database)
    assert (await sami.client.get(f"/videos/{video_id}")).status_code == 404
    with clock.travel(at + timedelta(hours=9)):  # however late
        await asyncio.gather(*(publish_all_due(database) for _ in range(5)))
        await publish_all_due(database)
        card = await card_of(sami, video_id)
    assert card["state"] == "published"
    assert card["scheduled_at"] is None  # whose plans are the author's own
    assert await count_events(database, "video.published.v1") == 1
    assert await count_events(database, "video.scheduled_published.v1") == 1


async def test_the_job_does_it_without_the_sweep(
    database: Database, alix: Person, settle: Settle
) -> None:
    """The worker itself publishes what is due."""
    video_id = await make_draft(database, alix.id)
    async with database.session() as session:
        await session.execute(
            update(Video)
            .where(Video.id == video_id)
            .values(state="scheduled", scheduled_at=moment(seconds=-1), scheduled_zone=ZONE)
        )
        await defer_publication(session, VideoId(video_id), 0)
        await defer_publication(session, VideoId(video_id), 0)
    await settle()
    assert (await card_of(alix, video_id))["state"] == "published"
    assert await count_events(database, "video.published.v1") == 1
    async with database.session() as session:
        row = await session.scalar(
            select(OutboxRow.data).where(OutboxRow.subject == "video.published.v1")
        )
    assert row is not None
    assert row["waited"] is True


async def test_a_plan_is_moved_and_called_off(database: Database, alix: Person) -> None:
    """The list is in the order of the times; a former time does nothing."""
    first, second = [await make_draft(database, alix.id) for _ in range(2)]
    await plan(alix, first, moment(hours=3))
    await plan(alix, second, moment(hours=1))
    listed = (await alix.client.get("/me/videos?state=scheduled")).json()["items"]
    assert [item["id"] for item in listed] == [str(second), str(first)]
    page = (await alix.client.get("/me/videos?state=scheduled&limit=1")).json()
    following = (
        await alix.client.get(f"/me/videos?state=scheduled&limit=1&cursor={page['next_cursor']}")
    ).json()
    assert [item["id"] for item in page["items"] + following["items"]] == [str(second), str(first)]
    await plan(alix, second, moment(hours=8))
    assert (await alix.client.delete(f"/videos/{first}/schedule")).json()["state"] == "draft"
    with clock.travel(moment(hours=4)):
        await publish_all_due(database)
        assert (await card_of(alix, first))["state"] == "draft"
        assert (await card_of(alix, second))["state"] == "scheduled"
        published = await alix.client.post(f"/videos/{second}/publish")
        assert (published.json()["state"], published.json()["scheduled_at"]) == ("published", None)
    assert await count_events(database, "video.scheduled_published.v1") == 0


async def test_times_that_are_refused(database: Database, alix: Person) -> None:
    """At least five minutes, at most ten days, a zone that exists, a time with an offset."""
    video_id = await make_draft(database, alix.id)
    for at, zone, code in (
        (moment(minutes=4), ZONE, "schedule_too_soon"),
        (moment(days=-1), ZONE, "schedule_too_soon"),
        (moment(days=11), ZONE, "schedule_too_far"),
        (moment(hours=1), "Europe/Atlantis", "unknown_zone"),
        (moment(hours=1), "../../etc/passwd", "unknown_zone"),
    ):
        answer = await plan(alix, video_id, at, zone)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    naive = {"at": "2030-01-01T10:00:00", "zone": ZONE}
    answer = await alix.client.put(f"/videos/{video_id}/schedule", json=naive)
    assert answer.status_code == 422
    assert (await card_of(alix, video_id))["state"] == "draft"


async def test_a_video_that_is_not_ready_at_its_time_comes_out_when_it_is(
    database: Database, alix: Person, settle: Settle
) -> None:
    """VID-03: published when ready, and its author is told then."""
    asset_id = await make_asset(database, alix.id, AssetState.ENCODING)
    video_id = await make_draft(database, alix.id, asset_id)
    await plan(alix, video_id, moment(minutes=10))
    with clock.travel(moment(minutes=11)):
        await publish_all_due(database)
    waiting = await card_of(alix, video_id)
    assert (waiting["state"], waiting["published_at"]) == ("published", None)
    assert await count_events(database, "video.scheduled_published.v1") == 0
    await finish_asset(database, asset_id, AssetState.READY)
    await settle()
    assert (await card_of(alix, video_id))["published_at"] is not None
    assert await count_events(database, "video.scheduled_published.v1") == 1


@pytest.mark.parametrize("fails", ["before", "after"])
async def test_an_asset_that_fails_makes_a_draft_again_and_tells(
    database: Database, alix: Person, settle: Settle, fails: str
) -> None:
    """Before or after the planned time: a draft, with the reason, told once."""
    asset_id = await make_asset(database, alix.id, AssetState.ENCODING)
    video_id = await make_draft(database, alix.id, asset_id)
    await plan(alix, video_id, moment(minutes=10))
    if fails == "before":
        async with database.session() as session:
            await session.execute(
                update(Asset)
                .where(Asset.id == asset_id)
                .values(state=AssetState.FAILED, reason="damaged")
            )
    with clock.travel(moment(minutes=11)):
        await publish_all_due(database)
    if fails == "after":
        await finish_asset(database, asset_id, AssetState.FAILED)
        await settle()
    card = await card_of(alix, video_id)
    assert (card["state"], card["scheduled_at"]) == ("draft", None)
    assert await count_events(database, "video.schedule_failed.v1") == 1


async def test_plans_of_others_are_none(
    database: Database, alix: Person, sami: Person, api: ApiFactory
) -> None:
    """Hostile: another member's draft by its id; what is out cannot be planned."""
    video_id = await make_draft(database, alix.id)
    assert (await plan(sami, video_id, moment(hours=1))).status_code == 404
    await plan(alix, video_id, moment(hours=1))
    assert (await sami.client.delete(f"/videos/{video_id}/schedule")).status_code == 404
    assert (await sami.client.put(f"/videos/{video_id}/trim", json={"start_ms": 0, "end_ms": 9})
            ).status_code == 404  # fmt: skip
    assert (await api().put(f"/videos/{video_id}/schedule", json={})).status_code == 401
    assert (await sami.client.get("/me/videos?state=scheduled")).json()["items"] == []
    out = await make_video(database, alix.id)
    for answer in (
        await plan(alix, out, moment(hours=1)),
        await alix.client.delete(f"/videos/{out}/schedule"),
        await alix.client.put(f"/videos/{out}/trim", json={"start_ms": 0, "end_ms": 5_000}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "already_published")


async def test_a_deleted_plan_stays_deleted(database: Database, alix: Person) -> None:
    """Its time comes, and nothing does; brought back, it is a draft."""
    video_id = await make_draft(database, alix.id)
    await plan(alix, video_id, moment(minutes=10))
    await alix.client.delete(f"/videos/{video_id}")
    with clock.travel(moment(minutes=11)):
        await publish_one(database, AccountId(alix.id), VideoId(video_id))
    restored = (await alix.client.post(f"/videos/{video_id}/restore")).json()
    assert (restored["state"], restored["scheduled_at"]) == ("draft", None)


async def test_one_plan_that_breaks_holds_up_no_other(
    database: Database, alix: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """VID-03: it is logged, the others come out, and it does once it can."""
    broken, other = [await make_draft(database, alix.id) for _ in range(2)]
    await plan(alix, broken, moment(minutes=6))
    await plan(alix, other, moment(minutes=7))
    refuse = text(
        f"ALTER TABLE video ADD CONSTRAINT broken CHECK (id <> {broken} OR state <> 'published')"
    )
    async with database.session() as session:
        await session.execute(refuse)
    try:
        with clock.travel(moment(minutes=8)):
            await publish_all_due(database)
        assert (await card_of(alix, other))["state"] == "published"
        assert (await card_of(alix, broken))["state"] == "scheduled"
        assert str(broken) in caplog.text
    finally:
        async with database.session() as session:
            await session.execute(text("ALTER TABLE video DROP CONSTRAINT broken"))
    with clock.travel(moment(minutes=8)):
        await publish_all_due(database)
    assert (await card_of(alix, broken))["state"] == "published"
