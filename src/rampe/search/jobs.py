"""Jobs of search: what no event told of, counts, popular searches, and forgetting."""

from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.search.popular import do_rank_searches
from rampe.search.rebuild import do_catch_up, do_forget_words, do_recount
from rampe.search.recent import do_forget_old_searches
from rampe.search.settings import SearchSettings


@registry.periodic(cron="* * * * *")
@registry.task(name="search:refresh", queue="default", pass_context=True)
async def refresh(context: JobContext, timestamp: int) -> None:
    """Index accounts that were made without an event, and count what was marked."""
    database = services_of(context).get(Database)
    await do_catch_up(database)
    await do_recount(database)


@registry.periodic(cron="23 * * * *")
@registry.task(name="search:catch_up", queue="default", pass_context=True)
async def catch_up(context: JobContext, timestamp: int) -> None:
    """Index everything that is missing, as after an update from a version without search."""
    await do_catch_up(services_of(context).get(Database), everything=True)


@registry.periodic(cron="*/10 * * * *")
@registry.task(name="search:popular", queue="default", pass_context=True)
async def rank_searches(context: JobContext, timestamp: int) -> None:
    """Write anew what is popular."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_rank_searches(session, services.get(SearchSettings))


@registry.periodic(cron="17 3 * * *")
@registry.task(name="search:forget", queue="default", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Forget old searches, and words that nothing has any more."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_forget_old_searches(session, services.get(SearchSettings))
    await do_forget_words(services.get(Database))
