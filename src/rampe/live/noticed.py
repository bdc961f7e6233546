"""Lives as what notifications are about."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.live.cards import KIND, Files, permalink, picture_of
from rampe.live.models import Live, State
from rampe.live.visibility import may_watch
from rampe.media import MediaSigner
from rampe.notify import Glance, IdColumn, NotifiedTarget
from rampe.social import Viewer


class NoticedLives(NotifiedTarget):
    """Lives in inboxes: by the one predicate of who may watch them."""

    kind = KIND

    def __init__(self, signer: MediaSigner) -> None:
        self._signer = signer

    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where the viewer may watch the live."""
        found = (
            select(1)
            .select_from(Live)
            .join(Account, Account.id == Live.account_id)
            .where(Live.id == target_id, may_watch(viewer))
        )
        return found.correlate_except(Live, Account).exists()

    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return title and picture of those lives that the viewer may watch."""
        rows = await session.execute(
            select(Live, Account.handle)
            .join(Account, Account.id == Live.account_id)
            .where(Live.id.in_(ids), may_watch(viewer))
        )
        return {live.id: self._glance(live, handle, viewer) for live, handle in rows}

    def _glance(self, live: Live, handle: str, viewer: AccountId) -> Glance:
        picture = picture_of(live)
        files = Files(live.id, live.link_epoch)
        image = self._signer.url(files, viewer, picture) if picture else None
        return Glance(
            path=permalink(handle, live.id),
            text=live.title,
            image_url=image,
            over=live.state is State.ENDED,
        )
