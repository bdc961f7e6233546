"""Browsers: slices of WebM as they come, new recorders, and who sends what they should not."""

import asyncio
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from rampe.kit.database import Database
from rampe.live import State, Type, decode_state, unpack
from rampe.ports.bus import Bus
from tests.factories import Person
from tests.live.boxes import count_kept
from tests.live.clips import run_ffmpeg
from tests.live.domain.stage import end, prepare
from tests.live.ingest.conftest import Station, Tab, Told, hearing, tab, until_live

H264 = "video/webm;codecs=h264,opus"
VP8 = "video/webm;codecs=vp8,opus"
SECONDS = 4


def record(codec: str, size: str = "320x180") -> bytes:
    """Return what a browser's recorder makes of four seconds."""
    encoder = {"h264": "libx264", "vp8": "libvpx"}[codec]
    quick = ("-preset", "ultrafast", "-tune", "zerolatency") if codec == "h264" else ()
    return run_ffmpeg(
        *("-f", "lavfi", "-i", f"testsrc2=s={size}:r=30:d={SECONDS}"),
        *("-f", "lavfi", "-i", f"sine=f=440:sample_rate=48000:d={SECONDS}"),
        *("-c:v", encoder, *quick, "-b:v", "300k", "-g", "30", "-c:a", "libopus"),
        *("-f", "matroska", "-live", "1"),
    )


def slices(recording: bytes) -> Iterator[tuple[bytes, float]]:
    """Cut it as a recorder does, and say how long each piece takes: never twice the same."""
    count = SECONDS * 10
    pauses = (0.02, 0.18, 0.1, 0.05, 0.15)
    size = len(recording) // count + 1
    for number in range(count):
        piece = recording[number * size : (number + 1) * size]
        if piece:
            yield piece, pauses[number % len(pauses)]


async def play(page: Tab, recording: bytes) -> None:
    """Send a recording in about the time that it lasts."""
    for piece, pause in slices(recording):
        await page.socket.send(piece)
        await asyncio.sleep(pause)


async def on_air(host: Person, live_id: str, told: Told) -> None:
    """Start a live once something arrives."""
    await told.until(lambda: bool(told.of(Type.PART)))
    answer = await host.client.post(f"/lives/{live_id}/start")
    assert answer.status_code == 200, answer.text


async def test_slices_that_jitter_become_every_picture(
    station: Station, host: Person, bus: Bus, database: Database
) -> None:
    """GOL-02: H.264 stays as it is, sound becomes AAC, and players keep every picture."""
    live = await prepare(host)
    recording = await asyncio.to_thread(record, "h264")
    async with hearing(bus, live["id"]) as told, tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, width=320, height=180, fps=30, kbps=300)
        ready = await page.hear("ready")
        assert ready == {"t": "ready", "live": live["id"], "transcoded": False}
        sending = asyncio.create_task(play(page, recording))
        await on_air(host, live["id"], told)
        await page.say(t="ping", at=12.5)
        assert (await page.hear("pong"))["at"] == 12.5
        await sending
        await told.until(lambda: len(told.pictures()) >= 110)
        health = await page.hear("health")
        assert {"kbps", "fps", "lost", "delay_ms", "warnings"} <= set(health)
        assert health["lost"] == 0
        await page.say(t="bye")
        assert (await page.closed())[0] == 1000
        await until_live(database, live["id"], lambda one: one.state is State.LOST)
        await told.until(lambda: len(told.pictures()) >= 120)
        assert len(told.pictures()) == 120
        assert count_kept(told.pictures()) == 120
        assert told.of(Type.HLS)


async def test_a_browser_without_h264_is_encoded(station: Station, host: Person, bus: Bus) -> None:
    """GOL-02: with a key frame each second."""
    live = await prepare(host)
    recording = await asyncio.to_thread(record, "vp8")
    async with hearing(bus, live["id"]) as told, tab(station, live["id"], host) as page:
        await page.say(t="start", mime=VP8, kbps=300)
        assert (await page.hear("ready"))["transcoded"]
        await play(page, recording)
        await told.until(lambda: len(told.pictures()) >= 115)
        assert [one.key for one in told.pictures()].count(True) >= 4


