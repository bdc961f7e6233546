"""Which rendition a viewer is on: down at once when it is late, up when it may be worth it. Pure.

One rung at a time. Whoever goes up and is late again soon has a link that is too narrow for that
rung: it waits twice as long before the next attempt, or it would freeze every ten seconds.
"""

from collections.abc import Collection

from rampe.live.push.viewer import CLEAN_SECONDS, ViewerQueue
from rampe.live.rungs import SOURCE, is_below, nearest, next_above, next_below

FAILED_SECONDS = 15.0
"""Late so soon after going up: that was too much."""
PATIENCE_MOST = 120.0


class Ladder:
    """The choice of one viewer. `now` is seconds of a steady clock."""

    def __init__(self) -> None:
        self.rendition = SOURCE
        self.wanted: int | None = None
        """What the viewer asks for; None: what its link carries."""
        self._patience: dict[int, float] = {}
        """How long to stay below each rendition that was left."""
        self._not_before: dict[int, float] = {}
        self._raised: float | None = None

    def decide(self, queue: ViewerQueue, offered: Collection[int], now: float) -> int:
        """Return the rendition to be on, of the source and those that are `offered`.

        `queue` is that of the present one, and says how it does.
        """
        known = {SOURCE, *offered}
        if self.wanted is not None:
            return _or_source(nearest(self.wanted, known))
        here = self.rendition
        if here not in known:
            return _or_source(nearest(here, known))
        is_clean = queue.may_go_up(now)
        if queue.wants_lower and not is_clean:
            below = next_below(here, known)
            return here if below is None else below
        above = next_above(here, known)
        if above is not None and is_clean and now >= self._not_before.get(above, 0.0):
            return above
        return here

    def is_trying(self, now: float) -> bool:
        """Whether it has just gone up, and nobody knows yet whether its link carries that."""
        return self._raised is not None and now - self._raised < FAILED_SECONDS

    def move(self, rendition: int, now: float) -> None:
        """Note that the viewer has been moved."""
        left, self.rendition = self.rendition, rendition
        if rendition == left:
            return
        if is_below(left, rendition):
            self._raised = now
            return
        was = self._patience.get(left, CLEAN_SECONDS)
        failed = self.is_trying(now)
        self._patience[left] = min(2 * was, PATIENCE_MOST) if failed else CLEAN_SECONDS
        self._not_before[left] = now + self._patience[left]
        self._raised = None


def _or_source(rendition: int | None) -> int:
    return SOURCE if rendition is None else rendition
