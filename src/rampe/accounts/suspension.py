"""What staff decided about a member: the door of a suspended one, and what others are kept from.

Who is suspended and proved who they are does not come in, but is led to what was decided.
"""

from typing import NamedTuple, Protocol

from sqlalchemy.ext.asyncio import AsyncSession


class Barred(NamedTuple):
    """What a decision keeps a member from now."""

    publishing: bool
    commenting: bool


class SuspensionDoor(Protocol):
    """Whoever decides about accounts; `safety` registers itself in `entry`."""

    async def barred(self, session: AsyncSession, account_id: int) -> Barred:
        """Return what an account may not do at this moment."""
        ...

    async def open(self, account_id: int) -> str | None:
        """Return a token to read the decision and appeal it; none when there is no decision."""
        ...
