"""Videos as what `social` lets members like and comment, and `safety` lets them report."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.safety import ReportTarget, TargetSummary
from rampe.social import Target
from rampe.video.asset import settle_asset
from rampe.video.cards import KIND, permalink
from rampe.video.events import VideoDeleted
from rampe.video.models import State, Video
from rampe.video.own import lock_asset
from rampe.video.visibility import is_out, may_open


class VideoTargets:
    """`social.TargetPolicy`: who may open a video may like it, and comment it where allowed."""

    async def find(
        self, session: AsyncSession, target_id: int, viewer: AccountId | None
    ) -> Target | None:
        """Return a published video; none when there is none or `viewer` may not open it."""
        video = await session.scalar(
            select(Video)
            .join(Account, Account.id == Video.author_id)
            .where(Video.id == target_id, is_out(), may_open(viewer))
        )
        if video is None:
            return None
        return Target(KIND, video.id, video.author_id, comments_on=video.comments_on)


class VideoReports(ReportTarget):
    """Videos as things that can be reported, hidden and restored."""

    kind = KIND

    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Return what a video is; none when there is none or `viewer` may not see it."""
        rows = await session.execute(
            select(Video, Account.handle)
            .join(Account, Account.id == Video.author_id)
            .where(Video.id == target_id, is_out(), may_open(viewer, staff))
        )
        found = rows.one_or_none()
        if found is None:
            return None
        video, handle = found
        return TargetSummary(
            kind=KIND,
            id=video.id,
            owner_id=video.author_id,
            text=video.caption,
            hidden=video.hidden,
            path=permalink(handle, video.id),
        )

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Hide a video from all but its author and staff; its files leave the public folder."""
        await _set_hidden(session, target_id, hidden=True)

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show a hidden video again."""
        await _set_hidden(session, target_id, hidden=False)

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete a hidden video for its author too: what is left goes with deleted ones."""
        asset_id = await session.scalar(select(Video.asset_id).where(Video.id == target_id))
        if asset_id is None:
            return
        await lock_asset(session, asset_id)
        video = await session.scalar(select(Video).where(Video.id == target_id).with_for_update())
        if video is None or video.state == State.DELETED:
            return
        video.state, video.deleted_at = State.DELETED, clock.now()
        await session.flush()
        await settle_asset(session, asset_id)
        await emit(session, VideoDeleted(video_id=video.id, author_id=video.author_id))


async def _set_hidden(session: AsyncSession, video_id: int, *, hidden: bool) -> None:
    asset_id = await session.scalar(select(Video.asset_id).where(Video.id == video_id))
    if asset_id is None:
        return
    await lock_asset(session, asset_id)
    video = await session.scalar(select(Video).where(Video.id == video_id).with_for_update())
    if video is None or video.hidden is hidden:
        return
    video.hidden = hidden
    await session.flush()
    await settle_asset(session, asset_id)
