"""Challenges of passkeys: random, good for one answer of one kind, within minutes."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId
from rampe.accounts.security.models import Ceremony, PasskeyChallenge
from rampe.kit import clock

CHALLENGE_BYTES = 32
GOOD_FOR = timedelta(minutes=5)


async def do_make_challenge(
    session: AsyncSession, purpose: Ceremony, account_id: AccountId | None
) -> bytes:
    """Return a new challenge; `account_id` is none where the passkey itself says who it is."""
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    session.add(
        PasskeyChallenge(
            challenge_hash=_hash(challenge),
            purpose=purpose,
            account_id=account_id,
            expires_at=clock.now() + GOOD_FOR,
        )
    )
    await session.flush()
    return challenge


def _hash(challenge: bytes) -> bytes:
    return hashlib.sha256(challenge).digest()


async def take_challenge(
    session: AsyncSession, challenge: bytes, purpose: Ceremony, account_id: AccountId | None
) -> bool:
    """Use a challenge up; whether it was open for this purpose and account until now."""
    expires_at = await session.scalar(
        delete(PasskeyChallenge)
        .where(
            PasskeyChallenge.challenge_hash == _hash(challenge),
            PasskeyChallenge.purpose == purpose,
            PasskeyChallenge.account_id.is_not_distinct_from(account_id),
        )
        .returning(PasskeyChallenge.expires_at)
    )
    return expires_at is not None and expires_at > clock.now()


async def delete_old_challenges(session: AsyncSession) -> None:
    """Forget challenges that nobody answered."""
    await session.execute(
        delete(PasskeyChallenge).where(PasskeyChallenge.expires_at <= clock.now())
    )
