"""Watch events: taken once however often they are sent, delivered or interrupted."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from rampe.accounts import AccountId
from rampe.feed import BATCH_CONSUMERS
from rampe.feed.models import FeedSeen, FeedVideo, WatchEvent
from rampe.feed.partitions import DEFAULT, do_drop_partitions, do_make_partitions, partition_of
from rampe.feed.viewer import viewer_key
from rampe.feed.watch import encode_event
from rampe.feed.watch_batch import apply_batch
from rampe.feed.watch_event import AHEAD, LATEST, event_uuid, moment_of, read_event
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import EPOCH, floor_id, new_id
from rampe.kit.services import Services
from rampe.ports.bus import Bus, Delivery
from rampe.video import Visibility
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.feed.factories import uuid7, watch_event
from tests.video.factories import make_video

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SESSION = "a-guests-session-0001"


@pytest.fixture
async def video_id(database: Database) -> int:
    """A public video."""
    author = await make_account(database, "author")
    return await make_video(database, author.id, "#dance")


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """Who watches."""
    return await make_person(database, api, "alix")


async def send(client: httpx.AsyncClient, *events: dict[str, Any]) -> httpx.Response:
    """Send events as the web client does."""
    return await client.post("/watch", json={"events": list(events)})


async def read_stats(database: Database, video_id: int) -> tuple[int, int, int]:
    """Return impressions, completions and milliseconds watched."""
    async with database.session() as session:
        row = await session.get(FeedVideo, video_id)
    return (row.impressions, row.completions, row.watched_ms) if row else (0, 0, 0)


async def count_events(database: Database) -> int:
    """Return how many watch events were written."""
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(WatchEvent)) or 0


def deliveries(events: list[dict[str, Any]], account_id: AccountId) -> list[Delivery]:
    """Return events as the bus hands them to the consumer."""
    now, found = clock.now(), list[Delivery]()
    for event in events:
        message = encode_event(read_event(msgspec.Raw(json.dumps(event).encode())), account_id, now)
        assert message is not None
        found.append(Delivery("ev.feed.watched.v1", message.body, 1))
    return found


async def test_a_view_is_counted_remembered_and_shown_to_the_author(
    database: Database, alix: Person, video_id: int, settle: Settle
) -> None:
    """REC-04, REC-06: watch duration is stored for every view."""
    answer = await send(alix.client, watch_event(video_id, ended=True, watched_ms=12_000))
    assert answer.status_code == 202
    assert (answer.json()["accepted"], answer.json()["rejected"]) == (1, 0)
    await settle()
    assert await read_stats(database, video_id) == (1, 1, 12_000)
    async with database.session() as session:
        assert await session.get(FeedSeen, (alix.id, video_id))
    card = (await alix.client.get(f"/videos/{video_id}")).json()
    assert card["counts"]["views"] == 1


async def test_the_same_event_sent_often_counts_once(
    database: Database, alix: Person, video_id: int, settle: Settle
) -> None:
    """Decision 2: retries of a lost answer, and a beacon beside them, change nothing."""
    event = watch_event(video_id)
    await asyncio.gather(*(send(alix.client, event, event) for _ in range(10)))
    await settle()
    await send(alix.client, event)
    await settle()
    assert await read_stats(database, video_id) == (1, 0, 9_000)
    assert await count_events(database) == 1


async def test_two_members_may_use_the_same_event_id(
    database: Database, api: ApiFactory, alix: Person, video_id: int, settle: Settle
) -> None:
    """Issue 2 section 7: a forged id takes nothing away from somebody else."""
    sami = await make_person(database, api, "sami")
    event = watch_event(video_id)
    for client in (alix.client, sami.client):
        await send(client, event)
    await send(api(), {**event, "session": SESSION})
    await settle()
    assert await count_events(database) == 3


async def test_redelivery_in_any_order_and_part_counts_once(
    database: Database, services: Services, alix: Person, video_id: int
) -> None:
    """Decision 2: a consumer that was killed gets its batch again, mixed with other events."""
    start = clock.now() - timedelta(minutes=5)
    events = [watch_event(video_id, at=start + timedelta(seconds=n)) for n in range(20)]
    batch = deliveries(events, alix.id)
    await apply_batch(services, batch[5:15])
    await asyncio.gather(
        apply_batch(services, batch[::-1]),
        apply_batch(services, batch[:10] + batch[:10]),
        apply_batch(services, batch[10:]),
    )
    assert await read_stats(database, video_id) == (20, 0, 180_000)
    assert await count_events(database) == 20
    async with database.session() as session:
        seen = await session.get_one(FeedSeen, (alix.id, video_id))
    assert abs(seen.seen_at - (start + timedelta(seconds=19))) < timedelta(milliseconds=2)


async def test_a_batch_that_fails_leaves_nothing_and_is_written_later(
    database: Database,
    services: Services,
    alix: Person,
    video_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Decision 2: rows, memory and statistics are one transaction."""
    batch = deliveries([watch_event(video_id) for _ in range(3)], alix.id)

    async def fail(*_: object) -> None:
        raise ConnectionError("killed at the last step")

    with monkeypatch.context() as patch:
        patch.setattr("rampe.feed.watch_batch.do_add_views", fail)
        with pytest.raises(ConnectionError):
            await apply_batch(services, batch)
    assert await count_events(database) == 0
    assert await read_stats(database, video_id) == (0, 0, 0)
    await apply_batch(services, batch)
    assert await read_stats(database, video_id) == (3, 0, 27_000)


