"""Links sent by mail: proving, changing and getting back an address, and a new password (D1).

Each is good once and for a while.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import TokenInvalid
from rampe.accounts.models import Account, AccountId, MailedToken, Purpose, is_active
from rampe.accounts.queries import lock_account
from rampe.kit import clock
from rampe.kit.tokens import hash_token

TOKEN_BYTES = 32
GOOD_FOR = {
    Purpose.EMAIL_CHECK: timedelta(days=3),
    Purpose.PASSWORD_RESET: timedelta(hours=1),
    Purpose.EMAIL_CHANGE: timedelta(days=1),
    Purpose.EMAIL_UNDO: timedelta(days=7),
}


async def do_mint_token(
    session: AsyncSession, account: Account, purpose: Purpose, email: str | None = None
) -> str:
    """Return a new token for a link to an address, the account's own unless another is given.

    Earlier ones stay good.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        MailedToken(
            token_hash=hash_token(token),
            account_id=account.id,
            purpose=purpose,
            email=email or account.email_folded,
            expires_at=clock.now() + GOOD_FOR[purpose],
        )
    )
    await session.flush()
    return token


async def peek_token(session: AsyncSession, token: str, purpose: Purpose) -> Account:
    """Return the account of a token that is still good, locked, without using the token up.

    Raises:
        TokenInvalid: unknown, used, too old, or the account has another address by now.
        AccountNotFound: the account is not active.
    """
    row = await find_token(session, token, purpose)
    account = await lock_account(session, row.account_id)
    if account.email_folded != row.email:
        raise TokenInvalid
    return account


async def find_token(session: AsyncSession, token: str, purpose: Purpose) -> MailedToken:
    """Return a token that is still good, without using it up.

    Raises:
        TokenInvalid: unknown, used, or too old.
    """
    row = await session.get(MailedToken, hash_token(token))
    if row is None or row.purpose is not purpose or row.expires_at <= clock.now():
        raise TokenInvalid
    return row


async def use_token(session: AsyncSession, token: str) -> None:
    """Use a token up.

    Raises:
        TokenInvalid: somebody else used it first.
    """
    used = await session.scalar(
        delete(MailedToken)
        .where(MailedToken.token_hash == hash_token(token))
        .returning(MailedToken.expires_at)
    )
    if used is None:
        raise TokenInvalid


async def delete_tokens(
    session: AsyncSession, account_id: AccountId, purposes: Sequence[Purpose] = tuple(Purpose)
) -> None:
    """Make every link to an account useless."""
    await session.execute(
        delete(MailedToken).where(
            MailedToken.account_id == account_id, MailedToken.purpose.in_(purposes)
        )
    )


async def delete_old_tokens(session: AsyncSession) -> None:
    """Forget links that are too old."""
    await session.execute(delete(MailedToken).where(MailedToken.expires_at <= clock.now()))


async def accounts_of_address(session: AsyncSession, address: str) -> list[Account]:
    """Return the active accounts that mail to a folded address may be about.

    That is the one that proved it; when none did, the newest three that named it, because one of
    them may be its owner's.
    """
    rows = await session.scalars(
        select(Account)
        .where(Account.email_folded == address, is_active())
        .order_by(Account.email_verified_at.is_(None), Account.id.desc())
        .limit(3)
    )
    found = list(rows)
    return found[:1] if found and found[0].email_verified_at else found
