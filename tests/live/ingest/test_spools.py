"""Who has a live: processes beside each other, and publishers that were let in and never came."""

import asyncio
import threading
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import update

from rampe.accounts import AccountId
from rampe.engines.network import free_ports
from rampe.entry.ingest.role import open_ingest
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import Broadcast, Feed, Health, Ingest, Live, LiveId, Lives, LiveSegment, State
from rampe.live.ingest import broadcast as broadcasts
from rampe.live.ingest import ingest as ingests
from rampe.live.ingest.claim import Claim, is_free
from rampe.live.open import SILENCE
from tests.factories import Person
from tests.live.domain.stage import end, prepare
from tests.live.ingest.conftest import PATIENCE, Station, read_live, until_live


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often: what is tested is what comes of it."""
    monkeypatch.setattr(broadcasts, "LINGER_SECONDS", 0.0)
    monkeypatch.setattr(broadcasts, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(broadcasts, "ATTACH_SECONDS", 0.05)
    monkeypatch.setattr(ingests, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(ingests, "CLAIM_SECONDS", 0.3)


class Silent:
    """A publisher that sends nothing."""

    damaged = 0

    def __init__(self) -> None:
        self.codes: list[str] = []

    def cut(self, code: str) -> None:
        self.codes.append(code)

    def tell(self, report: Health) -> None:
        """It has no screen."""


async def waiting(ingest: Ingest, host: Person, live_id: LiveId) -> Broadcast:
    """Return a live whose publisher has come and gone."""
    publisher = Silent()
    broadcast = await ingest.open_by_session(host.id, live_id, publisher)
    broadcast.detach(publisher)
    return broadcast


async def until_found(ingest: Ingest, live_id: LiveId) -> Broadcast:
    """Wait until a process has a live."""
    async with asyncio.timeout(PATIENCE):
        while (found := ingest.find(live_id)) is None:
            await asyncio.sleep(0.02)
    return found


async def test_a_process_leaves_alone_what_another_has(
    ingest_settings: Settings, services: Services, host: Person, database: Database
) -> None:
    """GOL-05: two on one disk never write to one spool; who stays takes up what the other left."""
    live_id = LiveId(int((await prepare(host))["id"]))
    spool = ingest_settings.data_dir / "live" / "spool"
    port, rtmp_port = free_ports(2)
    ports = ingest_settings.ingest.model_copy(update={"port": port, "rtmp_port": rtmp_port})
    beside = ingest_settings.model_copy(update={"ingest": ports})
    async with AsyncExitStack() as stays:
        async with AsyncExitStack() as leaves:
            first = await open_ingest(ingest_settings, services, leaves)
            await waiting(first, host, live_id)
            await until_live(database, live_id, lambda live: live.fed_at is None)
            (spool / "12345").mkdir()
            second = await open_ingest(beside, services, stays)
            async with asyncio.timeout(PATIENCE):
                while (spool / "12345").exists():  # one of them has looked at all there is
                    await asyncio.sleep(0.02)
            assert second.find(live_id) is None
            with pytest.raises(Exception, match="another process"):
                await second.open_by_session(host.id, live_id, Silent())
            # Whoever comes next does not find it taken.
            await until_live(database, live_id, lambda live: live.fed_at is None)
        assert (await until_found(second, live_id)).subject.live_id == live_id


async def test_a_connection_that_ends_while_it_is_let_in_costs_nothing(
    station: Station, host: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-02: what the row says is true here too, so the live waits instead of being given up."""
    live_id = LiveId(int((await prepare(host))["id"]))
    broadcast = await waiting(station.ingest, host, live_id)
    await until_live(database, live_id, lambda live: live.fed_at is None)
    committed, go_on = asyncio.Event(), asyncio.Event()
    opened = Lives.open_by_session

    async def slowly(lives: Lives, account_id: AccountId, asked: int) -> Feed:
        feed = await opened(lives, account_id, asked)
        committed.set()
        await go_on.wait()
        return feed

    monkeypatch.setattr(Lives, "open_by_session", slowly)
    letting = asyncio.create_task(station.ingest.open_by_session(host.id, live_id, Silent()))
    await asyncio.wait_for(committed.wait(), PATIENCE)
    letting.cancel()
    await asyncio.wait([letting])
    assert letting.cancelled()
    go_on.set()
    live = await until_live(database, live_id, lambda live: live.fed_at is None)
    assert live.media_epoch == broadcast.epoch == 2
    assert station.ingest.find(live_id) is broadcast
    assert not broadcast.over
    assert broadcast.publisher is None


