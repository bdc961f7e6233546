"""Whether addresses of a live's files are good: asked for each file by the front door."""

from sqlalchemy import bindparam, or_, select

from rampe.accounts import Account, is_active
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.live.models import Live

_EPOCH = hot_statement(
    select(Live.link_epoch)
    .join(Account, Account.id == Live.account_id)
    .where(
        Live.id == bindparam("live_id"),
        is_active(),
        or_(Live.recording_until.is_(None), Live.recording_until > bindparam("now")),
    )
)


async def find_link_epoch(database: Database, live_id: int) -> int | None:
    """Return a live's link epoch; none when there is no such live, or its time is over."""
    rows = await fetch(database, _EPOCH, live_id=live_id, now=clock.now())
    return rows[0]["link_epoch"] if rows else None
