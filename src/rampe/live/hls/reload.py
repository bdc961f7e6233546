"""Blocking playlist reload (RFC 8216bis §6.2.5.2): answer now, wait, or refuse. Pure."""

from collections.abc import Mapping
from enum import Enum
from math import ceil

import msgspec

from rampe.live.hls.window import PART_TARGET, TARGET_SECONDS, Window

WAIT_SECONDS = 3.0 * TARGET_SECONDS
"""Longer than this nobody waits: 503."""
SEGMENTS_AHEAD = 2
PARTS_AHEAD = ceil(3 / PART_TARGET)
_MSN, _PART = "_HLS_msn", "_HLS_part"


class Answer(Enum):
    """What to do with a request for a playlist."""

    NOW = "now"
    WAIT = "wait"
    BAD_REQUEST = "bad request"


class Awaited(msgspec.Struct, frozen=True):
    """The segment, or the part of it, that the playlist has to contain before it is sent."""

    number: int
    part: int | None


def parse_awaited(query: Mapping[str, str]) -> Awaited | None:
    """Read the delivery directives of a request; None if it does not want to wait.

    Raises:
        ValueError: they make no sense.
    """
    number, part = query.get(_MSN), query.get(_PART)
    if number is None:
        if part is not None:
            raise ValueError("_HLS_part without _HLS_msn")
        return None
    return Awaited(_whole(number), None if part is None else _whole(part))


def _whole(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 12):
        raise ValueError("a delivery directive is a whole number")
    return int(value)


def decide(window: Window, awaited: Awaited | None) -> Answer:
    """Say whether the playlist of a window can be sent."""
    if awaited is None or window.ended:
        return Answer.NOW
    number, part = window.last
    if awaited.number > number + SEGMENTS_AHEAD:
        return Answer.BAD_REQUEST
    if awaited.number < number:
        return Answer.NOW
    if awaited.number > number:
        return Answer.WAIT
    if awaited.part is None:
        # The newest segment is complete only when the next one has begun.
        return Answer.NOW if window.segments[-1].complete else Answer.WAIT
    if awaited.part > part + PARTS_AHEAD:
        return Answer.BAD_REQUEST
    return Answer.NOW if awaited.part <= part else Answer.WAIT
