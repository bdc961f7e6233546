"""Taking comments of a live out of everybody's sight, at once also from screens that show them.

The row says it first, its own or its author's who is not active any more, and the room's actor
reads the rows: what is told it is only a hint, which may be lost.
"""

from functools import partial

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, is_active
from rampe.kit import clock
from rampe.kit.database import Database, after_commit, fetch, hot_statement
from rampe.live.errors import LiveCommentNotFound
from rampe.live.models import Live, LiveId
from rampe.live.room.models import RoomComment
from rampe.live.room.wire import CommentsChanged, encode, subject_in
from rampe.ports.bus import Bus

GONE_KEPT = 100
"""The last comments that have gone, which the actor knows of and joiners are told of."""
ON_SCREENS = 500
"""A screen keeps the last 200 that it was shown; a crowded tick leaves some out."""


def is_shown() -> ColumnElement[bool]:
    """True for a comment that nobody has taken out of sight."""
    return RoomComment.gone_at.is_(None)


async def do_take_back(
    session: AsyncSession, bus: Bus, live_id: LiveId, comment_id: int, account_id: AccountId
) -> None:
    """Take a comment back for good, as its author or the host of its live. Idempotent.

    Raises:
        LiveCommentNotFound: there is none in this live, or the caller is neither.
    """
    comment = await _lock(
        session,
        RoomComment.id == comment_id,
        RoomComment.live_id == live_id,
        or_(RoomComment.account_id == account_id, Live.account_id == account_id),
    )
    if comment is None:
        raise LiveCommentNotFound
    comment.taken_back = True
    await _settle(session, bus, comment)


async def do_set_hidden(session: AsyncSession, bus: Bus, comment_id: int, *, hidden: bool) -> None:
    """Hide a comment, or show it again unless it was taken back meanwhile. Idempotent."""
    comment = await _lock(session, RoomComment.id == comment_id)
    if comment is not None:
        comment.hidden = hidden
        await _settle(session, bus, comment)


async def _lock(session: AsyncSession, *which: ColumnElement[bool]) -> RoomComment | None:
    return await session.scalar(
        select(RoomComment)
        .join(Live, Live.id == RoomComment.live_id)
        .where(*which)
        .with_for_update(of=RoomComment)
        .execution_options(populate_existing=True)
    )


async def _settle(session: AsyncSession, bus: Bus, comment: RoomComment) -> None:
    """Let a locked comment go or come back as its marks say, and with it the live's count."""
    gone = comment.hidden or comment.taken_back
    if gone is (comment.gone_at is not None):
        return
    comment.gone_at = clock.now() if gone else None
    await session.flush()
    count = Live.comments - 1 if gone else Live.comments + 1
    # Those of a suspended author are not counted while that lasts.
    counts = exists().where(Account.id == comment.account_id, is_active())
    await session.execute(
        update(Live)
        .where(Live.id == comment.live_id, counts)
        .values(comments=func.greatest(count, 0))
    )
    after_commit(
        session, partial(bus.publish, subject_in(comment.live_id), encode(CommentsChanged()))
    )


_live = bindparam("live", type_=BigInteger)
_taken_out = (
    select(RoomComment.id)
    .where(RoomComment.live_id == _live, RoomComment.gone_at.is_not(None))
    .order_by(RoomComment.gone_at.desc(), RoomComment.id)
    .limit(GONE_KEPT)
    .subquery()
)
# Nothing tells when an author left: of the comments that a screen may still show, all of theirs.
_newest = (
    select(RoomComment.id, RoomComment.account_id)
    .where(RoomComment.live_id == _live, is_shown())
    .order_by(RoomComment.i.desc())
    .limit(ON_SCREENS)
    .subquery()
)
_GONE = hot_statement(
    union_all(
        select(_taken_out.c.id),
        select(_newest.c.id).join(Account, Account.id == _newest.c.account_id).where(~is_active()),
    )
)


async def find_gone(database: Database, live_id: int) -> list[int]:
    """Return the last comments of a live that have gone, with those whose authors have."""
    return [row["id"] for row in await fetch(database, _GONE, live=live_id)]
