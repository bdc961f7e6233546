"""Hearts on their way to the database; only what is stored there is shown (LIK-03).

A flush carries a number that the database takes once, so that one whose fate is unknown is sent
again as it was: nothing is lost or counted twice. What is shown is what the database answered; it
never decreases.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from rampe.live.room.pace import Allowance

MINUTE = 60.0


class HeartJudge(Protocol):
    """Says which hearts count. Those that do not never enter counter, goal or ranking."""

    def counted(self, account_id: int, n: int, now: float) -> int:
        """Return how many of `n` hearts of a member count, 0 to `n`."""
        ...


class EveryHeart:
    """All hearts count."""

    def counted(self, account_id: int, n: int, now: float) -> int:
        """Return `n`."""
        return n


@dataclass(frozen=True)
class Flush:
    """Hearts to store, by account, under a number that is stored once."""

    number: int
    hearts: dict[int, int]


@dataclass
class Hearts:
    """The hearts of one live. `total` and `flushed` are what the database has."""

    total: int
    flushed: int
    per_second: float = 20.0
    judge: HeartJudge = field(default_factory=EveryHeart)

    def __post_init__(self) -> None:
        self._allowance = Allowance(self.per_second, self.per_second)
        self._waiting: dict[int, int] = {}
        self._sent: Flush | None = None
        self._recent: deque[tuple[float, int]] = deque()

    def add(self, account_id: int, n: int, now: float) -> int:
        """Count hearts of a member; return how many of them are."""
        granted = self._allowance.take(account_id, n, now) if n > 0 else 0
        granted = min(granted, max(0, self.judge.counted(account_id, granted, now)))
        if granted > 0:
            self._waiting[account_id] = self._waiting.get(account_id, 0) + granted
        return granted

    def next_flush(self) -> Flush | None:
        """Return what is to be stored now: what was sent without an answer first."""
        if self._sent is None and self._waiting:
            self._sent = Flush(self.flushed + 1, self._waiting)
            self._waiting = {}
        return self._sent

    def stored(self, flush: Flush, total: int, now: float) -> None:
        """Note that a flush is in the database, whose total is now `total`."""
        if self._sent is not flush:
            raise ValueError("another flush is on its way")
        self._sent = None
        self.flushed = flush.number
        if total > self.total:
            self._recent.append((now, total - self.total))
            self.total = total

    def per_minute(self, now: float) -> int:
        """Return how many were stored within the last minute, for the host (LIK-04)."""
        while self._recent and self._recent[0][0] <= now - MINUTE:
            self._recent.popleft()
        return sum(n for _, n in self._recent)

    def forget(self, now: float) -> None:
        """Forget members who have sent nothing lately."""
        self._allowance.forget(now)
