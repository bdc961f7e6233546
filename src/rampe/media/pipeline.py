"""From an uploaded file to a video: look, decide, encode, publish while encoding (VID-02, VID-04).

One run is one attempt at one asset. It may be killed at any line: the job is started again, takes
the next attempt number, throws away what the last one left, and whoever still works under an older
number finds that nothing of theirs is written any more (`Superseded`).
"""

import asyncio
import hashlib
import logging
import os
import time
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.engines.confined.run import (
    Ended,
    Limits,
    UntrustedOutput,
    open_scratch,
    read_output,
    run_program,
    run_script,
)
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import emit
from rampe.kit.services import Services
from rampe.media.announce import Announcer, do_fail
from rampe.media.command import (
    Command,
    gain_for,
    ladder_command,
    loudness_command,
    parse_loudness,
    plan_sprite,
    poster_command,
    preview_command,
    sprite_command,
)
from rampe.media.events import AssetReady
from rampe.media.ladder import Plan, plan_ladder
from rampe.media.models import Asset, AssetId, AssetState, Upload, UploadId
from rampe.media.playlist import target_seconds
from rampe.media.probe import RETRYABLE, Facts, Reason, Refused, parse_answer, refuse
from rampe.media.publication import POLL_SECONDS, Publication
from rampe.media.settings import MediaSettings
from rampe.media.upload_store import DiskUploads, SourceGone
from rampe.ports.storage import PRIVATE, Missing, Storage

log = logging.getLogger(__name__)

LOOK = Path(__file__).with_name("look.py")
LOOK_SECONDS = 60.0
STILL_SECONDS = 60.0
STILL_BYTES = 32 << 20
LEAST_ENCODE_SECONDS = 120.0
MOST_ATTEMPTS = 10
COVER_SECONDS = 1.0
LAST_COVER_SECONDS = 0.5  # before the end: there is surely a frame
# A frame at least this often and a row at most this often: enough for a bar that moves.
PROGRESS_SECONDS = 0.7
HEARTBEAT_SECONDS = 10.0


T = TypeVar("T")


class Superseded(Exception):
    """Another attempt has begun, or the asset is gone: stop without a word."""


class Failed(Exception):
    """This file will not become a video, for `reason`."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason


class Outcome(Enum):
    """How a run ended."""

    DONE = auto()
    TWIN_AT_WORK = auto()


@dataclass(frozen=True)
class Tools:
    """What the pipeline needs of the process."""

    database: Database
    storage: Storage
    uploads: DiskUploads
    announcer: Announcer
    settings: MediaSettings

    @classmethod
    def of(cls, services: Services) -> "Tools":
        """The tools of a worker."""
        return cls(
            services.get(Database),
            services.get(Storage),
            services.get(DiskUploads),
            services.get(Announcer),
            services.get(MediaSettings),
        )


def cover_name(prefix: str, cover_ms: int | None) -> str:
    """The name of a poster tells which moment it shows."""
    return f"{prefix}cover_{'auto' if cover_ms is None else cover_ms}.webp"


def folder_of(asset_id: int) -> str:
    """The storage folder of an asset's files."""
    return f"{PRIVATE}{asset_id}"


@dataclass
class Run:
    """One attempt."""

    tools: Tools
    asset_id: AssetId
    owner_id: int
    attempt: int
    upload_id: UploadId
    cover_ms: int | None
    told_at: float = field(default=0.0)
    percent: int = 0

    @property
    def folder(self) -> str:
        """Where the files go."""
        return folder_of(self.asset_id)

    @property
    def prefix(self) -> str:
        """What the names of this attempt begin with."""
        return f"e{self.attempt}_"

    async def save(self, **values: Any) -> Asset:
        """Write while the attempt is ours, and tell the owner. Raises `Superseded`."""
        async with self.tools.database.session() as session:
            asset = await self.save_in(session, **values)
            self.tools.announcer.after_commit(session, asset)
            return asset

    async def save_in(self, session: AsyncSession, **values: Any) -> Asset:
        """Write in a transaction at hand. Raises `Superseded`."""
        asset = await session.scalar(
            update(Asset)
            .where(Asset.id == self.asset_id, Asset.attempt == self.attempt)
            .values(**values, touched_at=clock.now())
            .returning(Asset)
        )
        if asset is None:
            raise Superseded
        return asset


