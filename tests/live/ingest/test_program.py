"""OBS and its like: from RTMP to the bus and the recording, and back again (GOL-02, GOL-05)."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from rampe.accounts import Account
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.live import Live, LiveGrant, LiveSegment, State, Type, decode_update
from rampe.live.rtmp.session import HANDSHAKE
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.conftest import ApiFactory
from tests.factories import Person
from tests.live.boxes import count_kept
from tests.live.clips import run_ffmpeg
from tests.live.domain.stage import add_followers, end, make_host, prepare
from tests.live.ingest.conftest import (
    Station,
    Told,
    hearing,
    make_key,
    read_live,
    send,
    tab,
    until_live,
)
from tests.live.rtmp_peer import command, opening, read_answers, said


def playable(told: Told, rendition: int = 0) -> bytes:
    """Return what a viewer from the beginning was sent."""
    head = told.of(Type.INIT, rendition)[0].payload
    return head + b"".join(one.payload for one in told.of(Type.PART, rendition))


def count_decoded(media: bytes) -> int:
    """Let ffmpeg decode it; return how many pictures there are, and fail at any error."""
    crcs = run_ffmpeg(
        *("-xerror", "-err_detect", "explode", "-f", "mov", "-i", "pipe:0"),
        *("-map", "0:v", "-f", "framecrc"),
        given=media,
    )
    return sum(not line.startswith(b"#") for line in crcs.splitlines())


async def test_what_a_program_sends_is_pushed_listed_and_recorded(
    station: Station, host: Person, bus: Bus, database: Database, services_storage: Storage
) -> None:
    """GOL-02: a key with nothing prepared makes a live that is at once on air."""
    key = await make_key(host)
    async with hearing(bus, "*") as told:
        sending = asyncio.create_task(send(station.rtmp(key), 6))
        await told.until(lambda: bool(told.of(Type.PART)))
        answer = await host.client.get("/me/live")
        live_id = answer.json()["live"]["id"]
        assert answer.json()["live"]["state"] == "live"
        await sending
        await until_live(database, live_id, lambda live: live.state is State.LOST)
        await told.until(lambda: len(told.pictures()) >= 180)
        assert len(told.pictures()) == 180
        assert count_kept(told.pictures()) == 180
        assert await asyncio.to_thread(count_decoded, playable(told)) == 180
        updates = [decode_update(one.payload) for one in told.of(Type.HLS)]
        assert [one.sequence for one in told.of(Type.HLS)] == list(range(len(updates)))
        live = await read_live(database, live_id)
        assert (live.width, live.height, live.media_epoch) == (320, 180, 1)
        assert live.frame is not None
        assert (await services_storage.get(f"private/{live_id}/{live.frame}")).startswith(
            b"\xff\xd8"
        )

        await end(host, live_id)
        await told.until(lambda: bool(told.of(Type.END)))
    recorded = await wait_for_recording(database, services_storage, live_id)
    assert await asyncio.to_thread(count_decoded, recorded) == 180


async def wait_for_recording(database: Database, storage: Storage, live_id: str) -> bytes:
    """Return the source's recording as one file, when its last segment is there."""
    rows: list[LiveSegment] = []
    async with asyncio.timeout(20):
        while sum(row.duration_ms for row in rows) < 5_900:
            await asyncio.sleep(0.05)
            async with database.session() as session:
                found = await session.scalars(
                    select(LiveSegment)
                    .where(LiveSegment.live_id == int(live_id), LiveSegment.rendition == 0)
                    .order_by(LiveSegment.number)
                )
                rows = list(found)
    folder = f"private/{live_id}"
    pieces = [await storage.get(f"{folder}/{rows[0].init}")]
    pieces += [await storage.get(f"{folder}/{row.name}") for row in rows]
    return b"".join(pieces)


async def test_a_host_comes_back_into_the_same_live_by_either_way(
    station: Station, host: Person, bus: Bus, database: Database
) -> None:
    """GOL-02: time goes on, and what is sent carries another epoch."""
    key = await make_key(host)
    async with hearing(bus, "*") as told:
        code, complaint = await send(station.rtmp(key), 2)
        assert code == 0, complaint
        live_id = (await host.client.get("/me/live")).json()["live"]["id"]
        await until_live(database, live_id, lambda live: live.state is State.LOST)
        await told.until(lambda: len(told.pictures()) >= 60)
        before = told.pictures()[-1].shown
        code, complaint = await send(station.rtmp(key), 2)
        assert code == 0, complaint
        live = await until_live(database, live_id, lambda live: live.state is State.LOST)
        assert live.media_epoch == 2
        await told.until(lambda: len(told.pictures()) >= 120)
        assert {one.epoch for one in told.of(Type.PART)} == {1, 2}
        after = [one.payload for one in told.of(Type.PART) if one.epoch == 2]
        assert len(told.pictures()) == 120
        assert told.pictures()[60].shown > before
        assert after


