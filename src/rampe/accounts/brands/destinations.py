"""Brands as destinations of clicks on ads: public, active, and run by somebody of their team."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.models import Brand, BrandMember, SiteState
from rampe.accounts.brands.policy import ACTING_ROLES
from rampe.accounts.models import Account, is_active
from rampe.ports.ads import Destination


class BrandDestinations:
    """The `ads` port's destinations, out of the tables of brands."""

    async def offer(self, session: AsyncSession, member_id: int) -> Sequence[Destination]:
        """Return the brands that a member owns or edits, by handle."""
        rows = await session.execute(
            _brands()
            .join(BrandMember, BrandMember.brand_id == Account.id)
            .where(BrandMember.account_id == member_id, BrandMember.role.in_(ACTING_ROLES))
            .order_by(Account.handle)
        )
        return [_destination(row) for row in rows]

    async def find(self, session: AsyncSession, account_id: int) -> Destination | None:
        """Return a brand, unless it is gone, suspended or private."""
        row = (await session.execute(_brands().where(Account.id == account_id))).first()
        return _destination(row) if row else None


def _brands() -> Select[*tuple[Any, ...]]:
    return (
        select(Account.id, Account.handle, Account.name, Brand.site_url, Brand.site_state)
        .join(Brand, Brand.account_id == Account.id)
        .where(is_active(), ~Account.private)
    )


def _destination(row: Row[Any]) -> Destination:
    return Destination(
        account_id=row.id,
        handle=row.handle,
        name=row.name,
        profile_path=f"/@{row.handle}",
        site_url=row.site_url if row.site_state is SiteState.VERIFIED else None,
    )
