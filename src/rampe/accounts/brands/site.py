"""Proving that a brand's site is its own: noted, then visited by a job, then the result noted."""

from datetime import timedelta
from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.errors import NoSite
from rampe.accounts.brands.models import Brand, BrandMember, SiteState, TeamRole
from rampe.kit import clock
from rampe.kit.database import Database, after_commit
from rampe.ports.bus import Bus
from rampe.ports.site_check import SiteCheck, SiteProblem

# A site changes hands; who has it now has to show the word still.
CHECK_AGAIN = timedelta(days=30)
BATCH = 100


def do_ask_check(brand: Brand) -> None:
    """Note that a locked brand's site is to be visited; the caller defers the job.

    Raises:
        NoSite: there is none.
    """
    if brand.site_url is None:
        raise NoSite
    brand.site_state, brand.site_problem = SiteState.CHECKING, None


async def do_check_site(database: Database, bus: Bus, check: SiteCheck, brand_id: int) -> None:
    """Visit a brand's site, outside of any transaction, and note whether it shows its word.

    What was found counts only for the address that was visited.
    """
    async with database.session() as session:
        brand = await session.get(Brand, brand_id)
    if brand is None or brand.site_url is None:
        return
    problem = await check.find(brand.site_url, brand.site_token)
    async with database.session() as session:
        found = await session.get(Brand, brand_id, with_for_update=True)
        if found is None or found.site_url != brand.site_url:
            return
        now = clock.now()
        found.site_checked_at = now
        found.site_problem = problem.value if problem else None
        if problem is None:
            found.site_state = SiteState.VERIFIED
            found.site_verified_at = found.site_verified_at or now
        elif found.site_state is not SiteState.VERIFIED or problem is not SiteProblem.UNREACHABLE:
            # A verified site that is only down for a moment stays verified until the next visit.
            found.site_state, found.site_verified_at = SiteState.UNPROVED, None
        await _tell_owner(session, bus, found)


async def _tell_owner(session: AsyncSession, bus: Bus, brand: Brand) -> None:
    owner = await session.scalar(
        select(BrandMember.account_id).where(
            BrandMember.brand_id == brand.account_id, BrandMember.role == TeamRole.OWNER
        )
    )
    if owner is not None:
        frame = {"t": "brand", "id": str(brand.account_id)}
        after_commit(session, partial(bus.to_user, owner, frame))


async def list_to_check_again(session: AsyncSession) -> list[int]:
    """Return brands whose verified site was not visited for a while."""
    before = clock.now() - CHECK_AGAIN
    brands = await session.scalars(
        select(Brand.account_id)
        .where(
            Brand.site_state == SiteState.VERIFIED,
            or_(Brand.site_checked_at.is_(None), Brand.site_checked_at < before),
        )
        .order_by(Brand.site_checked_at)
        .limit(BATCH)
    )
    return list(brands)
