"""Makes everything that is made of a video: renditions, cover, sprite and preview.

Three children work side by side, because what counts is the time until `ready`: one makes the
cover, one all pictures of the ladder with sprite and preview, and one the sound, once another has
measured its loudness.
"""

import asyncio
import os
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from rampe.engines.confined.run import (
    Ended,
    Limits,
    OnLine,
    open_scratch,
    read_output,
    run_program,
)
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.media.attempt import Failed, Run, check_ended, cover_name, open_input, open_source
from rampe.media.command import (
    Beside,
    Command,
    gain_for,
    loudness_command,
    parse_loudness,
    pictures_command,
    plan_sprite,
    poster_command,
    sound_command,
)
from rampe.media.ladder import Plan
from rampe.media.playlist import target_seconds
from rampe.media.probe import Facts, Reason
from rampe.media.publication import POLL_SECONDS, Publication
from rampe.media.settings import MediaSettings

STILL_SECONDS = 60.0
STILL_BYTES = 32 << 20
LEAST_ENCODE_SECONDS = 120.0
COVER_SECONDS = 1.0
LAST_COVER_SECONDS = 0.5  # before the end: there is surely a frame
# A frame at least this often and a row at most this often: enough for a bar that moves.
PROGRESS_SECONDS = 0.7
HEARTBEAT_SECONDS = 10.0


async def make_files(run: Run, plan: Plan, facts: Facts) -> dict[str, Any]:
    """Make and publish all files of an asset; return what its row is to say of them."""
    gop = facts.timing.longest_gop if facts.timing else 0.0
    async with open_source(run) as source, open_scratch(run.tools.uploads.scratch) as scratch:
        publication = Publication(
            run.tools.storage, scratch, run.folder, run.prefix, plan, target_seconds(plan, gop)
        )
        beside = Beside(plan_sprite(plan), f"{run.prefix}sprite.webp", f"{run.prefix}preview.mp4")
        encode = Encode(run, plan, source, publication, beside)
        await together(encode.make_poster(), encode.make_renditions())
        return await encode.describe()


