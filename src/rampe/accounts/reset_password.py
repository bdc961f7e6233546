"""A forgotten password, and a changed one (D1)."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.email_check import mark_checked
from rampe.accounts.jobs import send_password_changed, send_password_reset
from rampe.accounts.links import accounts_of_address, delete_tokens, peek_token, use_token
from rampe.accounts.models import Account, Purpose
from rampe.accounts.passwords import check_password, hash_password
from rampe.accounts.schemas import fold_email
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import What
from rampe.accounts.security.pending import delete_pending_of
from rampe.accounts.security.where import Where
from rampe.accounts.sessions import do_end_other_sessions
from rampe.kit.jobs import defer
from rampe.ports.bus import Bus

NOBODY = 0


async def do_request_reset(session: AsyncSession, email: str) -> None:
    """Mail a link for a new password to an address; does the same work when nobody has it."""
    found = await accounts_of_address(session, fold_email(email))
    account_id = found[0].id if found else NOBODY
    await defer(session, send_password_reset, account_id=account_id)


async def do_reset_password(
    session: AsyncSession, bus: Bus, token: str, password: str, where: Where
) -> Account:
    """Set a new password by a mailed link, end every session, and return the account.

    Signs nobody in: who has a second factor still needs it.

    Raises:
        TokenInvalid: the link is no longer good.
        WeakPassword: the new password is easy; the link stays good.
    """
    account = await peek_token(session, token, Purpose.PASSWORD_RESET)
    await check_password(password, account.handle, account.email, account.name)
    await use_token(session, token)
    # The link came to this address, so who opened it has it.
    await _mark_if_free(session, account)
    await _set_password(session, account, password, where)
    await do_end_other_sessions(session, bus, account.id)
    return account


async def _mark_if_free(session: AsyncSession, account: Account) -> None:
    owners = await accounts_of_address(session, account.email_folded or "")
    if not any(owner.email_verified_at for owner in owners):
        await mark_checked(session, account)


async def do_change_password(
    session: AsyncSession, account: Account, password: str, where: Where
) -> None:
    """Set another password by a member who has just proved who they are.

    Raises:
        WeakPassword: the new one is easy.
    """
    await check_password(password, account.handle, account.email, account.name)
    await _set_password(session, account, password, where)


async def _set_password(
    session: AsyncSession, account: Account, password: str, where: Where
) -> None:
    account.password_hash = await hash_password(password)
    await delete_tokens(session, account.id, [Purpose.PASSWORD_RESET])
    await delete_pending_of(session, account.id)
    await do_note(session, account.id, What.PASSWORD_CHANGED, where)
    await defer(session, send_password_changed, account_id=account.id)
