"""The recording of an ended live: its playlists, written from what was kept, without an encode."""

from collections.abc import Sequence
from datetime import timedelta

from procrastinate import RetryStrategy
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.live.errors import LiveNotFound
from rampe.live.find import lock_live
from rampe.live.hls.playlist import Variant, render_master
from rampe.live.models import Live, LiveRendition, LiveSegment, Recording, State
from rampe.live.settings import LiveSettings
from rampe.live.vod import fill, render_vod
from rampe.ports.storage import Storage

MASTER = "main.m3u8"


async def defer_recording(session: AsyncSession, live_id: int) -> None:
    """Have the playlists of an ended live written, once the transaction is committed."""
    await defer(session, finish_recording, lock=f"live:{live_id}", live_id=live_id)


@registry.task(
    name="live:finish_recording",
    queue="default",
    pass_context=True,
    retry=RetryStrategy(max_attempts=8, exponential_wait=2),
)
async def finish_recording(context: JobContext, *, live_id: int) -> None:
    """Write the playlists of what was kept of a live; again when a segment comes late."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await write_recording(session, services.get(Storage), services.get(LiveSettings), live_id)


async def write_recording(
    session: AsyncSession, storage: Storage, settings: LiveSettings, live_id: int
) -> None:
    """Write the playlists and say that the recording plays. Idempotent."""
    try:
        live = await lock_live(session, live_id)
    except LiveNotFound:
        return
    if live.state is not State.ENDED or live.recording is not Recording.RUNNING:
        return
    segments = await _list_segments(session, live)
    renditions = await session.scalars(
        select(LiveRendition)
        .where(LiveRendition.live_id == live.id)
        .order_by(LiveRendition.rendition)
    )
    source = [segment for segment in segments if segment.rendition == 0]
    variants: list[Variant] = []
    for one in renditions:
        kept = [segment for segment in segments if segment.rendition == one.rendition]
        if source:
            kept = fill(source, kept)
        if any(segment.rendition == one.rendition for segment in kept):
            await storage.put(f"{live.recording_folder}/{_name(one)}", render_vod(kept).encode())
            variants.append(_variant(one, kept))
    if not variants:
        live.recording = Recording.NONE
        return
    master = render_master(variants)
    await storage.put(f"{live.recording_folder}/{MASTER}", master.encode())
    live.recording = Recording.READY
    live.duration_ms = _longest(segments)
    ended = live.ended_at or clock.now()
    live.recording_until = ended + timedelta(days=settings.recording_days)


def _name(rendition: LiveRendition) -> str:
    return f"r{rendition.rendition}.m3u8"


async def _list_segments(session: AsyncSession, live: Live) -> list[LiveSegment]:
    rows = await session.scalars(
        select(LiveSegment)
        .where(LiveSegment.live_id == live.id)
        .order_by(LiveSegment.rendition, LiveSegment.number)
    )
    return list(rows)


def _variant(rendition: LiveRendition, kept: Sequence[LiveSegment]) -> Variant:
    seconds = sum(segment.duration_ms for segment in kept) / 1000
    bits = 8 * sum(segment.size for segment in kept)
    size = None
    if rendition.width is not None and rendition.height is not None:
        size = (rendition.width, rendition.height)
    bandwidth = round(bits / seconds) if seconds else 1
    return Variant(_name(rendition), max(1, bandwidth), rendition.codecs, size)


def _longest(segments: Sequence[LiveSegment]) -> int:
    lengths: dict[int, int] = {}
    for segment in segments:
        lengths[segment.rendition] = lengths.get(segment.rendition, 0) + segment.duration_ms
    return max(lengths.values(), default=0)
