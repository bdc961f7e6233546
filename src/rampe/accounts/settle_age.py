"""What staff finds out about somebody's age, which the member cannot undo (D9).

What a younger age takes away goes in the same transaction; what other domains take away follows
from the events.
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band
from rampe.accounts.brands.convert import end_brand_of_minor, is_own_brand
from rampe.accounts.brands.team import end_acting_of
from rampe.accounts.errors import BrandHasNoAge
from rampe.accounts.events import AgeSettled, PrivacyChanged
from rampe.accounts.models import Account, AccountId
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import band_of
from rampe.accounts.taken_back import do_take_brands_back
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus


async def do_correct_birth_date(
    session: AsyncSession, bus: Bus, account: Account, birth_date: date | None, actor: AccountId
) -> None:
    """Set what staff (`actor`) found out about a locked account; no date when it is disputed.

    A disputed age is the strictest until staff sets a date. Below 16 the account becomes private,
    and stays so when it turns out older: its member decides then.

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
    band = band_of(account)
    if band is not Band.ADULT:
        await end_acting_of(session, bus, account.id)
        await do_take_brands_back(session, account.id)
    if band is Band.UNDER_16 and not account.private:
        account.private = True
        await emit(session, PrivacyChanged(account_id=account.id, private=True), actor=actor)
    await emit(session, AgeSettled(account_id=account.id), actor=actor)
    tell_me_changed(session, bus, account.id)
