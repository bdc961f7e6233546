"""The door of a suspended member who knows their password: not in, but to what was decided."""

from typing import Protocol

from rampe.accounts.errors import AccountSuspended
from rampe.accounts.here import Here
from rampe.accounts.models import Account
from rampe.accounts.security.factors import find_factors, second_methods


class SuspensionDoor(Protocol):
    """Whoever suspends accounts; `safety` registers itself in `entry`."""

    async def open(self, account_id: int) -> str | None:
        """Return a token to read the decision and appeal it; none when there is no decision."""
        ...


async def show_the_door(here: Here, account: Account) -> AccountSuspended:
    """Return the refusal of a right password, with the way to the decision.

    Who has a second factor has given half a proof: theirs is the mailed link.
    """
    async with here.database.session() as session:
        if second_methods(await find_factors(session, account.id)):
            return AccountSuspended()
    return AccountSuspended(await here.services.get(SuspensionDoor).open(account.id))
