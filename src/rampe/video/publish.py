"""Publishing: others see a video from the moment at which it is published and its asset is ready.

The two may come in either order. An asset that fails makes a draft of the video again.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.media import AssetState
from rampe.video.asset import settle_asset
from rampe.video.details import folded_hashtags, mentioned_ids
from rampe.video.errors import AssetFailed
from rampe.video.events import VideoPublished
from rampe.video.models import State, Video, VideoId
from rampe.video.own import lock_asset, lock_own_video


async def do_publish(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, at: datetime | None = None
) -> Video:
    """Publish one's own draft. Idempotent.

    Args:
        at: the moment of publication, for the demo's past; now by default.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
        AssetFailed: its asset could not be made playable.
    """
    video = await lock_own_video(session, author_id, video_id)
    if video.state != State.DRAFT:
        return video
    # Locked with the video: the asset became ready before this, or does after the commit, when the
    # consumer of that event finds the video published.
    asset = await lock_asset(session, video.asset_id)
    if asset is None or asset.state == AssetState.FAILED:
        raise AssetFailed(reason=asset.reason if asset else "gone")
    video.state = State.PUBLISHED
    if asset.state == AssetState.READY:
        await _show(session, video, at or clock.now())
    return video


async def do_show_ready(session: AsyncSession, asset_id: int) -> None:
    """Show the videos that were published before their asset was ready."""
    for video in await _lock_waiting(session, asset_id):
        await _show(session, video, clock.now())


async def do_return_failed(session: AsyncSession, asset_id: int) -> None:
    """Make drafts of the videos that were published and whose asset then failed."""
    for video in await _lock_waiting(session, asset_id):
        video.state = State.DRAFT


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


async def _show(session: AsyncSession, video: Video, at: datetime) -> None:
    video.published_at = at
    await session.flush()
    await settle_asset(session, video.asset_id, narrowed=False)
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
        ),
        actor=video.author_id,
    )
