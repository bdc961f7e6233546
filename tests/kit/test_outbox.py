"""The outbox: published exactly when committed, applied once, through every retry (decision 1)."""

import asyncio
from uuid import uuid4

import msgspec
import pytest
from psycopg import AsyncConnection
from sqlalchemy import func, select

from rampe.kit.consumers import (
    MAX_DELIVERIES,
    ConsumedEvent,
    Consumer,
    DeadLetter,
    apply_once,
    bury,
    decode_envelope,
)
from rampe.kit.database import Database
from rampe.kit.outbox import Envelope, Event, OutboxRow, Relay, emit, emit_all
from rampe.kit.services import Services
from rampe.ports.bus import Bus, Delivery


class Happened(Event, subject="kit.happened.v1"):
    """Something happened."""

    number: int


class Published:
    """Keeps what was published, and fails where a test says so."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.fail_at: int | None = None

    async def __call__(self, subject: str, body: bytes, message_id: str) -> None:
        """Take one event."""
        if self.fail_at == len(self.bodies):
            raise ConnectionError("the bus is away")
        assert subject == "ev.kit.happened.v1"
        assert decode_envelope(body).id == int(message_id)
        self.bodies.append(body)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the published events, in order."""
        return [
            msgspec.json.decode(decode_envelope(body).data, type=Happened).number
            for body in self.bodies
        ]


async def publish_waiting(database: Database, published: Published) -> None:
    """Run one batch of a relay."""
    async with await AsyncConnection.connect(database.url, autocommit=True) as connection:
        await Relay(database.url, published).publish_batch(connection)


async def test_rolled_back_is_never_published(database: Database) -> None:
    """An event belongs to its transaction."""
    async with database.session() as session:
        await emit(session, Happened(number=1))
        await session.rollback()
    async with database.session() as session:
        await emit(session, Happened(number=2), actor=5)
    published = Published()
    await publish_waiting(database, published)
    assert published.numbers == [2]
    envelope = decode_envelope(published.bodies[0])
    assert (envelope.actor, envelope.v, envelope.subject) == (5, 1, "kit.happened.v1")


async def test_many_events_are_published_in_their_order(database: Database) -> None:
    """Those of one statement as those of many; none are no statement at all."""
    async with database.session() as session:
        await emit_all(session, [])
        await emit_all(session, [(Happened(number=number), number) for number in (1, 2, 3)])
    published = Published()
    await publish_waiting(database, published)
    assert published.numbers == [1, 2, 3]
    assert [decode_envelope(one).actor for one in published.bodies] == [1, 2, 3]


async def test_late_commit_of_an_earlier_id_is_published(database: Database) -> None:
    """Ids commit out of order: nothing is skipped because something later was published."""
    published = Published()
    async with database.session() as early:
        await emit(early, Happened(number=1))
        async with database.session() as late:
            await emit(late, Happened(number=2))
        await publish_waiting(database, published)
        assert published.numbers == [2]
    await publish_waiting(database, published)
    assert published.numbers == [2, 1]


async def test_failure_in_a_batch_keeps_the_rest(database: Database) -> None:
    """What was acknowledged is marked, what was not waits."""
    async with database.session() as session:
        for number in range(4):
            await emit(session, Happened(number=number))
    published = Published()
    published.fail_at = 2
    with pytest.raises(ConnectionError):
        await publish_waiting(database, published)
    published.fail_at = None
    await publish_waiting(database, published)
    assert published.numbers == [0, 1, 2, 3]


async def test_two_relays_publish_each_event_once(database: Database, bus: Bus) -> None:
    """The advisory lock lets one relay work; the other takes over when it ends."""
    published = Published()
    first_stop, second_stop = asyncio.Event(), asyncio.Event()
    first = asyncio.create_task(Relay(database.url, published).run(first_stop))
    second = asyncio.create_task(Relay(database.url, published).run(second_stop))
    await _emit_and_wait(database, 1)
    first_stop.set()
    await first
    await _emit_and_wait(database, 2)
    second_stop.set()
    await second
    assert published.numbers == [1, 2]


