"""The moments at which an account begins to need a second factor, and no longer does."""

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId
from rampe.accounts.queries import lock_account
from rampe.accounts.security.factors import Factors, find_factors
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import Passkey, Totp, What
from rampe.accounts.security.pending import delete_pending_of
from rampe.accounts.security.recovery import do_expire_recovery_codes, do_make_recovery_codes
from rampe.accounts.security.where import Where
from rampe.accounts.sessions import do_end_other_sessions
from rampe.accounts.settings import AccountsKeys
from rampe.ports.bus import Bus


async def do_begin_second_factor(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId, before: Factors
) -> list[str] | None:
    """Return recovery codes with an account's first factor: nobody is to be locked out.

    Sign-ins that wait are over: they began under other rules.
    """
    await delete_pending_of(session, account_id)
    if before.any:
        return None
    return await do_make_recovery_codes(session, keys, account_id)


async def do_end_second_factor(session: AsyncSession, account_id: AccountId) -> None:
    """Expire the recovery codes of an account whose last factor was just taken away."""
    await delete_pending_of(session, account_id)
    if not (await find_factors(session, account_id)).any:
        await do_expire_recovery_codes(session, account_id)


async def do_remove_factors(session: AsyncSession, bus: Bus, account_id: int) -> bool:
    """Take every second factor of an account away, for a member who lost them all.

    Its sessions end and its member is told. Only for the operator, who has made sure by other means
    who asks. Idempotent; returns whether there was any.

    Raises:
        AccountNotFound: there is no such active account.
    """
    account = await lock_account(session, account_id)
    there = await session.scalar(
        select(
            or_(
                select(Totp).where(Totp.account_id == account.id).exists(),
                select(Passkey).where(Passkey.account_id == account.id).exists(),
            )
        )
    )
    if not there:
        return False
    for table in (Totp, Passkey):
        await session.execute(delete(table).where(table.account_id == account.id))
    await do_end_second_factor(session, account.id)
    await do_end_other_sessions(session, bus, account.id)
    await do_note(session, account.id, What.FACTORS_REMOVED, Where())
    return True
