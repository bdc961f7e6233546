"""Accounts as staff sees them: of any status, with their age, without address and gender."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, account_ref, band_of
from rampe.ports.storage import Storage
from rampe.safety.schemas import StaffAccount

People = Mapping[int, StaffAccount]


async def find_people(
    session: AsyncSession, storage: Storage, ids: Iterable[AccountId | None]
) -> People:
    """Return accounts by their ids; those that are gone are missing."""
    wanted = {one for one in ids if one is not None}
    rows = await session.scalars(select(Account).where(Account.id.in_(wanted)))
    return {account.id: show_account(account, storage) for account in rows}


async def find_by_handle(
    session: AsyncSession, storage: Storage, handle: str
) -> StaffAccount | None:
    """Return the account of any status under a handle."""
    account = await session.scalar(select(Account).where(Account.handle == handle.lower()))
    return show_account(account, storage) if account else None


def show_account(account: Account, storage: Storage) -> StaffAccount:
    """Return an account as staff sees it."""
    return StaffAccount(
        **account_ref(account, storage).model_dump(),
        status=account.status,
        role=account.role,
        band=band_of(account),
        birth_date=account.birth_date,
        created_at=account.created_at,
        demo=account.demo,
    )
