"""What members say of themselves: name, bio, links, language, privacy, and the birth date once."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band
from rampe.accounts.errors import AgeDisputed, BirthDateAlreadySet, PrivateUntil16
from rampe.accounts.events import PrivacyChanged, Renamed
from rampe.accounts.models import Account
from rampe.accounts.queries import band_of
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


def check_lacks_birth_date(account: Account) -> None:
    """Check that a member may say how old they are: they have not, and staff has no doubts.

    Raises:
        BirthDateAlreadySet: only staff may correct it (D9).
        AgeDisputed: staff took away what they had said.
    """
    if account.birth_date is not None:
        raise BirthDateAlreadySet
    if account.age_disputed_at is not None:
        raise AgeDisputed
