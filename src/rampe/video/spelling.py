"""How a hashtag is written: as most of the latest videos that everybody may see write it."""

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.kit.consumers import Consumer, subjects_of
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.video.details import folded_hashtags
from rampe.video.events import VideoDeleted, VideoEdited, VideoPublished, VideoRestored
from rampe.video.models import HashtagSpelling, Video, VideoHashtag, VideoId
from rampe.video.visibility import is_public

LATEST_USES = 1_000


class _Changed(msgspec.Struct):
    """The fields of an event that tell which hashtags are used more or less than before."""

    video_id: int
    former_hashtags: list[str] = []


async def _on_changed(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=_Changed)
    present = await folded_hashtags(session, VideoId(event.video_id))
    # In one order everywhere: two events with the same hashtags must not wait for each other.
    for folded in sorted({*present, *event.former_hashtags}):
        await spell_hashtag(session, folded)


async def spell_hashtag(session: AsyncSession, folded: str) -> None:
    """Show a hashtag in the commonest of its latest spellings; of equals, the first to be used.

    One that no public video has any more stays as it is.
    """
    latest = (
        select(VideoHashtag.tag, VideoHashtag.video_id)
        .join(Video, Video.id == VideoHashtag.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(VideoHashtag.folded == folded, is_public())
        .order_by(VideoHashtag.video_id.desc())
        .limit(LATEST_USES)
        .subquery()
    )
    commonest = await session.scalar(
        select(latest.c.tag)
        .group_by(latest.c.tag)
        .order_by(func.count().desc(), func.min(latest.c.video_id))
        .limit(1)
    )
    if commonest is not None:
        await session.execute(
            update(HashtagSpelling)
            .where(HashtagSpelling.folded == folded, HashtagSpelling.tag != commonest)
            .values(tag=commonest)
        )


_EVENTS = (VideoPublished, VideoEdited, VideoDeleted, VideoRestored)
SPELLING = Consumer("video_hashtags", subjects_of(*_EVENTS), _on_changed)
