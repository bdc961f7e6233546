"""What a decision keeps a member from; domains above ask before they write."""

from datetime import datetime
from enum import Enum

from sqlalchemy import BindParameter, ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

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
    decision = await session.scalar(
        select(Decision)
        .where(_stands(account_id, restriction, clock.now()))
        .order_by(Decision.until.desc().nulls_first())
        .limit(1)
    )
    if decision is not None:
        raise Restricted(decision.id, decision.until)


def is_restricted(
    account: ColumnElement[int] | InstrumentedAttribute[int],
    restriction: Restriction,
    now: BindParameter[datetime],
) -> ColumnElement[bool]:
    """True where a decision that stands at `now` forbids the account something."""
    return exists().where(_stands(account, restriction, now)).correlate_except(Decision)


def _stands(
    account: ColumnElement[int] | InstrumentedAttribute[int] | int,
    restriction: Restriction,
    now: BindParameter[datetime] | datetime,
) -> ColumnElement[bool]:
    return and_(
        Decision.owner_id == account,
        Decision.sanction == restriction.value,
        Decision.sanction_ended_at.is_(None),
        or_(Decision.until.is_(None), Decision.until > now),
    )
