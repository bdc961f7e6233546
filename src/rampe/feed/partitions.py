"""Partitions of watch events, one a day: made ahead of time, dropped when they are too old."""

from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.feed.watch_event import AHEAD, LATEST
from rampe.kit import clock

TABLE = "watch_event"
DEFAULT = f"{TABLE}_default"
# Events arrive up to a day ahead; a worker that was off for a weekend finds its partitions made.
MADE_AHEAD = AHEAD + timedelta(days=3)
_LOCK_KEY = 0x7761746368  # "watch"


def partition_of(day: date) -> str:
    """Return the name of a day's partition."""
    return f"{TABLE}_{day:%Y%m%d}"


async def do_make_partitions(session: AsyncSession) -> None:
    """Make the partitions of every day for which events may arrive. Idempotent."""
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    made = await _partitions(session)
    today = clock.now().date()
    for offset in range(-LATEST.days, MADE_AHEAD.days + 1):
        day = today + timedelta(days=offset)
        if partition_of(day) not in made:
            await _make_partition(session, day)


async def do_drop_partitions(session: AsyncSession, keep: timedelta) -> None:
    """Forget the events of days longer than `keep` ago."""
    last = partition_of(clock.now().date() - keep)
    for name in sorted(await _partitions(session)):
        if name != DEFAULT and name < last:
            await session.execute(text(f"DROP TABLE {name}"))


async def _partitions(session: AsyncSession) -> set[str]:
    rows = await session.scalars(
        text(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = CAST(:parent AS regclass)"
        ),
        {"parent": TABLE},
    )
    return set(rows)


async def _make_partition(session: AsyncSession, day: date) -> None:
    """Make a day's partition, with the rows that the default partition has caught meanwhile."""
    name, dates = partition_of(day), {"day": day}
    await session.execute(text(f"LOCK TABLE {DEFAULT} IN ACCESS EXCLUSIVE MODE"))
    await session.execute(text(f"CREATE TABLE {name} (LIKE {TABLE} INCLUDING ALL)"))
    moved = f"DELETE FROM {DEFAULT} WHERE day = :day RETURNING *"  # noqa: S608 - names of ours
    move = f"WITH moved AS ({moved}) INSERT INTO {name} SELECT * FROM moved"  # noqa: S608
    await session.execute(text(move), dates)
    limits = f"FROM ('{day}') TO ('{day + timedelta(days=1)}')"
    await session.execute(text(f"ALTER TABLE {TABLE} ATTACH PARTITION {name} FOR VALUES {limits}"))
