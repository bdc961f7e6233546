"""What is encoded on the way: a lower rendition at the same cuts, streams with few key frames."""

import asyncio
import itertools
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.entry.edge.listing import Listing
from rampe.entry.edge.shelf import Shelf
from rampe.live.hls.playlist import render_master
from rampe.live.hls.window import PART_TARGET, Segment
from rampe.live.hls.wire import decode_update, encode_state
from rampe.live.ingest.convert import Programs
from rampe.live.ingest.pipeline import Pipeline
from rampe.live.ingest.rendition import Rendition
from rampe.live.ingest.share import KEPT_SECONDS, Need, encoders_for, rungs_for
from rampe.live.ingest.slots import Slots
from rampe.live.ingest.spool import Spool
from rampe.live.media.samples import VideoSample
from rampe.live.push.wire import Message, Type, decode
from rampe.live.rungs import FROM_TOP, LOWER, MIDDLE, SOURCE
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.live.boxes import Read, count_kept, pictures_of
from tests.live.clips import Timed, make_flv, moved, read_flv
from tests.live.ingest.test_program import count_decoded

LARGE = ("-f", "lavfi", "-i", "testsrc2=s=640x496:r=15:d=6")
HIGH = ("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=15:d=6")
TONE = ("-f", "lavfi", "-i", "sine=f=440:sample_rate=48000:d=6")
RARE = ("-g", "75", "-keyint_min", "75", "-sc_threshold", "0", "-tune", "zerolatency")


