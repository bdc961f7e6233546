"""Videos as what notifications are about."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.media import Asset, MediaSigner, asset_urls
from rampe.notify import Glance, IdColumn, NotifiedTarget
from rampe.social import Viewer
from rampe.video.cards import KIND, permalink
from rampe.video.models import Video, VideoMention
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
