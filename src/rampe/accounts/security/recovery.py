"""Recovery codes: ten, each good once, for the day the phone is lost.

They are shown when they are made and never again; kept are keyed hashes. Making new ones expires
the old ones, and two years do. Expired codes stay known for a while: trying one is noticed.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId
from rampe.accounts.security.errors import CodeRefused, RecoveryCodeExpired
from rampe.accounts.security.models import RecoveryCode
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock

COUNT = 10
# Crockford's base 32: nothing that is read for something else. 10 of them are 50 bits, and without
# the installation's key their hashes cannot be tried out.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
HALF = 5
MISREAD = str.maketrans("oil", "011")
GOOD_FOR = timedelta(days=730)
WARN_BEFORE = timedelta(days=30)
REMEMBER = timedelta(days=365)


async def do_make_recovery_codes(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId
) -> list[str]:
    """Return ten new codes of a locked account; those before are no longer good."""
    await do_expire_recovery_codes(session, account_id)
    codes = [_make_code() for _ in range(COUNT)]
    expires_at = clock.now() + GOOD_FOR
    session.add_all(
        RecoveryCode(
            code_hash=_hash(keys, account_id, code), account_id=account_id, expires_at=expires_at
        )
        for code in codes
    )
    await session.flush()
    return codes


def _make_code() -> str:
    text = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF))
    return f"{text[:HALF]}-{text[HALF:]}"


def _hash(keys: AccountsKeys, account_id: AccountId, code: str) -> bytes:
    typed = code.lower().replace("-", "").replace(" ", "").translate(MISREAD)
    return keys.mark("recovery", f"{account_id}\0{typed}")


async def do_expire_recovery_codes(session: AsyncSession, account_id: AccountId) -> None:
    """Let none of an account's codes be good any more."""
    await session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.account_id == account_id, RecoveryCode.expires_at > clock.now())
        .values(expires_at=clock.now())
    )


async def try_recovery_code(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId, code: str
) -> type[CodeRefused] | type[RecoveryCodeExpired] | None:
    """Use a code up; return why it is refused, none when it is good.

    The row is locked: of two requests with one code, exactly one gets through.
    """
    row = await session.scalar(
        select(RecoveryCode)
        .where(RecoveryCode.code_hash == _hash(keys, account_id, code))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None or row.account_id != account_id:
        return CodeRefused
    if row.used_at is not None or row.expires_at <= clock.now():
        return RecoveryCodeExpired
    row.used_at = clock.now()
    return None


async def take_expiring(session: AsyncSession) -> Sequence[AccountId]:
    """Return whose unused codes expire within a month and who was not told yet; once each."""
    now = clock.now()
    rows = await session.scalars(
        update(RecoveryCode)
        .where(
            RecoveryCode.expires_at.between(now, now + WARN_BEFORE),
            RecoveryCode.used_at.is_(None),
            RecoveryCode.warned_at.is_(None),
        )
        .values(warned_at=now)
        .returning(RecoveryCode.account_id)
    )
    return sorted(set(rows))


async def delete_old_recovery_codes(session: AsyncSession) -> None:
    """Forget codes that expired a year ago."""
    await session.execute(
        delete(RecoveryCode).where(RecoveryCode.expires_at < clock.now() - REMEMBER)
    )
