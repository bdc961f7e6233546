"""Authenticator apps: codes of six digits that change every 30 seconds (RFC 6238).

A code is good once. The last step that was accepted is kept, and codes up to it are replays.
"""

import hmac
from typing import NamedTuple

import segno
from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account, AccountId
from rampe.accounts.security.errors import CodeRefused, CodeReplayed, TotpOff, TotpOn
from rampe.accounts.security.models import Totp
from rampe.accounts.security.secret_box import seal, unseal
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock
from rampe.kit.site import Site

STEP_SECONDS = 30
# A phone's clock may be half a minute off either way.
DRIFT = 1


class TotpSetup(NamedTuple):
    """What an authenticator app needs: to scan, to open, or to type."""

    secret: str
    uri: str
    qr: list[str]


async def do_begin_totp(
    session: AsyncSession, keys: AccountsKeys, account: Account, site: Site
) -> TotpSetup:
    """Make a secret for a locked account; it counts once a code of it was confirmed.

    Raises:
        TotpOn: there is an app already: removing it comes first.
    """
    row = await session.get(Totp, account.id)
    if row is not None and row.confirmed_at is not None:
        raise TotpOn
    secret = random_base32()
    if row is None:
        row = Totp(account_id=account.id)
        session.add(row)
    row.secret, row.last_step, row.created_at = seal(keys, account.id, secret), 0, clock.now()
    uri = TOTP(secret).provisioning_uri(name=f"@{account.handle}", issuer_name=site.name)
    return TotpSetup(secret, uri, qr_modules(uri))


def qr_modules(text: str) -> list[str]:
    """Return a QR code as rows of `0` and `1`, without its quiet zone; the client draws it."""
    return ["".join(map(str, row)) for row in segno.make(text, error="m", micro=False).matrix]


async def do_confirm_totp(
    session: AsyncSession, keys: AccountsKeys, account: Account, code: str
) -> None:
    """Let the app of a locked account count, now that it has shown a right code.

    Raises:
        TotpOff: none waits to be confirmed.
        CodeRefused: another code.
    """
    row = await session.get(Totp, account.id)
    if row is None or row.confirmed_at is not None:
        raise TotpOff
    step = find_step(unseal(keys, account.id, row.secret), code)
    if step is None:
        raise CodeRefused
    row.last_step, row.confirmed_at = step, clock.now()


async def do_remove_totp(session: AsyncSession, account_id: AccountId) -> None:
    """Take an account's app away.

    Raises:
        TotpOff: there is none.
    """
    removed = await session.scalar(
        delete(Totp)
        .where(Totp.account_id == account_id, Totp.confirmed_at.is_not(None))
        .returning(Totp.account_id)
    )
    if removed is None:
        raise TotpOff


async def try_totp(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId, code: str
) -> type[CodeRefused] | type[CodeReplayed] | None:
    """Use a code up; return why it is refused, none when it is good.

    The row is locked: of two requests with one code, exactly one gets through.
    """
    row = await session.scalar(
        select(Totp)
        .where(Totp.account_id == account_id, Totp.confirmed_at.is_not(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        return CodeRefused
    step = find_step(unseal(keys, account_id, row.secret), code)
    if step is None:
        return CodeRefused
    if step <= row.last_step:
        return CodeReplayed
    row.last_step = step
    return None


def find_step(secret: str, code: str) -> int | None:
    """Return the time step that a code belongs to, of those that may be meant; none for no code."""
    generator, now = TOTP(secret), int(clock.now().timestamp()) // STEP_SECONDS
    matching = [
        step
        for step in range(now - DRIFT, now + DRIFT + 1)
        if hmac.compare_digest(generator.generate_otp(step), code)
    ]
    return matching[-1] if matching else None
