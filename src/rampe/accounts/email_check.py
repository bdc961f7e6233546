"""Proving an address: a link is mailed to it, and who opens the link has it (D1)."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import EmailAlreadyChecked, EmailTaken
from rampe.accounts.events import EmailChecked
from rampe.accounts.jobs import send_email_check
from rampe.accounts.links import delete_tokens, peek_token, use_token
from rampe.accounts.models import Account, Purpose
from rampe.accounts.push import tell_me_changed
from rampe.accounts.schemas import fold_email
from rampe.kit import clock
from rampe.kit.jobs import defer
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus


async def do_request_check(session: AsyncSession, account: Account) -> None:
    """Mail a link to an account's address.

    Raises:
        EmailAlreadyChecked: the address is proved.
    """
    if account.email_verified_at is not None:
        raise EmailAlreadyChecked
    await defer(session, send_email_check, account_id=account.id)


async def do_correct_email(session: AsyncSession, account: Account, email: str) -> None:
    """Put another address in the place of a mistyped one, and mail the link there.

    Raises:
        EmailAlreadyChecked: the present address is proved.
    """
    if account.email_verified_at is not None:
        raise EmailAlreadyChecked
    account.email, account.email_folded = email, fold_email(email)
    await delete_tokens(session, account.id)
    await do_request_check(session, account)


async def do_confirm_email(session: AsyncSession, bus: Bus, token: str) -> Account:
    """Take a link's word that its account has the address, and return the account.

    Raises:
        TokenInvalid: the link is no longer good.
        EmailTaken: another account proved the address first.
    """
    account = await peek_token(session, token, Purpose.EMAIL_CHECK)
    await use_token(session, token)
    await mark_checked(session, account)
    tell_me_changed(session, bus, account.id)
    return account


async def mark_checked(session: AsyncSession, account: Account) -> None:
    """Note that a locked account's address is proved.

    Raises:
        EmailTaken: another account proved it first.
    """
    if account.email_verified_at is not None:
        return
    account.email_verified_at = clock.now()
    try:
        await session.flush()
    except IntegrityError as error:
        if "uq_account_email_checked" in str(error.orig):
            raise EmailTaken from None
        raise
    await delete_tokens(session, account.id, [Purpose.EMAIL_CHECK])
    await emit(session, EmailChecked(account_id=account.id), actor=account.id)
