"""Events that are published exactly when their transaction commits: a table, and its relay.

Rows are written in the caller's transaction and published afterwards with the row's id as
`Nats-Msg-Id`. Ids are time-ordered but commit out of order, so the relay reads "unpublished",
never "id greater than the last". Published rows are kept a day.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

import msgspec
from psycopg import AsyncConnection, OperationalError
from sqlalchemy import BigInteger, DateTime, Index, Text, insert, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import clock
from rampe.kit.database import Base
from rampe.kit.ids import new_id
from rampe.kit.request_id import current_request

log = logging.getLogger(__name__)

CHANNEL = "rampe_outbox"
LOCK_KEY = 0x6F757462_6F78  # "outbox"
BATCH = 500
POLL_SECONDS = 1.0
KEEP = timedelta(hours=24)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _EventMeta(msgspec.StructMeta):
    """Lets an event's class statement name its subject."""

    subject: str

    def __new__(
        mcls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        subject: str = "",
        **options: Any,
    ) -> "_EventMeta":
        cls = super().__new__(mcls, name, bases, namespace, **options)
        cls.subject = subject
        return cls


class Event(msgspec.Struct, metaclass=_EventMeta, frozen=True, kw_only=True):
    """A fact that other domains may consume; its constructor refuses unknown fields.

    Subclasses name their subject: `class Followed(Event, subject="social.followed.v1")`.
    Consumers decode with the same type, which ignores fields it does not know.
    """

    if TYPE_CHECKING:
        subject: ClassVar[str]

        def __init_subclass__(cls, subject: str = "") -> None: ...


class Envelope(msgspec.Struct, frozen=True):
    """What travels on the bus: id, moment, the account that acted, version and the event itself.

    `request` is the id of the request that it comes from.
    """

    id: int
    at: datetime
    actor: int | None
    v: int
    data: msgspec.Raw
    subject: str = ""
    request: str = ""


class OutboxRow(Base):
    """An event that waits to be published, or was within the last day."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_unpublished", "id", postgresql_where=text("published_at IS NULL")),
        Index("ix_outbox_published_at", "published_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(Text)
    actor: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    request_id: Mapped[str | None] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


async def emit(session: AsyncSession, event: Event, actor: int | None = None) -> int:
    """Write an event in the caller's transaction and return its id."""
    row = _row_of(event, actor)
    await session.execute(insert(OutboxRow).values(row))
    await session.execute(text(f"NOTIFY {CHANNEL}"))
    return row["id"]


async def emit_all(session: AsyncSession, events: Sequence[tuple[Event, int | None]]) -> None:
    """Write events, each with its actor, in one statement."""
    if events:
        rows = [_row_of(event, actor) for event, actor in events]
        await session.execute(insert(OutboxRow).values(rows))
        await session.execute(text(f"NOTIFY {CHANNEL}"))


def _row_of(event: Event, actor: int | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "subject": event.subject,
        "actor": actor,
        "at": clock.now(),
        "data": msgspec.to_builtins(event),
        "request_id": current_request() or None,
    }


Publish = Callable[[str, bytes, str], Awaitable[None]]
"""Publishes `(subject, body, message id)` durably and returns after the ack."""


class Relay:
    """The one task of all workers that publishes the outbox; an advisory lock keeps it alone."""

    def __init__(self, url: str, publish: Publish) -> None:
        self._url = url
        self._publish = publish

    async def run(self, stop: asyncio.Event) -> None:
        """Publish until `stop` is set, through losses of the database and of the bus."""
        while not stop.is_set():
            try:
                await self._run_connected(stop)
            except OperationalError as error:
                log.warning("outbox relay lost its database: %s", error)
            except (TimeoutError, ConnectionError, OSError) as error:
                log.warning("outbox relay could not publish: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_SECONDS)

    async def _run_connected(self, stop: asyncio.Event) -> None:
        async with await AsyncConnection.connect(self._url, autocommit=True) as connection:
            if not await self._is_alone(connection):
                return
            await connection.execute(f"LISTEN {CHANNEL}".encode())
            while not stop.is_set():
                while await self.publish_batch(connection) == BATCH:
                    pass
                await _wait_for_notify(connection)

    async def _is_alone(self, connection: AsyncConnection[Any]) -> bool:
        cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (LOCK_KEY,))
        row = await cursor.fetchone()
        return bool(row and row[0])

    async def publish_batch(self, connection: AsyncConnection[Any]) -> int:
        """Publish up to `BATCH` waiting events, in the order of their ids; return how many."""
        cursor = await connection.execute(
            "SELECT id, subject, actor, at, data, request_id FROM outbox "
            "WHERE published_at IS NULL ORDER BY id LIMIT %s",
            (BATCH,),
        )
        rows = await cursor.fetchall()
        done: list[int] = []
        try:
            for event_id, subject, actor, at, data, request in rows:
                await self._publish(
                    f"ev.{subject}",
                    encode_envelope(event_id, subject, actor, at, data, request),
                    str(event_id),
                )
                done.append(event_id)
        finally:
            if done:
                await connection.execute(
                    "UPDATE outbox SET published_at = now() WHERE id = ANY(%s)", (done,)
                )
        return len(rows)


async def _wait_for_notify(connection: AsyncConnection[Any]) -> None:
    async for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
        pass


def encode_envelope(
    event_id: int,
    subject: str,
    actor: int | None,
    at: datetime,
    data: Any,
    request: str | None = None,
) -> bytes:
    """Return the bytes of an event on the bus; `v` is the number that ends its subject."""
    version = int(subject.rsplit(".v", 1)[1])
    envelope = {"id": event_id, "at": at, "actor": actor, "v": version, "data": data}
    return msgspec.json.encode({**envelope, "subject": subject, "request": request or ""})


async def delete_published(session: AsyncSession) -> None:
    """Forget events published more than a day ago."""
    await session.execute(
        text("DELETE FROM outbox WHERE published_at < :before"), {"before": clock.now() - KEEP}
    )
