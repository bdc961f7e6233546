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
        .where(_forbids(account_id, restriction, clock.now()))
        .order_by(Decision.until.desc().nulls_first())
        .limit(1)
    )
    if decision is not None:
        raise Restricted(decision.id, decision.until)


def _forbids(
    account: ColumnElement[int] | InstrumentedAttribute[int] | int,
    restriction: Restriction,
    now: BindParameter[datetime] | datetime,
) -> ColumnElement[bool]:
    return and_(is_standing(account, now), Decision.sanction == restriction.value)


def is_restricted(
    account: ColumnElement[int] | InstrumentedAttribute[int],
    restriction: Restriction,
    now: BindParameter[datetime],
) -> ColumnElement[bool]:
    """True where a decision that stands at `now` forbids the account something."""
    return exists().where(_forbids(account, restriction, now)).correlate_except(Decision)


def is_standing(
    account: ColumnElement[int] | InstrumentedAttribute[int] | int,
    now: BindParameter[datetime] | datetime,
) -> ColumnElement[bool]:
    """True of a decision about an account whose sanction holds at `now`."""
    return and_(
        Decision.owner_id == account,
        Decision.sanction_ended_at.is_(None),
        or_(Decision.until.is_(None), Decision.until > now),
    )
