"""What an author says about a video, as it is stored: caption, hashtags, mentions."""

from collections.abc import Sequence
from typing import TypedDict

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.media import do_set_cover
from rampe.social import resolve_mentions
from rampe.video.caption import Hashtag, parse_hashtags
from rampe.video.errors import CaptionTooLong
from rampe.video.language import Language
from rampe.video.models import (
    HashtagSpelling,
    Video,
    VideoHashtag,
    VideoId,
    VideoMention,
    Visibility,
)
from rampe.video.settings import VideoSettings


class Details(TypedDict, total=False):
    """What an author may set, each part on its own; a missing key leaves it as it is."""

    caption: str
    visibility: Visibility
    comments_on: bool
    downloads_on: bool
    language: Language | None
    alt_text: str
    cover_ms: int | None


def check_details(details: Details, settings: VideoSettings) -> Details:
    """Return `details` when the operator allows them.

    Raises:
        CaptionTooLong: the caption has too many characters.
    """
    if len(details.get("caption", "")) > settings.caption_max_length:
        raise CaptionTooLong(max_length=settings.caption_max_length)
    return details


async def write_details(session: AsyncSession, video: Video, details: Details) -> None:
    """Set what `details` holds, and read hashtags and mentions from a new caption."""
    for name, value in details.items():
        setattr(video, name, value)
    if "caption" in details:
        await _write_hashtags(session, video.id, parse_hashtags(video.caption))
        await _write_mentions(session, video)
    if "cover_ms" in details:
        await do_set_cover(session, video.asset_id, video.cover_ms)
    await session.flush()


async def _write_hashtags(
    session: AsyncSession, video_id: VideoId, hashtags: Sequence[Hashtag]
) -> None:
    await session.execute(delete(VideoHashtag).where(VideoHashtag.video_id == video_id))
    if not hashtags:
        return
    # In one order everywhere: two captions with the same new hashtags must not wait for each other.
    spellings = sorted((hashtag.folded, hashtag.tag) for hashtag in hashtags)
    await session.execute(
        pg_insert(HashtagSpelling).on_conflict_do_nothing(),
        [{"folded": folded, "tag": tag} for folded, tag in spellings],
    )
    await session.execute(
        insert(VideoHashtag),
        [
            {"video_id": video_id, "folded": each.folded, "tag": each.tag, "position": position}
            for position, each in enumerate(hashtags)
        ],
    )


async def _write_mentions(session: AsyncSession, video: Video) -> None:
    await session.execute(delete(VideoMention).where(VideoMention.video_id == video.id))
    mentions = await resolve_mentions(session, video.author_id, video.caption)
    if mentions:
        await session.execute(
            insert(VideoMention),
            [
                {"video_id": video.id, "account_id": each.account_id, "handle": each.handle}
                for each in mentions
            ],
        )


async def mentioned_ids(session: AsyncSession, video_id: VideoId) -> list[int]:
    """Return the accounts that a caption names."""
    rows = await session.scalars(
        select(VideoMention.account_id).where(VideoMention.video_id == video_id)
    )
    return [int(account_id) for account_id in rows]


async def folded_hashtags(session: AsyncSession, video_id: VideoId) -> list[str]:
    """Return the hashtags of a caption, folded, in order."""
    rows = await session.scalars(
        select(VideoHashtag.folded)
        .where(VideoHashtag.video_id == video_id)
        .order_by(VideoHashtag.position)
    )
    return list(rows)
