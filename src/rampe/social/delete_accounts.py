"""Deleting what accounts did here, for good: their rows go, and counters follow the rows."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, literal, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.social.models import (
    AccountCounter,
    Block,
    Bookmark,
    Comment,
    CounterDelta,
    Follow,
    FollowRequest,
    Mute,
    Share,
    TargetCounter,
    TargetLike,
)

_COUNTERS = (
    CounterDelta.likes,
    CounterDelta.comments,
    CounterDelta.shares,
    CounterDelta.bookmarks,
)
_COUNTED = (
    (TargetLike, CounterDelta.likes),
    (Bookmark, CounterDelta.bookmarks),
    (Share, CounterDelta.shares),
)
_RELATIONS = {
    Follow: (Follow.follower_id, Follow.followed_id),
    FollowRequest: (FollowRequest.follower_id, FollowRequest.followed_id),
    Block: (Block.blocker_id, Block.blocked_id),
    Mute: (Mute.muter_id, Mute.muted_id),
    AccountCounter: (AccountCounter.account_id,),
}

# Replies of others to a deleted thread go with it, as they do when its author deletes it.
_DELETE_COMMENTS = text(
    """
WITH threads AS (
    SELECT id FROM comment WHERE author_id = ANY(:ids)
), gone AS (
    DELETE FROM comment
    WHERE id IN (SELECT id FROM threads) OR thread_id IN (SELECT id FROM threads)
    RETURNING kind, target_id, deleted_at, hidden
)
INSERT INTO counter_delta (kind, target_id, owner_id, likes, comments, shares, bookmarks)
SELECT kind, target_id, 0, 0, -count(*), 0, 0 FROM gone
WHERE deleted_at IS NULL AND NOT hidden GROUP BY kind, target_id
"""
)


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete likes, bookmarks, shares and comments of accounts, and every relation with them.

    Idempotent. No events: the caller announces that the accounts are gone.
    """
    ids = {"ids": list(account_ids)}
    for table, counter in _COUNTED:
        await _delete_counted(session, table, counter, account_ids)
    await session.execute(_DELETE_COMMENTS, ids)
    for table, columns in _RELATIONS.items():
        named = or_(*(column.in_(account_ids) for column in columns))
        await session.execute(delete(table).where(named))


async def _delete_counted(
    session: AsyncSession,
    table: type[TargetLike | Bookmark | Share],
    counter: InstrumentedAttribute[int],
    account_ids: Sequence[int],
) -> None:
    """Delete rows of accounts and take them from the counter in one statement."""
    gone = (
        delete(table)
        .where(table.account_id.in_(account_ids))
        .returning(table.kind, table.target_id)
        .cte("gone")
    )
    lost = {column: literal(0) for column in _COUNTERS} | {counter: -func.count()}
    counted = select(
        gone.c.kind, gone.c.target_id, literal(0), *(lost[column] for column in _COUNTERS)
    ).group_by(gone.c.kind, gone.c.target_id)
    columns = [CounterDelta.kind, CounterDelta.target_id, CounterDelta.owner_id, *_COUNTERS]
    await session.execute(insert(CounterDelta).from_select(columns, counted))


async def do_delete_targets(session: AsyncSession, kind: str, target_ids: Sequence[int]) -> None:
    """Delete everything that was done with targets that are gone for good."""
    for table in (TargetLike, Bookmark, Share, Comment, TargetCounter, CounterDelta):
        await session.execute(
            delete(table).where(table.kind == kind, table.target_id.in_(target_ids))
        )
