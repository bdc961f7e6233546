"""How many encodes at once the cores of this machine allow, and whose they are."""

import os
import time
from collections.abc import Callable
from typing import Protocol

from rampe.live.ingest.share import (
    Holder,
    Need,
    encoders_for,
    find_giver,
    find_least,
    may_begin,
)

ASKED_SECONDS = 6.0
"""Who waits asks at each key frame that a segment begins with; who has not is dark, or gone."""


class Asker(Protocol):
    """Something that is nice to have, and needs an encode for it."""

    def need(self) -> Need:
        """How much it is needed now."""
        ...

    def stop(self) -> None:
        """Give way: `give` the encode back at once."""
        ...


class Slots:
    """Counts encodes. What is only nice to have gives way to what a live is not seen without."""

    def __init__(self, total: int | None = None, now: Callable[[], float] = time.monotonic) -> None:
        """Allow `total` at once: by default one for two cores, and one on any machine."""
        self._total = encoders_for(count_cores()) if total is None else total
        self._now = now
        self._taken = 0
        self._since: dict[Asker, float] = {}
        """Since when who has one has it; the newest last."""
        self._asked: dict[Asker, float] = {}
        """When who waits has asked last."""

    @property
    def total(self) -> int:
        """How many there may be at once of what gives way."""
        return self._total

    def ask(self, asker: Asker) -> bool:
        """Whether there is one now for what can do without; if not, ask again and again.

        Who has one and is needed clearly less gives way.
        """
        now = self._now()
        self._asked[asker] = now
        need, waiting = asker.need(), self._waiting(asker, now)
        free = self._total - self._taken
        if free <= 0 and self._since:
            holders = list(self._since)
            known = [Holder(one.need(), self._since[one]) for one in holders]
            giver = find_giver(need, waiting, known, now)
            if giver is not None:
                holders[giver].stop()
                free = self._total - self._taken
        if not may_begin(need, waiting, free):
            return False
        del self._asked[asker]
        self._taken += 1
        self._since[asker] = now
        return True

    def give(self, asker: Asker) -> None:
        """An encode that was asked for is over."""
        del self._since[asker]
        self._taken -= 1

    def forget(self, asker: Asker) -> None:
        """Who waited does so no longer."""
        self._asked.pop(asker, None)

    def insist(self) -> bool:
        """Whether there is one when somebody gives way; `end` it."""
        if self._taken >= self._total and self._since:
            holders = list(self._since)
            holders[find_least([one.need() for one in holders])].stop()
        if self._taken >= self._total:
            return False
        self._taken += 1
        return True

    def demand(self) -> bool:
        """Whether there is one for a picture that there is not without; `end` it.

        Then an encode has one core instead of two; more would hold up every live.
        """
        if self.insist():
            return True
        if self._taken >= max(1, 2 * self._total):
            return False
        self._taken += 1
        return True

    def end(self) -> None:
        """One that was insisted on, or demanded, is over."""
        self._taken -= 1

    def _waiting(self, asker: Asker, now: float) -> list[Need]:
        self._asked = {one: at for one, at in self._asked.items() if now - at <= ASKED_SECONDS}
        return [one.need() for one in self._asked if one is not asker]


def count_cores() -> int:
    """Return how many cores this process may use: sets of cores count, quotas of time do not."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