async def do_run(tools: Tools, asset_id: int) -> Outcome:
    """Bring an asset from `uploaded` to `ready` or `failed`. Does nothing for one that is there."""
    run = await begin(tools, asset_id)
    if run is None:
        return Outcome.DONE
    try:
        return await work_or_give_up(run)
    except Superseded:
        log.info("attempt %s at asset %s was superseded", run.attempt, asset_id)
        await clear_if_gone(run)
    return Outcome.DONE


async def work_or_give_up(run: Run) -> Outcome:
    """One of the two. Raises `Superseded`."""
    try:
        return await work(run)
    except Failed as failure:
        log.info("asset %s failed: %s", run.asset_id, failure)
        await give_up(run, failure.reason)
    except UntrustedOutput as trap:
        log.warning("asset %s made ffmpeg leave something strange: %s", run.asset_id, trap)
        await give_up(run, Reason.DAMAGED)
    return Outcome.DONE


async def clear_if_gone(run: Run) -> None:
    """Remove what we published after the asset itself was deleted."""
    async with run.tools.database.session() as session:
        gone = await session.get(Asset, run.asset_id) is None
    if gone:
        await run.tools.storage.delete_prefix(run.folder)


async def begin(tools: Tools, asset_id: int) -> Run | None:
    """Take the next attempt number; None when there is nothing to do."""
    async with tools.database.session() as session:
        asset = await session.get(Asset, asset_id, with_for_update=True)
        if asset is None or asset.state in (AssetState.READY, AssetState.FAILED):
            return None
        upload = await session.scalar(select(Upload).where(Upload.asset_id == asset_id))
        if upload is None or not upload.complete:
            return None
        asset.attempt += 1
        asset.state, asset.percent, asset.playable = AssetState.PROBING, 0, False
        asset.touched_at = clock.now()
        tools.announcer.after_commit(session, asset)
        run = Run(tools, asset.id, asset.owner_id, asset.attempt, upload.id, asset.cover_ms)
    await tools.storage.delete_prefix(run.folder)
    return run


async def work(run: Run) -> Outcome:
    """The attempt itself."""
    if run.attempt > MOST_ATTEMPTS:
        raise Failed(Reason.INTERNAL, "too many attempts")
    async with open_source(run) as source:
        facts = await look(run, source)
        digest = await hash_file(source)
        twin = await find_twin(run, digest)
        if twin is not None and twin.state is not AssetState.READY:
            return Outcome.TWIN_AT_WORK
        if twin is not None and await copy_twin(run, twin):
            return Outcome.DONE
        await encode(run, plan_ladder(facts, run.tools.settings), facts)
    return Outcome.DONE


@asynccontextmanager
async def open_source(run: Run) -> AsyncGenerator[Path]:
    """The uploaded file, held open so that it stays while we work."""
    try:
        fd = run.tools.uploads.open_source(run.upload_id)
    except SourceGone:
        raise Failed(Reason.SOURCE_GONE) from None
    try:
        # Every child gets a description of its own: one shared offset would not do.
        yield Path(f"/proc/self/fd/{fd}")
    finally:
        os.close(fd)


