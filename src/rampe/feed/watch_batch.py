"""Writing watch events: a batch of the bus becomes rows, memory and statistics, or nothing does.

Each event has effect once, however often the bus delivers it: only rows that were inserted now move
statistics, and the insert refuses an event id that is there already.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Select,
    Text,
    bindparam,
    case,
    column,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.feed.events import Watched
from rampe.feed.models import FeedPreference, FeedSeen, FeedVideo, WatchEvent
from rampe.kit import clock
from rampe.kit.consumers import decode_envelope
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import Asset
from rampe.ports.bus import Delivery
from rampe.video import Video, do_add_views, is_out, may_open

# What counts as a view that the author is shown, and as a video watched to its end.
VIEW_MS = 1_000
COMPLETE_SHARE = 0.9
LONGEST_MS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Inserted:
    """A watch event that was written now, with what statistics need of it."""

    viewer: int
    video_id: int
    author_id: int
    watched_ms: int
    duration_ms: int
    ended: bool
    at: datetime

    @property
    def is_view(self) -> bool:
        """Whether it was looked at for a moment, or to the end of something very short."""
        return self.watched_ms >= VIEW_MS or self.ended

    @property
    def is_complete(self) -> bool:
        """Whether it was watched to its end, or nearly."""
        return self.ended or self.watched_ms >= self.duration_ms * COMPLETE_SHARE


_FIELDS = {
    "event_id": PgUuid(as_uuid=True),
    "viewer": BigInteger(),
    "account_id": BigInteger(),
    "session": Text(),
    "video_id": BigInteger(),
    "watched_ms": BigInteger(),
    "loops": BigInteger(),
    "ended": Boolean(),
    "source": Text(),
    "at": DateTime(timezone=True),
    "day": Date(),
}


def _insert_new() -> Select[*tuple[Any, ...]]:
    """Return the statement that writes the events of videos that their viewers could open."""
    arrays = (bindparam(f"{name}s", type_=ARRAY(kind)) for name, kind in _FIELDS.items())
    event = (
        func.unnest(*arrays)
        .table_valued(*(column(name, kind) for name, kind in _FIELDS.items()))
        .render_derived("event")
    ).c
    duration = func.coalesce(Asset.duration_ms, 0)
    # Nobody watches longer than the loops take; what a client claims beyond is cut off.
    watched = func.least(event.watched_ms, duration * (event.loops + 2), LONGEST_MS)
    values = {
        WatchEvent.day: event.day,
        WatchEvent.viewer: event.viewer,
        WatchEvent.event_id: event.event_id,
        WatchEvent.video_id: event.video_id,
        WatchEvent.watched_ms: watched,
        WatchEvent.duration_ms: duration,
        WatchEvent.loops: event.loops,
        WatchEvent.ended: event.ended,
        WatchEvent.source: event.source,
        WatchEvent.session: event.session,
        WatchEvent.at: event.at,
    }
    rows = (
        select(*values.values())
        .join(Video, Video.id == event.video_id)
        .join(Account, Account.id == Video.author_id)
        .join(Asset, Asset.id == Video.asset_id)
        .where(is_out(), may_open(event.account_id))
    )
    inserted = (
        insert(WatchEvent)
        .from_select(list(values), rows)
        .on_conflict_do_nothing()
        .returning(
            WatchEvent.viewer,
            WatchEvent.video_id,
            WatchEvent.watched_ms,
            WatchEvent.duration_ms,
            WatchEvent.ended,
            WatchEvent.at,
        )
        .cte("inserted")
    )
    return select(inserted, Video.author_id).join(Video, Video.id == inserted.c.video_id)


_INSERT_NEW = _insert_new()


async def apply_batch(services: Services, deliveries: Sequence[Delivery]) -> None:
    """Write a batch of events from the bus. Safe to repeat in whole and in part."""
    events = [read_delivery(delivery.body) for delivery in deliveries]
    async with services.get(Database).session() as session:
        inserted = await _insert(session, events)
        await _mark_seen(session, inserted)
        # Watching one's own video says nothing about it.
        others = [each for each in inserted if each.viewer != each.author_id]
        await _add_statistics(session, others)
        await do_add_views(session, Counter(each.video_id for each in others if each.is_view))


def read_delivery(body: bytes) -> Watched:
    """Return the event in a message of the bus."""
    return msgspec.json.decode(decode_envelope(body).data, type=Watched)


async def _insert(session: AsyncSession, events: Sequence[Watched]) -> list[Inserted]:
    fields = {
        f"{name}s": [getattr(event, name) for event in events]
        for name in _FIELDS
        if name not in ("day", "event_id")
    }
    fields["days"] = [event.at.astimezone(UTC).date() for event in events]
    fields["event_ids"] = [UUID(event.event_id) for event in events]
    rows = await session.execute(_INSERT_NEW, fields)
    return [Inserted(**row) for row in rows.mappings()]


async def _mark_seen(session: AsyncSession, inserted: Sequence[Inserted]) -> None:
    now = clock.now()
    latest: dict[tuple[int, int], datetime] = {}
    for each in inserted:
        key = (each.viewer, each.video_id)
        # A fast clock must not make a video the last seen for days.
        latest[key] = max(latest.get(key, each.at), min(each.at, now))
    if not latest:
        return
    decided = select(
        FeedPreference.account_id, FeedPreference.history_on, FeedPreference.reset_at
    ).where(FeedPreference.account_id.in_({viewer for viewer, _ in latest}))
    without, reset = set[int](), dict[int, datetime]()
    for account_id, history_on, reset_at in await session.execute(decided):
        if not history_on:
            without.add(account_id)
        if reset_at is not None:
            reset[account_id] = reset_at
    statement = insert(FeedSeen)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["viewer", "video_id"],
            set_={
                # While the history is paused, what stands in it does not move.
                "seen_at": case(
                    (
                        FeedSeen.in_history & ~statement.excluded.in_history,
                        FeedSeen.seen_at,
                    ),
                    else_=func.greatest(FeedSeen.seen_at, statement.excluded.seen_at),
                ),
                "in_history": FeedSeen.in_history | statement.excluded.in_history,
                "forgotten": FeedSeen.forgotten & statement.excluded.forgotten,
            },
        ),
        [
            {
                "viewer": viewer,
                "video_id": video_id,
                "seen_at": at,
                "in_history": viewer not in without,
                # Watched before a reset, and told after it.
                "forgotten": viewer in reset and at <= reset[viewer],
            }
            for (viewer, video_id), at in sorted(latest.items())
        ],
    )


async def _add_statistics(session: AsyncSession, inserted: Sequence[Inserted]) -> None:
    impressions = Counter(each.video_id for each in inserted)
    if not impressions:
        return
    completions = Counter(each.video_id for each in inserted if each.is_complete)
    watched: Counter[int] = Counter()
    for each in inserted:
        watched[each.video_id] += each.watched_ms
    statement = insert(FeedVideo)
    added = statement.excluded
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["video_id"],
            set_={
                "impressions": FeedVideo.impressions + added.impressions,
                "completions": FeedVideo.completions + added.completions,
                "watched_ms": FeedVideo.watched_ms + added.watched_ms,
                "stale_since": func.coalesce(FeedVideo.stale_since, added.stale_since),
            },
        ),
        # In the order of ids, so that two batches lock the rows they share in the same order.
        [
            {
                "video_id": video_id,
                "impressions": shown,
                "completions": completions[video_id],
                "watched_ms": watched[video_id],
                "stale_since": clock.now(),
            }
            for video_id, shown in sorted(impressions.items())
        ],
    )
