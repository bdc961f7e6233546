"""Who has a live: processes beside each other, and publishers that were let in and never came."""

import asyncio
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
from rampe.live import Broadcast, Feed, Health, Ingest, Live, LiveId, Lives
from rampe.live.ingest import broadcast as broadcasts
from rampe.live.ingest import ingest as ingests
from tests.factories import Person
from tests.live.domain.stage import prepare
from tests.live.ingest.conftest import PATIENCE, Station, read_live, until_live


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often: what is tested is what comes of it."""
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
    assert broadcast.given_up
    assert (station.settings.data_dir / "live" / "spool" / str(live_id) / "r0").is_dir()
    await change(database, live_id, fed_at=None)
    returned = await station.ingest.open_by_session(host.id, live_id, Silent())
    assert returned is not broadcast
    assert returned.epoch == 3
