"""What accounts themselves have of a member, and the end of it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.models import Brand, BrandInvitation, BrandMember
from rampe.accounts.handle import keep_former
from rampe.accounts.models import Account, AccountId, AccountSession, FormerHandle, is_active
from rampe.accounts.personal.export import archive_folder
from rampe.accounts.personal.models import DataExport
from rampe.accounts.personal.removal import defer_removal
from rampe.accounts.personal.source import AnySelect, Item, Rows, StoredFile, Tables
from rampe.accounts.personal.traces import delete_traces
from rampe.accounts.settings import AccountsSettings
from rampe.kit import clock

TABLES = Tables(
    exported={
        "account": "accounts/account.json",
        "account_session": "accounts/sessions.json",
        "former_handle": "accounts/former_handles.json",
        "data_export": "accounts/exports.json",
        "brand": "accounts/brands.json",
        "brand_member": "accounts/brands.json",
        "brand_invitation": "accounts/brand_invitations.json",
    },
    withheld={
        "mailed_token": "a hash of a secret that opens the account",
        "account_deletion": "there is none while an archive can be asked for",
        "local_mail": "the member has these mails",
        "outbox": "a day's copy of what is in the archive",
        "dead_letter": "copies of events for staff; what they say is in the archive",
    },
    kept={
        "former_handle": "the freed handle, without the account, until others may take it",
        "outbox": "the news that the account is gone, for a day",
    },
)


@dataclass(frozen=True)
class AccountsData:
    """The account, its devices and former handles, its brands, and the archives it asked for."""

    settings: AccountsSettings
    name: str = "accounts"
    tables: Tables = TABLES

    async def export(self, session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give the account and what hangs on it."""
        yield Rows("accounts/account.json", _account(account_id))
        yield Rows(
            "accounts/sessions.json",
            select(
                AccountSession.user_agent,
                AccountSession.created_at,
                AccountSession.seen_at,
                AccountSession.expires_at,
            )
            .where(AccountSession.account_id == account_id)
            .order_by(AccountSession.id.desc()),
        )
        yield Rows(
            "accounts/former_handles.json",
            select(FormerHandle.handle, FormerHandle.until)
            .where(FormerHandle.account_id == account_id)
            .order_by(FormerHandle.until.desc()),
        )
        yield Rows(
            "accounts/exports.json",
            select(DataExport.requested_at, DataExport.state, DataExport.finished_at)
            .where(DataExport.account_id == account_id)
            .order_by(DataExport.id.desc()),
        )
        yield Rows("accounts/brands.json", _brands(account_id))
        yield Rows("accounts/brand_invitations.json", _invitations(account_id))
        key = await session.scalar(select(Account.avatar_key).where(Account.id == account_id))
        if key:
            yield StoredFile("avatar.webp", (key,))

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete accounts with what hangs on their rows; every other domain has gone before."""
        accounts = await session.scalars(
            select(Account).where(Account.id.in_(account_ids)).with_for_update()
        )
        for account in accounts.all():
            await delete_traces(session, account)
            if account.avatar_key:
                await defer_removal(session, account.avatar_key)
        exports = await session.scalars(
            select(DataExport.id).where(DataExport.account_id.in_(account_ids))
        )
        for export_id in exports.all():
            await defer_removal(session, f"{archive_folder(export_id)}/")
        await self._free_handles(session, account_ids)
        await session.execute(delete(Account).where(Account.id.in_(account_ids)))

    async def _free_handles(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Hold the handles for a while, so that nobody passes for who has just gone."""
        await session.execute(
            update(FormerHandle)
            .where(FormerHandle.account_id.in_(account_ids), FormerHandle.until > clock.now())
            .values(account_id=None)
        )
        handles = await session.scalars(
            select(Account.handle).where(Account.id.in_(account_ids), ~Account.demo)
        )
        for handle in handles.all():
            await keep_former(session, None, handle, self.settings)


def _account(account_id: AccountId) -> AnySelect:
    return select(
        Account.id,
        Account.handle,
        Account.name,
        Account.email,
        Account.email_verified_at,
        Account.birth_date,
        Account.age_disputed_at,
        Account.gender,
        Account.country,
        Account.zone,
        Account.locale,
        Account.private,
        Account.bio,
        Account.links,
        Account.interests,
        Account.role,
        Account.handle_changed_at,
        Account.created_at,
    ).where(Account.id == account_id)


def _brands(account_id: AccountId) -> AnySelect:
    return (
        select(
            Account.handle,
            Account.name,
            BrandMember.role,
            BrandMember.since,
            Brand.category,
            Brand.site_url,
            Brand.site_state,
            Brand.created_at,
        )
        .join(Brand, Brand.account_id == Account.id)
        .join(BrandMember, BrandMember.brand_id == Account.id)
        .where(BrandMember.account_id == account_id, is_active())
        .order_by(BrandMember.since)
    )


def _invitations(account_id: AccountId) -> AnySelect:
    return (
        select(Account.handle, BrandInvitation.role, BrandInvitation.created_at)
        .join(Account, Account.id == BrandInvitation.brand_id)
        .where(BrandInvitation.account_id == account_id, is_active())
        .order_by(BrandInvitation.created_at)
    )
