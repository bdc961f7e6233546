"""What ranking knows of a video besides watching: topics, hides, and how popular it is by now.

Events only mark a video as stale; a job reads what it is now and writes its heat, so that nothing
is counted twice and nothing drifts.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import and_, case, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.feed.candidates import Stats, heat
from rampe.feed.models import FeedHidden, FeedTopic, FeedVideo
from rampe.kit import clock
from rampe.social import FLUSH_SECONDS, TargetCounter
from rampe.video import KIND, Video

REFRESH_BATCH = 500
# Counters are flushed after the event that marks a video: it is read when they surely were.
SETTLED = timedelta(seconds=4 * FLUSH_SECONDS)


async def do_set_topics(session: AsyncSession, video_id: int, topics: Sequence[str]) -> None:
    """Record what a video is about; one that was purged meanwhile is left alone."""
    if await session.scalar(select(Video.id).where(Video.id == video_id)) is None:
        return
    statement = insert(FeedVideo).values(
        video_id=video_id, topics=list(topics), stale_since=clock.now()
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["video_id"],
            set_={"topics": list(topics), "stale_since": clock.now()},
        )
    )
    await session.execute(
        delete(FeedTopic).where(FeedTopic.video_id == video_id, FeedTopic.topic.not_in(topics))
    )
    if topics:
        row = select(FeedVideo.heat).where(FeedVideo.video_id == video_id).scalar_subquery()
        await session.execute(
            insert(FeedTopic)
            .values([{"topic": topic, "video_id": video_id, "heat": row} for topic in topics])
            .on_conflict_do_nothing()
        )


async def do_mark_stale(session: AsyncSession, video_ids: Collection[int]) -> None:
    """Have the heat of videos computed again."""
    await session.execute(
        update(FeedVideo)
        .where(FeedVideo.video_id.in_(video_ids), FeedVideo.stale_since.is_(None))
        .values(stale_since=clock.now())
    )


async def do_refresh_heat(session: AsyncSession) -> int:
    """Compute the heat of a batch of stale videos; return how many."""
    hides = (
        select(func.count())
        .select_from(FeedHidden)
        .where(FeedHidden.video_id == FeedVideo.video_id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(FeedVideo, Video.published_at, TargetCounter, hides)
        .join(Video, Video.id == FeedVideo.video_id)
        .outerjoin(
            TargetCounter,
            and_(TargetCounter.kind == KIND, TargetCounter.target_id == FeedVideo.video_id),
        )
        .where(FeedVideo.stale_since < clock.now() - SETTLED)
        .order_by(FeedVideo.video_id)
        .limit(REFRESH_BATCH)
        .with_for_update(of=FeedVideo, skip_locked=True)
    )
    refreshed: dict[int, float] = {}
    for video, published_at, counter, hidden in rows:
        stats = Stats(
            impressions=video.impressions,
            completions=video.completions,
            likes=counter.likes if counter else 0,
            comments=counter.comments if counter else 0,
            shares=counter.shares if counter else 0,
            hides=hidden,
        )
        video.hides, video.stale_since = hidden, None
        video.heat = heat(stats, published_at) if published_at else 0.0
        refreshed[video.video_id] = video.heat
    if refreshed:
        await session.execute(
            update(FeedTopic)
            .where(FeedTopic.video_id.in_(refreshed))
            .values(heat=case(refreshed, value=FeedTopic.video_id))
        )
    return len(refreshed)