class Way:
    """A pipeline with all the renditions that the machine allows, and what they say."""

    def __init__(self, folder: Path, slots: Slots) -> None:
        numbers = (SOURCE, *(rung.number for rung in rungs_for(slots.total)))
        self.said: dict[int, list[Message]] = {number: [] for number in numbers}
        self.finished: dict[int, list[Segment]] = {number: [] for number in numbers}
        self.now = 1_000.0
        self.need = Need()
        self.spools = {number: Spool(folder / f"r{number}") for number in numbers}
        programs = Programs(find_ffmpeg(), folder)
        self.renditions = {number: self.rendition(number) for number in numbers}
        self.source, self.low = self.renditions[SOURCE], self.renditions[LOWER]
        lower = [(rung, self.renditions[rung.number]) for rung in rungs_for(slots.total)]
        self.pipeline = Pipeline(
            self.source, lower, programs, slots, lambda: self.now, lambda: self.need
        )

    def rendition(self, number: int) -> Rendition:
        said, finished = self.said[number], self.finished[number]
        return Rendition(
            number,
            self.spools[number],
            send=lambda data: said.append(decode(data)),
            finished=finished.append,
            wall=lambda: self.now / 1000,
        )

    async def take(self, timed: list[Timed], pause: Callable[[], bool]) -> None:
        """Send everything, waiting in between for what was sent to have come through."""
        for media, now in timed:
            self.now = float(now)
            self.pipeline.take([media])
        async with asyncio.timeout(30):
            while not pause():
                await asyncio.sleep(0.02)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for what is on its way."""
        await self.take([], true)

    def told(self, number: int, kind: Type) -> list[Message]:
        return [one for one in self.said[number] if one.type is kind]

    def pushed(self, number: int) -> int:
        return len(pushed_of(self, number))


def pushed_of(way: Way, number: int) -> list[Read]:
    """Return the pictures that viewers were pushed."""
    return pictures_of(one.payload for one in way.told(number, Type.PART))


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """What is closed after the test."""
    async with AsyncExitStack() as stack:
        yield stack


def open_way(folder: Path, stack: AsyncExitStack, slots: int | Slots = 1) -> Way:
    way = Way(folder, slots if isinstance(slots, Slots) else Slots(slots))
    for spool in way.spools.values():
        stack.callback(spool.close)
    stack.push_async_callback(way.pipeline.close)
    return way


def clip(*options: str, picture: Iterable[str] = LARGE) -> list[Timed]:
    return read_flv(make_flv(*options, picture=picture, sound=TONE))


async def test_lower_renditions_are_cut_where_the_source_is(
    tmp_path: Path, stack: AsyncExitStack, bus: Bus, services_storage: Storage
) -> None:
    """GOL-02: aligned, also after the host has come back, on a machine that has cores for both."""
    way = open_way(tmp_path, stack, slots=encoders_for(cores=8))
    way.need = Need(narrow=1, viewers=1)
    whole = clip("-tune", "zerolatency", "-g", "15", "-b:v", "3M", picture=HIGH)
    way.pipeline.begin(1)
    pictures = [at for at, (media, _) in enumerate(whole) if isinstance(media, VideoSample)]
    await way.take(whole[: pictures[38]], lambda: way.pushed(1) >= 30)
    way.source.go_on_air()
    await way.take(whole[pictures[38] :], lambda: way.pushed(1) >= 80)
    third = [one.shown for one in pushed_of(way, 0) if one.key][3]
    assert (way.source.listed_from, way.low.listed_from) == (third, third)
    way.pipeline.rest()
    way.pipeline.begin(2)
    again = [(moved(media, 50_000), now + 9_000) for media, now in whole]
    await way.take(again, lambda: way.pushed(1) >= 170 and way.pushed(2) >= 80)
    await way.pipeline.finish()
    for rendition in way.renditions.values():
        rendition.end()
    numbers = [(one.number, one.discontinuity) for one in way.finished[0]]
    assert [(one.number, one.discontinuity) for one in way.finished[1]] == numbers
    lengths = [[round(one.seconds, 1) for one in way.finished[n]][:-1] for n in (0, 1)]
    assert lengths[0] == lengths[1]
    assert way.low.init is not None
    assert way.low.init.video is not None
    assert way.low.init.video.picture.height == 360
    assert way.pushed(0) == way.pushed(1) == 180
    assert count_kept(pushed_of(way, 1)) == 180
    await check_second(way, Shelf(bus, services_storage, 1 << 30))


async def check_second(way: Way, shelf: Shelf) -> None:
    """The other one began later, is listed from there, and every picture of it can be decoded."""
    first, second = (breaks(way.renditions[number]) for number in (SOURCE, MIDDLE))
    assert second.items() < first.items()
    assert max(first) in second
    keys = {number: {one.shown for one in pushed_of(way, number) if one.key} for number in (0, 2)}
    assert keys[2] < keys[0]
    inits = [one.payload for one in way.told(2, Type.INIT)]
    media = b"".join(one.payload for one in way.told(2, Type.PART))
    assert count_decoded(inits[0] + media) == way.pushed(2) == count_kept(pushed_of(way, 2))
    listings = [await read_listing(way, shelf, number) for number in FROM_TOP]
    variants = [variant for one in listings if (variant := one.variant())]
    lines = render_master(variants).splitlines()
    assert lines[3::2] == ["0/live.m3u8", "2/live.m3u8", "1/live.m3u8"]
    sizes = [line.rpartition("RESOLUTION=")[2] for line in lines[2::2]]
    assert sizes == ["1280x720", "960x540", "640x360"]
    rates = [int(line.partition("BANDWIDTH=")[2].partition(",")[0]) for line in lines[2::2]]
    assert rates == sorted(rates, reverse=True)


def breaks(rendition: Rendition) -> dict[int, int]:
    """How many discontinuities there were up to each listed segment."""
    return {number: count for number, (_, count) in moments(rendition).items()}


async def read_listing(way: Way, shelf: Shelf, number: int) -> Listing:
    """Return what an edge makes of a rendition."""

    async def ask() -> bytes:
        return encode_state(way.renditions[number].state())

    listing = Listing(1, number, shelf, ask, lambda _: ())
    listing.begin()
    await listing.begun()
    return listing


async def test_without_a_free_core_there_is_only_the_source(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    """The host's own picture never waits for an encode."""
    way = open_way(tmp_path, stack, slots=0)
    way.pipeline.begin(1)
    await way.take(clip("-g", "15"), lambda: way.pushed(0) > 80)
    assert way.said[1] == []


def later(clip: list[Timed], turn: int) -> list[Timed]:
    """The clip again, after so many of its six seconds."""
    return [(moved(media, 6_000 * turn), now + 6_000 * turn) for media, now in clip]


