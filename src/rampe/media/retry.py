"""Trying a failed video again, where that can help."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.media.announce import Announcer
from rampe.media.errors import AssetNotFound, CannotRetry
from rampe.media.jobs import defer_encode
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.probe import RETRYABLE


async def do_retry(
    session: AsyncSession, announcer: Announcer, asset_id: int, owner_id: int
) -> Asset:
    """Queue a failed asset again.

    Raises:
        AssetNotFound: there is none, or it is another member's.
        CannotRetry: it has not failed, or another try would end the same.
    """
    asset = await session.get(Asset, asset_id, with_for_update=True)
    if asset is None or asset.owner_id != owner_id:
        raise AssetNotFound
    stored = await session.scalar(select(Upload.stored).where(Upload.asset_id == asset_id))
    if asset.state is not AssetState.FAILED or asset.reason not in RETRYABLE or not stored:
        raise CannotRetry
    asset.state, asset.reason, asset.percent = AssetState.UPLOADED, None, 0
    asset.attempt, asset.touched_at = asset.attempt + 1, clock.now()
    await defer_encode(session, asset)
    announcer.after_commit(session, asset)
    return asset
