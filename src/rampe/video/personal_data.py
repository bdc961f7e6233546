"""What video has of a member: their publications with counts; what others did there is a number."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import String, and_, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, AnySelect, Item, Rows, Tables
from rampe.social import TargetCounter
from rampe.video.cards import KIND
from rampe.video.delete import do_delete_of_accounts
from rampe.video.models import Video, VideoCaptions, VideoHashtag, VideoPreferences, VideoViews

TABLES = Tables(
    exported={
        "video": "video/videos.json",
        "video_hashtag": "video/videos.json",
        "video_views": "video/videos.json",
        "video_captions": "video/subtitles.json",
        "video_preferences": "video/preferences.json",
    },
    withheld={
        "video_mention": "what others wrote; the member's own are in their captions",
    },
)


@dataclass(frozen=True)
class VideoData:
    """Publications, drafts and deleted ones included, and what was set for them."""

    name: str = "video"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give the member's publications."""
        yield Rows("video/videos.json", _videos(account_id))
        yield Rows(
            "video/subtitles.json",
            select(
                VideoCaptions.video_id,
                VideoCaptions.language,
                VideoCaptions.vtt,
                VideoCaptions.updated_at,
            )
            .join(Video, Video.id == VideoCaptions.video_id)
            .where(Video.author_id == account_id)
            .order_by(VideoCaptions.video_id.desc(), VideoCaptions.language),
        )
        yield Rows(
            "video/preferences.json",
            select(VideoPreferences.downloads_on).where(VideoPreferences.account_id == account_id),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it, and what was done with it. Idempotent."""
        await do_delete_of_accounts(session, account_ids)


def _videos(account_id: AccountId) -> AnySelect:
    hashtags = (
        select(func.array_agg(VideoHashtag.tag))
        .where(VideoHashtag.video_id == Video.id)
        .scalar_subquery()
    )
    counted = and_(TargetCounter.kind == KIND, TargetCounter.target_id == Video.id)
    return (
        select(
            Video.id,
            Video.caption,
            Video.alt_text,
            hashtags.label("hashtags"),
            Video.visibility,
            Video.state,
            Video.hidden,
            Video.comments_on,
            Video.downloads_on,
            Video.language,
            func.coalesce(VideoViews.views, 0).label("views"),
            func.coalesce(TargetCounter.likes, 0).label("likes"),
            func.coalesce(TargetCounter.comments, 0).label("comments"),
            func.coalesce(TargetCounter.shares, 0).label("shares"),
            func.coalesce(TargetCounter.bookmarks, 0).label("bookmarks"),
            (literal("media/") + cast(Video.asset_id, String) + literal(".mp4")).label("file"),
            Video.created_at,
            Video.edited_at,
            Video.published_at,
            Video.scheduled_at,
            Video.deleted_at,
        )
        .outerjoin(VideoViews, VideoViews.video_id == Video.id)
        .outerjoin(TargetCounter, counted)
        .where(Video.author_id == account_id)
        .order_by(Video.id.desc())
    )