async def test_a_second_program_with_the_key_is_refused(
    station: Station, host: Person, bus: Bus
) -> None:
    """GOL-02: the key takes over only when nothing has come for three seconds."""
    key = await make_key(host)
    async with hearing(bus, "*") as told:
        first = asyncio.create_task(send(station.rtmp(key), 60))
        await told.until(lambda: bool(told.of(Type.PART)))
        code, complaint = await send(station.rtmp(key), 1)
        assert code != 0
        assert complaint
        shown = len(told.pictures())
        await told.until(lambda: len(told.pictures()) >= shown + 30)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        assert {one.epoch for one in told.messages} == {1}


YOUNG = {"birth_date": clock.now().date() - timedelta(days=365 * 15)}
REFUSED = {
    "live_too_young": update(Account).values(YOUNG),
    "live_age_unknown": update(Account).values(birth_date=None),
    "live_needs_followers": delete(LiveGrant),
}


async def ask_by_rtmp(station: Station, key: str) -> str:
    """Ask to publish with a key, and return the code of the refusal."""
    reader, writer = await asyncio.open_connection("127.0.0.1", station.settings.ingest.rtmp_port)
    try:
        writer.write(opening() + command("publish", 5, None, key, "live", stream=1))
        async with asyncio.timeout(10):
            answered = await reader.read(-1)
    finally:
        writer.close()
    info = said(read_answers(answered[1 + 2 * HANDSHAKE :]))[-1][-1]
    assert isinstance(info, dict)
    assert info["level"] == "error"
    return str(info["reason"])


async def ask_by_browser(station: Station, live_id: str, person: Person | None) -> str:
    """Ask to publish into a live, and return the code of the refusal."""
    async with tab(station, live_id, person) as page:
        await page.say(t="start", mime="video/webm;codecs=h264,opus", kbps=500)
        close, frames = await page.closed()
    assert frames[-1]["t"] == "refused"
    assert close >= 4400
    return str(frames[-1]["code"])


@pytest.mark.parametrize("code", REFUSED)
async def test_who_may_not_host_is_refused_by_both_ways_with_one_code(
    station: Station, database: Database, host: Person, code: str
) -> None:
    """ELI-01, ELI-02: refused at publish, and nothing is created or fed."""
    key = await make_key(host)
    live = await prepare(host)
    await add_followers(database, host.id, 999)
    async with database.session() as session:
        await session.execute(REFUSED[code])
    assert await ask_by_rtmp(station, key) == code
    assert await ask_by_browser(station, live["id"], host) == code
    async with database.session() as session:
        rows = list(await session.scalars(select(Live)))
    assert [(one.media_epoch, one.state, one.fed_at) for one in rows] == [
        (0, State.PREPARING, None)
    ]


async def test_a_wrong_or_revoked_key_and_a_live_of_somebody_else_are_unknown(
    station: Station, database: Database, host: Person, api: ApiFactory
) -> None:
    """ELI-01: nothing tells a wrong key from one that was replaced."""
    old = await make_key(host)
    await make_key(host)
    assert await ask_by_rtmp(station, "live_wrong") == "live_key_unknown"
    assert await ask_by_rtmp(station, old) == "live_key_unknown"
    live = await prepare(host)
    other = await make_host(database, api, "lou")
    assert await ask_by_browser(station, live["id"], other) == "live_not_found"
    assert await ask_by_browser(station, "12345", host) == "live_not_found"
    assert await ask_by_browser(station, live["id"], None) == "sign_in_required"
    assert (await read_live(database, live["id"])).media_epoch == 0


async def test_a_host_ends_what_a_program_sends(station: Station, host: Person, bus: Bus) -> None:
    """GOL-02: nothing more is taken. How staff stops a live is in tests/e2e/test_live_stop.py."""
    live = await prepare(host)
    key = await make_key(host)
    async with hearing(bus, live["id"]) as told:
        sending = asyncio.create_task(send(station.rtmp(key), 15))
        await told.until(lambda: bool(told.of(Type.PART)))
        assert (await host.client.post(f"/lives/{live['id']}/start")).status_code == 200
        await told.until(lambda: bool(told.of(Type.HLS)))
        await end(host, live["id"])
        await told.until(lambda: bool(told.of(Type.END)))
        code, _ = await sending
    assert code != 0
