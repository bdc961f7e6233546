"""What `ingest` says of a live it feeds; every word names the publisher's epoch.

A publisher that was taken over, and one whose live has ended, is told so by None or False: it
stops. Media in storage are written before their rows, so that a row always has its file.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.live.errors import LiveNotFound
from rampe.live.find import lock_live
from rampe.live.models import Live, LiveId, LiveRendition, LiveSegment, Recording, State
from rampe.live.recording import defer_recording
from rampe.live.tell import tell_changed
from rampe.ports.bus import Bus

CLOCKS_DIFFER = timedelta(seconds=10)
"""A segment that began so long after the end is none of the live's, however the clocks go."""


@dataclass(frozen=True)
class Standing:
    """How a live is for its publisher: `recording` says whether segments are kept now."""

    state: State
    recording: bool


@dataclass(frozen=True)
class FinishedSegment:
    """A segment whose file is in the live's folder; `began_ms` in milliseconds since 1970."""

    rendition: int
    number: int
    name: str
    init: str
    began_ms: int
    duration_ms: int
    discontinuity: bool
    size: int
    gap: bool = False


async def note_fed(session: AsyncSession, live_id: int, media_epoch: int) -> Standing | None:
    """Say that media arrive, every two seconds; None when this publisher is over."""
    row = await session.execute(
        update(Live)
        .where(Live.id == live_id, Live.media_epoch == media_epoch, Live.state != State.ENDED)
        .values(fed_at=clock.now())
        .returning(Live.state, Live.recording)
    )
    found = row.one_or_none()
    if found is None:
        return None
    state, recording = found
    return _standing(state, recording)


async def feed_standing(session: AsyncSession, live_id: int) -> tuple[int, Standing] | None:
    """Return a live's epoch and how it is, for who missed a message; None when it is over."""
    row = await session.execute(
        select(Live.media_epoch, Live.state, Live.recording).where(
            Live.id == live_id, Live.state != State.ENDED
        )
    )
    found = row.one_or_none()
    if found is None:
        return None
    epoch, state, recording = found
    return epoch, _standing(state, recording)


def _standing(state: State, recording: Recording) -> Standing:
    return Standing(state, recording is Recording.RUNNING and state is not State.PREPARING)


async def note_picture(
    session: AsyncSession, live_id: int, media_epoch: int, width: int, height: int
) -> bool:
    """Say how large the picture is."""
    changed = await session.scalar(
        update(Live)
        .where(Live.id == live_id, Live.media_epoch == media_epoch)
        .values(width=width, height=height)
        .returning(Live.id)
    )
    return changed is not None


async def note_rendition(
    session: AsyncSession, live_id: int, rendition: int, codecs: str, size: tuple[int, int] | None
) -> None:
    """Say what players must know of a rendition; needed for the recording's first playlist."""
    width, height = size or (None, None)
    values = {"codecs": codecs, "width": width, "height": height}
    await session.execute(
        insert(LiveRendition)
        .values(live_id=live_id, rendition=rendition, **values)
        .on_conflict_do_update(index_elements=["live_id", "rendition"], set_=values)
    )


async def note_lost(session: AsyncSession, bus: Bus, live_id: int, media_epoch: int) -> bool:
    """Say that nothing arrives any more: what is on air is lost, a preview is only dark."""
    live = await _lock_fed(session, live_id, media_epoch)
    if live is None or live.state is State.ENDED:
        return False
    live.fed_at = None
    if live.state is not State.LOST:
        live.lost_at = clock.now()
    if live.state is State.LIVE:
        live.state = State.LOST
        tell_changed(session, bus, live.id)
    return True


async def note_back(session: AsyncSession, bus: Bus, live_id: int, media_epoch: int) -> bool:
    """Say that media arrive again: a lost live is on air."""
    live = await _lock_fed(session, live_id, media_epoch)
    if live is None or live.state is State.ENDED:
        return False
    live.fed_at = clock.now()
    was_lost = live.state is State.LOST
    live.lost_at = None
    if was_lost:
        live.state = State.LIVE
        tell_changed(session, bus, live.id)
    return True


async def note_frame(session: AsyncSession, live_id: int, media_epoch: int, name: str) -> bool:
    """Say which file of the live's folder shows its newest picture."""
    changed = await session.scalar(
        update(Live)
        .where(Live.id == live_id, Live.media_epoch == media_epoch, Live.state != State.ENDED)
        .values(frame=name)
        .returning(Live.id)
    )
    return changed is not None


async def note_segment(session: AsyncSession, live_id: int, segment: FinishedSegment) -> bool:
    """Keep a finished segment; False when it does not belong to the recording: delete its file.

    What was sent before the start is the host's preview and never kept. Idempotent; takes segments
    of former publishers too, whoever brings them: a restarted `ingest` empties its spool.
    """
    live = await lock_live(session, live_id)
    if not _is_kept(live, segment):
        return False
    values = {
        "name": segment.name,
        "init": segment.init,
        "began_ms": segment.began_ms,
        "duration_ms": segment.duration_ms,
        "discontinuity": segment.discontinuity,
        "gap": segment.gap,
        "size": segment.size,
    }
    await session.execute(
        insert(LiveSegment)
        .values(live_id=live_id, rendition=segment.rendition, number=segment.number, **values)
        .on_conflict_do_update(index_elements=["live_id", "rendition", "number"], set_=values)
    )
    if live.state is State.ENDED:
        live.recording = Recording.RUNNING
        await defer_recording(session, live.id)
    return True


def _is_kept(live: Live, segment: FinishedSegment) -> bool:
    if live.started_at is None or not live.is_recorded or live.recording is Recording.DELETED:
        return False
    # It may come hours after the end: a store that was away is owed everything.
    if live.ended_at is not None and segment.began_ms > _ms(live.ended_at + CLOCKS_DIFFER):
        return False
    return segment.began_ms + segment.duration_ms > _ms(live.started_at)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


async def _lock_fed(session: AsyncSession, live_id: int, media_epoch: int) -> Live | None:
    try:
        live = await lock_live(session, LiveId(live_id))
    except LiveNotFound:
        return None
    return live if live.media_epoch == media_epoch else None
