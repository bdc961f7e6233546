"""How many encodes at once the cores of this machine allow."""

import os
from collections.abc import Callable

GiveWay = Callable[[], None]


class Slots:
    """Counts encodes. What is only nice to have gives way to what a live is not seen without."""

    def __init__(self, total: int | None = None) -> None:
        """Allow `total` at once: by default one for two cores, and one on any machine."""
        self._total = max(1, (os.cpu_count() or 1) // 2) if total is None else total
        self._taken = 0
        self._yielding: list[GiveWay] = []

    def take(self, give_way: GiveWay) -> bool:
        """Whether there is one more, for what can do without: `give_way` is to give it back."""
        if self._taken >= self._total:
            return False
        self._taken += 1
        self._yielding.append(give_way)
        return True

    def give(self, give_way: GiveWay) -> None:
        """An encode that was taken with `give_way` is over."""
        self._yielding.remove(give_way)
        self._taken -= 1

    def insist(self) -> bool:
        """Whether there is one when somebody gives way; `end` it."""
        if self._taken >= self._total and self._yielding:
            self._yielding[-1]()
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
