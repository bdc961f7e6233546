"""Stream keys, for OBS and hardware: one an account, shown once, replaced or revoked at will."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, is_active
from rampe.kit import clock
from rampe.live.models import LiveKey

PREFIX = "live_"
# 192 random bits: a plain hash is enough, and nobody guesses one.
KEY_BYTES = 24


def hash_key(key: str) -> bytes:
    """Return what is stored of a key."""
    return hashlib.sha256(key.encode()).digest()


async def do_make_key(session: AsyncSession, account_id: AccountId) -> str:
    """Give an account another stream key and return it; the former is good for nothing."""
    key = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    values = {"key_hash": hash_key(key), "created_at": clock.now(), "used_at": None}
    await session.execute(
        insert(LiveKey)
        .values(account_id=account_id, **values)
        .on_conflict_do_update(index_elements=["account_id"], set_=values)
    )
    return key


async def do_revoke_key(
    session: AsyncSession, account_id: AccountId, *, made_before: datetime | None = None
) -> bool:
    """Take an account's stream key away, if it is that old; return whether. Idempotent."""
    old = true() if made_before is None else LiveKey.created_at < made_before
    revoked = await session.scalar(
        delete(LiveKey).where(LiveKey.account_id == account_id, old).returning(LiveKey.account_id)
    )
    return revoked is not None


async def has_key(session: AsyncSession, account_id: AccountId) -> bool:
    """Whether an account has a stream key."""
    found = await session.scalar(select(exists().where(LiveKey.account_id == account_id)))
    return bool(found)


async def find_key_holder(session: AsyncSession, key: str) -> AccountId | None:
    """Return whose key this is; none for a wrong one, and for one of an account that is away."""
    return await session.scalar(
        select(LiveKey.account_id)
        .join(Account, Account.id == LiveKey.account_id)
        .where(LiveKey.key_hash == hash_key(key), is_active())
    )


@dataclass(frozen=True)
class Use:
    """That a key is good now; `before` is when it was used the time before."""

    before: datetime | None


async def use_key(session: AsyncSession, account_id: AccountId, key: str) -> Use | None:
    """Use the key of a locked account; none when it was replaced or revoked meanwhile."""
    mine = (LiveKey.account_id == account_id, LiveKey.key_hash == hash_key(key))
    row = await session.execute(select(LiveKey.used_at).where(*mine).with_for_update())
    found = row.one_or_none()
    if found is None:
        return None
    await session.execute(update(LiveKey).where(*mine).values(used_at=clock.now()))
    return Use(found.used_at)
