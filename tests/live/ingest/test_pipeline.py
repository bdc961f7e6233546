"""What is encoded on the way: a lower rendition at the same cuts, streams with few key frames."""

import asyncio
import itertools
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.live.hls.window import PART_TARGET, Segment
from rampe.live.hls.wire import decode_update
from rampe.live.ingest.convert import Programs
from rampe.live.ingest.pipeline import Pipeline
from rampe.live.ingest.rendition import Rendition
from rampe.live.ingest.share import KEPT_SECONDS, Need
from rampe.live.ingest.slots import Slots
from rampe.live.ingest.spool import Spool
from rampe.live.media.samples import VideoSample
from rampe.live.push.wire import Message, Type, decode
from tests.live.boxes import Read, count_kept, pictures_of
from tests.live.clips import Timed, make_flv, moved, read_flv

LARGE = ("-f", "lavfi", "-i", "testsrc2=s=640x496:r=15:d=6")
TONE = ("-f", "lavfi", "-i", "sine=f=440:sample_rate=48000:d=6")
RARE = ("-g", "75", "-keyint_min", "75", "-sc_threshold", "0", "-tune", "zerolatency")


class Way:
    """A pipeline with two renditions, and what they say."""

    def __init__(self, folder: Path, slots: Slots) -> None:
        self.said: dict[int, list[Message]] = {0: [], 1: []}
        self.finished: dict[int, list[Segment]] = {0: [], 1: []}
        self.now = 1_000.0
        self.need = Need()
        self.spools = {number: Spool(folder / f"r{number}") for number in (0, 1)}
        programs = Programs(find_ffmpeg(), folder)
        self.source, self.low = (self.rendition(number) for number in (0, 1))
        self.pipeline = Pipeline(
            self.source, self.low, programs, slots, lambda: self.now, lambda: self.need
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


def clip(*options: str) -> list[Timed]:
    return read_flv(make_flv(*options, picture=LARGE, sound=TONE))


async def test_a_lower_rendition_is_cut_where_the_source_is(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    """GOL-02: aligned, also after the host has come back."""
    way = open_way(tmp_path, stack)
    whole = clip("-tune", "zerolatency", "-g", "15")
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
    await way.take(again, lambda: way.pushed(1) >= 170)
    await way.pipeline.finish()
    for rendition in (way.source, way.low):
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
