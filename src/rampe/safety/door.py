"""`accounts.SuspensionDoor`: what members are kept from; the suspended read why, and appeal."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Barred
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.safety.links import do_mint_link
from rampe.safety.models import Decision, Sanction
from rampe.safety.restrict import Restriction, is_standing


class DecisionDoor:
    """Reads the decisions that hold now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def barred(self, session: AsyncSession, account_id: int) -> Barred:
        """Return what standing decisions keep an account from."""
        found = await session.scalars(
            select(Decision.sanction).where(is_standing(account_id, clock.now())).distinct()
        )
        sanctions = set(found)
        return Barred(
            publishing=Restriction.PUBLISHING.value in sanctions,
            commenting=Restriction.COMMENTING.value in sanctions,
        )

    async def open(self, account_id: int) -> str | None:
        """Return a token for the latest suspension; none when the command line suspended."""
        async with self._database.session() as session:
            decision = await session.scalar(
                select(Decision)
                .where(is_standing(account_id, clock.now()), Decision.sanction == Sanction.SUSPEND)
                .order_by(Decision.id.desc())
                .limit(1)
            )
            return await do_mint_link(session, decision) if decision else None
