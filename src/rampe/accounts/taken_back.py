"""Taking an account back: what was given out before, to act as it, is good for nothing any more.

Sessions are ended by who calls this; what other domains gave out (stream keys) they take away when
they hear of it.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.models import BrandMember, TeamRole
from rampe.accounts.events import TakenBack
from rampe.accounts.models import AccountId
from rampe.kit.outbox import emit


async def do_take_back(session: AsyncSession, account_id: AccountId) -> None:
    """Void what was given out in an account's name, and in that of the brands it owns."""
    await emit(session, TakenBack(account_id=account_id), actor=account_id)
    await do_take_brands_back(session, account_id)


async def do_take_brands_back(session: AsyncSession, owner_id: AccountId) -> None:
    """Void what was given out in the name of the brands that somebody owns."""
    owned = await session.scalars(
        select(BrandMember.brand_id)
        .where(BrandMember.account_id == owner_id, BrandMember.role == TeamRole.OWNER)
        .order_by(BrandMember.brand_id)
    )
    for brand_id in owned.all():
        if brand_id != owner_id:
            await emit(session, TakenBack(account_id=brand_id), actor=owner_id)
