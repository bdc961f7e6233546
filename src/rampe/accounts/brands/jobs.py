"""Jobs of brands: visiting their sites."""

from procrastinate import RetryStrategy
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.site import do_check_site, list_to_check_again
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.ports.bus import Bus
from rampe.ports.site_check import SiteCheck


async def defer_check(session: AsyncSession, brand_id: int) -> None:
    """Queue a visit to a brand's site."""
    await defer(session, check_site, lock=f"site:{brand_id}", brand_id=brand_id)


@registry.task(
    name="accounts:check_site",
    queue="default",
    pass_context=True,
    retry=RetryStrategy(max_attempts=3, linear_wait=5),
)
async def check_site(context: JobContext, *, brand_id: int) -> None:
    """Visit a brand's site."""
    services = services_of(context)
    await do_check_site(
        services.get(Database), services.get(Bus), services.get(SiteCheck), brand_id
    )


@registry.periodic(cron="41 3 * * *")
@registry.task(name="accounts:check_sites_again", queue="default", pass_context=True)
async def check_sites_again(context: JobContext, timestamp: int) -> None:
    """Visit again, a month later, the sites that were verified."""
    async with services_of(context).get(Database).session() as session:
        for brand_id in await list_to_check_again(session):
            await defer_check(session, brand_id)
