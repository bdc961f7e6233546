"""The door of a suspended member who proved who they are: not in, but to what was decided."""

from typing import Protocol

from rampe.accounts.errors import AccountSuspended
from rampe.accounts.here import Here
from rampe.accounts.models import AccountId


class SuspensionDoor(Protocol):
    """Whoever suspends accounts; `safety` registers itself in `entry`."""

    async def open(self, account_id: int) -> str | None:
        """Return a token to read the decision and appeal it; none when there is no decision."""
        ...


async def show_the_door(here: Here, account_id: AccountId) -> AccountSuspended:
    """Return the refusal of who gave every proof that signing in asks for, with the way out."""
    return AccountSuspended(await here.services.get(SuspensionDoor).open(account_id))
