"""The renditions that a live may have: what its host sends, and what is made smaller of it. Pure.

Their numbers are names, in messages, addresses, files and rows; `FROM_TOP` is their order.
"""

from collections.abc import Collection, Sequence

import msgspec

SOURCE, LOWER, MIDDLE = 0, 1, 2
FROM_TOP = (SOURCE, MIDDLE, LOWER)
"""From the largest picture down."""


class Rung(msgspec.Struct, frozen=True):
    """A rendition that we make."""

    number: int
    side: int
    """The shorter side of its picture."""
    kbps: int
    above: int
    """A picture whose shorter side is not above this is not made so small."""
    least_kbps: int = 0
    """Nor one that is hardly heavier; once it is made, it is as long as it is lighter at all."""
    recorded: bool = True

    @property
    def is_first(self) -> bool:
        """Whether it comes before the others, and stays when they have to go."""
        return self.number == LOWER

    def is_worth(self, side: int, kbps: float, *, runs: bool) -> bool:
        """Whether it is made of a picture of this shorter side, and so many kb/s."""
        least = min(self.kbps, self.least_kbps) if runs else self.least_kbps
        return side > self.above and kbps >= least


RUNGS = (
    Rung(LOWER, side=360, kbps=600, above=480),
    # What comes and goes with the cores is not recorded, and half as much again to store.
    Rung(MIDDLE, side=540, kbps=1_200, above=700, least_kbps=1_800, recorded=False),
)
"""In the order in which they are made."""


def is_below(one: int, other: int) -> bool:
    """Whether the first has the smaller picture."""
    return place_of(one) > place_of(other)


def place_of(rendition: int) -> int:
    """Return how far from the top it is; what nobody knows is at the bottom."""
    return FROM_TOP.index(rendition) if rendition in FROM_TOP else len(FROM_TOP) - 1


def next_below(rendition: int, offered: Collection[int]) -> int | None:
    """Return the nearest of those that have a smaller picture."""
    return _first(FROM_TOP[place_of(rendition) + 1 :], offered)


def next_above(rendition: int, offered: Collection[int]) -> int | None:
    """Return the nearest of those that have a larger picture."""
    return _first(FROM_TOP[: place_of(rendition)][::-1], offered)


def nearest(rendition: int, offered: Collection[int]) -> int | None:
    """Return it where it is offered; else what is less by the least, else what is more."""
    here = FROM_TOP[place_of(rendition)]
    if here in offered:
        return here
    below = next_below(here, offered)
    return next_above(here, offered) if below is None else below


def _first(order: Sequence[int], offered: Collection[int]) -> int | None:
    return next((one for one in order if one in offered), None)
