"""Tells the owner of an asset, live, and everybody else, by event, what became of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.kit.database import after_commit
from rampe.kit.outbox import emit
from rampe.media.events import AssetFailed
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.probe import Reason
from rampe.media.queries import view_asset
from rampe.media.tokens import MediaSigner
from rampe.ports.bus import Bus


class Announcer:
    """Pushes assets to their owners. Frames may be lost: `GET /assets/{id}` is the truth."""

    def __init__(self, bus: Bus, signer: MediaSigner) -> None:
        self._bus = bus
        self._signer = signer

    def after_commit(self, session: AsyncSession, asset: Asset) -> None:
        """Push the asset, as it is now, once the transaction has been committed."""
        after_commit(session, lambda: self.push(asset))

    async def push(self, asset: Asset) -> None:
        """Push the asset to its owner."""
        view = view_asset(asset, asset.owner_id, self._signer)
        frame = {"t": "asset", "asset": view.model_dump(mode="json")}
        await self._bus.to_user(asset.owner_id, frame)


async def do_fail(
    session: AsyncSession, announcer: Announcer, asset: Asset, reason: Reason
) -> None:
    """Record and tell that no video will come of an asset."""
    asset.state, asset.reason, asset.playable = AssetState.FAILED, reason, False
    asset.playlist = asset.poster = asset.preview = asset.sprite = None
    asset.touched_at = clock.now()
    event = AssetFailed(asset_id=asset.id, owner_id=asset.owner_id, reason=reason)
    await emit(session, event, actor=asset.owner_id)
    announcer.after_commit(session, asset)


async def do_give_up(
    session: AsyncSession, announcer: Announcer, upload: Upload, reason: Reason
) -> None:
    """End an unfinished upload, and the asset that was to come of it."""
    upload.stored = False
    asset = await session.get_one(Asset, upload.asset_id, with_for_update=True)
    if asset.state is AssetState.UPLOADING:
        await do_fail(session, announcer, asset, reason)
