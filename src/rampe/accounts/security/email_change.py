"""Another address: confirmed at the new one, told to the old one, which can undo it for a week.

Whether somebody else has the new address is told by mail to them, never here (see README).
"""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import EmailAlreadyChecked, EmailTaken, TokenInvalid
from rampe.accounts.links import delete_tokens, find_token, use_token
from rampe.accounts.models import Account, AccountId, MailedToken, Purpose
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import lock_account
from rampe.accounts.schemas import fold_email
from rampe.accounts.security.jobs import send_email_change, send_email_undo
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import EmailChange, What
from rampe.accounts.security.pending import delete_pending_of
from rampe.accounts.security.where import Where
from rampe.accounts.sessions import do_end_other_sessions
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.jobs import defer
from rampe.ports.bus import Bus

WAITS = timedelta(days=1)
KEEP = timedelta(days=30)


async def find_email_change(session: AsyncSession, account_id: AccountId) -> EmailChange | None:
    """Return the change that waits for its confirmation, if any."""
    return await session.scalar(
        select(EmailChange)
        .where(
            EmailChange.account_id == account_id,
            EmailChange.done_at.is_(None),
            EmailChange.expires_at > clock.now(),
        )
        .order_by(EmailChange.id.desc())
        .limit(1)
    )


async def do_ask_email_change(
    session: AsyncSession, account: Account, email: str, where: Where
) -> None:
    """Mail a link to the address that a locked account wants in place of its proved one.

    Raises:
        EmailAlreadyChecked: it is the account's own.
    """
    if fold_email(email) == account.email_folded:
        raise EmailAlreadyChecked
    await do_cancel_email_change(session, account.id)
    change = EmailChange(
        id=new_id(),
        account_id=account.id,
        former=account.email or "",
        email=email,
        expires_at=clock.now() + WAITS,
    )
    session.add(change)
    await session.flush()
    await defer(session, send_email_change, change_id=change.id)
    await do_note(session, account.id, What.EMAIL_CHANGE_ASKED, where)


async def do_cancel_email_change(session: AsyncSession, account_id: AccountId) -> None:
    """Give up the change of a locked account that waits, if any."""
    await delete_tokens(session, account_id, [Purpose.EMAIL_CHANGE])
    await session.execute(
        delete(EmailChange).where(
            EmailChange.account_id == account_id, EmailChange.done_at.is_(None)
        )
    )


async def do_confirm_email_change(
    session: AsyncSession, account: Account, token: str, where: Where
) -> None:
    """Give a locked account the address that a link was mailed to.

    Raises:
        TokenInvalid: the link is no longer good, or another account's.
        EmailTaken: somebody else proved the address meanwhile.
    """
    row = await find_token(session, token, Purpose.EMAIL_CHANGE)
    change = await find_email_change(session, account.id)
    if row.account_id != account.id or change is None or fold_email(change.email) != row.email:
        raise TokenInvalid
    await use_token(session, token)
    change.former, change.done_at = account.email or "", clock.now()
    await _take_address(session, account, change.email)
    await do_note(session, account.id, What.EMAIL_CHANGED, where)
    await defer(session, send_email_undo, change_id=change.id)


async def _take_address(session: AsyncSession, account: Account, email: str) -> None:
    account.email, account.email_folded = email, fold_email(email)
    account.email_verified_at = clock.now()
    try:
        await session.flush()
    except IntegrityError as error:
        if "uq_account_email_checked" in str(error.orig):
            raise EmailTaken from None
        raise
    stale = [purpose for purpose in Purpose if purpose is not Purpose.EMAIL_UNDO]
    await delete_tokens(session, account.id, stale)


async def do_undo_email_change(
    session: AsyncSession, bus: Bus, token: str, where: Where
) -> Account:
    """Give an account its former address back, end every session, and return the account.

    Factors stay as they are, whoever added them: a mailbox alone never gets past them. Links to
    addresses that came after this one are dead, links to earlier ones are not.

    Raises:
        TokenInvalid: the link is no longer good.
        EmailTaken: another account proved the address meanwhile.
        AccountNotFound: the account is not active.
    """
    row = await find_token(session, token, Purpose.EMAIL_UNDO)
    account = await lock_account(session, row.account_id)
    formers = await session.scalars(
        select(EmailChange.former).where(
            EmailChange.account_id == account.id, EmailChange.done_at.is_not(None)
        )
    )
    former = next((former for former in formers if fold_email(former) == row.email), None)
    if former is None:
        raise TokenInvalid
    await use_token(session, token)
    await session.execute(
        delete(MailedToken).where(
            MailedToken.account_id == account.id,
            MailedToken.purpose == Purpose.EMAIL_UNDO,
            MailedToken.expires_at >= row.expires_at,
        )
    )
    await do_cancel_email_change(session, account.id)
    await _take_address(session, account, former)
    await delete_pending_of(session, account.id)
    await do_end_other_sessions(session, bus, account.id)
    await do_note(session, account.id, What.EMAIL_CHANGE_UNDONE, where)
    tell_me_changed(session, bus, account.id)
    return account


async def delete_old_email_changes(session: AsyncSession) -> None:
    """Forget changes that came to nothing, and those that can no longer be undone."""
    await session.execute(delete(EmailChange).where(EmailChange.expires_at < clock.now() - KEEP))
