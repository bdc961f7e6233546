"""Comments of a live as what members report and staff judges."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.live.cards import permalink
from rampe.live.models import Live
from rampe.live.room.models import RoomComment
from rampe.live.room.take_back import do_set_hidden, is_shown
from rampe.live.visibility import may_watch
from rampe.ports.bus import Bus
from rampe.safety import ReportTarget, TargetSummary


class RoomCommentReports(ReportTarget):
    """Comments of lives as things that can be reported, hidden and shown again."""

    kind = "live_comment"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Return what a comment is; none when there is none, or `viewer` may not watch its live."""
        found = (
            select(RoomComment, Account.handle)
            .join(Live, Live.id == RoomComment.live_id)
            .join(Account, Account.id == Live.account_id)
            .where(RoomComment.id == target_id, may_watch(viewer, staff))
        )
        if not staff:
            found = found.where(is_shown())
        row = (await session.execute(found)).one_or_none()
        if row is None:
            return None
        comment, host = row
        return TargetSummary(
            kind=self.kind,
            id=comment.id,
            owner_id=comment.account_id,
            text=comment.text,
            hidden=comment.hidden,
            path=permalink(host, comment.live_id),
        )

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Take a comment out of everybody's sight, from open screens too. Idempotent."""
        await do_set_hidden(session, self._bus, target_id, hidden=True)

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show a hidden comment again, to who comes once the room begins anew. Idempotent."""
        await do_set_hidden(session, self._bus, target_id, hidden=False)

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete a comment for good; its index is never given again. Idempotent."""
        await session.execute(delete(RoomComment).where(RoomComment.id == target_id))