@asynccontextmanager
async def open_input(path: Path) -> AsyncGenerator[int]:
    """A descriptor for one child."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield fd
    finally:
        os.close(fd)


async def hash_file(path: Path) -> bytes:
    """SHA-256 of a file."""

    def digest() -> bytes:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()

    return await asyncio.to_thread(digest)


async def look(run: Run, source: Path) -> Facts:
    """What the file is. Raises `Failed` for one we do not take."""
    settings = run.tools.settings
    limits = Limits(LOOK_SECONDS, settings.memory_bytes)
    async with open_input(source) as fd:
        order = {"fd": fd, "max_pixels": settings.max_side**2}
        ended = await run_script(LOOK, order, inputs=[fd], limits=limits)
    check_ended(ended)
    try:
        answer = parse_answer(ended.out)
    except msgspec.MsgspecError as error:
        raise Failed(Reason.DAMAGED, str(error)) from None
    if isinstance(answer, Refused):
        raise Failed(answer.reason, answer.detail)
    if reason := refuse(answer, settings):
        raise Failed(reason)
    return answer


async def find_twin(run: Run, digest: bytes) -> Asset | None:
    """Another asset of the same owner from the same bytes, ready or at work.

    When it is at work, ours goes back to waiting. One lock a digest makes parallel runs see each
    other: the second one waits, never both.
    """
    at_work = (AssetState.PROBING, AssetState.ENCODING)
    async with run.tools.database.session() as session:
        key = int.from_bytes(digest[:8], signed=True)
        await session.execute(select(func.pg_advisory_xact_lock(key)))
        twin = await session.scalar(
            select(Asset)
            .where(
                Asset.owner_id == run.owner_id,
                Asset.source_sha256 == digest,
                Asset.id != run.asset_id,
                Asset.state.in_((AssetState.READY, *at_work)),
            )
            .order_by(Asset.state.in_(at_work), Asset.id)
            .limit(1)
        )
        waits = twin is not None and twin.state in at_work
        state = AssetState.UPLOADED if waits else AssetState.PROBING
        await run.save_in(session, source_sha256=digest, state=state)
        return twin


TWIN_FIELDS = (
    "duration_ms", "width", "height", "rungs", "playlist", "poster", "preview", "sprite",
    "sprite_layout",
)  # fmt: skip


async def copy_twin(run: Run, twin: Asset) -> bool:
    """Be ready with the twin's files instead of encoding again; false when they are gone."""
    try:
        await run.tools.storage.copy_prefix(folder_of(twin.id), run.folder)
    except Missing:
        return False
    values = {name: getattr(twin, name) for name in TWIN_FIELDS}
    await finish(run, {**values, "playable": True, "cover_ms": run.cover_ms or twin.cover_ms})
    return True


async def encode(run: Run, plan: Plan, facts: Facts) -> None:
    """Make the ladder, the poster, the sprite and the preview, and finish."""
    await run.save(
        state=AssetState.ENCODING,
        duration_ms=round(plan.seconds * 1000),
        width=plan.rungs[0].width,
        height=plan.rungs[0].height,
    )
    gop = facts.timing.longest_gop if facts.timing else 0.0
    async with open_source(run) as source, open_scratch(run.tools.uploads.scratch) as scratch:
        publication = Publication(
            run.tools.storage, scratch, run.folder, run.prefix, plan, target_seconds(plan, gop)
        )
        job = Encode(run, plan, source, publication)
        gain, _ = await together(job.measure_gain(), job.make_poster())
        await job.make_ladder(gain or 0.0)
        await finish(run, await job.make_extras())


