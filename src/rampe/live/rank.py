"""In which order running lives are listed: one pure function, to be replaced (RNK-01).

For a live on air for t minutes, with v viewers now, h hearts and c comments:

    activity  a = h / 20 + c                   a comment costs its writer what 20 hearts do
    exposure  n = t · max(v, 1)                viewer-minutes, from what is known now
    rate      r = (a + K·p) / (n + K)          shrunk towards p, the mean of all that run
    score     s = r / (r + p) + 0.3 · 2^(−t/20) + 0.6·[followed] − 0.5·[signal lost]

The first term is 0.5 for an average live, whatever its size: no term grows with viewers or
followers, and small rooms are neither lifted nor sunk by a few hearts (K = 20 viewer-minutes). The
second lets new lives be found while nothing is known of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SHRINK = 20.0
FLOOR = 0.01
HEARTS_A_COMMENT = 20
FRESH, FRESH_HALF_LIFE = 0.3, 20.0
FOLLOWED = 0.6
LOST = 0.5


@dataclass(frozen=True)
class Running:
    """What is known of a running live."""

    id: int
    minutes: float
    viewers: int
    hearts: int
    comments: int
    followed: bool
    lost: bool

    @property
    def activity(self) -> float:
        """What its viewers did."""
        return self.hearts / HEARTS_A_COMMENT + self.comments

    @property
    def exposure(self) -> float:
        """How many viewer-minutes there were to do it."""
        return max(self.minutes, 0.0) * max(self.viewers, 1)


def rank(lives: Sequence[Running]) -> list[tuple[float, int]]:
    """Return score and id of each live, the best first; equal ones by id, newest first."""
    exposure = sum(live.exposure for live in lives)
    mean = sum(live.activity for live in lives) / exposure if exposure else 0.0
    mean = max(mean, FLOOR)
    scored = [(round(score(live, mean), 6), live.id) for live in lives]
    return sorted(scored, reverse=True)


def score(live: Running, mean: float) -> float:
    """Return one live's score among lives of this mean rate; the formula is above."""
    rate = (live.activity + SHRINK * mean) / (live.exposure + SHRINK)
    return (
        rate / (rate + mean)
        + FRESH * 2 ** (-max(live.minutes, 0.0) / FRESH_HALF_LIFE)
        + FOLLOWED * live.followed
        - LOST * live.lost
    )
