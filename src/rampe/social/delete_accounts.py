"""Deleting what accounts did here, for good: their rows go, and counters follow the rows."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# One statement a kind of row: what is deleted is what is taken from the counters.
_COUNTED = {
    "target_like": ("account_id", "likes"),
    "bookmark": ("account_id", "bookmarks"),
    "share": ("account_id", "shares"),
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


def _delete_counted(table: str, account: str, counter: str) -> str:
    counts = ", ".join(
        "-count(*)" if name == counter else "0"
        for name in ("likes", "comments", "shares", "bookmarks")
    )
    return (
        f"WITH gone AS (DELETE FROM {table} WHERE {account} = ANY(:ids) RETURNING kind, target_id) "
        "INSERT INTO counter_delta "
        "(kind, target_id, owner_id, likes, comments, shares, bookmarks) "
        f"SELECT kind, target_id, 0, {counts} FROM gone GROUP BY kind, target_id"
    )


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete likes, bookmarks, shares and comments of accounts, and every relation with them.

    Idempotent. No events: the caller announces that the accounts are gone.
    """
    ids = {"ids": list(account_ids)}
    for table, (account, counter) in _COUNTED.items():
        await session.execute(text(_delete_counted(table, account, counter)), ids)
    await session.execute(_DELETE_COMMENTS, ids)
    for statement in (
        "DELETE FROM follow WHERE follower_id = ANY(:ids) OR followed_id = ANY(:ids)",
        "DELETE FROM follow_request WHERE follower_id = ANY(:ids) OR followed_id = ANY(:ids)",
        "DELETE FROM block WHERE blocker_id = ANY(:ids) OR blocked_id = ANY(:ids)",
        "DELETE FROM mute WHERE muter_id = ANY(:ids) OR muted_id = ANY(:ids)",
        "DELETE FROM account_counter WHERE account_id = ANY(:ids)",
    ):
        await session.execute(text(statement), ids)


async def do_delete_targets(session: AsyncSession, kind: str, target_ids: Sequence[int]) -> None:
    """Delete everything that was done with targets that are gone for good."""
    params = {"kind": kind, "ids": list(target_ids)}
    for table in (
        "target_like",
        "bookmark",
        "share",
        "comment",
        "target_counter",
        "counter_delta",
    ):
        await session.execute(
            text(f"DELETE FROM {table} WHERE kind = :kind AND target_id = ANY(:ids)"), params
        )
