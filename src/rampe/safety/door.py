"""`accounts.SuspensionDoor`: who is suspended and knows their password reads why, and appeals."""

from sqlalchemy import or_, select

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.safety.links import do_mint_link
from rampe.safety.models import Decision, Sanction


class DecisionDoor:
    """Leads to the decision that suspends an account now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, account_id: int) -> str | None:
        """Return a token for the latest such decision; none when the command line suspended."""
        now = clock.now()
        async with self._database.session() as session:
            decision = await session.scalar(
                select(Decision)
                .where(
                    Decision.owner_id == account_id,
                    Decision.sanction == Sanction.SUSPEND,
                    Decision.sanction_ended_at.is_(None),
                    or_(Decision.until.is_(None), Decision.until > now),
                )
                .order_by(Decision.id.desc())
                .limit(1)
            )
            return await do_mint_link(session, decision) if decision else None
