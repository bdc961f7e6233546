"""Jobs of video: planned publications at their time, and the end of what was deleted."""

import logging
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.video.delete import PURGE_BATCH, do_purge
from rampe.video.errors import VideoNotFound
from rampe.video.models import Video, VideoId
from rampe.video.schedule import DUE_BATCH, Due, do_publish_due, list_due
from rampe.video.settings import VideoSettings

log = logging.getLogger(__name__)


@registry.periodic(cron="17 * * * *")
@registry.task(name="video:purge", queue="default", pass_context=True)
async def purge(context: JobContext, timestamp: int) -> None:
    """Remove what was deleted long enough ago, a batch in a transaction."""
    services = services_of(context)
    keep = timedelta(days=services.get(VideoSettings).keep_deleted_days)
    removed = PURGE_BATCH
    while removed == PURGE_BATCH:
        async with services.get(Database).session() as session:
            removed = await do_purge(session, keep)


async def defer_publication(session: AsyncSession, video_id: VideoId, in_seconds: int) -> None:
    """Queue the publication of a planned video for its time; one for a former time does nothing."""
    await defer(session, publish_planned, in_seconds=in_seconds, video_id=video_id)


@registry.task(name="video:publish_planned", queue="default", pass_context=True)
async def publish_planned(context: JobContext, *, video_id: int) -> None:
    """Publish a planned video, if its time has come."""
    database = services_of(context).get(Database)
    async with database.session() as session:
        author_id = await session.scalar(select(Video.author_id).where(Video.id == video_id))
    if author_id is not None:
        await publish_one(database, author_id, VideoId(video_id))


@registry.periodic(cron="* * * * *")
@registry.task(
    name="video:publish_due", queue="default", pass_context=True, queueing_lock="video:publish_due"
)
async def publish_due(context: JobContext, timestamp: int) -> None:
    """Each minute: publish what is due, however its own job was lost or late."""
    await publish_all_due(services_of(context).get(Database))


async def publish_all_due(database: Database) -> None:
    """Publish what is due, each in a transaction of its own; what fails is tried again later."""
    last: Due | None = None
    found = DUE_BATCH
    while found == DUE_BATCH:
        async with database.session() as session:
            due = await list_due(session, last)
        for last in due:
            try:
                await publish_one(database, last.author_id, last.video_id)
            except Exception:
                # One video holds up no other.
                log.exception("video %s is not published at its time", last.video_id)
        found = len(due)


async def publish_one(database: Database, author_id: AccountId, video_id: VideoId) -> None:
    """Publish one planned video in a transaction of its own."""
    with suppress(VideoNotFound):
        async with database.session() as session:
            await do_publish_due(session, author_id, video_id)
