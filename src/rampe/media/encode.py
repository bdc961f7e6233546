"""Makes everything that is made of a video: renditions, cover, sprite and preview.

Steps overlap where they can, because what counts is the time until `ready`: the cover is made
beside the loudness and the encode, the sprite comes out of the encode itself, and the preview is
made from the first segments while the last ones are still to come.
"""

import asyncio
import os
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from rampe.engines.confined.run import Ended, Limits, open_scratch, read_output, run_program
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.media.attempt import Failed, Run, check_ended, cover_name, open_input, open_source
from rampe.media.command import (
    Command,
    Sprite,
    gain_for,
    ladder_command,
    loudness_command,
    parse_loudness,
    plan_sprite,
    poster_command,
    preview_command,
    preview_span,
)
from rampe.media.ladder import Plan
from rampe.media.playlist import target_seconds
from rampe.media.probe import Facts, Reason
from rampe.media.publication import POLL_SECONDS, Publication, Rendition
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
        encode = Encode(run, plan, source, publication)
        await together(encode.make_poster(), encode.make_renditions())
        return await encode.describe()


@dataclass
class Encode:
    """The steps of one encode, in one scratch folder."""

    run: Run
    plan: Plan
    source: Path
    publication: Publication
    sprite: Sprite = field(init=False)
    previewable: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Plan what goes beside the rungs."""
        self.sprite = plan_sprite(self.plan)

    @property
    def smallest(self) -> Rendition:
        """The rendition of the lowest rung."""
        return self.publication.renditions[len(self.plan.rungs) - 1]

    @property
    def sprite_name(self) -> str:
        """The file of the sprite."""
        return f"{self.run.prefix}sprite.webp"

    @property
    def preview_name(self) -> str:
        """The file of the preview."""
        return f"{self.run.prefix}preview.mp4"

    async def make_poster(self) -> None:
        """The cover: it is what a list shows meanwhile."""
        name = cover_name(self.run.prefix, self.run.cover_ms)
        cover = self.run.cover_ms
        wanted = COVER_SECONDS if cover is None else cover / 1000
        at = max(0.0, min(wanted, self.plan.seconds - LAST_COVER_SECONDS))
        for moment in (at, 0.0):  # a picture that stands still may have its only frame at zero
            async with open_input(self.source) as fd:
                await self.make_still(poster_command(self.plan, fd, moment, name), fd)
            if await self.publish(name):
                await self.run.save(poster=name)
                return
        raise Failed(Reason.DAMAGED, "no picture to show")

    async def make_renditions(self) -> None:
        """The ladder with its sprite, and the preview as soon as its seconds are there."""
        gain = await self.measure_gain()
        await together(self.make_ladder(gain), self.make_preview())

    async def measure_gain(self) -> float:
        """Decibels that bring the sound to the operator's loudness."""
        if self.plan.audio_index is None:
            return 0.0
        async with open_input(self.source) as fd:
            ended = await self.make_still(loudness_command(self.plan, fd), fd)
        return gain_for(parse_loudness(ended.log), self.run.tools.settings.loudness)

    async def make_ladder(self, gain: float) -> None:
        """Encode, and publish what is complete at every moment."""
        encoding = asyncio.create_task(self.run_ladder(gain))
        try:
            while not encoding.done():
                await asyncio.wait((encoding,), timeout=POLL_SECONDS)
                await self.publish_new()
            check_ended(encoding.result())
        finally:
            encoding.cancel()
            await asyncio.gather(encoding, return_exceptions=True)
        await self.publish_new()
        if not all(one.listing.ended for one in self.publication.renditions):
            raise Failed(Reason.DAMAGED, "the encode ended early")
        if not await self.publish(self.sprite_name):
            raise Failed(Reason.DAMAGED, "no sprite")

    async def publish_new(self) -> None:
        """Publish new segments; with the first of each rendition the video becomes playable."""
        playable = self.publication.playable
        await self.publication.publish_new()
        if self.publication.playable and not playable:
            await self.publication.publish_master()
            await self.run.save(playable=True, playlist=self.publication.master)
        made = self.smallest.listing
        if made.ended or made.seconds >= sum(preview_span(self.plan)):
            self.previewable.set()

    async def run_ladder(self, gain: float) -> Ended:
        """Run the one ffmpeg of the ladder."""
        settings = self.run.tools.settings
        async with open_input(self.source) as fd:
            command = ladder_command(
                self.plan,
                fd,
                prefix=self.run.prefix,
                gain=gain,
                preset=settings.preset,
                threads=settings.threads or min(os.cpu_count() or 1, 8),
                sprite=(self.sprite, self.sprite_name),
            )
            return await run_program(
                find_ffmpeg(settings.ffmpeg),
                command,
                inputs=[fd],
                scratch=self.publication.scratch,
                limits=ladder_limits(self.plan, settings),
                on_line=self.hear_progress,
            )

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

    async def make_preview(self) -> None:
        """The preview, out of the smallest rung's first segments."""
        await self.previewable.wait()
        joined = self.publication.scratch / "joined.mp4"
        await asyncio.to_thread(self.publication.join_rendition, self.smallest, joined)
        async with open_input(joined) as fd:
            await self.make_still(preview_command(self.plan, fd, self.preview_name), fd)
        if not await self.publish(self.preview_name):
            raise Failed(Reason.DAMAGED, "no preview")

    async def describe(self) -> dict[str, Any]:
        """Publish the final playlist and tell what was made."""
        measured = await self.publication.publish_measured_master()
        return {
            "sprite": self.sprite_name,
            "sprite_layout": msgspec.to_builtins(self.sprite),
            "preview": self.preview_name,
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

    async def make_still(self, command: Command, fd: int) -> Ended:
        """Run one of the short commands."""
        settings = self.run.tools.settings
        ended = await run_program(
            find_ffmpeg(settings.ffmpeg),
            command,
            inputs=[fd],
            scratch=self.publication.scratch,
            limits=Limits(STILL_SECONDS, settings.memory_bytes, output_bytes(self.plan)),
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
