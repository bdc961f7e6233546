"""Which factors an account has, and by which of them its member proves who they are."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account, AccountId
from rampe.accounts.security.models import Passkey, RecoveryCode, Totp
from rampe.accounts.settings import AccountsSettings
from rampe.kit import clock


class Method(StrEnum):
    """A way to prove who one is, the handiest first."""

    PASSKEY = "passkey"
    TOTP = "totp"
    RECOVERY_CODE = "recovery_code"
    PASSWORD = "password"  # noqa: S105 - a name, not a secret
    DEMO = "demo"


@dataclass(frozen=True)
class Factors:
    """What an account has beside its password."""

    totp: bool
    passkeys: int
    recovery_codes: int

    @property
    def any(self) -> bool:
        """Whether the password alone no longer opens the account."""
        return self.totp or self.passkeys > 0


async def find_factors(session: AsyncSession, account_id: AccountId) -> Factors:
    """Return what an account has."""
    now = clock.now()
    app = select(func.count()).where(Totp.account_id == account_id, Totp.confirmed_at.is_not(None))
    passkeys = select(func.count()).where(Passkey.account_id == account_id)
    codes = select(func.count()).where(
        RecoveryCode.account_id == account_id,
        RecoveryCode.used_at.is_(None),
        RecoveryCode.expires_at > now,
    )
    row = await session.execute(
        select(app.scalar_subquery(), passkeys.scalar_subquery(), codes.scalar_subquery())
    )
    has_app, passkey_count, code_count = row.one()
    return Factors(has_app > 0, passkey_count, code_count)


def second_methods(factors: Factors) -> list[Method]:
    """Return what completes a sign-in after the password; empty when that is enough."""
    if not factors.any:
        return []
    has = {
        Method.PASSKEY: factors.passkeys > 0,
        Method.TOTP: factors.totp,
        Method.RECOVERY_CODE: factors.recovery_codes > 0,
    }
    return [method for method, there in has.items() if there]


def is_shared(account: Account, settings: AccountsSettings) -> bool:
    """Whether any visitor plays this account: one of the demo's cast."""
    return account.demo and account.demo_part is not None and settings.demo_sign_in


def proof_methods(factors: Factors, account: Account, settings: AccountsSettings) -> list[Method]:
    """Return what proves anew that a session is its member's.

    Who has a second factor proves by it: a stolen password and a stolen session are not enough.
    """
    if is_shared(account, settings):
        return [Method.DEMO]
    return second_methods(factors) or ([Method.PASSWORD] if account.password_hash else [])