@dataclass
class Encode:
    """The steps of one encode, in one scratch folder."""

    run: Run
    plan: Plan
    source: Path
    publication: Publication

    async def make_poster(self) -> None:
        """The cover, before anything else: it is what a list shows meanwhile."""
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

    async def measure_gain(self) -> float:
        """Decibels that bring the sound to the operator's loudness."""
        if self.plan.audio_index is None:
            return 0.0
        async with open_input(self.source) as fd:
            ended = await self.make_still(loudness_command(self.plan, fd), fd)
        return gain_for(parse_loudness(ended.log), self.run.tools.settings.loudness)

    async def make_ladder(self, gain: float) -> None:
        """Encode, and publish what is complete at every moment."""
        encoding = asyncio.create_task(self._encode(gain))
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

    async def publish_new(self) -> None:
        """Publish new segments; with the first of each rendition the video becomes playable."""
        playable = self.publication.playable
        await self.publication.publish_new()
        if self.publication.playable and not playable:
            await self.publication.publish_master()
            await self.run.save(playable=True, playlist=self.publication.master)

    async def _encode(self, gain: float) -> Ended:
        settings = self.run.tools.settings
        async with open_input(self.source) as fd:
            command = ladder_command(
                self.plan,
                fd,
                prefix=self.run.prefix,
                gain=gain,
                preset=settings.preset,
                threads=settings.threads or min(os.cpu_count() or 1, 8),
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

    async def make_extras(self) -> dict[str, Any]:
        """Sprite and preview out of the smallest rung, and the final playlist."""
        small = self.publication.renditions[len(self.plan.rungs) - 1]
        joined = self.publication.scratch / "joined.mp4"
        await asyncio.to_thread(self.publication.join_rendition, small, joined)
        sprite, prefix = plan_sprite(self.plan), self.run.prefix
        names = f"{prefix}sprite.webp", f"{prefix}preview.mp4"
        async with open_input(joined) as one, open_input(joined) as other:
            await together(
                self.make_still(sprite_command(sprite, one, names[0]), one),
                self.make_still(preview_command(self.plan, other, names[1]), other),
            )
        if not all(await together(*(self.publish(name) for name in names))):
            raise Failed(Reason.DAMAGED, "no sprite or preview")
        measured = await self.publication.publish_measured_master()
        return {
            "sprite": names[0],
            "sprite_layout": msgspec.to_builtins(sprite),
            "preview": names[1],
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


async def together(*steps: Coroutine[Any, Any, T]) -> list[T]:
    """Run steps side by side. When one fails, the others have ended before its error is raised."""
    tasks = [asyncio.create_task(step) for step in steps]
    try:
        return await asyncio.gather(*tasks)
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


def check_ended(ended: Ended) -> None:
    """Raise `Failed` with the reason for a child that did not do its work."""
    if ended.stopped == "timeout" or ended.code == -24:  # SIGXCPU
        raise Failed(Reason.TIMEOUT)
    if ended.stopped == "memory" or "Cannot allocate memory" in ended.log:
        raise Failed(Reason.TOO_MUCH_MEMORY)
    if ended.stopped == "output" or ended.code == -25:  # SIGXFSZ
        raise Failed(Reason.TOO_MUCH_OUTPUT)
    if "MemoryError" in ended.log:
        raise Failed(Reason.TOO_MUCH_MEMORY)
    if ended.code != 0:
        raise Failed(Reason.DAMAGED, ended.log[-500:])


async def finish(run: Run, values: dict[str, Any]) -> None:
    """Ready: record it, tell it, and forget the source."""
    async with run.tools.database.session() as session:
        asset = await run.save_in(
            session, **values, state=AssetState.READY, percent=100, reason=None
        )
        event = AssetReady(
            asset_id=asset.id, owner_id=asset.owner_id, duration_ms=asset.duration_ms or 0
        )
        await emit(session, event, actor=asset.owner_id)
        run.tools.announcer.after_commit(session, asset)
        if not run.tools.settings.keep_source:
            await forget_source(session, run.upload_id)
    if not run.tools.settings.keep_source:
        await run.tools.uploads.delete(run.upload_id)


async def give_up(run: Run, reason: Reason) -> None:
    """Failed: record it, tell it, and leave nothing behind but what a retry needs."""
    kept = reason in RETRYABLE
    async with run.tools.database.session() as session:
        asset = await run.save_in(session)
        await do_fail(session, run.tools.announcer, asset, reason)
        if not kept:
            await forget_source(session, run.upload_id)
    await run.tools.storage.delete_prefix(run.folder)
    if not kept:
        await run.tools.uploads.delete(run.upload_id)


async def forget_source(session: AsyncSession, upload_id: int) -> None:
    """Record that the uploaded bytes are no longer kept."""
    await session.execute(update(Upload).where(Upload.id == upload_id).values(stored=False))
