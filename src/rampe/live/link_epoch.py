"""Whether addresses of a live's files are good: asked for each file by the front door."""

from sqlalchemy import bindparam, false, func, or_, select

from rampe.accounts import Account, is_active
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.live.models import Live, Recording
from rampe.media import FolderOver

_EPOCH = hot_statement(
    select(
        Live.link_epoch,
        or_(
            Live.recording == Recording.DELETED,
            func.coalesce(Live.recording_until <= bindparam("now"), false()),
        ).label("over"),
    )
    .join(Account, Account.id == Live.account_id)
    .where(Live.id == bindparam("live_id"), is_active())
)


async def find_link_epoch(database: Database, live_id: int) -> int | None:
    """Return a live's link epoch; none when there is no such live.

    Raises:
        FolderOver: the time of its recording is over, or it was deleted.
    """
    rows = await fetch(database, _EPOCH, live_id=live_id, now=clock.now())
    if rows and rows[0]["over"]:
        raise FolderOver(rows[0]["link_epoch"])
    return rows[0]["link_epoch"] if rows else None
