"""Lives as what members report and staff stops: hiding one ends it, and withholds its recording."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.live.cards import KIND, permalink
from rampe.live.end import end_live
from rampe.live.errors import LiveNotFound
from rampe.live.find import lock_live
from rampe.live.models import EndReason, Live, Recording
from rampe.live.tell import tell_changed
from rampe.live.visibility import may_watch
from rampe.ports.bus import Bus
from rampe.safety import ReportTarget, TargetSummary


class LiveReports(ReportTarget):
    """Lives as things that can be reported, stopped and shown again."""

    kind = KIND

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
        """Return what a live is; none when there is none or `viewer` may not see it."""
        rows = await session.execute(
            select(Live, Account.handle)
            .join(Account, Account.id == Live.account_id)
            .where(Live.id == target_id, may_watch(viewer, staff))
        )
        found = rows.one_or_none()
        if found is None:
            return None
        live, handle = found
        return TargetSummary(
            kind=KIND,
            id=live.id,
            owner_id=live.account_id,
            text=live.title,
            hidden=live.hidden,
            path=permalink(handle, live.id),
        )

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Stop a live, and keep it and its recording from all but its host and staff."""
        try:
            live = await end_live(session, self._bus, target_id, EndReason.STAFF)
        except LiveNotFound:
            return
        if not live.hidden:
            live.hidden = True
            live.link_epoch += 1
            await session.flush()
            tell_changed(session, self._bus, live.id)

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show a recording again; a live that was stopped stays over."""
        try:
            live = await lock_live(session, target_id)
        except LiveNotFound:
            return
        live.hidden = False

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete the recording for its host too."""
        try:
            live = await lock_live(session, target_id)
        except LiveNotFound:
            return
        if live.recording in (Recording.READY, Recording.RUNNING):
            live.recording = Recording.DELETED
            live.link_epoch += 1
