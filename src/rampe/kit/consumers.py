"""Consumers of events: each event is applied once, in the transaction that records that it was."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import BigInteger, DateTime, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import clock
from rampe.kit.database import Base, Database
from rampe.kit.outbox import Envelope, Event
from rampe.kit.request_id import on_behalf_of
from rampe.kit.services import Services

log = logging.getLogger(__name__)

MAX_DELIVERIES = 10
# Longer than the stream keeps events (7 days): a replayed event is still known.
KEEP = timedelta(days=8)

Handle = Callable[[AsyncSession, Envelope, Services], Awaitable[None]]


@dataclass(frozen=True)
class Consumer:
    """A named reader of some subjects, such as `ev.social.followed.v1` or `ev.social.>`."""

    name: str
    subjects: tuple[str, ...]
    handle: Handle


def subjects_of(*events: type[Event]) -> tuple[str, ...]:
    """Return the subjects under which the relay publishes these events."""
    return tuple(f"ev.{event.subject}" for event in events)


class ConsumedEvent(Base):
    """That a consumer has applied an event."""

    __tablename__ = "consumed_event"
    __table_args__ = (Index("ix_consumed_event_at", "at"),)

    consumer: Mapped[str] = mapped_column(Text, primary_key=True)
    event_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class DeadLetter(Base):
    """An event that a consumer could not apply in ten deliveries, for staff to look at."""

    __tablename__ = "dead_letter"

    consumer: Mapped[str] = mapped_column(Text, primary_key=True)
    event_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    error: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def decode_envelope(body: bytes) -> Envelope:
    """Read an event from the bus."""
    return msgspec.json.decode(body, type=Envelope)


async def apply_once(services: Services, consumer: Consumer, body: bytes) -> bool:
    """Apply an event unless this consumer has already; return whether it was applied now."""
    envelope = decode_envelope(body)
    with on_behalf_of(envelope.request):
        return await _apply(services, consumer, envelope)


async def _apply(services: Services, consumer: Consumer, envelope: Envelope) -> bool:
    async with services.get(Database).session() as session:
        recorded = await session.scalar(
            pg_insert(ConsumedEvent)
            .values(consumer=consumer.name, event_id=envelope.id, at=clock.now())
            .on_conflict_do_nothing()
            .returning(ConsumedEvent.event_id)
        )
        if recorded is None:
            return False
        await consumer.handle(session, envelope, services)
        return True


async def bury(services: Services, consumer: str, body: bytes, error: Exception) -> None:
    """Record an event that could not be applied as a dead letter."""
    envelope = decode_envelope(body)
    log.error("consumer %s gave up on event %s: %s", consumer, envelope.id, error)
    async with services.get(Database).session() as session:
        await session.execute(
            pg_insert(DeadLetter)
            .values(
                consumer=consumer,
                event_id=envelope.id,
                subject=envelope.subject,
                body=msgspec.json.decode(body),
                error=f"{type(error).__name__}: {error}"[:2000],
                at=clock.now(),
            )
            .on_conflict_do_nothing()
        )


async def delete_old_marks(session: AsyncSession) -> None:
    """Forget which events were applied once the stream itself has forgotten them."""
    await session.execute(
        text("DELETE FROM consumed_event WHERE at < :before"), {"before": clock.now() - KEEP}
    )
