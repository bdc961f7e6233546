"""Ending a live: by its host, by staff, by itself. What was recorded becomes playable by a job."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.live.events import LiveEnded
from rampe.live.find import lock_live, lock_own_live
from rampe.live.models import EndReason, Live, LiveSegment, Recording, State
from rampe.live.recording import defer_recording
from rampe.live.tell import tell_ended
from rampe.ports.bus import Bus


async def end_live(session: AsyncSession, bus: Bus, live_id: int, reason: EndReason) -> Live:
    """End a live, whatever its state. Idempotent: the first reason stays.

    Raises:
        LiveNotFound: there is none.
    """
    live = await lock_live(session, live_id)
    if live.state is not State.ENDED:
        await _end(session, bus, live, reason)
    return live


async def do_end_own(session: AsyncSession, bus: Bus, live_id: int, account_id: AccountId) -> Live:
    """End one's own live; one that is being prepared is given up. Idempotent.

    Raises:
        LiveNotFound: there is none, or it is somebody else's.
    """
    live = await lock_own_live(session, live_id, account_id)
    if live.state is not State.ENDED:
        await _end(session, bus, live, EndReason.HOST)
    return live


async def _end(session: AsyncSession, bus: Bus, live: Live, reason: EndReason) -> None:
    now = clock.now()
    # What was lost for a minute ended when the picture did.
    shown_until = live.lost_at if live.state is State.LOST and live.lost_at else now
    live.state, live.ended_at, live.end_reason = State.ENDED, now, reason
    live.fed_at, live.viewers = None, 0
    if live.started_at is not None:
        shown = shown_until - live.started_at
        live.duration_ms = max(0, int(shown.total_seconds() * 1000))
    await _settle_recording(session, live)
    await session.flush()
    tell_ended(session, bus, live.id, reason)
    if live.started_at is not None and not live.is_rehearsal:
        event = LiveEnded(live_id=live.id, account_id=live.account_id, reason=reason.value)
        await emit(session, event, actor=live.account_id)


async def _settle_recording(session: AsyncSession, live: Live) -> None:
    if live.recording is not Recording.RUNNING:
        return
    await defer_recording(session, live.id)
    # The last segment arrives after the end: it defers the job once more (`feeding.note_segment`).
    if live.started_at is None or not await has_segments(session, live):
        live.recording = Recording.NONE


async def has_segments(session: AsyncSession, live: Live) -> bool:
    """Whether anything of a live was kept."""
    found = await session.scalar(select(exists().where(LiveSegment.live_id == live.id)))
    return bool(found)