@dataclass(frozen=True)
class Encode:
    """The steps of one encode, in one scratch folder."""

    run: Run
    plan: Plan
    source: Path
    publication: Publication
    beside: Beside

    async def make_poster(self) -> None:
        """The cover: it is what a list shows meanwhile."""
        name = cover_name(self.run.prefix, self.run.cover_ms)
        cover = self.run.cover_ms
        wanted = COVER_SECONDS if cover is None else cover / 1000
        at = max(0.0, min(wanted, self.plan.seconds - LAST_COVER_SECONDS))
        settings = self.run.tools.settings
        limits = Limits(STILL_SECONDS, settings.memory_bytes, output_bytes(self.plan))
        for moment in (at, 0.0):  # a picture that stands still may have its only frame at zero
            build = partial(poster_command, self.plan, at_seconds=moment, name=name)
            await self.make(build, limits)
            if await self.publish(name):
                await self.run.save(poster=name)
                return
        raise Failed(Reason.DAMAGED, "no picture to show")

    async def make_renditions(self) -> None:
        """Pictures and sound, published segment by segment as they come."""
        encoding = asyncio.create_task(together(self.make_pictures(), self.make_sound()))
        try:
            while not encoding.done():
                await asyncio.wait((encoding,), timeout=POLL_SECONDS)
                await self.publish_new()
            await encoding
        finally:
            encoding.cancel()
            await asyncio.gather(encoding, return_exceptions=True)
        await self.publish_new()
        if not all(one.listing.ended for one in self.publication.renditions):
            raise Failed(Reason.DAMAGED, "the encode ended early")
        for name in (self.beside.sprite_name, self.beside.preview_name):
            if not await self.publish(name):
                raise Failed(Reason.DAMAGED, f"no {name}")

    async def publish_new(self) -> None:
        """Publish new segments; with the first of each rendition the video becomes playable."""
        playable = self.publication.playable
        await self.publication.publish_new()
        if self.publication.playable and not playable:
            await self.publication.publish_master()
            await self.run.save(playable=True, playlist=self.publication.master)

    async def make_pictures(self) -> None:
        """All rungs, and what comes out of the same decoding."""
        settings = self.run.tools.settings
        build = partial(
            pictures_command,
            self.plan,
            prefix=self.run.prefix,
            preset=settings.preset,
            threads=settings.threads or min(os.cpu_count() or 1, 8),
            beside=self.beside,
        )
        await self.make(build, ladder_limits(self.plan, settings), self.hear_progress)

    async def make_sound(self) -> None:
        """The sound at the operator's loudness: measured first, which takes a moment."""
        if self.plan.audio_index is None:
            return
        settings = self.run.tools.settings
        limits = ladder_limits(self.plan, settings)
        measured = await self.make(partial(loudness_command, self.plan), limits)
        gain = gain_for(parse_loudness(measured.log), settings.loudness)
        build = partial(sound_command, self.plan, prefix=self.run.prefix, gain=gain)
        await self.make(build, limits)

    async def hear_progress(self, line: bytes) -> None:
        """Keep row and owner up to date with ffmpeg's own account."""
        name, _, value = line.strip().partition(b"=")
        if name != b"out_time_us" or not value.isdigit():
            return
        percent = min(99, int(int(value) / 10_000 / max(self.plan.seconds, 0.1)))
        run, passed = self.run, time.monotonic() - self.run.told_at
        due = percent > run.percent and passed > PROGRESS_SECONDS
        if due or passed > HEARTBEAT_SECONDS:
            run.told_at, run.percent = time.monotonic(), percent
            await run.save(percent=percent)

    async def describe(self) -> dict[str, Any]:
        """Publish the final playlist and tell what was made."""
        measured = await self.publication.publish_measured_master()
        return {
            "sprite": self.beside.sprite_name,
            "sprite_layout": msgspec.to_builtins(self.beside.sprite),
            "preview": self.beside.preview_name,
            "rungs": [
                {
                    "name": rung.name,
                    "width": rung.width,
                    "height": rung.height,
                    "bit_rate": measured[rung.name].average,
                    "copied": rung.copied,
                }
                for rung in self.plan.rungs
            ],
        }

    async def make(
        self, build: Callable[[int], Command], limits: Limits, on_line: OnLine | None = None
    ) -> Ended:
        """Run one ffmpeg on the source. Raises `Failed` when it does not do its work."""
        async with open_input(self.source) as fd:
            ended = await run_program(
                find_ffmpeg(self.run.tools.settings.ffmpeg),
                build(fd),
                inputs=[fd],
                scratch=self.publication.scratch,
                limits=limits,
                on_line=on_line,
            )
        check_ended(ended)
        return ended

    async def publish(self, name: str) -> bool:
        """Put one finished file; false when there is none."""
        try:
            data = await asyncio.to_thread(read_output, self.publication.scratch, name, STILL_BYTES)
        except FileNotFoundError:
            return False
        if data:
            await self.run.tools.storage.put(f"{self.run.folder}/{name}", data)
        return bool(data)


async def together(*steps: Coroutine[Any, Any, None]) -> None:
    """Run steps side by side. When one fails, the others have ended before its error is raised."""
    tasks = [asyncio.create_task(step) for step in steps]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def ladder_limits(plan: Plan, settings: MediaSettings) -> Limits:
    """What one ladder may take: a bound for the absurd, far from any honest encode."""
    return Limits(
        wall_seconds=LEAST_ENCODE_SECONDS + settings.timeout_factor * plan.seconds,
        memory=settings.memory_bytes,
        output=output_bytes(plan),
    )


def output_bytes(plan: Plan) -> int:
    """Three times what the highest bit rates allow, and room for the small files."""
    rates = sum(rung.max_bit_rate for rung in plan.rungs) + 256_000
    return int(rates / 8 * plan.seconds * 3) + (64 << 20)
