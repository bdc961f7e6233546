"""Jobs of feed: heat, partitions of watch events, and forgetting."""

from datetime import timedelta

from rampe.feed.forget import do_forget
from rampe.feed.partitions import do_drop_partitions, do_make_partitions
from rampe.feed.settings import FeedSettings
from rampe.feed.statistics import REFRESH_BATCH, do_refresh_heat
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of


@registry.periodic(cron="* * * * *")
@registry.task(name="feed:refresh_heat", queue="default", pass_context=True)
async def refresh_heat(context: JobContext, timestamp: int) -> None:
    """Bring the order of popularity up to date, a batch in a transaction."""
    database, refreshed = services_of(context).get(Database), REFRESH_BATCH
    while refreshed == REFRESH_BATCH:
        async with database.session() as session:
            refreshed = await do_refresh_heat(session)


@registry.periodic(cron="3 * * * *")
@registry.task(name="feed:partitions", queue="default", pass_context=True)
async def keep_partitions(context: JobContext, timestamp: int) -> None:
    """Make the partitions of the days to come, drop those of days long past."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_make_partitions(session)
        keep = timedelta(days=services.get(FeedSettings).watch_days)
        await do_drop_partitions(session, keep)


@registry.periodic(cron="41 4 * * *")
@registry.task(name="feed:forget", queue="default", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Forget what was seen long ago, and sittings of guests who did not come back."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_forget(session, services.get(FeedSettings))
