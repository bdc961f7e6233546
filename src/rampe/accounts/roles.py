"""Roles: members, moderators and administrators; the command line makes the first of these."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.countries import main_zone
from rampe.accounts.email_check import mark_checked
from rampe.accounts.events import RoleChanged
from rampe.accounts.handle import clean_handle
from rampe.accounts.models import Account, Role
from rampe.accounts.passwords import check_password, hash_password
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import lock_account
from rampe.accounts.schemas import clean_email
from rampe.accounts.sign_up import NewAccount, do_sign_up
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus


async def do_create_admin(
    session: AsyncSession,
    *,
    handle: str,
    email: str,
    password: str,
    country: str = "FR",
    locale: str = "fr",
) -> Account:
    """Make an administrator whose address counts as proved: the operator gave it.

    Raises:
        ValueError: the handle or the address is malformed.
        WeakPassword: the password is easy to guess.
        HandleTaken, EmailTaken: another account has it.
    """
    handle, email = clean_handle(handle), clean_email(email)
    await check_password(password, handle, email)
    account = await do_sign_up(
        session,
        NewAccount(
            handle=handle,
            email=email,
            password_hash=await hash_password(password),
            country=country,
            locale=locale,
            zone=main_zone(country),
            role=Role.ADMIN,
        ),
    )
    await mark_checked(session, account)
    return account


async def do_set_role(
    session: AsyncSession, bus: Bus, account_id: int, role: Role, actor: int | None = None
) -> Account:
    """Give an active account a role. Idempotent.

    Raises:
        AccountNotFound: there is no such active account.
    """
    account = await lock_account(session, account_id)
    if account.role is not role:
        account.role = role
        await emit(session, RoleChanged(account_id=account.id, role=role.value), actor=actor)
        tell_me_changed(session, bus, account.id)
    return account
