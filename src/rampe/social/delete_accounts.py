"""Deleting what accounts did here, for good: their rows go, and counters follow the rows."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Select, and_, delete, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.social.models import (
    AccountCounter,
    Block,
    Bookmark,
    Comment,
    CommentId,
    CounterDelta,
    Follow,
    FollowRequest,
    Mute,
    Share,
    TargetCounter,
    TargetLike,
)
from rampe.social.recount import do_recount, find_targets

_COUNTERS = (
    CounterDelta.likes,
    CounterDelta.comments,
    CounterDelta.shares,
    CounterDelta.bookmarks,
)
_DELTA_COLUMNS = (
    CounterDelta.kind,
    CounterDelta.target_id,
    CounterDelta.owner_id,
    *_COUNTERS,
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

# What hangs on a comment as on any target.
_ON_COMMENTS = (TargetLike, TargetCounter, CounterDelta)


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete likes, bookmarks, shares and comments of accounts, and every relation with them.

    Idempotent. No events: the caller announces that the accounts are gone.
    """
    for table, counter in _COUNTED:
        await _delete_counted(session, table, counter, account_ids)
    await _delete_comments_of(session, account_ids)
    for table, columns in _RELATIONS.items():
        named = or_(*(column.in_(account_ids) for column in columns))
        await session.execute(delete(table).where(named))


async def do_delete_targets(session: AsyncSession, kind: str, owners: Mapping[int, int]) -> None:
    """Delete everything that was done with targets that are gone for good.

    Args:
        owners: the owner of each target, by the target's id; its likes no longer count for it.
    """
    ids = list(owners)
    await _forget_received_likes(session, kind, owners)
    of_targets = and_(Comment.kind == kind, Comment.target_id.in_(ids))
    await _delete_on_comments(session, select(Comment.id).where(of_targets))
    for table in (TargetLike, Bookmark, Share, Comment, TargetCounter, CounterDelta):
        await session.execute(delete(table).where(table.kind == kind, table.target_id.in_(ids)))


async def _delete_counted(
    session: AsyncSession,
    table: type[TargetLike | Bookmark | Share],
    counter: InstrumentedAttribute[int],
    account_ids: Sequence[int],
) -> None:
    """Delete rows of accounts and take them from the counters in one statement."""
    owner = TargetLike.owner_id if table is TargetLike else literal(0).label("owner_id")
    gone = (
        delete(table)
        .where(table.account_id.in_(account_ids))
        .returning(table.kind, table.target_id, owner)
        .cte("gone")
    )
    key = (gone.c.kind, gone.c.target_id, gone.c.owner_id)
    lost = {column: literal(0) for column in _COUNTERS} | {counter: -func.count()}
    counted = select(*key, *(lost[column] for column in _COUNTERS)).group_by(*key)
    await session.execute(insert(CounterDelta).from_select(_DELTA_COLUMNS, counted))


async def _delete_comments_of(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete comments of accounts; replies of others to their threads go with the thread."""
    own = select(Comment.id).where(Comment.author_id.in_(account_ids))
    going = or_(Comment.id.in_(own), Comment.thread_id.in_(own))
    targets = await find_targets(session, select(Comment).where(going))
    await _delete_on_comments(session, select(Comment.id).where(going))
    await session.execute(delete(Comment).where(going))
    await do_recount(session, targets)


async def _delete_on_comments(session: AsyncSession, comments: Select[CommentId]) -> None:
    for table in _ON_COMMENTS:
        await session.execute(
            delete(table).where(table.kind == "comment", table.target_id.in_(comments))
        )


async def _forget_received_likes(
    session: AsyncSession, kind: str, owners: Mapping[int, int]
) -> None:
    # What was flushed of a target's likes is exactly what its owner's count has of them.
    flushed = await session.execute(
        select(TargetCounter.target_id, TargetCounter.likes).where(
            TargetCounter.kind == kind, TargetCounter.target_id.in_(list(owners))
        )
    )
    likes: Counter[int] = Counter()
    for target_id, count in flushed:
        likes[owners[target_id]] += count
    for owner_id, count in sorted(likes.items()):
        await session.execute(
            update(AccountCounter)
            .where(AccountCounter.account_id == owner_id)
            .values(likes=AccountCounter.likes - count)
        )
