"""What a decision keeps a member from; domains above ask before they write."""

from enum import Enum

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.safety.errors import Restricted
from rampe.safety.models import Decision, Sanction


class Restriction(Enum):
    """What can be forbidden for a while."""

    COMMENTING = Sanction.NO_COMMENTS
    PUBLISHING = Sanction.NO_PUBLISHING


async def check_not_restricted(
    session: AsyncSession, account_id: int, restriction: Restriction
) -> None:
    """Refuse what a standing decision forbids the member. Its end needs no job: the clock decides.

    Raises:
        Restricted: until when, and by which decision.
    """
    now = clock.now()
    decision = await session.scalar(
        select(Decision)
        .where(
            Decision.owner_id == account_id,
            Decision.sanction == restriction.value,
            Decision.sanction_ended_at.is_(None),
            or_(Decision.until.is_(None), Decision.until > now),
        )
        .order_by(Decision.until.desc().nulls_first())
        .limit(1)
    )
    if decision is not None:
        raise Restricted(decision.id, decision.until)
