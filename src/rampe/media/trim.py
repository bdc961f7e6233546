"""Choosing the part of a sent file that is meant, before or after the encode, which cuts it.

The sent bytes are kept for this until the video is published, and at most as long as an upload may
take.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.media.announce import Announcer
from rampe.media.errors import AssetNotFound, CannotTrim
from rampe.media.jobs import defer_encode, defer_release
from rampe.media.models import Asset, AssetState, Upload, trim_of
from rampe.media.part import Trim


async def do_trim_asset(
    session: AsyncSession, announcer: Announcer, asset_id: int, trim: Trim | None
) -> bool:
    """Choose another part of the file, and have it encoded; return whether that changes anything.

    Raises:
        AssetNotFound: there is none.
        CannotTrim: the sent bytes are no longer kept, so that nothing else can be made of them.
    """
    asset = await session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None:
        raise AssetNotFound
    if trim_of(asset) == trim:
        return False
    stored = await session.scalar(select(Upload.stored).where(Upload.asset_id == asset_id))
    if not stored:
        raise CannotTrim
    asset.trim_start_ms = trim.start_ms if trim else None
    asset.trim_end_ms = trim.end_ms if trim else None
    asset.touched_at = clock.now()
    if asset.state is not AssetState.UPLOADING:
        await _encode_again(session, asset)
    announcer.after_commit(session, asset)
    return True


async def _encode_again(session: AsyncSession, asset: Asset) -> None:
    """Queue the encode; whoever is at work notices by the attempt number."""
    asset.state, asset.reason, asset.percent = AssetState.UPLOADED, None, 0
    asset.attempt, asset.playable = asset.attempt + 1, False
    asset.attempt_from = asset.attempt
    asset.playlist = asset.poster = asset.preview = asset.sprite = asset.download = None
    asset.sprite_layout = None
    await session.flush()
    await defer_encode(session, asset)


async def do_release_source(session: AsyncSession, asset_id: int) -> None:
    """Forget the sent bytes soon: no other part of them will be wanted. Idempotent."""
    await defer_release(session, asset_id)
