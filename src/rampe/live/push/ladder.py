"""Which rendition a viewer is on: down at once when it is late, up when it may be worth it. Pure.

Whoever goes up and is late again soon has a link that is too narrow: it waits twice as long before
the next attempt, or it would freeze every ten seconds.
"""

from rampe.live.push.viewer import CLEAN_SECONDS, ViewerQueue

SOURCE, LOWER = 0, 1
FAILED_SECONDS = 15.0
"""Late so soon after going up: that was too much."""
PATIENCE_MOST = 120.0


class Ladder:
    """The choice of one viewer. `now` is seconds of a steady clock."""

    def __init__(self) -> None:
        self.rendition = SOURCE
        self.wanted: int | None = None
        """What the viewer asks for; None: what its link carries."""
        self._patience = CLEAN_SECONDS
        self._lowered = 0.0
        self._raised: float | None = None

    def decide(self, queue: ViewerQueue, has_lower: bool, now: float) -> int:
        """Return the rendition to be on, given how the queue of the current one does."""
        if not has_lower:
            return SOURCE
        if self.wanted is not None:
            return LOWER if self.wanted >= LOWER else SOURCE
        if self.rendition == SOURCE:
            return LOWER if queue.wants_lower and not queue.may_go_up(now) else SOURCE
        clean = queue.may_go_up(now) and now - self._lowered >= self._patience
        return SOURCE if clean else LOWER

    def is_trying(self, now: float) -> bool:
        """Whether it has just gone up, and nobody knows yet whether its link carries that."""
        return self.rendition == SOURCE and self._was_raised(now)

    def _was_raised(self, now: float) -> bool:
        return self._raised is not None and now - self._raised < FAILED_SECONDS

    def move(self, rendition: int, now: float) -> None:
        """Note that the viewer has been moved."""
        if rendition == self.rendition:
            return
        self.rendition = rendition
        if rendition == SOURCE:
            self._raised = now
            return
        self._lowered = now
        failed = self._was_raised(now)
        self._patience = min(2 * self._patience, PATIENCE_MOST) if failed else CLEAN_SECONDS
