"""Time-ordered 64-bit ids: 41 bits of milliseconds since 2026, 10 of node, 12 of sequence."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
EPOCH_MS = int(EPOCH.timestamp() * 1000)
NODE_BITS, SEQUENCE_BITS = 10, 12
NODES = 1 << NODE_BITS
MAX_BACKWARDS_MS = 5_000
_SEQUENCES = 1 << SEQUENCE_BITS
_MAX_ID = (1 << 63) - 1


def system_ms() -> int:
    """Return the system's clock: ids follow it even where `kit.clock` was moved."""
    return time.time_ns() // 1_000_000


class ClockWentBackError(RuntimeError):
    """The system clock was set back further than a process may wait for: it must end."""


class IdFactory:
    """Makes ids that are unique for one node number and never decrease."""

    def __init__(self, node: int, now_ms: Callable[[], int] = system_ms) -> None:
        if not 0 <= node < NODES:
            raise ValueError(f"node must be in 0..{NODES - 1}, not {node}")
        self._node = node
        self._now_ms = now_ms
        self._last_ms = -1
        self._sequence = 0
        self._lock = threading.Lock()

    def __call__(self) -> int:
        """Return the next id.

        Raises:
            ClockWentBackError: the clock is more than 5 s behind the last id.
        """
        with self._lock:
            return self._next()

    def _next(self) -> int:
        ms = self._now_ms() - EPOCH_MS
        if ms < self._last_ms - MAX_BACKWARDS_MS:
            raise ClockWentBackError(f"clock is {self._last_ms - ms} ms behind the last id")
        if ms <= self._last_ms:
            # Same millisecond, or a clock set back a little: count on within the last one.
            ms = self._last_ms
            self._sequence += 1
            if self._sequence == _SEQUENCES:
                ms = self._wait_past(self._last_ms)
                self._sequence = 0
        else:
            self._sequence = 0
        self._last_ms = ms
        return ms << (NODE_BITS + SEQUENCE_BITS) | self._node << SEQUENCE_BITS | self._sequence

    def _wait_past(self, last_ms: int) -> int:
        while (ms := self._now_ms() - EPOCH_MS) <= last_ms:
            time.sleep(0.0005)
        return ms


_factory = IdFactory(node=0)


def configure(node: int) -> None:
    """Give this process its leased node number; see `kit.nodes`."""
    global _factory
    _factory = IdFactory(node)


def new_id() -> int:
    """Return a new id of this process's node."""
    return _factory()


def id_time(value: int) -> datetime:
    """Return the moment an id was made."""
    ms = (value >> (NODE_BITS + SEQUENCE_BITS)) + EPOCH_MS
    return datetime.fromtimestamp(ms / 1000, UTC)


def floor_id(moment: datetime) -> int:
    """Return the smallest id that could have been made at `moment`."""
    ms = int(moment.timestamp() * 1000) - EPOCH_MS
    return max(ms, 0) << (NODE_BITS + SEQUENCE_BITS)


def parse_id(value: object) -> int:
    """Read an id from JSON or a path.

    Raises:
        ValueError: not a decimal of at most 63 bits.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError("an id is a string of digits")
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= 19) or int(text) > _MAX_ID:
        raise ValueError("an id is a string of digits")
    return int(text)


PublicId = Annotated[
    int,
    BeforeValidator(parse_id),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,19}$"}),
]
"""An id at the HTTP edge: a string in JSON, an `int` inside."""
