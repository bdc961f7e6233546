"""What of lives goes for good: rehearsals after a day, recordings after their time, accounts."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.live.models import Live, LiveId, LiveRendition, LiveSegment, Recording, State, folder_of
from rampe.live.recording import write_recording
from rampe.live.settings import LiveSettings
from rampe.ports.storage import Storage

log = logging.getLogger(__name__)

BATCH = 50
UNWRITTEN = timedelta(minutes=5)
"""A recording whose playlists are not written by then: their job has failed."""
UNSEEN = timedelta(days=1)
"""A preview that was never on air is of no use to anybody."""


@registry.periodic(cron="* * * * *")
@registry.task(name="live:forget", queue="default", pass_context=True, queueing_lock="live:forget")
async def forget(context: JobContext, timestamp: int) -> None:
    """Each minute: remove what is over, files first, so that a crash leaves a row to find them."""
    services = services_of(context)
    database, storage = services.get(Database), services.get(Storage)
    await forget_recordings(database, storage)
    await forget_lives(database, storage, services.get(LiveSettings))
    await finish_recordings(database, storage, services.get(LiveSettings))


async def finish_recordings(database: Database, storage: Storage, settings: LiveSettings) -> None:
    """Write the playlists of what ended a while ago, whatever became of the job for it."""
    unwritten = (
        Live.state == State.ENDED,
        Live.recording == Recording.RUNNING,
        Live.ended_at < clock.now() - UNWRITTEN,
    )
    async with database.session() as session:
        rows = await session.scalars(select(Live.id).where(*unwritten).limit(BATCH))
        due = list(rows)
    for live_id in due:
        try:
            async with database.session() as session:
                await write_recording(session, storage, settings, live_id)
        except Exception:
            log.exception("the recording of live %s is not written", live_id)


async def forget_recordings(database: Database, storage: Storage) -> None:
    """Remove the files of recordings whose time is over or that were deleted; counts stay."""
    async with database.session() as session:
        rows = await session.scalars(select(Live.id).where(_is_over()).limit(BATCH))
        due = list(rows)
    for live_id in due:
        await storage.delete_prefix(folder_of(live_id))
        async with database.session() as session:
            await _drop_recording(session, live_id)


def _is_over() -> ColumnElement[bool]:
    kept = select(LiveSegment.live_id).where(LiveSegment.live_id == Live.id).exists()
    return or_(
        and_(Live.recording == Recording.READY, Live.recording_until <= clock.now()),
        and_(Live.recording == Recording.DELETED, kept),
    )


async def _drop_recording(session: AsyncSession, live_id: LiveId) -> None:
    await session.execute(delete(LiveSegment).where(LiveSegment.live_id == live_id))
    await session.execute(delete(LiveRendition).where(LiveRendition.live_id == live_id))
    live = await session.get(Live, live_id, with_for_update=True)
    if live is not None:
        live.recording, live.recording_until = Recording.DELETED, None
        live.cover = live.frame = None


async def forget_lives(database: Database, storage: Storage, settings: LiveSettings) -> None:
    """Remove ended rehearsals after their hours, and previews that came to nothing."""
    now = clock.now()
    rehearsed = and_(
        Live.is_rehearsal, Live.created_at < now - timedelta(hours=settings.rehearsal_hours)
    )
    unseen = and_(Live.started_at.is_(None), Live.ended_at < now - UNSEEN)
    async with database.session() as session:
        rows = await session.scalars(
            select(Live.id).where(Live.state == State.ENDED, or_(rehearsed, unseen)).limit(BATCH)
        )
        due = list(rows)
    await delete_lives(database, storage, due)


async def delete_lives(database: Database, storage: Storage, live_ids: Sequence[LiveId]) -> None:
    """Remove lives with all that was kept of them."""
    for live_id in live_ids:
        await storage.delete_prefix(folder_of(live_id))
        async with database.session() as session:
            await session.execute(delete(Live).where(Live.id == live_id))


async def defer_removal(session: AsyncSession, live_id: int) -> None:
    """Have the files of a live that is gone removed, once the transaction is committed."""
    await defer(session, remove_files, live_id=live_id)


@registry.task(name="live:remove_files", queue="default", pass_context=True, retry=5)
async def remove_files(context: JobContext, *, live_id: int) -> None:
    """Remove everything that was kept of a live."""
    await services_of(context).get(Storage).delete_prefix(folder_of(live_id))
