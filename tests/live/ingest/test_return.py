"""A host who comes back by the other way, or to a process that has lost the spool."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import select

from rampe.entry.ingest.role import open_ingest
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import LiveSegment, LiveSettings, Recording, State, Type
from rampe.live.ingest import broadcast as broadcasts
from rampe.live.recording import write_recording
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.factories import Person
from tests.live.boxes import count_kept
from tests.live.clips import run_ffmpeg
from tests.live.domain.stage import end
from tests.live.ingest.conftest import (
    PATIENCE,
    Station,
    Told,
    hearing,
    make_key,
    read_live,
    send,
    tab,
    until_live,
)
from tests.live.ingest.test_program import count_decoded

H264 = "video/webm;codecs=h264,opus"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for files of what has ended."""
    monkeypatch.setattr(broadcasts, "LINGER_SECONDS", 0.0)


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """What is closed after the test."""
    async with AsyncExitStack() as stack:
        yield stack


def record() -> bytes:
    """Return two seconds of a browser's recorder, upright."""
    return run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=180x320:r=30:d=2"),
        *("-f", "lavfi", "-i", "sine=f=440:sample_rate=48000:d=2"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "30"),
        *("-c:a", "libopus", "-f", "matroska", "-live", "1"),
    )


async def publish_by_program(station: Station, key: str, told: Told, *, seconds: int = 2) -> None:
    """Send so much, and wait until all of it was pushed."""
    before = len(told.pictures())
    code, complaint = await send(station.rtmp(key), seconds)
    assert code == 0, complaint
    await told.until(lambda: len(told.pictures()) >= before + 30 * seconds)


async def publish_by_browser(station: Station, host: Person, live_id: str, told: Told) -> None:
    """Send two seconds of another size, and wait until nearly all of it was pushed."""
    before, recording = len(told.pictures()), await asyncio.to_thread(record)
    async with tab(station, live_id, host) as page:
        await page.say(t="start", mime=H264, width=180, height=320, fps=30, kbps=500)
        await page.hear("ready")
        for at in range(0, len(recording), 20_000):
            await page.socket.send(recording[at : at + 20_000])
        await told.until(lambda: len(told.pictures()) >= before + 55)
        await page.say(t="bye")
        await page.closed()


async def is_lost(database: Database, live_id: str) -> None:
    """Wait until the live waits for its host."""
    await until_live(database, live_id, lambda live: live.state is State.LOST)


async def wait_for_recording(
    database: Database, services: Services, live_id: str, spool: Path
) -> list[LiveSegment]:
    """Return the source's segments, once all are in storage and the playlists are written."""
    async with asyncio.timeout(PATIENCE):
        while (spool / live_id).exists():
            await asyncio.sleep(0.05)
    storage = services.get(Storage)
    async with database.session() as session:
        await write_recording(session, storage, services.get(LiveSettings), int(live_id))
    return await list_segments(database, live_id)


async def list_segments(database: Database, live_id: str) -> list[LiveSegment]:
    """Return the source's segments as the database has them."""
    async with database.session() as session:
        found = await session.scalars(
            select(LiveSegment)
            .where(LiveSegment.live_id == int(live_id), LiveSegment.rendition == 0)
            .order_by(LiveSegment.number)
        )
        return list(found)


async def count_played(storage: Storage, live_id: str, segments: Sequence[LiveSegment]) -> int:
    """Play the recording as its playlist says; return how many pictures are shown.

    Each initialisation with what follows it, as players do; ffmpeg's own reader of playlists keeps
    the parameter sets of the first one.
    """
    folder = f"private/{live_id}"
    listed = (await storage.get(f"{folder}/r0.m3u8")).decode().splitlines()
    assert [one for one in listed if one.endswith(".m4s")] == [one.name for one in segments]
    shown = 0
    for init, run in groupby(segments, key=lambda one: one.init):
        assert f'#EXT-X-MAP:URI="{init}"' in listed
        pieces = [await storage.get(f"{folder}/{name}") for name in (init, *(s.name for s in run))]
        shown += await asyncio.to_thread(count_decoded, b"".join(pieces))
    return shown


async def test_a_host_comes_back_by_the_other_way_and_back_again(
    station: Station,
    host: Person,
    bus: Bus,
    database: Database,
    services: Services,
) -> None:
    """GOL-02: program, browser, program: one live, one clock, one recording that plays through."""
    key = await make_key(host)
    async with hearing(bus, "*") as told:
        await publish_by_program(station, key, told)
        live_id = (await host.client.get("/me/live")).json()["live"]["id"]
        await is_lost(database, live_id)
        await publish_by_browser(station, host, live_id, told)
        await is_lost(database, live_id)
        await publish_by_program(station, key, told)
        await is_lost(database, live_id)
        await end(host, live_id)
        await told.until(lambda: bool(told.of(Type.END)))
    assert {one.epoch for one in told.of(Type.PART)} == {1, 2, 3}
    assert len(told.of(Type.INIT)) == 3
    shown = [one.shown for one in told.pictures()]
    assert shown == sorted(set(shown))
    # A child that is slow to end may owe its last pictures.
    assert count_kept(told.pictures()) == len(shown) in range(175, 181)
    spool = station.settings.data_dir / "live" / "spool"
    segments = await wait_for_recording(database, services, live_id, spool)
    assert [one.number for one in segments] == list(range(len(segments)))
    assert sum(one.discontinuity for one in segments) == 2
    assert await count_played(services.get(Storage), live_id, segments) == len(shown)
    live = await read_live(database, live_id)
    assert live.recording is Recording.READY


async def test_a_spool_that_is_lost_costs_nothing_of_the_recording(
    ingest_settings: Settings,
    services: Services,
    host: Person,
    bus: Bus,
    database: Database,
    stack: AsyncExitStack,
) -> None:
    """GOL-05: another disk goes on after what is recorded; what nobody asks for goes at the end."""
    key, storage = await make_key(host), services.get(Storage)
    spool = ingest_settings.data_dir / "live" / "spool"
    async with hearing(bus, "*") as told:
        async with AsyncExitStack() as first:
            ingest = await open_ingest(ingest_settings, services, first)
            # The first two are a segment, the third is only in the spool.
            await publish_by_program(Station(ingest, ingest_settings), key, told, seconds=3)
            live_id = (await host.client.get("/me/live")).json()["live"]["id"]
            await is_lost(database, live_id)
            async with asyncio.timeout(PATIENCE):
                while not await list_segments(database, live_id):
                    await asyncio.sleep(0.05)
        await asyncio.to_thread(shutil.rmtree, spool / live_id)
        ingest = await open_ingest(ingest_settings, services, stack)
        await publish_by_program(Station(ingest, ingest_settings), key, told)
        await is_lost(database, live_id)
        for left in ("frame_1.jpg", "r0_i99999.mp4"):
            await storage.put(f"private/{live_id}/{left}", b"left")
        await end(host, live_id)
        segments = await wait_for_recording(database, services, live_id, spool)
    shown = [one.shown for one in told.pictures()]
    assert shown == sorted(set(shown))
    assert len({one.init for one in segments}) == 2
    assert len({one.name for one in segments}) == len(segments)
    names = {key.rpartition("/")[2] for key in await storage.list(f"private/{live_id}")}
    live = await read_live(database, live_id)
    assert {one.name for one in segments} | {one.init for one in segments} <= names
    assert {one for one in names if one.startswith("frame_")} == {live.frame}
    # It was not stored here: another machine may owe segments of it.
    assert "r0_i99999.mp4" in names
    # What had not become a segment was lost with the disk.
    assert await count_played(storage, live_id, segments) == 60 + 60
