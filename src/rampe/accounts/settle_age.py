"""What staff finds out about somebody's age, which the member cannot undo (D9)."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.brands.convert import end_brand_of_minor, is_own_brand
from rampe.accounts.errors import BrandHasNoAge
from rampe.accounts.models import Account
from rampe.accounts.push import tell_me_changed
from rampe.kit import clock
from rampe.ports.bus import Bus


async def do_correct_birth_date(
    session: AsyncSession, bus: Bus, account: Account, birth_date: date | None
) -> None:
    """Set what staff found out about a locked account; no date when its age is disputed.

    A disputed age is the strictest until staff sets a date.

    Raises:
        BrandHasNoAge: nobody signs in to it; its team are adults.
    """
    if account.brand and not await is_own_brand(session, account.id):
        raise BrandHasNoAge
    account.birth_date = birth_date
    if birth_date is not None:
        account.age_disputed_at = None
    elif account.age_disputed_at is None:
        account.age_disputed_at = clock.now()
    await end_brand_of_minor(session, bus, account)
    tell_me_changed(session, bus, account.id)
