"""The actor on real engines: leases, epochs, recovery, and what a crash of one leaves."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from uuid import uuid4

import msgspec
import pytest

from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.live import room_frames, room_wire
from rampe.live.room.hearts import Flush
from rampe.live.room.lease import Leases
from rampe.live.room.recover import recover_room
from rampe.live.room.store import EpochOver, NewComment, RoomStore
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.e2e.waiting import eventually
from tests.factories import make_account
from tests.live.lives import make_live
from tests.live.room.stage import count_comments, house, read_hearts, read_live

TAKEN_SECONDS = 60.0


def new_comment(i: int, account_id: int, text: str = "bonjour") -> NewComment:
    """A comment that was checked."""
    return NewComment(new_id(), i, account_id, str(uuid4()), text, None, [], clock.now())


@asynccontextmanager
async def ear(bus: Bus, live_id: int) -> AsyncGenerator[list[room_wire.Out]]:
    """Hear what the actors of a room say."""
    heard: list[room_wire.Out] = []

    async def hear(message: object) -> None:
        heard.append(room_wire.decode_out(getattr(message, "data", b"")))

    subscription = await bus.subscribe(room_wire.subject_out(live_id), hear)
    await bus.flush()
    yield heard
    await subscription.unsubscribe()


async def ask(bus: Bus, live_id: int, account_id: int | None = None) -> room_frames.Room | None:
    """Join; none while nobody answers."""
    try:
        answer = await bus.request(
            room_wire.subject_join(live_id), room_wire.encode(room_wire.Joining(account_id)), 1.0
        )
    except ConnectionError:
        return None
    out = room_wire.decode_out(answer)
    assert out.kind is room_wire.Kind.SNAPSHOT
    return msgspec.json.decode(out.body, type=room_frames.Room)


async def wait_for(bus: Bus, live_id: int, above: int = 0) -> room_frames.Room:
    """Wait until an actor of a higher epoch answers."""

    async def look() -> room_frames.Room | None:
        room = await ask(bus, live_id)
        return room if room is not None and room.e > above else None

    return await eventually(look, f"an actor above epoch {above}", seconds=TAKEN_SECONDS)


async def test_one_holder_at_a_time_and_each_taking_is_an_epoch(database: Database) -> None:
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    one, two = Leases(database, "one"), Leases(database, "two")
    taken = await asyncio.gather(one.take(live), two.take(live))
    (first,) = [each for each in taken if each]
    holder, other = (one, two) if taken[0] else (two, one)
    assert first.epoch == 1
    assert await other.find_free(10) == []
    assert await holder.renew({live: 1}) == {live}
    assert await other.renew({live: 1}) == set()
    await other.release({live: 1})
    assert await other.take(live) is None
    await holder.release({live: 1})
    second = await other.take(live)
    assert second is not None
    assert second.epoch == 2
    assert await holder.renew({live: 1}) == set()


async def test_writes_of_a_former_epoch_are_refused(database: Database) -> None:
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    leases = Leases(database, "one")
    await leases.take(live)
    late = RoomStore(database, live, 1)
    await leases.release({live: 1})
    await leases.take(live)
    with pytest.raises(EpochOver):
        await late.store_hearts(Flush(1, {host.id: 5}))
    with pytest.raises(EpochOver):
        await late.store_comments([new_comment(1, host.id)])
    with pytest.raises(EpochOver):
        await late.store_audience(3, 3)
    with pytest.raises(EpochOver):
        await late.read_lease()
    row = await read_live(database, live)
    assert (row.hearts, row.comments, row.peak_viewers) == (0, 0, 0)
    assert await count_comments(database, live) == 0


async def test_a_flush_that_is_sent_again_is_stored_once(database: Database) -> None:
    """LIK-03: what becomes of a lost answer."""
    host, fan = await make_account(database, "hote"), await make_account(database, "fan")
    live = await make_live(database, host.id)
    await Leases(database, "one").take(live)
    store = RoomStore(database, live, 1)
    flush = Flush(1, {fan.id: 5, 404: 9})
    assert (await store.store_hearts(flush)).by_account == {fan.id: 5}
    assert (await store.store_hearts(flush)).total == 5
    assert (await store.store_hearts(Flush(2, {fan.id: 2, host.id: 1}))).total == 8
    assert await read_hearts(database, live) == {fan.id: 7, host.id: 1}
    assert (await read_live(database, live)).hearts == 8


async def test_an_actor_begins_with_all_that_was_acknowledged(
    services: Services, database: Database
) -> None:
    host = await make_account(database, "hote")
    live = await make_live(database, host.id, peak_viewers=9, viewers=4)
    leases = Leases(database, "one")
    await leases.take(live)
    store = RoomStore(database, live, 1)
    comments = [new_comment(i, host.id, f"n° {i}") for i in range(1, 36)]
    await store.store_comments(comments)
    await store.store_hearts(Flush(1, {host.id: 3}))
    await leases.release({live: 1})
    taken = await leases.take(live)
    assert taken is not None
    found = await recover_room(database, services.get(Storage), taken)
    assert found is not None
    assert (found.epoch, found.next, found.flushed, found.hearts) == (2, 36, 1, 3)
    assert (found.peak, found.viewers, found.host_id) == (9, 4, host.id)
    assert [one.text for one in found.comments] == [f"n° {i}" for i in range(6, 36)]
    assert found.again == 15
    assert (await read_live(database, live)).comments == 35


async def test_a_comment_is_answered_alike_by_every_actor(
    services: Services, database: Database, bus: Bus
) -> None:
    """Sent again to another actor, it is the same comment; the crowd hears it again by index."""
    host, fan = await make_account(database, "hote"), await make_account(database, "fan")
    live = await make_live(database, host.id)
    said: list[bytes] = []

    async def hear(message: object) -> None:
        said.append(getattr(message, "data", b""))

    await bus.subscribe(f"user.{fan.id}", hear)
    spoken = room_wire.encode(room_wire.Spoken(fan.id, "cid-of-a-client", "une seule fois"))

    async def answers(count: int) -> bool:
        await bus.publish(room_wire.subject_in(live), spoken)
        await asyncio.sleep(0.1)
        return len(said) >= count

    async with house(services):
        first = await wait_for(bus, live)
        await eventually(lambda: answers(2), "an answer", pause=0.1)
    async with ear(bus, live) as heard, house(services):
        second = await wait_for(bus, live, above=first.e)
        assert [one.text for one in second.comments] == ["une seule fois"]
        before = len(said)
        await eventually(lambda: answers(before + 1), "the same answer", pause=0.1)
        # The author is told first, the crowd after them.
        await eventually(lambda: _is_heard(heard), "the crowd hears it again")
    assert len(set(said)) == 1
    assert await count_comments(database, live) == 1
    assert (await read_live(database, live)).comments == 1


async def test_a_crowd_is_stored_in_batches_and_each_is_answered_once(
    services: Services, database: Database, bus: Bus
) -> None:
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    said: dict[str, room_frames.Said] = {}

    async def hear(message: object) -> None:
        frame = msgspec.json.decode(
            getattr(message, "data", b""), type=room_frames.Said | room_frames.Hearted
        )
        if isinstance(frame, room_frames.Said):
            assert frame.cid not in said
            said[frame.cid] = frame

    await bus.subscribe(f"user.{host.id}", hear)
    async with house(services):
        await wait_for(bus, live)
        for number in range(500):
            spoken = room_wire.Spoken(host.id, f"comment-{number}", f"n° {number}")
            await bus.publish(room_wire.subject_in(live), room_wire.encode(spoken))
        await eventually(lambda: _is(len(said) == 500), "500 answers", seconds=60)
    assert sorted(one.i for one in said.values()) == list(range(1, 501))
    assert await count_comments(database, live) == 500


@pytest.mark.parametrize("seconds", [0, pytest.param(30, marks=pytest.mark.soak)])
async def test_stopped_process_is_replaced_and_refused_when_it_goes_on(
    settings: Settings, services: Services, database: Database, bus: Bus, seconds: int
) -> None:
    """SIGSTOP, and SIGCONT once another speaks, or so much later: the old epoch is not heard."""
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    async with role(settings) as process, ear(bus, live) as heard:
        first = await wait_for(bus, live)
        os.kill(process.pid, signal.SIGSTOP)
        try:
            spoken = room_wire.encode(room_wire.Spoken(host.id, "while-stopped", "qui entend ?"))
            await bus.publish(room_wire.subject_in(live), spoken)
            async with house(services):
                second = await wait_for(bus, live, above=first.e)
                hearts = room_wire.encode(room_wire.Hearted(host.id, 7))
                await bus.publish(room_wire.subject_in(live), hearts)
                await asyncio.sleep(seconds)
                os.kill(process.pid, signal.SIGCONT)
                await eventually(
                    lambda: _stored(database, live, 7),
                    "hearts of the new actor",
                    seconds=TAKEN_SECONDS,
                )
                # The one that was stopped has heard all of it by now, and is silent.
                await eventually(
                    lambda: _let_go(settings), "the old one lets go", seconds=TAKEN_SECONDS
                )
                assert (await wait_for(bus, live)).e == second.e
        finally:
            os.kill(process.pid, signal.SIGCONT)
        newest = 0
        for out in heard:
            assert out.epoch >= newest
            newest = out.epoch
    assert await read_hearts(database, live) == {host.id: 7}
    assert await count_comments(database, live) == 0


async def _is_heard(heard: list[room_wire.Out]) -> bool:
    return any(one.kind is room_wire.Kind.COMMENTS for one in heard)


async def _is(holds: bool) -> bool:
    return holds


async def _stored(database: Database, live: int, hearts: int) -> bool:
    return (await read_live(database, live)).hearts == hearts


async def _let_go(settings: Settings) -> bool:
    log = settings.data_dir / "rooms.log"
    return "no longer speaks" in log.read_text()


@asynccontextmanager
async def role(settings: Settings) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run the role as a process of its own, on the engines of the test."""
    environment = {name: value for name, value in os.environ.items() if "RAMPE_" not in name}
    arguments: Sequence[str] = (sys.executable, "-P", "-m", "rampe", "run", "rooms")
    with (settings.data_dir / "rooms.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *arguments,
            cwd=settings.data_dir,
            env={
                **environment,
                "RAMPE_DATABASE__URL": settings.database.url,
                "RAMPE_BUS__URL": settings.bus.url,
                "RAMPE_BUS__PREFIX": settings.bus.prefix,
                "RAMPE_DATA_DIR": str(settings.data_dir),
                "RAMPE_METRICS__PORT": "0",
            },
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            process.terminate()
            await process.wait()
