"""Reads of accounts for this domain and all above it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band, age_band
from rampe.accounts.errors import AccountNotFound
from rampe.accounts.handle import SHAPE
from rampe.accounts.models import Account, AccountId, FormerHandle, is_active
from rampe.accounts.schemas import AccountRef
from rampe.kit import clock
from rampe.ports.storage import Storage


async def find_account(session: AsyncSession, account_id: int) -> Account:
    """Return an active account.

    Raises:
        AccountNotFound: there is none.
    """
    account = await session.scalar(select(Account).where(Account.id == account_id, is_active()))
    if account is None:
        raise AccountNotFound
    return account


async def lock_account(session: AsyncSession, account_id: int) -> Account:
    """Return an active account that nobody else changes until the transaction ends.

    Rows that refer to it may be written meanwhile: a room's comments must not wait for its host.

    Raises:
        AccountNotFound: there is none.
    """
    account = await session.scalar(
        select(Account)
        .where(Account.id == account_id, is_active())
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if account is None:
        raise AccountNotFound
    return account


async def resolve_handle(session: AsyncSession, handle: str) -> tuple[Account, bool]:
    """Return the active account under a handle, and whether that is a former handle of its.

    Raises:
        AccountNotFound: nobody has or had it, or they are not active.
    """
    wanted = handle.lower()
    if not SHAPE.fullmatch(wanted):
        raise AccountNotFound
    account = await session.scalar(select(Account).where(Account.handle == wanted, is_active()))
    if account is not None:
        return account, False
    account = await session.scalar(
        select(Account)
        .join(FormerHandle, FormerHandle.account_id == Account.id)
        .where(FormerHandle.handle == wanted, is_active())
    )
    if account is None:
        raise AccountNotFound
    return account, True


def account_ref(account: Account, storage: Storage) -> AccountRef:
    """Return how an account is shown to others."""
    return AccountRef(
        id=account.id,
        handle=account.handle,
        name=account.name,
        avatar_url=avatar_url(account.avatar_key, storage),
        private=account.private,
    )


def band_of(account: Account, moment: datetime | None = None) -> Band:
    """Return the age band of an account at `moment`, now by default.

    A brand that nobody signs in to has no birth date; only adults act as it, so it is of age.
    """
    if account.brand and account.birth_date is None and account.age_disputed_at is None:
        return Band.ADULT
    return age_band(account.birth_date, account.zone, moment or clock.now())


def avatar_url(key: str | None, storage: Storage) -> str | None:
    """Return where an avatar is served; none when the account has none."""
    return storage.public_url(key) if key else None


async def account_refs(
    session: AsyncSession, ids: Collection[int], storage: Storage
) -> dict[AccountId, AccountRef]:
    """Return the active ones of these accounts, by id, in one query."""
    if not ids:
        return {}
    rows = await session.scalars(select(Account).where(Account.id.in_(set(ids)), is_active()))
    return {account.id: account_ref(account, storage) for account in rows}
