"""Who may host lives is decided above accounts; `/me` asks through this."""

from typing import Literal, Protocol, cast

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account

LiveBarrier = Literal[
    "live_too_young", "live_age_unknown", "live_needs_followers", "live_suspended"
]
"""What keeps a member from hosting lives."""


class LiveGate(Protocol):
    """Whoever decides who may host; `live` registers itself in `entry`."""

    async def barrier(self, session: AsyncSession, account: Account) -> str | None:
        """Return the code of what keeps an account from hosting; none: it may."""
        ...


async def find_live_barrier(
    gate: LiveGate, session: AsyncSession, account: Account
) -> LiveBarrier | None:
    """Return what keeps an account from hosting, as the schema names it."""
    return cast("LiveBarrier | None", await gate.barrier(session, account))
