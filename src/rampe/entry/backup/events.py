"""The events that are in the bus alone: taken in, acknowledged to a member, not yet applied.

What the outbox has and what consumers have applied is in the database. Left are events that were
published and not applied by everybody when the database's moment came; watch events have never been
anywhere else. They are read from where the slowest consumer stood before that moment, and published
again into the restored platform: consumers know by their ids those they had applied after all.
"""

import asyncio
from pathlib import Path

import msgspec

from rampe.ports.bus import Bus

NAME = "events.json"


class SavedEvent(msgspec.Struct, frozen=True):
    """An event as it was on the bus."""

    subject: str
    id: str
    body: str


async def read_events(bus: Bus, floor: int) -> bytes:
    """Read everything after a place in the stream."""
    found = [
        SavedEvent(event.subject, event.message_id, event.body.decode())
        async for event in bus.read_after(floor)
    ]
    return msgspec.json.encode(found)


async def publish_events(bus: Bus, file: Path) -> int:
    """Publish saved events again, in their order; return how many."""
    saved = await asyncio.to_thread(file.read_bytes)
    events = msgspec.json.decode(saved, type=list[SavedEvent])
    for event in events:
        await bus.publish_event(event.subject, event.body.encode(), event.id)
    return len(events)
