"""Taking watch events: validated, put on the bus under the client's id, and only then answered.

No database is written here (decision 2): `watch_batch.py` writes what the bus holds. An event that
is sent again, because the answer was lost or a closing tab sent it twice, changes nothing.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from rampe.accounts import AccountId, authenticate
from rampe.feed.errors import BadWatchBatch
from rampe.feed.events import Watched
from rampe.feed.viewer import viewer_key
from rampe.feed.watch_event import (
    MAX_EVENTS,
    WatchBatch,
    WatchEventIn,
    WatchOut,
    envelope_id,
    event_uuid,
    moment_of,
    read_event,
)
from rampe.kit import clock
from rampe.kit.errors import Unavailable
from rampe.kit.outbox import encode_envelope
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.kit.services import services_of_request
from rampe.ports.bus import Bus

# A client sends a few a minute; a page that closes, one more.
WATCH_RATE = Rate("watch", burst=120, seconds=60)
SUBJECT = f"ev.{Watched.subject}"


@dataclass(frozen=True, slots=True)
class Message:
    """An event as it is published."""

    id: str
    body: bytes


async def post_watch(request: Request) -> Response:
    """Take a batch of watch events; a plain route, for it is called more often than all others."""
    services = services_of_request(request)
    principal = await authenticate(request)
    account_id = principal.account_id if principal else None
    address = request.client.host if request.client else ""
    await services.get(RateLimiter).hit(WATCH_RATE, account_id or address)
    batch, now = read_batch(await request.body()), clock.now()
    read = [encode_event(read_event(raw), account_id, now) for raw in batch.events]
    messages = [message for message in read if message is not None]
    await publish(services.get(Bus), messages)
    answer = WatchOut(accepted=len(messages), rejected=len(read) - len(messages), now=now)
    return Response(msgspec.json.encode(answer), status_code=202, media_type="application/json")


def read_batch(body: bytes) -> WatchBatch:
    """Return the events of a body, whatever content type it came under: a beacon sends plain text.

    Raises:
        BadWatchBatch: not the JSON that is expected, or more than 100 events.
    """
    try:
        return msgspec.json.decode(body, type=WatchBatch)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadWatchBatch(max_events=MAX_EVENTS) from error


def encode_event(
    event: WatchEventIn | None, account_id: AccountId | None, now: datetime
) -> Message | None:
    """Return an event for the bus; none when it cannot be believed, or nobody sent it."""
    if event is None or (account_id is None and not event.session):
        return None
    event_id = event_uuid(event.id)
    moment = moment_of(event_id, event.at, now) if event_id else None
    if event_id is None or moment is None:
        return None
    viewer = viewer_key(account_id, event.session)
    watched = Watched(
        event_id=str(event_id),
        viewer=viewer,
        account_id=account_id,
        session=event.session,
        video_id=int(event.video_id),
        watched_ms=event.watched_ms,
        loops=event.loops,
        ended=event.ended,
        source=event.source,
        at=moment,
    )
    envelope = envelope_id(viewer, event_id)
    body = encode_envelope(envelope, Watched.subject, account_id, moment, watched)
    return Message(f"{viewer}:{event_id}", body)


async def publish(bus: Bus, messages: Sequence[Message]) -> None:
    """Publish events and wait until the bus holds all of them.

    Raises:
        Unavailable: it does not hold all; the client sends the batch again.
    """
    try:
        await asyncio.gather(
            *(bus.publish_event(SUBJECT, message.body, message.id) for message in messages)
        )
    except ConnectionError as error:
        raise Unavailable from error