async def _emit_and_wait(database: Database, number: int) -> None:
    async with database.session() as session:
        event_id = await emit(session, Happened(number=number))
    async with asyncio.timeout(20):
        while True:
            async with database.session() as session:
                if (await session.get_one(OutboxRow, event_id)).published_at:
                    return
            await asyncio.sleep(0.01)


async def test_repeated_delivery_is_applied_once(services: Services, database: Database) -> None:
    """The mark of an event is written in the transaction that applies it."""
    applied: list[int] = []

    async def handle(_session: object, envelope: Envelope, _services: Services) -> None:
        applied.append(envelope.id)
        if len(applied) == 1:
            raise RuntimeError("the first attempt fails after its work")

    consumer = Consumer("test", ("ev.kit.happened.v1",), handle)
    body = await _published_body(database)
    with pytest.raises(RuntimeError):
        await apply_once(services, consumer, body)
    assert [await apply_once(services, consumer, body) for _ in range(3)] == [True, False, False]
    assert len(applied) == 2


async def _published_body(database: Database) -> bytes:
    async with database.session() as session:
        await emit(session, Happened(number=1))
    published = Published()
    await publish_waiting(database, published)
    return published.bodies[0]


async def test_hopeless_event_becomes_a_dead_letter(
    services: Services, database: Database, bus: Bus
) -> None:
    """After its deliveries an event is kept for staff, and the next one is applied."""
    stop = asyncio.Event()
    fine = asyncio.Event()
    deliveries: list[int] = []

    async def handle(_session: object, envelope: Envelope, _services: Services) -> None:
        if msgspec.json.decode(envelope.data, type=Happened).number == 0:
            raise RuntimeError("never works")
        fine.set()

    consumer = Consumer("test", ("ev.kit.happened.v1",), handle)

    async def deliver(delivery: Delivery) -> None:
        deliveries.append(delivery.number)
        try:
            await apply_once(services, consumer, delivery.body)
        except RuntimeError as error:
            await bury(services, consumer.name, delivery.body, error)

    async with database.session() as session:
        ids = [await emit(session, Happened(number=number)) for number in range(2)]
    async with await AsyncConnection.connect(database.url, autocommit=True) as connection:
        await Relay(database.url, bus.publish_event).publish_batch(connection)
    consuming = asyncio.create_task(bus.consume("test", consumer.subjects, deliver, stop))
    await asyncio.wait_for(fine.wait(), 20)
    stop.set()
    await consuming
    async with database.session() as session:
        letters = (await session.scalars(select(DeadLetter))).all()
        marks = await session.scalar(select(func.count()).select_from(ConsumedEvent))
    assert [(letter.event_id, letter.body["data"]) for letter in letters] == [
        (ids[0], {"number": 0})
    ]
    assert marks == 1
    assert MAX_DELIVERIES == 10


async def test_stream_stores_a_message_id_once(bus: Bus) -> None:
    """A publication that is repeated after a lost ack is one message."""
    received: list[bytes] = []
    stop = asyncio.Event()
    done = asyncio.Event()

    async def take(delivery: Delivery) -> None:
        received.append(delivery.body)
        if delivery.body == b"last":
            done.set()

    message_id = uuid4().hex
    for _ in range(3):
        await bus.publish_event("ev.kit.raw.v1", b"same", message_id)
    await bus.publish_event("ev.kit.raw.v1", b"last", uuid4().hex)
    consuming = asyncio.create_task(bus.consume("raw", ("ev.kit.raw.v1",), take, stop))
    await asyncio.wait_for(done.wait(), 20)
    stop.set()
    await consuming
    assert received == [b"same", b"last"]


def test_producers_refuse_unknown_fields() -> None:
    """Decision 3: a producer's event is exact; a consumer ignores what it does not know."""
    with pytest.raises(TypeError):
        Happened(number=1, extra=2)  # type: ignore[call-arg]
    assert msgspec.json.decode(b'{"number": 1, "new": 2}', type=Happened) == Happened(number=1)
