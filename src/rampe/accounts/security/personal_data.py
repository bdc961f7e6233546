"""What account security keeps of a member: names and times; secrets are nobody's to read."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId
from rampe.accounts.personal.source import Item, Rows, Tables
from rampe.accounts.security.models import (
    EmailChange,
    KnownDevice,
    Passkey,
    PasskeyChallenge,
    PendingSignIn,
    RecoveryCode,
    SecurityEvent,
    Totp,
)

TABLES = Tables(
    exported={
        "passkey": "security/passkeys.json",
        "totp": "security/authenticator_apps.json",
        "email_change": "security/email_changes.json",
        "security_event": "security/events.json",
    },
    withheld={
        "recovery_code": "hashes of secrets that open the account",
        "passkey_challenge": "hashes of secrets, for minutes",
        "pending_sign_in": "hashes of secrets, for minutes",
        "known_device": "keyed hashes that name no device",
    },
)


@dataclass(frozen=True)
class SecurityData:
    """Second factors, changes of address, and the security log."""

    name: str = "security"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give when what was set up, and what happened."""
        yield Rows(
            "security/passkeys.json",
            select(Passkey.name, Passkey.created_at, Passkey.used_at, Passkey.synced)
            .where(Passkey.account_id == account_id)
            .order_by(Passkey.id),
        )
        yield Rows(
            "security/authenticator_apps.json",
            select(Totp.created_at, Totp.confirmed_at).where(Totp.account_id == account_id),
        )
        yield Rows(
            "security/email_changes.json",
            select(EmailChange.former, EmailChange.email, EmailChange.done_at)
            .where(EmailChange.account_id == account_id)
            .order_by(EmailChange.id.desc()),
        )
        yield Rows(
            "security/events.json",
            select(
                SecurityEvent.at,
                SecurityEvent.what,
                SecurityEvent.device,
                SecurityEvent.address,
                SecurityEvent.details,
            )
            .where(SecurityEvent.account_id == account_id)
            .order_by(SecurityEvent.id.desc()),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it. Idempotent."""
        for table in (
            Passkey,
            PasskeyChallenge,
            PendingSignIn,
            RecoveryCode,
            KnownDevice,
            Totp,
            EmailChange,
            SecurityEvent,
        ):
            await session.execute(delete(table).where(table.account_id.in_(account_ids)))
