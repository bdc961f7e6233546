"""Which factors an account has, and by which of them its member proves who they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account, AccountId
from rampe.accounts.security.errors import SharedAccount
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

    totp_since: datetime | None
    passkeys: int
    recovery_codes: int
    recovery_codes_expire_at: datetime | None

    @property
    def any(self) -> bool:
        """Whether the password alone no longer opens the account."""
        return self.totp_since is not None or self.passkeys > 0


async def find_factors(session: AsyncSession, account_id: AccountId) -> Factors:
    """Return what an account has."""
    since = select(Totp.confirmed_at).where(Totp.account_id == account_id)
    passkeys = select(func.count()).where(Passkey.account_id == account_id)
    codes = select(func.count(), func.max(RecoveryCode.expires_at)).where(
        RecoveryCode.account_id == account_id,
        RecoveryCode.used_at.is_(None),
        RecoveryCode.expires_at > clock.now(),
    )
    code_count, expire_at = (await session.execute(codes)).one()
    row = await session.execute(select(since.scalar_subquery(), passkeys.scalar_subquery()))
    totp_since, passkey_count = row.one()
    return Factors(totp_since, passkey_count or 0, code_count, expire_at)


def second_methods(factors: Factors) -> list[Method]:
    """Return what completes a sign-in after the password; empty when that is enough."""
    if not factors.any:
        return []
    has = {
        Method.PASSKEY: factors.passkeys > 0,
        Method.TOTP: factors.totp_since is not None,
        Method.RECOVERY_CODE: factors.recovery_codes > 0,
    }
    return [method for method, there in has.items() if there]


def is_shared(account: Account, settings: AccountsSettings) -> bool:
    """Whether any visitor plays this account: one of the demo's cast."""
    return account.demo and account.demo_part is not None and settings.demo_sign_in


def check_not_shared(account: Account, settings: AccountsSettings) -> None:
    """Refuse what would take one of the demo's cast away from all its other players.

    Raises:
        SharedAccount: it is one.
    """
    if is_shared(account, settings):
        raise SharedAccount


def proof_methods(factors: Factors, account: Account, settings: AccountsSettings) -> list[Method]:
    """Return what proves anew that a session is its member's.

    Who has a second factor proves by it: a stolen password and a stolen session are not enough.
    """
    if is_shared(account, settings):
        return [Method.DEMO]
    return second_methods(factors) or ([Method.PASSWORD] if account.password_hash else [])


def may_try(method: Method, methods: list[Method], factors: Factors) -> bool:
    """Whether a proof is looked at: one of `methods`, and expired codes, to say what they are."""
    return method in methods or (method is Method.RECOVERY_CODE and factors.any)
