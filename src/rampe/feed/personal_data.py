"""What feed has of a member: what they watched, were shown and did not want to see."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Item, Rows, Tables, is_active
from rampe.feed.forget import do_delete_of_accounts
from rampe.feed.models import (
    FeedHidden,
    FeedHiddenAuthor,
    FeedHiddenHashtag,
    FeedPreference,
    FeedSeen,
    WatchEvent,
)
from rampe.social import not_blocked

TABLES = Tables(
    exported={
        "watch_event": "feed/watched.json",
        "feed_seen": "feed/shown.json",
        "feed_hidden": "feed/hidden.json",
        "feed_hidden_author": "feed/hidden_authors.json",
        "feed_hidden_hashtag": "feed/hidden_hashtags.json",
        "feed_preference": "feed/preferences.json",
    },
    withheld={
        "feed_topic": "what a video is about, by its hashtags; they are in the list of videos",
        "feed_video": "what ranking counts of a video; its numbers are in the list of videos",
        "feed_session": "what a sitting was served, for hours; it is in the list of what was shown",
    },
)


@dataclass(frozen=True)
class FeedData:
    """Watch events, in every partition, and what the feed remembers."""

    name: str = "feed"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give what the member watched; the videos are named by their ids."""
        yield Rows(
            "feed/watched.json",
            select(
                WatchEvent.at,
                WatchEvent.video_id,
                WatchEvent.watched_ms,
                WatchEvent.duration_ms,
                WatchEvent.loops,
                WatchEvent.ended,
                WatchEvent.source,
            )
            .where(WatchEvent.viewer == account_id)
            .order_by(WatchEvent.at.desc()),
        )
        yield Rows(
            "feed/shown.json",
            select(FeedSeen.video_id, FeedSeen.seen_at, FeedSeen.in_history, FeedSeen.forgotten)
            .where(FeedSeen.viewer == account_id)
            .order_by(FeedSeen.seen_at.desc()),
        )
        yield Rows(
            "feed/hidden.json",
            select(FeedHidden.video_id, FeedHidden.at)
            .where(FeedHidden.account_id == account_id)
            .order_by(FeedHidden.at.desc()),
        )
        yield Rows(
            "feed/hidden_authors.json",
            select(FeedHiddenAuthor.author_id, FeedHiddenAuthor.at)
            .join(Account, Account.id == FeedHiddenAuthor.author_id)
            .where(
                FeedHiddenAuthor.account_id == account_id,
                is_active(),
                not_blocked(FeedHiddenAuthor.author_id, account_id),
            )
            .order_by(FeedHiddenAuthor.at.desc()),
        )
        yield Rows(
            "feed/hidden_hashtags.json",
            select(FeedHiddenHashtag.tag, FeedHiddenHashtag.at)
            .where(FeedHiddenHashtag.account_id == account_id)
            .order_by(FeedHiddenHashtag.at.desc()),
        )
        yield Rows(
            "feed/preferences.json",
            select(
                FeedPreference.history_on, FeedPreference.languages, FeedPreference.reset_at
            ).where(FeedPreference.account_id == account_id),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it; statistics of videos name nobody. Idempotent."""
        await do_delete_of_accounts(session, account_ids)
