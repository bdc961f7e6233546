"""Ends uploads whose time is over, finds encodes that were lost, sweeps files nobody needs."""

import asyncio
import shutil
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import and_, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.media.announce import do_give_up
from rampe.media.attempt import Tools, forget_source
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.probe import Reason
from rampe.media.upload_store import Busy, SourceGone

BATCH = 100
# An encode writes its row at least every ten seconds; a queued one has its job.
LOST_AFTER = timedelta(seconds=60)
SWEEP_AFTER_SECONDS = 6 * 3600.0

_NO_JOB = text("""
NOT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.task_name = 'media:encode'
            AND j.status IN ('todo', 'doing') AND (j.args->>'asset_id')::bigint = asset.id)
""")
_NO_QUEUED_JOB = text("""
NOT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.task_name = 'media:encode'
            AND j.status = 'todo' AND (j.args->>'asset_id')::bigint = asset.id)
""")


async def do_tidy(tools: Tools) -> list[int]:
    """Clean up, and return the assets whose encode has to be queued again."""
    await end_expired(tools)
    await asyncio.to_thread(sweep_scratch, tools.uploads.scratch)
    await sweep_sources(tools)
    async with tools.database.session() as session:
        return await find_lost(session)


async def end_expired(tools: Tools) -> None:
    """Give up unfinished uploads past their time, and sources kept for a retry or for cutting."""
    over_states = [AssetState.FAILED]
    if not tools.settings.keep_source:
        over_states.append(AssetState.READY)
    async with tools.database.session() as session:
        over = await session.scalars(
            select(Upload.id)
            .join(Asset, Asset.id == Upload.asset_id)
            .where(
                Upload.stored,
                Upload.expires_at <= clock.now(),
                or_(Upload.received < Upload.length, Asset.state.in_(over_states)),
            )
            .limit(BATCH)
        )
    for upload_id in over.all():
        await end_one(tools, upload_id)


async def end_one(tools: Tools, upload_id: int) -> None:
    """End one upload, unless somebody is writing it at this moment."""
    with suppress(Busy):
        try:
            async with tools.uploads.open(upload_id):
                await record_end(tools, upload_id)
                await tools.uploads.delete(upload_id)
        except SourceGone:
            await record_end(tools, upload_id)


async def record_end(tools: Tools, upload_id: int) -> None:
    """Write that an upload is over."""
    async with tools.database.session() as session:
        upload = await session.get(Upload, upload_id, with_for_update=True)
        if upload is None:
            return
        if upload.complete:
            await forget_source(session, upload_id)
        else:
            await do_give_up(session, tools.announcer, upload, Reason.UPLOAD_EXPIRED)


async def find_lost(session: AsyncSession) -> list[int]:
    """Assets that wait for work which no job will do.

    An encode whose row has not been written for a minute is dead, even if its job is still marked
    as running (its worker lived on while the database was away); attempts keep a false alarm
    harmless.
    """
    quiet = Asset.touched_at < clock.now() - LOST_AFTER
    waiting = and_(Asset.state == AssetState.UPLOADED, _NO_JOB)
    at_work = Asset.state.in_((AssetState.PROBING, AssetState.ENCODING))
    dead = and_(at_work, _NO_QUEUED_JOB)
    found = await session.scalars(select(Asset.id).where(quiet, or_(waiting, dead)).limit(BATCH))
    return list(found)


async def sweep_sources(tools: Tools) -> None:
    """Remove upload files whose row says that they are not kept, or that have none."""
    files = {int(path.stem): path for path in tools.uploads.files(SWEEP_AFTER_SECONDS)}
    if not files:
        return
    async with tools.database.session() as session:
        kept = await session.scalars(select(Upload.id).where(Upload.id.in_(files), Upload.stored))
        unneeded = files.keys() - set(kept)
    for upload_id in unneeded:
        await tools.uploads.delete(upload_id)


def sweep_scratch(folder: Path) -> None:
    """Remove scratch folders of killed workers; no encode lasts that long."""
    for path in folder.glob("scratch-*"):
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > SWEEP_AFTER_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
