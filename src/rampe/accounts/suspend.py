"""Suspension holds everywhere at once: nobody sees the account, and nothing is signed in as it."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import AccountNotFound
from rampe.accounts.events import Restored, Suspended
from rampe.accounts.links import delete_tokens
from rampe.accounts.models import Account, AccountSession, Status
from rampe.accounts.push import tell_suspended
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus


async def lock_any_account(session: AsyncSession, account_id: int) -> Account:
    """Return an account that is active or suspended, for staff; nobody else changes it meanwhile.

    Raises:
        AccountNotFound: there is none, or it is deleted.
    """
    account = await session.scalar(
        select(Account)
        .where(Account.id == account_id, Account.status != Status.DELETED)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if account is None:
        raise AccountNotFound
    return account


async def do_suspend(
    session: AsyncSession, bus: Bus, account_id: int, actor: int | None = None
) -> Account:
    """Take an account out of everybody's sight and end its sessions. Idempotent.

    Raises:
        AccountNotFound: there is none, or it is deleted.
    """
    account = await lock_any_account(session, account_id)
    if account.status is Status.ACTIVE:
        account.status = Status.SUSPENDED
        await emit(session, Suspended(account_id=account.id), actor=actor)
    await session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    await delete_tokens(session, account.id)
    tell_suspended(session, bus, account.id)
    return account


async def do_restore(session: AsyncSession, account_id: int, actor: int | None = None) -> Account:
    """Bring a suspended account back; its member signs in again. Idempotent.

    Raises:
        AccountNotFound: there is none, or it is deleted.
    """
    account = await lock_any_account(session, account_id)
    if account.status is Status.SUSPENDED:
        account.status = Status.ACTIVE
        await emit(session, Restored(account_id=account.id), actor=actor)
    return account
