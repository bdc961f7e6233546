"""The books after the storm: what was written, published, applied and counted, compared."""

# nats-py leaves its options untyped.
# pyright: reportUnknownMemberType=false

from collections import Counter
from dataclasses import dataclass
from typing import Any, cast

import nats
import psycopg
from nats.js.client import JetStreamContext
from nats.js.errors import NotFoundError
from psycopg.rows import dict_row

from rampe.entry.worker import CONSUMER_NAMES, CONSUMERS
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

STREAM = "events"

_UNFINISHED = """
SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS unpublished,
       (SELECT count(*) FROM counter_delta) AS uncounted,
       (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
        AND (scheduled_at IS NULL OR scheduled_at <= now())) AS jobs
"""

# What each column of a counter says, and the rows that it counts.
_COUNTED = {
    "likes": "SELECT kind, target_id, count(*) AS n FROM target_like GROUP BY 1, 2",
    "bookmarks": "SELECT kind, target_id, count(*) AS n FROM bookmark GROUP BY 1, 2",
    "shares": "SELECT kind, target_id, count(*) AS n FROM share GROUP BY 1, 2",
    "comments": "SELECT kind, target_id, count(*) AS n FROM comment"
    " WHERE deleted_at IS NULL AND NOT hidden GROUP BY 1, 2",
}


@dataclass(frozen=True)
class Books:
    """Everything to compare, read when nothing moves any more."""

    outbox: dict[int, str]
    stream: Counter[int]
    consumed: set[tuple[str, int]]
    dead: list[dict[str, Any]]
    counters: dict[str, dict[tuple[str, int], int]]
    rows: dict[str, dict[tuple[str, int], int]]

    @property
    def due(self) -> set[tuple[str, int]]:
        """Which consumer should have applied which event."""
        return {
            (consumer.name, event_id)
            for consumer in CONSUMERS
            for event_id, subject in self.outbox.items()
            if any(matches(pattern, f"ev.{subject}") for pattern in consumer.subjects)
        }


def matches(pattern: str, subject: str) -> bool:
    """Whether a NATS subject pattern covers a subject."""
    wanted, given = pattern.split("."), subject.split(".")
    for place, token in enumerate(wanted):
        if token == ">":
            return len(given) > place
        if place >= len(given) or token not in ("*", given[place]):
            return False
    return len(wanted) == len(given)


async def wait_until_settled(stack: Stack, seconds: float) -> None:
    """Wait until outbox, jobs, counters and consumers have nothing left to do."""

    async def is_settled() -> bool:
        return not any((await _unfinished(stack)).values()) and not await _pending(stack)

    try:
        await eventually(is_settled, "settled", seconds=seconds, pause=0.25)
    except AssertionError:
        raise AssertionError(f"left: {await _unfinished(stack)}, {await _pending(stack)}") from None


async def read_books(stack: Stack) -> Books:
    """Read the database and the stream."""
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:

        async def rows(query: str) -> list[dict[str, Any]]:
            cursor = connection.cursor(row_factory=dict_row)
            return await (await cursor.execute(query.encode())).fetchall()

        return Books(
            outbox={row["id"]: row["subject"] for row in await rows("SELECT * FROM outbox")},
            stream=await _read_stream(stack),
            consumed={
                (row["consumer"], row["event_id"])
                for row in await rows("SELECT consumer, event_id FROM consumed_event")
            },
            dead=await rows("SELECT consumer, event_id, error FROM dead_letter"),
            counters={
                name: _by_target(
                    await rows(f"SELECT kind, target_id, {name} AS n FROM target_counter")
                )
                for name in _COUNTED
            },
            rows={name: _by_target(await rows(query)) for name, query in _COUNTED.items()},
        )


def _by_target(rows: list[dict[str, Any]]) -> dict[tuple[str, int], int]:
    return {(row["kind"], row["target_id"]): row["n"] for row in rows if row["n"]}


async def _unfinished(stack: Stack) -> dict[str, int]:
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:
        cursor = connection.cursor(row_factory=dict_row)
        row = await (await cursor.execute(_UNFINISHED.encode())).fetchone()
    assert row is not None
    return row


async def _pending(stack: Stack) -> dict[str, int]:
    client = await nats.connect(stack.bus_url)
    try:
        stream: JetStreamContext = client.jetstream()
        found: dict[str, int] = {}
        for name in CONSUMER_NAMES:
            try:
                info = await stream.consumer_info(STREAM, name)
            except NotFoundError:
                found[name] = -1  # made when its worker first reached the bus
                continue
            if waiting := (info.num_pending or 0) + (info.num_ack_pending or 0):
                found[name] = waiting
        return found
    finally:
        await client.close()


async def _read_stream(stack: Stack) -> Counter[int]:
    """Count how often each event is in the stream; ids that are no numbers are watch events."""
    client = await nats.connect(stack.bus_url)
    try:
        stream: JetStreamContext = client.jetstream()
        state = (await stream.stream_info(STREAM)).state
        seen: Counter[int] = Counter()
        for number in range(max(1, state.first_seq), state.last_seq + 1):
            message = await stream.get_msg(STREAM, number)
            headers = cast("dict[str, str] | None", message.headers) or {}
            name = headers.get("Nats-Msg-Id", "")
            if name.isdigit():
                seen[int(name)] += 1
        return seen
    finally:
        await client.close()