def kill_encoder() -> None:
    """End every ffmpeg of this process, as a machine without memory does."""
    mine = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    for child in mine.split():
        if b"ffmpeg" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)


def moments(rendition: Rendition) -> dict[int, tuple[float, int]]:
    """When each listed segment began, and how many discontinuities there were up to it."""
    window, found = rendition.window, dict[int, tuple[float, int]]()
    count = window.removed_discontinuities
    for segment in window.segments:
        count += segment.discontinuity
        found[segment.number] = round(segment.began, 1), count
    return found


async def test_a_lower_rendition_begins_while_the_live_runs(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    """GOL-02: when another live gives way, and again after its encoder has died."""
    clock, whole = 0.0, clip("-tune", "zerolatency", "-g", "15")
    slots = Slots(1, now=lambda: clock)
    first, way = (open_way(tmp_path / name, stack, slots) for name in ("first", "second"))
    for one in (first, way):
        one.pipeline.begin(1)
        one.source.list_from(0)
    await first.take(whole, lambda: first.pushed(1) >= 80)
    await way.take(whole, lambda: way.pushed(0) >= 80)
    assert way.said[1] == []

    clock, way.need = KEPT_SECONDS + 1, Need(narrow=3, viewers=9)
    await way.take(later(whole, 1), lambda: way.pushed(1) >= 80)
    assert [one.key for one in first.told(1, Type.END)] == [True]
    clock, first.need = 3 * KEPT_SECONDS, Need(narrow=4, viewers=9)
    await first.take(later(whole, 1), lambda: first.pushed(0) >= 170)
    assert len(first.told(1, Type.INIT)) == 1
    assert (first.low.stopped, way.low.stopped) == (True, False)

    kill_encoder()
    await way.until(lambda: bool(way.told(1, Type.END)))
    # Whoever needed it more has asked no more.
    before, clock = way.pushed(1), 4 * KEPT_SECONDS
    await way.take(later(whole, 2) + later(whole, 3), lambda: way.pushed(1) >= before + 60)
    await way.pipeline.finish()
    for rendition in (way.source, way.low):
        rendition.end()

    pushed = pushed_of(way, 0)
    assert count_kept(pushed) == len(pushed) == 4 * 90
    updates = (decode_update(one.payload) for one in way.told(0, Type.HLS))
    parts = [one.part for one in updates if one.part is not None]
    assert not any(one.discontinuity for one in parts)
    assert all(0.85 * PART_TARGET <= one.duration / 90_000 <= PART_TARGET for one in parts[:-1])
    source, low = moments(way.source), moments(way.low)
    assert 3 in low
    assert max(source) in low
    assert low.items() <= source.items()
    assert {one.shown for one in pushed_of(way, 1)} <= {one.shown for one in pushed}

    # Of a process that was killed, and whose next one has no core for it: edges are told.
    after = open_way(tmp_path / "first", stack, Slots(0))
    assert after.low.listed
    after.pipeline.begin(2)
    await after.take(later(whole, 5), lambda: after.pushed(0) >= 80)
    assert [(one.key, one.epoch) for one in after.said[1]] == [(True, 2)]
    assert after.low.stopped


async def test_key_frames_that_are_too_far_apart_are_told_and_made(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    """GOL-02: from the next key frame on there is one each second, and the host is warned."""
    way = open_way(tmp_path, stack)
    way.pipeline.begin(1)
    first = clip(*RARE)
    later = [(moved(media, 6_000), now + 6_000) for media, now in first]
    await way.take(first + later, lambda: way.pushed(0) >= 165)
    assert {"key_frames_far", "transcoded"} <= set(way.pipeline.report(0).warnings)
    pictures = pictures_of(one.payload for one in way.said[0] if one.type is Type.PART)
    keys = [one.shown for one in pictures if one.key]
    late = [b - a for a, b in itertools.pairwise(keys) if a > 7 * 90_000]
    assert late
    assert max(late) <= 1.2 * 90_000
    shown = [one.shown for one in pictures]
    assert shown == sorted(set(shown))
