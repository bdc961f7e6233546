"""Counters of targets: each change is a row in its own transaction, joined to the sum by a flush.

No hot row is updated per like: a popular target's counter is written once a flush, however many
members liked it in between. The count that is shown lags the rows by at most a flush.
"""

from dataclasses import dataclass

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.social.models import CounterDelta, TargetCounter
from rampe.social.targets import Target

FLUSH_SECONDS = 0.5
FLUSH_ROWS = 20_000
LOCK_KEY = 0x636F756E74  # "count"


@dataclass(frozen=True)
class Counts:
    """What is counted of one target."""

    likes: int = 0
    comments: int = 0
    shares: int = 0
    bookmarks: int = 0


async def add_delta(
    session: AsyncSession,
    target: Target,
    *,
    likes: int = 0,
    comments: int = 0,
    shares: int = 0,
    bookmarks: int = 0,
) -> None:
    """Record a change of a target's counts in the transaction that makes it."""
    await session.execute(
        insert(CounterDelta).values(
            kind=target.kind,
            target_id=target.id,
            owner_id=target.owner_id,
            likes=likes,
            comments=comments,
            shares=shares,
            bookmarks=bookmarks,
        )
    )


async def read_counts(session: AsyncSession, kind: str, target_id: int) -> Counts:
    """Return the exact counts of one target: the sum, and what waits to be joined to it."""
    fields = ("likes", "comments", "shares", "bookmarks")
    waiting = await session.execute(
        select(*(func.coalesce(func.sum(getattr(CounterDelta, f)), 0) for f in fields)).where(
            CounterDelta.kind == kind, CounterDelta.target_id == target_id
        )
    )
    flushed = await session.execute(
        select(*(getattr(TargetCounter, f) for f in fields)).where(
            TargetCounter.kind == kind, TargetCounter.target_id == target_id
        )
    )
    base = flushed.one_or_none() or (0, 0, 0, 0)
    return Counts(*(int(a) + int(b) for a, b in zip(base, waiting.one(), strict=True)))


_FLUSH = text(
    """
WITH taken AS (
    DELETE FROM counter_delta WHERE id IN (
        SELECT id FROM counter_delta ORDER BY id LIMIT :rows
    ) RETURNING *
), targets AS (
    INSERT INTO target_counter AS c (kind, target_id, likes, comments, shares, bookmarks)
    SELECT kind, target_id, sum(likes), sum(comments), sum(shares), sum(bookmarks)
    FROM taken GROUP BY kind, target_id
    ON CONFLICT (kind, target_id) DO UPDATE SET
        likes = c.likes + excluded.likes,
        comments = c.comments + excluded.comments,
        shares = c.shares + excluded.shares,
        bookmarks = c.bookmarks + excluded.bookmarks
), owners AS (
    INSERT INTO account_counter AS a (account_id, likes)
    SELECT owner_id, sum(likes) FROM taken JOIN account ON account.id = owner_id
    WHERE kind <> 'comment' GROUP BY owner_id HAVING sum(likes) <> 0
    ON CONFLICT (account_id) DO UPDATE SET likes = a.likes + excluded.likes
)
SELECT count(*) FROM taken
"""
)


async def flush_counters(session: AsyncSession) -> int:
    """Join the waiting changes to the sums; return how many there were.

    Only one flush runs at a time, whatever the number of workers: the others return 0 at once.
    """
    alone = await session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
    if not alone:
        return 0
    return await session.scalar(_FLUSH, {"rows": FLUSH_ROWS}) or 0
