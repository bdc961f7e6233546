"""Videos, drafts, and uploads of which nothing came, as what notifications are about."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.media import Asset, AssetState, MediaSigner, asset_urls
from rampe.notify import ASSET, DRAFT, Glance, IdColumn, NotifiedTarget
from rampe.social import Viewer
from rampe.video.cards import KIND, permalink
from rampe.video.models import State, Video, VideoMention
from rampe.video.visibility import may_open


class NoticedVideos(NotifiedTarget):
    """Videos in inboxes: by the one predicate of who may open them."""

    kind = KIND

    def __init__(self, signer: MediaSigner) -> None:
        self._signer = signer

    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where the viewer may open the video."""
        found = (
            select(1)
            .select_from(Video)
            .join(Account, Account.id == Video.author_id)
            .where(Video.id == target_id, may_open(viewer))
        )
        return found.correlate_except(Video, Account).exists()

    def names(self, target_id: int, account_id: AccountId) -> ColumnElement[bool]:
        """True while the caption names an account."""
        return exists().where(
            VideoMention.video_id == target_id, VideoMention.account_id == account_id
        )

    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return caption and poster of those videos that the viewer may open."""
        rows = await session.execute(
            select(Video, Account.handle, Asset)
            .join(Account, Account.id == Video.author_id)
            .join(Asset, Asset.id == Video.asset_id)
            .where(Video.id.in_(ids), may_open(viewer))
        )
        return {
            video.id: Glance(
                path=permalink(handle, video.id),
                text=video.caption,
                image_url=asset_urls(asset, viewer, self._signer).poster_url,
            )
            for video, handle, asset in rows
        }


class NoticedDrafts(NotifiedTarget):
    """Drafts that could be published: told to their authors as long as they are such."""

    kind = DRAFT

    def __init__(self, signer: MediaSigner) -> None:
        self._signer = signer

    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where it is the viewer's, and its asset is ready."""
        found = (
            select(1)
            .select_from(Video)
            .join(Asset, Asset.id == Video.asset_id)
            .where(Video.id == target_id, _is_ready_draft_of(viewer))
        )
        return found.correlate_except(Video, Asset).exists()

    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return the way to where each is finished, what it says so far, and its poster."""
        rows = await session.execute(
            select(Video.id, Video.caption, Asset)
            .join(Asset, Asset.id == Video.asset_id)
            .where(Video.id.in_(ids), _is_ready_draft_of(viewer))
        )
        return {
            video_id: Glance(
                path=f"/upload/{video_id}",
                text=caption,
                image_url=asset_urls(asset, viewer, self._signer).poster_url,
            )
            for video_id, caption, asset in rows
        }


def _is_ready_draft_of(viewer: Viewer) -> ColumnElement[bool]:
    return and_(
        Video.author_id == viewer, Video.state == State.DRAFT, Asset.state == AssetState.READY
    )


class NoticedUploads(NotifiedTarget):
    """Uploads that failed: told to their owners as long as that is so."""

    kind = ASSET

    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where the upload is the viewer's and has failed, and was not tried again."""
        found = (
            select(1)
            .select_from(Asset)
            .where(
                Asset.id == target_id, Asset.owner_id == viewer, Asset.state == AssetState.FAILED
            )
        )
        return found.correlate_except(Asset).exists()

    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return the way to the newest draft that was to be made of each upload."""
        rows = await session.execute(
            select(Video.asset_id, func.max(Video.id))
            .where(
                Video.asset_id.in_(ids),
                Video.author_id == viewer,
                Video.state != State.DELETED,
            )
            .group_by(Video.asset_id)
        )
        drafts = {int(asset_id): int(video_id) for asset_id, video_id in rows}
        return {
            asset_id: Glance(
                path=f"/upload/{drafts[asset_id]}" if asset_id in drafts else "/upload"
            )
            for asset_id in ids
        }
