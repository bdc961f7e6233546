"""Watch events as clients send them: which are taken, and when they happened. Pure functions.

A client sends an event again until it has an answer, so all that identifies it comes from the
client: its id, and the day it belongs to. The day is read from the id where the id holds a time
(UUIDv7, our own ids), and from `at` where it does not.
"""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from rampe.feed.viewer import ViewerKey
from rampe.kit.ids import EPOCH, id_time, parse_id

MAX_EVENTS = 100
LATEST = timedelta(days=7)
# Clocks of phones are wrong by hours at times; so much ahead still counts as the present.
AHEAD = timedelta(days=1)
DAY_MS = 86_400_000

Milliseconds = Annotated[int, Meta(ge=0, le=DAY_MS)]


class WatchEventIn(msgspec.Struct, frozen=True):
    """A view of a video, sent when it ends or the tab closes.

    `id` is a UUIDv7, or a time-ordered id like ours, and stays the same when the event is sent
    again; `at` is when the view began.
    """

    id: Annotated[str, Meta(min_length=1, max_length=36)]
    video_id: Annotated[str, Meta(pattern="^[0-9]{1,19}$")]
    watched_ms: Milliseconds
    at: Annotated[datetime, Meta(tz=True)]
    loops: Annotated[int, Meta(ge=0, le=100_000)] = 0
    duration_ms: Milliseconds = 0
    ended: bool = False
    source: Annotated[str, Meta(pattern="^[a-z_]{0,40}$")] = ""
    session: Annotated[str, Meta(pattern="^([A-Za-z0-9_-]{16,64})?$")] = ""


class WatchIn(msgspec.Struct, frozen=True):
    """Watch events of one client, 100 at most."""

    events: Annotated[list[WatchEventIn], Meta(max_length=MAX_EVENTS)]


class WatchOut(msgspec.Struct, frozen=True):
    """How many events were taken; the others will never be. `now` lets a client set its clock."""

    accepted: int
    rejected: int
    now: datetime


class WatchBatch(msgspec.Struct, frozen=True):
    """`WatchIn` whose events are not read yet: one that is not valid spoils no other."""

    events: Annotated[list[msgspec.Raw], Meta(max_length=MAX_EVENTS)]


def read_event(raw: msgspec.Raw) -> WatchEventIn | None:
    """Return an event; none when it is not valid."""
    try:
        return msgspec.json.decode(raw, type=WatchEventIn)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def event_uuid(event_id: str) -> UUID | None:
    """Return a client's event id in one form for all its forms; none when it has none of them."""
    try:
        if event_id.isascii() and event_id.isdigit():
            return UUID(int=parse_id(event_id))
        return UUID(event_id)
    except ValueError:
        return None


def moment_of(event_id: UUID, at: datetime, now: datetime) -> datetime | None:
    """Return when an event happened, the same for each sending; none when that cannot be believed.

    Events of the last seven days are taken, and those of clocks that are up to a day fast.
    """
    moment = _time_in(event_id) or at.astimezone(UTC)
    return moment if now - LATEST <= moment <= now + AHEAD else None


def _time_in(event_id: UUID) -> datetime | None:
    if event_id.int >> 63 == 0:
        moment = id_time(event_id.int)
        return moment if moment > EPOCH + timedelta(days=1) else None
    if event_id.version == 7:
        ms = event_id.int >> 80
        # Beyond the year 9999 there is no datetime.
        return datetime.fromtimestamp(ms / 1000, UTC) if ms < 253_402_300_800_000 else None
    return None


def envelope_id(viewer: ViewerKey, event_id: UUID) -> int:
    """Return the id of the event on the bus: the same each time the same viewer sends it."""
    digest = blake2b(f"{viewer}:{event_id}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
