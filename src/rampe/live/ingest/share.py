"""How many lower renditions the cores allow, and which lives have them. Pure.

Every live has its first one before any has a second one, which is made only where somebody needs
it and given up for any first one at once. Else viewers whose links are too narrow come first, then
the size of the audience. Who has one keeps it for a while, and loses it only to a live that needs
it clearly more: two lives of the same size would otherwise take it from each other for ever.
"""

from collections.abc import Iterable, Sequence

import msgspec

from rampe.live.rungs import RUNGS, Rung

KEPT_SECONDS = 20.0
"""An encode that has just begun is not ended for another live."""
FEW_VIEWERS = 5
"""So many more, and twice as many, is clearly more."""


class Need(msgspec.Struct, frozen=True, order=True):
    """How much a live needs a lower rendition; what is greater comes first."""

    is_first: bool = True
    """Without it there is none."""
    narrow: int = 0
    """Viewers who are on a lower rendition, or would be if there were one."""
    viewers: int = 0
    """All who watch: each of them may be the next."""


class Holder(msgspec.Struct, frozen=True):
    """A live that has one."""

    need: Need
    since: float
    """Seconds of a steady clock."""


def encoders_for(cores: int) -> int:
    """Return how many encodes at once so many cores allow: half of them are for all the rest."""
    return max(1, cores // 2)


def rungs_for(encoders: int) -> tuple[Rung, ...]:
    """Return what may be made beside a source; who has one encode never has a second one."""
    return RUNGS if encoders > 1 else tuple(rung for rung in RUNGS if rung.is_first)


def is_called_for(need: Need) -> bool:
    """Whether to make it where there is room: a second one not for three whom all of it reaches."""
    return need.is_first or need.narrow > 0 or need.viewers >= FEW_VIEWERS


def is_clearly_more(one: Need, other: Need) -> bool:
    """Whether the rendition is worth taking from `other`, whose viewers see it end."""
    if one.is_first != other.is_first:
        return one.is_first
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
    settled = [at for at, one in enumerate(holders) if _may_end(one, need, now)]
    if not settled:
        return None
    least = settled[find_least([holders[at].need for at in settled])]
    return least if is_clearly_more(need, holders[least].need) else None


def _may_end(holder: Holder, need: Need, now: float) -> bool:
    return now - holder.since >= KEPT_SECONDS or (need.is_first and not holder.need.is_first)
