"""How a brand is shown on its profile: what it is about, and its site when that is proved."""

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.models import Brand, Category, SiteState
from rampe.accounts.models import Account


class BrandBadge(BaseModel):
    """What everybody sees of a brand beyond its account."""

    category: Category
    site_url: str | None
    """The verified site."""


async def brand_badge(session: AsyncSession, account: Account) -> BrandBadge | None:
    """Return how a brand is shown; none for a person's account."""
    if not account.brand:
        return None
    row = (
        await session.execute(
            select(Brand.category, Brand.site_url, Brand.site_state).where(
                Brand.account_id == account.id
            )
        )
    ).first()
    if row is None:
        return None
    verified = row.site_state is SiteState.VERIFIED
    return BrandBadge(category=row.category, site_url=row.site_url if verified else None)
