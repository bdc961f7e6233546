"""What processes that carry a live are told after the commit; the row says it too."""

from functools import partial
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.database import after_commit
from rampe.live.models import EndReason
from rampe.ports.bus import Bus


def tell_live(session: AsyncSession, bus: Bus, live_id: int, message: dict[str, Any]) -> None:
    """Let ingest, edges and the room know that something about a live has changed."""
    body = msgspec.json.encode(message)
    after_commit(session, partial(bus.publish, f"live.{live_id}.ctl", body))


def tell_started(session: AsyncSession, bus: Bus, live_id: int) -> None:
    """The live is on air."""
    tell_live(session, bus, live_id, {"t": "started"})


def tell_ended(session: AsyncSession, bus: Bus, live_id: int, reason: EndReason) -> None:
    """The live is over: nothing more is taken or shown."""
    tell_live(session, bus, live_id, {"t": "ended", "reason": reason.value})


def tell_changed(session: AsyncSession, bus: Bus, live_id: int) -> None:
    """Title, audience or state is another: read the row again."""
    tell_live(session, bus, live_id, {"t": "changed"})
