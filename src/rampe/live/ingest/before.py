"""What a live has had, beyond what is left of it on this disk: what comes is named after it.

Names are served as immutable, and rows are found by their numbers. How many there were nobody
knows any more, so the time since the live was made stands for it: nothing is cut more often.
"""

import msgspec

from rampe.live.hls.window import WindowState
from rampe.live.media.samples import TICKS
from rampe.live.media.timeline import ORIGIN

SEGMENTS_A_SECOND = 2
"""Segments last two seconds, and a publisher that begins anew each second makes one more."""
PARTS_A_SECOND = 100
INITS_A_SECOND = 60
UPDATES_A_SECOND = PARTS_A_SECOND + INITS_A_SECOND


class Before(msgspec.Struct, frozen=True):
    """How long ago the live was made, and the newest segment of each rendition in its recording."""

    seconds: int
    recorded: dict[int, int]
    first: int | None = None
    """The number of the next segment, where another rendition says it."""

    @property
    def cut(self) -> int:
        """Where time goes on, in ticks of the live: not before anything that was shown."""
        return ORIGIN + self.seconds * TICKS

    def is_past(self, rendition: int, next_segment: int) -> bool:
        """Whether more is recorded than a disk knows of, of which `next_segment` would be next.

        Another machine has gone on meanwhile, or a power cut has taken the last seconds.
        """
        return self.recorded.get(rendition, -1) >= next_segment

    def state(self) -> WindowState:
        """Return an empty window whose names and numbers are all new."""
        newest = max(self.recorded.values(), default=-1)
        first = max(SEGMENTS_A_SECOND * self.seconds, newest + 1)
        return WindowState(
            updates=UPDATES_A_SECOND * self.seconds,
            init=None,
            next_init=INITS_A_SECOND * self.seconds,
            next_part=PARTS_A_SECOND * self.seconds,
            next_segment=first if self.first is None else self.first,
            anchor=None,
            segments=[],
            removed_discontinuities=0,
            ended=False,
            data=[],
        )