async def test_a_new_recorder_goes_on_in_the_same_live(
    station: Station, host: Person, bus: Bus
) -> None:
    """GOL-02: another resolution is a new initialisation at a key frame, not an error."""
    live = await prepare(host)
    first, second = await asyncio.gather(
        asyncio.to_thread(record, "h264"), asyncio.to_thread(record, "h264", "180x320")
    )
    async with hearing(bus, live["id"]) as told, tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        await play(page, first)
        await page.say(t="restart", mime=H264, kbps=300)
        await play(page, second)
        await told.until(lambda: len(told.pictures()) >= 238)
        assert len(told.of(Type.INIT)) == 2
        shown = [one.shown for one in told.pictures()]
        assert shown == sorted(set(shown))
        assert {one.epoch for one in told.messages} == {1}


@pytest.mark.parametrize("sent", ["garbage", "nothing of a recorder", "text first"])
async def test_garbage_ends_its_own_connection_only(
    station: Station, host: Person, bus: Bus, sent: str
) -> None:
    """§6: what is no recording is closed in time; the live waits for its host."""
    live = await prepare(host)
    recording = await asyncio.to_thread(record, "h264")
    async with tab(station, live["id"], host) as page:
        if sent == "text first":
            await page.socket.send("{not json")
        elif sent == "garbage":
            await page.socket.send(b"\0" * 1000)
        else:
            await page.say(t="start", mime=H264, kbps=300)
            await page.hear("ready")
            for _ in range(4):
                await page.socket.send(bytes(range(256)) * 512)
        close, _ = await page.closed()
        assert close in (4400, 1013)
    if sent == "text first":
        return
    async with hearing(bus, live["id"]) as told, tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        await page.socket.send(recording)
        await told.until(lambda: len(told.pictures()) >= 110)


async def test_slices_above_a_megabyte_and_silent_connections_are_closed(
    station: Station, host: Person
) -> None:
    """§6: a hundred connections that send nothing are gone after seconds."""
    live = await prepare(host)
    async with tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        await page.socket.send(bytes((1 << 20) + 1))
        assert (await page.closed())[0] == 1009

    async def be_silent() -> int:
        async with tab(station, live["id"], host) as silent:
            return (await silent.closed())[0]

    codes = await asyncio.gather(*(be_silent() for _ in range(100)))
    assert set(codes) == {4408, 4429}
    # More than that only where the first ones had gone before the last ones came.
    assert station.settings.ingest.max_per_address <= codes.count(4408)


async def test_other_pages_and_other_paths_are_refused(station: Station, host: Person) -> None:
    """A page of another site cannot send with a member's cookie."""
    live = await prepare(host)
    with pytest.raises(InvalidStatus) as refused:
        async with tab(station, live["id"], host, origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403
    for query in ("", "?live=", "?live=x", f"?live={1 << 64}"):
        with pytest.raises(InvalidStatus) as unknown:
            async with connect(station.browsers + query, origin=Origin("http://localhost:8080")):
                pass
        assert unknown.value.response.status_code == 404


async def test_what_no_child_reads_is_unsupported(station: Station, host: Person) -> None:
    """The studio says that this browser cannot send."""
    live = await prepare(host)
    async with tab(station, live["id"], host) as page:
        await page.say(t="start", mime="application/x-evil", kbps=300)
        close, frames = await page.closed()
    assert frames[-1]["code"] == "unsupported"
    assert close == 4415


async def test_the_end_of_the_live_ends_the_connection(
    station: Station, host: Person, bus: Bus
) -> None:
    """GOL-02: staff or host end it; the studio is told why nothing more is taken."""
    live = await prepare(host)
    recording = await asyncio.to_thread(record, "h264")
    async with hearing(bus, live["id"]) as told, tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        sending = asyncio.create_task(play(page, recording))
        await on_air(host, live["id"], told)
        await told.until(lambda: len(told.of(Type.HLS)) > 1)
        await end(host, live["id"])
        close, frames = await page.closed()
        assert (close, frames[-1]["code"]) == (4410, "live_ended")
        await asyncio.gather(sending, return_exceptions=True)
        await told.until(lambda: bool(told.of(Type.END)))
        assert await bus.request(f"live.{live['id']}.window.9", b"", 2.0) == b""
        window = decode_state(await bus.request(f"live.{live['id']}.window.0", b"", 2.0))
        name = window.segments[-1].name.encode()
        assert await bus.request(f"live.{live['id']}.file.0", name, 2.0)
        assert unpack(await bus.request(f"live.{live['id']}.join.0", b"", 2.0))


async def test_who_begins_anew_all_the_time_is_cut(station: Station, host: Person) -> None:
    """Each new recorder is a child, and a machine has room for few."""
    live = await prepare(host)
    async with tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        for _ in range(50):
            await page.say(t="restart", mime=H264, kbps=300)
        assert (await page.closed())[0] == 1013
