"""How often a room speaks, and how much of each member it hears: pure arithmetic over a clock."""

from dataclasses import dataclass

SPARE_SECONDS = 1.0
"""Allowance that a member has at once: what a second of the steady rate would be."""


def tick_seconds(viewers: int) -> float:
    """Return the pause between two frames: 10 a second, 5 from 1,000 viewers, 2 from 5,000."""
    if viewers < 1_000:
        return 0.1
    return 0.2 if viewers < 5_000 else 0.5


@dataclass(frozen=True)
class Pace:
    """What is heard of one member."""

    hearts_per_second: float = 20.0
    """Above the 15 that are promised, so that a batch that comes late is still counted whole."""
    comment_burst: int = 5
    comments_per_second: float = 0.5


class Allowance:
    """A token bucket an account: takes of several at once get what is left (ITU-T I.371)."""

    def __init__(self, burst: float, per_second: float) -> None:
        self._cost = 1 / per_second
        self._window = burst * self._cost
        self._spent_until: dict[int, float] = {}

    def take(self, account_id: int, wanted: int, now: float) -> int:
        """Return how many of `wanted` are granted at `now`, in seconds of any steady clock."""
        spent = max(self._spent_until.get(account_id, 0.0), now)
        granted = min(wanted, int((now + self._window - spent) / self._cost + 1e-9))
        if granted > 0:
            self._spent_until[account_id] = spent + granted * self._cost
            return granted
        return 0

    def wait(self, account_id: int, now: float) -> float:
        """Return after how many seconds one more would be granted."""
        spent = max(self._spent_until.get(account_id, 0.0), now)
        return max(0.0, spent + self._cost - now - self._window)

    def forget(self, now: float) -> None:
        """Forget accounts whose allowance is whole again."""
        whole = [one for one, until in self._spent_until.items() if until <= now]
        for account_id in whole:
            del self._spent_until[account_id]
