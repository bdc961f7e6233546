"""Publishing: others see a video from the moment at which it is published and its asset is ready.

The two may come in either order. An asset that fails makes a draft of the video again, and so does
a decision that meanwhile keeps its author from publishing.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.media import Asset, AssetState, do_release_source
from rampe.safety import Restricted, Restriction, check_not_restricted
from rampe.video.asset import settle_asset
from rampe.video.details import folded_hashtags, mentioned_ids
from rampe.video.errors import AssetFailed
from rampe.video.events import DraftReady, ScheduledPublished, ScheduleFailed, VideoPublished
from rampe.video.models import State, Video, VideoId
from rampe.video.own import lock_asset, lock_own_video


async def do_publish(
    session: AsyncSession,
    author_id: AccountId,
    video_id: VideoId,
    at: datetime | None = None,
    *,
    planned: bool = False,
) -> Video:
    """Publish one's own draft, or a planned video now. Idempotent.

    Args:
        at: the moment of publication, for the demo's past; now by default.
        planned: its time has come: it stays known as planned.

    Raises:
        Restricted: moderation does not let this author publish for now.
        VideoNotFound: there is none, or it is somebody else's.
        AssetFailed: its asset could not be made playable.
    """
    await check_not_restricted(session, author_id, Restriction.PUBLISHING)
    video = await lock_own_video(session, author_id, video_id)
    if video.state not in (State.DRAFT, State.SCHEDULED):
        return video
    asset = await check_asset(session, video)
    video.state = State.PUBLISHED
    if not planned:
        video.scheduled_at = video.scheduled_zone = None
    if asset.state == AssetState.READY:
        await _show(session, video, at or clock.now(), waited=planned)
    return video


async def check_asset(session: AsyncSession, video: Video) -> Asset:
    """Return a video's asset, ready or on its way. Raises `AssetFailed`.

    Locked with the video: the asset became ready before this, or does after the commit, when the
    consumer of that event finds the video published.
    """
    asset = await lock_asset(session, video.asset_id)
    if asset is None or asset.state == AssetState.FAILED:
        raise AssetFailed(reason=asset.reason if asset else "gone")
    return asset


async def do_show_ready(session: AsyncSession, asset_id: int) -> None:
    """Show the videos that were published before their asset was ready; tell of the drafts.

    Those of an author who may not publish any more are drafts again, and the author is told that.
    """
    drafts = await session.execute(
        select(Video.id, Video.author_id)
        .where(Video.asset_id == asset_id, Video.state == State.DRAFT)
        .order_by(Video.id)
    )
    for video_id, author_id in drafts.all():
        await emit(session, DraftReady(video_id=video_id, author_id=author_id), actor=author_id)
    for video in await _lock_waiting(session, asset_id):
        try:
            await check_not_restricted(session, video.author_id, Restriction.PUBLISHING)
        except Restricted as refused:
            await do_give_up(session, video, refused.code)
        else:
            await _show(session, video, clock.now(), waited=True)


async def do_return_failed(session: AsyncSession, asset_id: int) -> None:
    """Make drafts of the videos that were published and whose asset then failed."""
    reason = await session.scalar(select(Asset.reason).where(Asset.id == asset_id))
    for video in await _lock_waiting(session, asset_id):
        if video.scheduled_at is not None:
            await do_give_up(session, video, reason or "gone")
        video.state = State.DRAFT


async def do_give_up(session: AsyncSession, video: Video, reason: str) -> None:
    """Make a draft of a planned or waiting video that cannot be published, and tell it."""
    video.state, video.scheduled_at, video.scheduled_zone = State.DRAFT, None, None
    await session.flush()
    await emit(
        session,
        ScheduleFailed(video_id=video.id, author_id=video.author_id, reason=reason),
        actor=video.author_id,
    )


async def _lock_waiting(session: AsyncSession, asset_id: int) -> list[Video]:
    await lock_asset(session, asset_id)
    waiting = await session.scalars(
        select(Video)
        .where(
            Video.asset_id == asset_id,
            Video.state == State.PUBLISHED,
            Video.published_at.is_(None),
        )
        .order_by(Video.id)
        .with_for_update()
    )
    return list(waiting)


async def _show(session: AsyncSession, video: Video, at: datetime, *, waited: bool) -> None:
    video.published_at = at
    await session.flush()
    await settle_asset(session, video.asset_id, narrowed=False)
    # Nothing is cut any more from here on.
    await do_release_source(session, video.asset_id)
    await emit(
        session,
        VideoPublished(
            video_id=video.id,
            author_id=video.author_id,
            asset_id=video.asset_id,
            caption=video.caption,
            hashtags=await folded_hashtags(session, video.id),
            mentioned_ids=await mentioned_ids(session, video.id),
            visibility=video.visibility,
            waited=waited,
        ),
        actor=video.author_id,
    )
    if video.scheduled_at is not None:
        await emit(
            session,
            ScheduledPublished(video_id=video.id, author_id=video.author_id),
            actor=video.author_id,
        )
