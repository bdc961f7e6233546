"""Which renditions there are, in which order, and of what they are made."""

import pytest

from rampe.live.rungs import (
    FROM_TOP,
    LOWER,
    MIDDLE,
    RUNGS,
    SOURCE,
    is_below,
    nearest,
    next_above,
    next_below,
)

ALL = {SOURCE, MIDDLE, LOWER}
UNKNOWN = 9


@pytest.mark.parametrize(
    ("side", "kbps", "made"),
    [
        (1080, 4_000, [LOWER, MIDDLE]),
        (720, 2_500, [LOWER, MIDDLE]),
        (720, 1_000, [LOWER]),
        (720, 0, [LOWER]),
        (540, 2_500, [LOWER]),
        (496, 2_500, [LOWER]),
        (480, 2_500, []),
        (360, 2_500, []),
    ],
)
def test_nothing_is_made_that_is_hardly_smaller_than_its_source(
    side: int, kbps: float, made: list[int]
) -> None:
    """GOL-02: in lines and in bits; 360 lines come first."""
    assert [one.number for one in RUNGS if one.is_worth(side, kbps, runs=False)] == made


def test_what_is_made_goes_on_while_it_is_lighter_at_all() -> None:
    """A bit rate that wavers around a limit begins and ends nothing."""
    (middle,) = (one for one in RUNGS if one.number == MIDDLE)
    assert middle.is_worth(720, 1_300, runs=True)
    assert not middle.is_worth(720, 1_300, runs=False)
    assert not middle.is_worth(720, 1_100, runs=True)
    assert not middle.is_worth(540, 2_500, runs=True)


def test_the_order_is_that_of_the_pictures() -> None:
    """And not that of the numbers, which are names."""
    by_side = sorted(RUNGS, key=lambda one: one.side, reverse=True)
    assert (SOURCE, *(one.number for one in by_side)) == FROM_TOP
    assert is_below(LOWER, MIDDLE)
    assert not is_below(MIDDLE, LOWER)
    assert not is_below(LOWER, LOWER)
    assert next_below(SOURCE, ALL) == next_above(LOWER, ALL) == MIDDLE
    assert next_below(SOURCE, {SOURCE, LOWER}) == LOWER
    assert next_below(LOWER, ALL) is next_above(SOURCE, ALL) is None


def test_what_is_not_there_is_replaced_by_what_is_near() -> None:
    """Rather by less: who asks for less has a reason."""
    assert nearest(MIDDLE, ALL) == MIDDLE
    assert nearest(MIDDLE, {SOURCE, LOWER}) == LOWER
    assert nearest(LOWER, {SOURCE, MIDDLE}) == MIDDLE
    assert nearest(LOWER, {SOURCE}) == SOURCE
    assert nearest(UNKNOWN, ALL) == LOWER
    assert nearest(SOURCE, set()) is None
