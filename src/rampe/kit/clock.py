"""The one source of the current time, so that a test can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_offset = timedelta()


def now() -> datetime:
    """Return the current time in UTC, aware."""
    return datetime.now(UTC) + _offset


def now_ms() -> int:
    """Return the current time in milliseconds since the Unix epoch."""
    return int(now().timestamp() * 1000)


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Move the clock of this process to `to` (aware); time goes on from there until the block ends."""
    global _offset
    before = _offset
    _offset = to - datetime.now(UTC)
    try:
        yield
    finally:
        _offset = before
