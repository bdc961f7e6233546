"""What `/me` says about hosting lives: null, or the code of what is in the way."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.live.eligibility import Gate, find_barrier


class LiveCapability:
    """`accounts.LiveGate`: lets `/me` tell who may host."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def barrier(self, session: AsyncSession, account: Account) -> str | None:
        """Return the code of what keeps an account from hosting."""
        barrier = await find_barrier(session, self._gate, account)
        return barrier.value if barrier else None
