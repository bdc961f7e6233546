"""Signing in with a handle or an address (D1).

Every try costs the same whether or not the login exists: one hash for a handle, two for an address,
because an address can have one account that proved it and others that did not (see README).
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import BadCredentials
from rampe.accounts.handle import SHAPE
from rampe.accounts.models import Account
from rampe.accounts.passwords import hash_password, needs_rehash, verify_password
from rampe.accounts.schemas import fold_email
from rampe.kit.database import Database


def clean_login(login: str) -> str:
    """Return a login as it is compared and counted; empty when nobody can have it."""
    folded = fold_email(login.strip())
    if "@" in folded[1:]:
        return folded if folded.isprintable() else ""
    handle = folded.removeprefix("@")
    return handle if SHAPE.fullmatch(handle) else ""


async def find_candidates(session: AsyncSession, login: str) -> list[Account | None]:
    """Return whose password may be meant: one place for a handle, two for an address."""
    if "@" not in login:
        return [await session.scalar(select(Account).where(Account.handle == login))]
    rows = await session.scalars(
        select(Account)
        .where(Account.email_folded == login)
        .order_by(Account.email_verified_at.is_(None), Account.id.desc())
        .limit(20)
    )
    accounts = rows.all()
    checked = next((row for row in accounts if row.email_verified_at), None)
    unchecked = next((row for row in accounts if not row.email_verified_at), None)
    return [checked, unchecked]


async def check_credentials(database: Database, login: str, password: str) -> Account:
    """Return the account of a cleaned login and its password, also a suspended one.

    No transaction is open meanwhile.

    It may be on its way out: who completes the sign-in is offered it back.

    Raises:
        BadCredentials: no such login, or another password.
    """
    async with database.session() as session:
        candidates = await find_candidates(session, login)
    found: Account | None = None
    for candidate in candidates:
        stored = candidate.password_hash if candidate else None
        if await verify_password(stored, password) and found is None:
            found = candidate
    if found is None:
        raise BadCredentials
    return found


async def do_renew_hash(session: AsyncSession, account: Account, password: str) -> None:
    """Hash a password again when the parameters have changed since."""
    if account.password_hash and needs_rehash(account.password_hash):
        account.password_hash = await hash_password(password)
