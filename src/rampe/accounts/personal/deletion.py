"""Deleting one's account: gone for others at once, for good after the grace (D7).

In between, signing in offers to bring it back. What is erased is what every domain's
`PersonalDataSource` erases; docs/guide says what is kept, and why.
"""

import base64
import hmac
import struct
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.models import BrandMember, TeamRole
from rampe.accounts.events import Erased, Restored, Suspended
from rampe.accounts.links import delete_tokens
from rampe.accounts.models import Account, AccountId, AccountSession, Role, Status
from rampe.accounts.personal.errors import (
    DeletionPending,
    DemoStays,
    HandleNotTyped,
    OwnsBrands,
    RestoreTokenInvalid,
    StaffStays,
)
from rampe.accounts.personal.export import forget_exports
from rampe.accounts.personal.models import Deletion
from rampe.accounts.personal.settings import PersonalSettings
from rampe.accounts.personal.source import PersonalData
from rampe.accounts.push import tell_suspended
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus

DUE_AT_ONCE = 100
RESTORE_FOR = timedelta(minutes=15)
_FIELDS = struct.Struct(">QI")
_MAC_BYTES = 32


async def check_can_delete(session: AsyncSession, account: Account, typed: str) -> None:
    """Check that nothing would be left without its owner, and that the member means it.

    Raises:
        HandleNotTyped: the confirmation is not the handle.
        StaffStays: a moderator or administrator.
        DemoStays: one of the demo's cast.
        OwnsBrands: a brand that is not itself on its way out.
    """
    check_typed(account, typed)
    if account.role is not Role.MEMBER:
        raise StaffStays
    if account.demo_part is not None:
        raise DemoStays
    if handles := await list_owned_brands(session, account.id):
        raise OwnsBrands(handles)


def check_typed(account: Account, typed: str) -> None:
    """Check that an account's handle was typed.

    Raises:
        HandleNotTyped: it was not.
    """
    if typed.strip().removeprefix("@").lower() != account.handle:
        raise HandleNotTyped


async def list_owned_brands(session: AsyncSession, account_id: AccountId) -> list[str]:
    """Return the handles of other accounts that somebody owns and that are not on their way out."""
    owned = await session.scalars(
        select(Account.handle)
        .join(BrandMember, BrandMember.brand_id == Account.id)
        .where(
            BrandMember.account_id == account_id,
            BrandMember.role == TeamRole.OWNER,
            BrandMember.brand_id != account_id,
            Account.status != Status.DELETED,
        )
        .order_by(Account.handle)
    )
    return list(owned)


async def do_delete_account(
    session: AsyncSession, bus: Bus, account: Account, settings: PersonalSettings
) -> Deletion:
    """Take a locked account out of everybody's sight, and note when it goes for good."""
    now = clock.now()
    deletion = Deletion(
        account_id=account.id,
        requested_at=now,
        erase_at=now + timedelta(days=settings.grace_days),
    )
    session.add(deletion)
    account.status = Status.DELETED
    await forget_exports(session, account.id)
    await session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    await delete_tokens(session, account.id)
    # For everybody else it is what a suspension is, counters and files included.
    await emit(session, Suspended(account_id=account.id), actor=account.id)
    tell_suspended(session, bus, account.id)
    return deletion


async def do_restore_account(session: AsyncSession, account_id: AccountId) -> Account:
    """Bring an account back within its grace.

    Raises:
        RestoreTokenInvalid: it is not on its way out, or gone.
    """
    account = await session.get(Account, account_id, with_for_update=True)
    deletion = await session.get(Deletion, account_id, with_for_update=True)
    if account is None or deletion is None or account.status is not Status.DELETED:
        raise RestoreTokenInvalid
    if deletion.erase_at <= clock.now():
        raise RestoreTokenInvalid
    await session.delete(deletion)
    account.status = Status.ACTIVE
    await emit(session, Restored(account_id=account.id), actor=account.id)
    return account


def restore_token(keys: AccountsKeys, deletion: Deletion) -> str:
    """Return what brings an account back for a quarter of an hour, while it is on its way out."""
    until = int((clock.now() + RESTORE_FOR).timestamp())
    fields = _FIELDS.pack(deletion.account_id, until)
    return base64.urlsafe_b64encode(fields + _mac(keys, fields, deletion.requested_at)).decode()


async def check_not_leaving(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId
) -> None:
    """Offer an account back to who has just signed in to it, with every factor it asks for.

    Raises:
        DeletionPending: it is within its grace; the token brings it back.
    """
    deletion = await session.get(Deletion, account_id)
    if deletion is not None and deletion.erase_at > clock.now():
        raise DeletionPending(restore_token(keys, deletion), deletion.erase_at)


async def check_restore_token(session: AsyncSession, keys: AccountsKeys, token: str) -> AccountId:
    """Return whose account a token brings back.

    Raises:
        RestoreTokenInvalid: not ours, too old, or the account is back or gone.
    """
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
        account_id, until = _FIELDS.unpack(raw[: _FIELDS.size])
    except (ValueError, struct.error):
        raise RestoreTokenInvalid from None
    deletion = await session.get(Deletion, account_id) if account_id < 1 << 63 else None
    if deletion is None or until < clock.now().timestamp():
        raise RestoreTokenInvalid
    expected = _mac(keys, raw[: _FIELDS.size], deletion.requested_at)
    if not hmac.compare_digest(raw[_FIELDS.size :], expected):
        raise RestoreTokenInvalid
    return AccountId(account_id)


def _mac(keys: AccountsKeys, fields: bytes, requested_at: datetime) -> bytes:
    # With the moment of the request in it, a token dies with the deletion it was made for.
    return keys.mark("restore", f"{fields.hex()}\0{requested_at.isoformat()}")[:_MAC_BYTES]


async def list_due(session: AsyncSession) -> Sequence[AccountId]:
    """Return accounts whose grace is over, the longest first."""
    due = await session.scalars(
        select(Deletion.account_id)
        .where(Deletion.erase_at <= clock.now())
        .order_by(Deletion.erase_at)
        .limit(DUE_AT_ONCE)
    )
    return due.all()


async def do_erase(database: Database, data: PersonalData, account_id: int) -> None:
    """Erase an account whose grace is over, one domain a transaction, upper ones first.

    Killed anywhere, it is done again: the account's own row, without which nobody would know that
    there is something left to do, goes last.
    """
    for source in reversed(data.sources):
        async with database.session() as session:
            due = await session.scalar(
                select(Deletion)
                .where(Deletion.account_id == account_id, Deletion.erase_at <= clock.now())
                .with_for_update()
            )
            if due is None:
                return
            await source.erase(session, [account_id])
            if source is data.sources[0]:
                await emit(session, Erased(account_id=account_id))
