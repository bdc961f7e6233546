"""The one source of the current time, so that a test can move it."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_offset = timedelta()


def now() -> datetime:
    """Return the current time in UTC, aware."""
    return datetime.now(UTC) + _offset


@contextmanager
def travel(to: datetime) -> Generator[None]:
    """Move this process's clock to `to` (aware); it goes on from there until the block ends."""
    global _offset
    before = _offset
    _offset = to - datetime.now(UTC)
    try:
        yield
    finally:
        _offset = before
