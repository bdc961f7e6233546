"""Jobs of video."""

from datetime import timedelta

from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.video.delete import PURGE_BATCH, do_purge
from rampe.video.settings import VideoSettings


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
