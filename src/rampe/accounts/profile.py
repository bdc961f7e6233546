"""What members say of themselves: name, bio, links, language, privacy, and the birth date once."""

from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band
from rampe.accounts.errors import BirthDateAlreadySet, PrivateUntil16, SignUpNotPossible
from rampe.accounts.events import PrivacyChanged, Renamed
from rampe.accounts.models import Account
from rampe.accounts.queries import band_of
from rampe.accounts.settings import AccountsSettings
from rampe.accounts.sign_up import is_old_enough
from rampe.kit.outbox import emit


async def do_change_profile(
    session: AsyncSession, account: Account, changes: dict[str, Any]
) -> None:
    """Set fields of a locked account, already checked by `ProfileChange`.

    Raises:
        PrivateUntil16: below 16 an account stays private; from then on its member decides (D9).
    """
    if changes.get("private") is False and band_of(account) is Band.UNDER_16:
        raise PrivateUntil16
    was_private, was_named = account.private, account.name
    for field, value in changes.items():
        setattr(account, field, value)
    if account.private != was_private:
        event = PrivacyChanged(account_id=account.id, private=account.private)
        await emit(session, event, actor=account.id)
    if account.name != was_named:
        await emit(session, Renamed(account_id=account.id), actor=account.id)


def do_give_birth_date(account: Account, birth_date: date, settings: AccountsSettings) -> None:
    """Set the birth date of a locked account that has none.

    Raises:
        BirthDateAlreadySet: only staff may correct it (D9).
        SignUpNotPossible: too young for an account; the account stays in the strictest band.
    """
    if account.birth_date is not None:
        raise BirthDateAlreadySet
    if not is_old_enough(birth_date, account.zone, settings.min_age):
        raise SignUpNotPossible
    account.birth_date = birth_date


def do_correct_birth_date(account: Account, birth_date: date | None) -> None:
    """Set what staff found out about a locked account; none when the age is disputed (D9)."""
    account.birth_date = birth_date
