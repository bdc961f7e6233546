"""Forgetting: what is too old, and everything about accounts that are gone."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.feed.models import (
    FeedHidden,
    FeedHiddenAuthor,
    FeedHiddenHashtag,
    FeedPreference,
    FeedSeen,
    FeedSession,
    WatchEvent,
)
from rampe.feed.settings import FeedSettings
from rampe.kit import clock


async def do_forget(session: AsyncSession, settings: FeedSettings) -> None:
    """Delete what is older than the settings say; guests have negative keys."""
    now = clock.now()
    member, guest = (
        now - timedelta(days=days) for days in (settings.seen_days, settings.guest_seen_days)
    )
    await session.execute(delete(FeedSeen).where(FeedSeen.seen_at < member))
    await session.execute(delete(FeedSeen).where(FeedSeen.viewer < 0, FeedSeen.seen_at < guest))
    await session.execute(delete(FeedSession).where(FeedSession.used_at < guest))


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete what accounts have watched, seen and hidden. Idempotent.

    Statistics of the videos stay: they name nobody.
    """
    for table in (WatchEvent, FeedSeen, FeedSession):
        await session.execute(delete(table).where(table.viewer.in_(account_ids)))
    for table in (FeedHidden, FeedHiddenAuthor, FeedHiddenHashtag, FeedPreference):
        await session.execute(delete(table).where(table.account_id.in_(account_ids)))
    hidden = FeedHiddenAuthor.author_id.in_(account_ids)
    await session.execute(delete(FeedHiddenAuthor).where(hidden))
