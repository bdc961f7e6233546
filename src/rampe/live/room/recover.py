"""What an actor begins with when it takes a room over: everything that was ever acknowledged."""

from typing import Any, cast

from msgspec import UNSET
from sqlalchemy import BigInteger, bindparam, select

from rampe.accounts import Account, avatar_url, is_active
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.live.frames import RoomAccount, RoomComment, RoomLive, RoomMention
from rampe.live.models import Live
from rampe.live.room import models
from rampe.live.room.conversation import KEPT, PER_TICK
from rampe.live.room.lease import Taken
from rampe.live.room.state import Recovered
from rampe.live.room.take_back import find_gone, is_shown
from rampe.ports.storage import Storage

AGAIN_MS = 15_000
"""Comments so young are said again: the actor before may have died between storing and saying."""

_live = bindparam("live", type_=BigInteger)

_ROW = hot_statement(
    select(Live.account_id, Live.state, Live.hearts, Live.peak_viewers, Live.viewers).where(
        Live.id == _live
    )
)

_LAST = hot_statement(
    select(
        *(models.RoomComment.id, models.RoomComment.i, models.RoomComment.text),
        *(models.RoomComment.reply_to, models.RoomComment.mentions, models.RoomComment.created_at),
        *(models.RoomComment.account_id, Account.handle, Account.name, Account.avatar_key),
    )
    .join(Account, Account.id == models.RoomComment.account_id)
    .where(models.RoomComment.live_id == _live, is_shown(), is_active())
    .order_by(models.RoomComment.i.desc())
    .limit(KEPT)
)


async def recover_room(database: Database, storage: Storage, taken: Taken) -> Recovered | None:
    """Return the room as it was left; none when the live is no more."""
    rows = await fetch(database, _ROW, live=taken.live_id)
    if not rows:
        return None
    live = rows[0]
    last = await fetch(database, _LAST, live=taken.live_id)
    comments = [_comment(row, storage) for row in reversed(last)]
    young = clock.now().timestamp() * 1000 - AGAIN_MS
    return Recovered(
        live_id=taken.live_id,
        host_id=live["account_id"],
        epoch=taken.epoch,
        live=cast(RoomLive, live["state"]),
        hearts=live["hearts"],
        peak=live["peak_viewers"],
        viewers=live["viewers"],
        flushed=taken.flushed,
        next=taken.said + 1,
        comments=comments,
        again=min(PER_TICK, sum(one.at > young for one in comments)),
        gone=await find_gone(database, taken.live_id),
    )


async def read_standing(database: Database, live_id: int) -> RoomLive | None:
    """Return the state of a live as its row says; none when there is no such live."""
    rows = await fetch(database, _ROW, live=live_id)
    return cast(RoomLive, rows[0]["state"]) if rows else None


def _comment(row: dict[str, Any], storage: Storage) -> RoomComment:
    return RoomComment(
        i=row["i"],
        id=str(row["id"]),
        at=round(row["created_at"].timestamp() * 1000),
        text=row["text"],
        account=RoomAccount(
            id=str(row["account_id"]),
            handle=row["handle"],
            name=row["name"],
            avatar=avatar_url(row["avatar_key"], storage),
        ),
        reply_to=UNSET if row["reply_to"] is None else str(row["reply_to"]),
        mentions=[RoomMention(id=one[0], handle=one[1]) for one in row["mentions"]] or UNSET,
    )
