"""Which lives have a lower rendition when there are fewer cores than lives. Pure.

Viewers whose links are too narrow come first, then the size of the audience. Who has one keeps it
for a while, and loses it only to a live that needs it clearly more: two lives of the same size
would otherwise take it from each other for ever.
"""

from collections.abc import Iterable, Sequence

import msgspec

KEPT_SECONDS = 20.0
"""An encode that has just begun is not ended for another live."""
FEW_VIEWERS = 5
"""So many more, and twice as many, is clearly more."""


class Need(msgspec.Struct, frozen=True, order=True):
    """How much a live needs a lower rendition; what is greater comes first."""

    narrow: int = 0
    """Viewers who are on the lower rendition, or would be if there were one."""
    viewers: int = 0
    """All who watch: each of them may be the next."""


class Holder(msgspec.Struct, frozen=True):
    """A live that has one."""

    need: Need
    since: float
    """Seconds of a steady clock."""


def is_clearly_more(one: Need, other: Need) -> bool:
    """Whether the rendition is worth taking from `other`, whose viewers see it end."""
    if one.narrow or other.narrow:
        return one.narrow > 2 * other.narrow
    return one.viewers >= 2 * other.viewers + FEW_VIEWERS


def may_begin(need: Need, waiting: Iterable[Need], free: int) -> bool:
    """Whether one of the free slots is for who needs so much; `waiting` are the others who wait."""
    return free > sum(other > need for other in waiting)


def find_least(holders: Sequence[Need]) -> int:
    """Return which of them gives way first: who needs it least, the newest of those."""
    return min(range(len(holders)), key=lambda at: (holders[at], -at))


def find_giver(
    need: Need, waiting: Iterable[Need], holders: Sequence[Holder], now: float
) -> int | None:
    """Return which holder gives way to who needs so much and waits; None while nobody does."""
    if any(other > need for other in waiting):
        return None
    settled = [at for at, one in enumerate(holders) if now - one.since >= KEPT_SECONDS]
    if not settled:
        return None
    least = settled[find_least([holders[at].need for at in settled])]
    return least if is_clearly_more(need, holders[least].need) else None
