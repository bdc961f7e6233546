"""Quiet hours: the inbox goes on, alerts wait for nobody and are left out (tension 22).

Times are those of the clock on the wall: a night that loses an hour to summer time is shorter.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, Band, band_of
from rampe.notify.errors import QuietNightsKept
from rampe.notify.models import QuietHours

DAY = 24 * 60


@dataclass(frozen=True)
class Quiet:
    """Whether and when there are no alerts: minutes of the day, from `start` until `end`."""

    on: bool
    start: int
    end: int
    zone: str | None = None


ADULT = Quiet(on=False, start=22 * 60, end=7 * 60)
# On from the first day, at least so long until the 18th birthday, and then until they choose.
MINOR = Quiet(on=True, start=22 * 60, end=7 * 60)


def is_quiet(quiet: Quiet, home_zone: str, moment: datetime) -> bool:
    """Whether there are no alerts at `moment`. Equal ends are a whole day."""
    local = moment.astimezone(ZoneInfo(quiet.zone or home_zone))
    return quiet.on and _holds(quiet, local.hour * 60 + local.minute)


def _holds(quiet: Quiet, minute: int) -> bool:
    if quiet.start < quiet.end:
        return quiet.start <= minute < quiet.end
    return minute >= quiet.start or minute < quiet.end


def covers(quiet: Quiet, least: Quiet) -> bool:
    """Whether quiet hours hold whenever `least` do."""
    return quiet.on and all(_holds(quiet, minute) for minute in range(DAY) if _holds(least, minute))


def is_minor(account: Account, moment: datetime | None = None) -> bool:
    """Whether an account is under 18 at `moment`, now by default, or has no birth date."""
    return band_of(account, moment) is not Band.ADULT


async def read_quiet(session: AsyncSession, account: Account) -> Quiet:
    """Return a member's quiet hours as they hold now; a minor's nights are never shorter."""
    row = await session.get(QuietHours, account.id)
    if row is None:
        return MINOR if is_minor(account, account.created_at) else ADULT
    chosen = Quiet(row.on, row.start, row.end, row.zone)
    return chosen if not is_minor(account) or _is_enough(chosen, account) else MINOR


async def do_choose_quiet(session: AsyncSession, account: Account, quiet: Quiet) -> None:
    """Set a member's quiet hours.

    Raises:
        QuietNightsKept: the member is a minor, and these are less than a minor's.
    """
    if is_minor(account) and not _is_enough(quiet, account):
        raise QuietNightsKept
    values = {"on": quiet.on, "start": quiet.start, "end": quiet.end, "zone": quiet.zone}
    await session.execute(
        insert(QuietHours)
        .values(account_id=account.id, **values)
        .on_conflict_do_update(index_elements=["account_id"], set_=values)
    )


def _is_enough(quiet: Quiet, account: Account) -> bool:
    # The clock of another zone would move the night into the day.
    return quiet.zone in (None, account.zone) and covers(quiet, MINOR)
