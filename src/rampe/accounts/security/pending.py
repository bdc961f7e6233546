"""Sign-ins whose password was right and whose second factor is waited for, ten minutes long."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId
from rampe.accounts.security.errors import SignInExpired
from rampe.accounts.security.models import PendingSignIn
from rampe.kit import clock
from rampe.kit.tokens import hash_token

TOKEN_BYTES = 32
GOOD_FOR = timedelta(minutes=10)


async def do_begin_sign_in(session: AsyncSession, account_id: AccountId) -> str:
    """Return the token with which an account's sign-in is completed."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        PendingSignIn(
            token_hash=hash_token(token),
            account_id=account_id,
            expires_at=clock.now() + GOOD_FOR,
        )
    )
    await session.flush()
    return token


async def find_pending(session: AsyncSession, token: str) -> AccountId:
    """Return whose sign-in a token completes.

    Raises:
        SignInExpired: nobody's, or no longer.
    """
    found = await session.scalar(
        select(PendingSignIn.account_id).where(
            PendingSignIn.token_hash == hash_token(token), PendingSignIn.expires_at > clock.now()
        )
    )
    if found is None:
        raise SignInExpired
    return found


async def use_pending(session: AsyncSession, token: str) -> None:
    """Use a token up.

    Raises:
        SignInExpired: somebody else used it first.
    """
    used = await session.scalar(
        delete(PendingSignIn)
        .where(PendingSignIn.token_hash == hash_token(token))
        .returning(PendingSignIn.account_id)
    )
    if used is None:
        raise SignInExpired


async def delete_pending_of(session: AsyncSession, account_id: AccountId) -> None:
    """Let no sign-in of an account be completed that began before."""
    await session.execute(delete(PendingSignIn).where(PendingSignIn.account_id == account_id))


async def delete_old_pending(session: AsyncSession) -> None:
    """Forget sign-ins that were not completed."""
    await session.execute(delete(PendingSignIn).where(PendingSignIn.expires_at <= clock.now()))