async def test_the_bus_delivers_a_batch_again_until_it_is_written(
    database: Database, services: Services, bus: Bus, alix: Person, video_id: int
) -> None:
    """Decision 2: what is acknowledged to the client is written, also when consumers fail."""
    consumer = next(each for each in BATCH_CONSUMERS if each.name == "feed_watched")
    events = [watch_event(video_id) for _ in range(30)]
    assert (await send(alix.client, *events)).json()["accepted"] == 30
    stop, failures = asyncio.Event(), 4

    async def handle(messages: Any) -> None:
        nonlocal failures
        if failures and len(messages) > 1:
            failures -= 1
            await consumer.apply(services, messages[: len(messages) // 2])
            raise ConnectionError("killed before the ack")
        await consumer.apply(services, messages)

    work = asyncio.create_task(bus.consume_batches(consumer.name, consumer.subjects, handle, stop))
    async with asyncio.timeout(20):
        while await bus.count_pending([consumer.name]) or await count_events(database) < 30:
            await asyncio.sleep(0.05)
    stop.set()
    await work
    assert await read_stats(database, video_id) == (30, 0, 270_000)


async def test_one_bad_message_holds_up_no_other(
    database: Database, services: Services, bus: Bus, alix: Person, video_id: int
) -> None:
    """Decision 3: a message that cannot be read is handed over alone; its batch passes."""
    await bus.publish_event("ev.feed.watched.v1", b"not an event", "bad")
    await send(alix.client, *(watch_event(video_id) for _ in range(5)))
    consumer = next(each for each in BATCH_CONSUMERS if each.name == "feed_watched")
    stop = asyncio.Event()

    async def handle(messages: Any) -> None:
        await consumer.apply(services, messages)

    work = asyncio.create_task(bus.consume_batches(consumer.name, consumer.subjects, handle, stop))
    async with asyncio.timeout(20):
        while await count_events(database) < 5:
            await asyncio.sleep(0.05)
    stop.set()
    await work


async def test_a_beacon_of_a_closing_tab_is_taken(
    database: Database, alix: Person, video_id: int, settle: Settle
) -> None:
    """Issue 2 section 4: `sendBeacon` sends plain text and reads no answer."""
    body = json.dumps({"events": [watch_event(video_id)]})
    answer = await alix.client.post(
        "/watch", content=body, headers={"content-type": "text/plain;charset=UTF-8"}
    )
    assert answer.status_code == 202
    await settle()
    assert await count_events(database) == 1


async def test_a_guest_is_known_by_the_session(
    database: Database, api: ApiFactory, video_id: int, settle: Settle
) -> None:
    """Issue 2 section 4: guests watch; without a session there is nobody to remember."""
    guest = api()
    taken = await send(guest, watch_event(video_id, session=SESSION))
    assert taken.json()["accepted"] == 1
    refused = await send(guest, watch_event(video_id))
    assert (refused.status_code, refused.json()["rejected"]) == (202, 1)
    await settle()
    async with database.session() as session:
        assert await session.get(FeedSeen, (viewer_key(None, SESSION), video_id))


async def test_ones_own_and_invisible_videos_move_no_statistics(
    database: Database, api: ApiFactory, alix: Person, settle: Settle
) -> None:
    """Issue 2 section 7: forged events do not reach what their sender may not see."""
    sami = await make_person(database, api, "sami")
    own = await make_video(database, sami.id)
    private = await make_video(database, alix.id, visibility=Visibility.PRIVATE)
    await send(sami.client, *(watch_event(each) for each in (own, private, 12345, 2**63 - 1)))
    await settle()
    assert await count_events(database) == 1
    assert await read_stats(database, own) == (0, 0, 0)
    assert await read_stats(database, private) == (0, 0, 0)


async def test_what_cannot_have_been_watched_is_cut_off(
    database: Database, alix: Person, video_id: int, settle: Settle
) -> None:
    """REC-05: claims beyond the loops of a video of 12 s do not count."""
    await send(
        alix.client,
        watch_event(video_id, watched_ms=86_400_000),
        watch_event(video_id, watched_ms=86_400_000, loops=3),
    )
    await settle()
    assert await read_stats(database, video_id) == (2, 2, 12_000 * 2 + 12_000 * 5)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "not an id"},
        {"id": ""},
        {"id": "x" * 100},
        {"video_id": "abc"},
        {"video_id": 12},
        {"video_id": "-1"},
        {"watched_ms": -1},
        {"watched_ms": 86_400_001},
        {"watched_ms": "9000"},
        {"loops": -1},
        {"at": "yesterday"},
        {"at": "2026-03-01T12:00:00"},
        {"session": "short"},
        {"source": "For You"},
        {"source": "x" * 41},
        {"ended": 1},
    ],
)
async def test_an_event_that_is_not_valid_spoils_no_other(
    alix: Person, video_id: int, changes: dict[str, Any]
) -> None:
    """Issue 2 section 7: bad input is left out and told; the rest of the batch counts."""
    answer = await send(alix.client, watch_event(video_id), {**watch_event(video_id), **changes})
    assert answer.status_code == 202
    assert (answer.json()["accepted"], answer.json()["rejected"]) == (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'{"events": 1}',
        b'{"events": [}',
        b"\xff\xfe",
        b'{"events":[{"source":"\\ud800"}]}',
        b"\0",
        b'{"a":' * 20_000,
        b'{"events":[' + b"[" * 20_000,
        json.dumps({"events": [{}] * 101}).encode(),
    ],
)
async def test_a_body_that_is_no_batch_is_refused(alix: Person, body: bytes) -> None:
    """Issue 2 section 7: bad UTF-8, NUL, wrong shapes, too many: 422 with a code."""
    answer = await alix.client.post("/watch", content=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "bad_watch_batch"


async def test_ten_megabytes_are_refused(alix: Person) -> None:
    """Issue 2 section 7: 10 MB JSON."""
    answer = await alix.client.post("/watch", content=b" " * 10_000_000)
    assert answer.status_code == 413


async def test_a_flood_is_limited(alix: Person) -> None:
    """Issue 2 section 4: rate limit, per member and across processes."""
    codes = [(await send(alix.client)).status_code for _ in range(130)]
    assert codes[:100] == [202] * 100
    assert 429 in codes[110:]


async def test_the_route_is_in_the_api_description(api: ApiFactory) -> None:
    """Decision 4: hot routes describe their msgspec schemas in OpenAPI."""
    document = (await api().get("/openapi.json")).json()
    operation = document["paths"]["/api/v1/watch"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/WatchIn"}
    schemas = document["components"]["schemas"]
    assert {"WatchIn", "WatchEventIn", "WatchOut", "Problem", "VideoCard"} <= set(schemas)
    assert "at" in schemas["WatchEventIn"]["required"]


@pytest.mark.parametrize(
    ("event_id", "at", "expected"),
    [
        pytest.param(uuid7(NOW), NOW - timedelta(days=3), NOW, id="uuid7-tells"),
        pytest.param(str(floor_id(NOW)), NOW - timedelta(days=3), NOW, id="our-id-tells"),
        pytest.param(str(UUID(int=4 << 76 | 2 << 62)), NOW, NOW, id="uuid4-does-not"),
        pytest.param(uuid7(NOW - LATEST), NOW, NOW - LATEST, id="a-week-late"),
        pytest.param(uuid7(NOW - LATEST - timedelta(seconds=1)), NOW, None, id="too-late"),
        pytest.param(uuid7(NOW + AHEAD), NOW, NOW + AHEAD, id="a-fast-clock"),
        pytest.param(uuid7(NOW + timedelta(days=2)), NOW, None, id="a-forged-clock"),
        pytest.param("70000000-0000-7000-8000-000000000000", NOW, None, id="far-future"),
        pytest.param("5", NOW, NOW, id="a-counter"),
    ],
)
def test_the_day_of_an_event_comes_from_its_id(
    event_id: str, at: datetime, expected: datetime | None
) -> None:
    """Decision 2: the partition day comes from the event id, not from arrival."""
    parsed = event_uuid(event_id)
    assert parsed is not None
    moment = moment_of(parsed, at, NOW)
    assert (moment is None) == (expected is None)
    if moment and expected:
        assert abs(moment - expected) < timedelta(milliseconds=2)


@given(st.text(max_size=40), st.datetimes(timezones=st.just(UTC)))
def test_any_id_and_moment_is_taken_or_left(event_id: str, at: datetime) -> None:
    """Issue 2 section 7: forged ids never break the endpoint."""
    parsed = event_uuid(event_id)
    if parsed is not None:
        moment = moment_of(parsed, at, NOW)
        assert moment is None or NOW - LATEST <= moment <= NOW + AHEAD


@given(st.integers(0, (1 << 128) - 1))
def test_any_uuid_has_a_moment_or_none(value: int) -> None:
    """Issue 2 section 7: the same, for ids of the right form."""
    moment = moment_of(UUID(int=value), NOW, NOW)
    assert moment is None or moment >= EPOCH


async def test_partitions_are_made_ahead_and_take_what_the_default_caught(
    database: Database, services: Services, alix: Person, video_id: int
) -> None:
    """Decision 2: one partition a day; the default one is only a net."""
    await drop_every_partition(database)  # those that a worker made in an earlier test
    await apply_batch(services, deliveries([watch_event(video_id)], alix.id))
    try:
        async with database.session() as session:
            assert await session.scalar(text(f"SELECT count(*) FROM {DEFAULT}")) == 1
            for _ in range(2):
                await do_make_partitions(session)
            assert await session.scalar(text(f"SELECT count(*) FROM {DEFAULT}")) == 0
            today = partition_of(clock.now().date())
            assert await session.scalar(text(f"SELECT count(*) FROM {today}")) == 1
        await apply_batch(services, deliveries([watch_event(video_id)], alix.id))
        assert await count_events(database) == 2
    finally:
        await drop_every_partition(database)
    assert await count_events(database) == 0


async def drop_every_partition(database: Database) -> None:
    """Leave the default partition alone."""
    with clock.travel(clock.now() + timedelta(days=100)):
        async with database.session() as session:
            await do_drop_partitions(session, timedelta(days=30))


async def test_many_viewers_at_once_are_all_counted(
    database: Database, services: Services, video_id: int
) -> None:
    """Issue 2 section 4: batches of two workers that share videos do not deadlock."""
    other = await make_account(database, "other")
    videos = [video_id, *[await make_video(database, other.id) for _ in range(4)]]
    people = [await make_account(database, f"viewer{n}") for n in range(6)]
    batches = [
        deliveries([watch_event(each) for each in (videos if n % 2 else videos[::-1])], person.id)
        for n, person in enumerate(people)
    ]
    await asyncio.gather(*(apply_batch(services, batch) for batch in batches))
    for each in videos:
        assert (await read_stats(database, each))[0] == 6


def test_our_own_ids_are_event_ids() -> None:
    """Decision 8: a client may make ids as we do."""
    parsed = event_uuid(str(new_id()))
    assert parsed is not None
    assert moment_of(parsed, NOW, clock.now()) is not None
