"""The part of a file that is meant, in milliseconds of the file's own time. Pure.

A picture stays when its time, rounded to a millisecond, is in [start, end); sound is cut at the
same two moments. Browsers that cut before sending go by the same rule.
"""

import re
from dataclasses import dataclass

DAY_MS = 86_400_000
# What is rounded to a millisecond lies up to half of one before it.
ROUNDING = 0.0005
_TRIM = re.compile(r"(\d{1,8}),(\d{1,8})", re.ASCII)


@dataclass(frozen=True)
class Trim:
    """From one moment up to another. Raises `ValueError` unless they come in this order."""

    start_ms: int
    end_ms: int

    def __post_init__(self) -> None:
        """Check the order."""
        if not 0 <= self.start_ms < self.end_ms <= DAY_MS:
            raise ValueError("a part of a file ends after it begins")


@dataclass(frozen=True)
class Span:
    """Seconds of a file: where it begins, and how long it is. `whole` when nothing is cut off."""

    start: float
    seconds: float
    whole: bool = True


def span_of(trim: Trim | None, duration: float) -> Span:
    """Return what is meant of a file of this duration; nothing of it may be left (0 seconds)."""
    if trim is None or (trim.start_ms == 0 and trim.end_ms >= duration * 1000):
        return Span(0.0, duration)
    start = max(0.0, trim.start_ms / 1000 - ROUNDING)
    end = min(duration, trim.end_ms / 1000 - ROUNDING)
    return Span(start, max(0.0, end - start), whole=False)


def parse_trim(value: str | None) -> Trim | None:
    """Read `start,end` of an upload's metadata. Raises `ValueError`."""
    if not value:
        return None
    found = _TRIM.fullmatch(value)
    if found is None:
        raise ValueError("trim is two whole numbers of milliseconds, start,end")
    return Trim(int(found[1]), int(found[2]))
