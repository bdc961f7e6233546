"""From an uploaded file to a video: look, decide, encode, publish while encoding (VID-02, VID-04).

One run is one attempt at one asset. It may be killed at any line: the job is started again, takes
the next attempt number, throws away what the last one left, and whoever still works under an older
number finds that nothing of theirs is written any more (`Superseded`).
"""

import asyncio
import hashlib
import logging
from enum import Enum, auto
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import func, select

from rampe.engines.confined.run import Limits, UntrustedOutput, run_script
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.media.announce import do_fail
from rampe.media.attempt import (
    Failed,
    Run,
    Superseded,
    Tools,
    check_ended,
    folder_of,
    forget_source,
    open_input,
    open_source,
)
from rampe.media.encode import make_files
from rampe.media.events import AssetReady
from rampe.media.ladder import plan_ladder
from rampe.media.models import Asset, AssetState, Upload, trim_of
from rampe.media.probe import RETRYABLE, Facts, Reason, Refused, parse_answer, refuse
from rampe.ports.storage import Missing

log = logging.getLogger(__name__)

LOOK = Path(__file__).with_name("look.py")
LOOK_SECONDS = 60.0
MOST_ATTEMPTS = 10


class Outcome(Enum):
    """How a run ended."""

    DONE = auto()
    TWIN_AT_WORK = auto()


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
        run = Run(
            tools,
            asset.id,
            asset.owner_id,
            asset.attempt,
            upload.id,
            asset.cover_ms,
            trim_of(asset),
            asset.attempt_from,
        )
    await tools.storage.delete_prefix(run.folder)
    return run


async def work(run: Run) -> Outcome:
    """The attempt itself."""
    if run.attempt - run.attempt_from > MOST_ATTEMPTS:
        raise Failed(Reason.INTERNAL, "too many attempts")
    async with open_source(run) as source:
        facts = await look(run, source)
        digest = await hash_file(source)
        twin = await find_twin(run, digest)
        if twin is not None and twin.state is not AssetState.READY:
            return Outcome.TWIN_AT_WORK
        if twin is not None and await copy_twin(run, twin):
            return Outcome.DONE
        plan = plan_ladder(facts, run.tools.settings, run.trim)
        await run.save(
            state=AssetState.ENCODING,
            source_ms=round(facts.timing.duration * 1000) if facts.timing else None,
            duration_ms=round(plan.seconds * 1000),
            width=plan.rungs[0].width,
            height=plan.rungs[0].height,
        )
        await finish(run, await make_files(run, plan, facts))
    return Outcome.DONE


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
    if reason := refuse(answer, settings, run.trim):
        raise Failed(reason)
    return answer


async def find_twin(run: Run, digest: bytes) -> Asset | None:
    """Another asset of the same owner from the same part of the same bytes, ready or at work.

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
                Asset.trim_start_ms.is_not_distinct_from(run.trim and run.trim.start_ms),
                Asset.trim_end_ms.is_not_distinct_from(run.trim and run.trim.end_ms),
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
    "source_ms", "duration_ms", "width", "height", "rungs", "playlist", "poster", "preview",
    "sprite", "sprite_layout",
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


async def finish(run: Run, values: dict[str, Any]) -> None:
    """Ready: record it and tell it. The source stays until the video is published, for cutting."""
    async with run.tools.database.session() as session:
        asset = await run.save_in(
            session, **values, state=AssetState.READY, percent=100, reason=None
        )
        event = AssetReady(
            asset_id=asset.id, owner_id=asset.owner_id, duration_ms=asset.duration_ms or 0
        )
        await emit(session, event, actor=asset.owner_id)
        run.tools.announcer.after_commit(session, asset)


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
