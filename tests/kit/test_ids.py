"""Ids: ordered by time, unique for a node, strings of digits at the edge (decision 8)."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.kit.ids import (
    EPOCH_MS,
    NODES,
    ClockWentBackError,
    IdFactory,
    floor_id,
    id_time,
    parse_id,
)

NOW = EPOCH_MS + 1_000_000


class Clock:
    """A clock that a test sets; it moves on by itself where something waits for it."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def __call__(self) -> int:
        """Tell the time; each look takes a hundredth of a millisecond, rounded down."""
        self.looks = getattr(self, "looks", 0) + 1
        return self.ms + self.looks // 100_000


@given(st.lists(st.integers(min_value=-4_000, max_value=50), max_size=200))
def test_ids_increase_though_the_clock_wavers(steps: list[int]) -> None:
    """A clock set back by less than 5 s gives neither a repeated nor a smaller id."""
    clock = Clock(NOW)
    make = IdFactory(7, clock)
    ids = [make()]
    for step in steps:
        clock.ms = max(NOW - 4_000, NOW + step)
        ids.append(make())
    assert all(before < after for before, after in pairwise(ids))
    assert all(0 < value < 1 << 63 for value in ids)


def test_clock_set_back_far_is_refused() -> None:
    """More than 5 s back: the process must end rather than make ids twice."""
    clock = Clock(NOW)
    make = IdFactory(0, clock)
    make()
    clock.ms -= 5_001
    with pytest.raises(ClockWentBackError):
        make()


def test_nodes_do_not_meet() -> None:
    """Two processes in the same millisecond make different ids."""
    ids = {IdFactory(node, Clock(NOW))() for node in range(NODES)}
    assert len(ids) == NODES


def test_more_than_a_millisecond_holds() -> None:
    """After 4,096 ids the factory goes on in the next millisecond."""
    ticks = iter(range(10_000_000))
    make = IdFactory(0, lambda: NOW + next(ticks) // 5_000)
    ids = [make() for _ in range(10_000)]
    assert len(set(ids)) == 10_000
    assert ids == sorted(ids)


def test_time_can_be_read_from_an_id() -> None:
    """`id_time` and `floor_id` are each other's reverse, to the millisecond."""
    moment = datetime(2026, 11, 22, 12, 0, 0, 123_000, tzinfo=UTC)
    assert id_time(floor_id(moment)) == moment
    assert id_time(IdFactory(3, Clock(NOW))()) == datetime.fromtimestamp(NOW / 1000, UTC)


@pytest.mark.parametrize(
    "bad", ["", "-1", "1.0", "١", " 1", "9" * 20, str(1 << 63), True, None, 1.5]
)
def test_forged_ids_are_refused(bad: object) -> None:
    """Only decimals of 63 bits are ids."""
    with pytest.raises(ValueError):
        parse_id(bad)