async def test_who_goes_before_it_is_their_turn_is_never_let_in(
    station: Station, host: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-02: what waited for a slow database and gave up cuts nobody when it is back."""
    live_id = LiveId(int((await prepare(host))["id"]))
    opened, asked, go_on = Lives.open_by_session, asyncio.Event(), asyncio.Event()

    async def slowly(lives: Lives, account_id: AccountId, asked_for: int) -> Feed:
        asked.set()
        await go_on.wait()
        return await opened(lives, account_id, asked_for)

    monkeypatch.setattr(Lives, "open_by_session", slowly)
    stays = Silent()
    letting = asyncio.create_task(station.ingest.open_by_session(host.id, live_id, stays))
    await asyncio.wait_for(asked.wait(), PATIENCE)
    ghosts = [
        asyncio.create_task(station.ingest.open_by_session(host.id, live_id, Silent()))
        for _ in range(3)
    ]
    await asyncio.wait(ghosts, timeout=0.05)
    for ghost in ghosts:
        ghost.cancel()
    await asyncio.wait(ghosts)
    go_on.set()
    broadcast = await asyncio.wait_for(letting, PATIENCE)
    broadcast.detach(stays)
    await until_live(database, live_id, lambda live: live.fed_at is None)
    # All who were before it have had their turn.
    again = await station.ingest.open_by_session(host.id, live_id, Silent())
    assert (again.epoch, stays.codes) == (2, [])


async def change(database: Database, live_id: LiveId, **values: object) -> None:
    """Let the row say what another process says."""
    async with database.session() as session:
        await session.execute(update(Live).where(Live.id == live_id).values(**values))


async def test_who_was_let_in_and_never_came_takes_nothing_away(
    station: Station, host: Person, database: Database
) -> None:
    """GOL-02: a commit whose answer was lost leaves a row ahead; the live goes on waiting."""
    live_id = LiveId(int((await prepare(host))["id"]))
    broadcast = await waiting(station.ingest, host, live_id)
    await until_live(database, live_id, lambda live: live.fed_at is None)
    await change(database, live_id, media_epoch=7)
    async with asyncio.timeout(PATIENCE):
        while broadcast.epoch != 7:
            await asyncio.sleep(0.02)
    again = await station.ingest.open_by_session(host.id, live_id, Silent())
    assert again is broadcast
    assert (await read_live(database, live_id)).media_epoch == 8


async def test_a_live_that_another_machine_feeds_is_left_to_it_with_its_spool_kept(
    station: Station, host: Person, database: Database
) -> None:
    """GOL-05: the host may come back here, and what is recorded is here."""
    live_id = LiveId(int((await prepare(host))["id"]))
    broadcast = await waiting(station.ingest, host, live_id)
    await until_live(database, live_id, lambda live: live.fed_at is None)
    async with asyncio.timeout(PATIENCE):
        while not broadcast.over:
            await change(database, live_id, media_epoch=2, fed_at=clock.now())
            await asyncio.sleep(0.05)
        while station.ingest.find(live_id) is not None:
            await asyncio.sleep(0.02)
    assert (station.settings.data_dir / "live" / "spool" / str(live_id) / "r0").is_dir()
    await change(database, live_id, fed_at=None)
    returned = await station.ingest.open_by_session(host.id, live_id, Silent())
    assert returned is not broadcast
    assert returned.epoch == 3


async def test_who_was_taken_over_goes_and_so_does_a_live_that_is_fed_elsewhere(
    station: Station, host: Person, database: Database
) -> None:
    """GOL-02: nobody writes under another's epoch, and whoever is late is not said to be lost."""
    live_id = LiveId(int((await prepare(host))["id"]))
    publisher = Silent()
    broadcast = await station.ingest.open_by_session(host.id, live_id, publisher)
    await change(database, live_id, media_epoch=7, fed_at=clock.now() - SILENCE)
    async with asyncio.timeout(PATIENCE):
        while broadcast.epoch != 7:
            await asyncio.sleep(0.02)
    assert publisher.codes == ["restart"]
    assert broadcast.publisher is None
    async with asyncio.timeout(PATIENCE):
        while not broadcast.over:
            assert (await read_live(database, live_id)).fed_at is not None
            await change(database, live_id, fed_at=clock.now())
            await asyncio.sleep(0.05)


async def test_what_was_left_goes_when_its_live_has_ended(
    station: Station, host: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-05: a disk is not filled with what ended elsewhere, and what goes on is left alone."""
    monkeypatch.setattr(ingests, "LEFT_SECONDS", 0.0)
    live_id = LiveId(int((await prepare(host))["id"]))
    broadcast = await waiting(station.ingest, host, live_id)
    broadcast.give_up("live_taken")
    async with asyncio.timeout(PATIENCE):
        while station.ingest.find(live_id) is not None:
            await asyncio.sleep(0.02)
        folder = station.settings.data_dir / "live" / "spool" / str(live_id)
        (folder.parent / "12345").mkdir()
        while (folder.parent / "12345").exists():  # it has looked at all there is
            await asyncio.sleep(0.02)
        assert folder.exists()
        assert station.ingest.find(live_id) is None
        await end(host, str(live_id))
        while folder.exists():
            await asyncio.sleep(0.02)


async def test_a_folder_is_kept_until_it_is_removed(
    station: Station, host: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-05: a process that ends meanwhile does not give away what is just being deleted."""
    live_id = LiveId(int((await prepare(host))["id"]))
    broadcast = await waiting(station.ingest, host, live_id)
    begun, go_on, removed = asyncio.Event(), threading.Event(), list[bool]()
    loop, remove = asyncio.get_running_loop(), Claim.remove

    def slowly(claim: Claim) -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(PATIENCE)
        removed.append(not is_free(claim.folder))
        remove(claim)

    monkeypatch.setattr(Claim, "remove", slowly)
    broadcast.finish()
    await asyncio.wait_for(begun.wait(), PATIENCE)
    loop.call_later(0.1, go_on.set)
    await broadcast.close()
    assert removed == [True]


async def test_a_torn_spool_is_followed_by_what_is_not_recorded_yet(
    ingest_settings: Settings, services: Services, host: Person, database: Database
) -> None:
    """GOL-05: after a power cut no segment is overwritten, whichever rendition was torn."""
    live_id = LiveId(int((await prepare(host))["id"]))
    async with AsyncExitStack() as first:
        await waiting(await open_ingest(ingest_settings, services, first), host, live_id)
    spool = ingest_settings.data_dir / "live" / "spool" / str(live_id)
    for rendition in ("r0", "r1"):
        (spool / rendition / "window").write_bytes(b"")
    await change(database, live_id, state=State.LOST, started_at=clock.now())
    async with database.session() as session:
        for rendition, number in ((0, 700), (1, 698)):
            session.add(make_segment(live_id, rendition, number))
    async with AsyncExitStack() as second:
        ingest = await open_ingest(ingest_settings, services, second)
        broadcast = await until_found(ingest, live_id)
        assert broadcast.epoch == 1
        numbers = [one.next_segment for one in broadcast.renditions.values()]
    assert numbers == [701, 701]


def make_segment(live_id: LiveId, rendition: int, number: int) -> LiveSegment:
    """Return the row of a recorded segment."""
    return LiveSegment(
        live_id=live_id,
        rendition=rendition,
        number=number,
        name=f"r{rendition}_s{number}.m4s",
        init=f"r{rendition}_i0.mp4",
        began_ms=0,
        duration_ms=2_000,
        discontinuity=False,
        gap=False,
        size=1,
    )
