"""One's own uploads and videos, locked for a change: the asset first, then its videos.

The order is the same everywhere, so that no two writers wait for each other.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.media import Asset
from rampe.video.errors import AssetNotFound, VideoNotFound
from rampe.video.models import State, Video, VideoId


async def lock_asset(session: AsyncSession, asset_id: int) -> Asset | None:
    """Return an asset, locked and as it is now; none when its files are gone."""
    return await session.scalar(
        select(Asset)
        .where(Asset.id == asset_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def lock_own_asset(session: AsyncSession, owner_id: AccountId, asset_id: int) -> Asset:
    """Return one's own asset, locked.

    Raises:
        AssetNotFound: there is none, or it is somebody else's.
    """
    asset = await lock_asset(session, asset_id)
    if asset is None or asset.owner_id != owner_id:
        raise AssetNotFound
    return asset


async def lock_own_video(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, *, deleted: bool = False
) -> Video:
    """Return one's own video, locked together with its asset.

    Args:
        deleted: also one that was deleted and is still kept.

    Raises:
        VideoNotFound: there is none, it was deleted, or it is somebody else's.
    """
    own = [Video.id == video_id, Video.author_id == author_id]
    if not deleted:
        own.append(Video.state != State.DELETED)
    asset_id = await session.scalar(select(Video.asset_id).where(*own))
    if asset_id is None:
        raise VideoNotFound
    await lock_asset(session, asset_id)
    video = await session.scalar(
        select(Video).where(*own).with_for_update().execution_options(populate_existing=True)
    )
    if video is None:
        raise VideoNotFound
    return video
