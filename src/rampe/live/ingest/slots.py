"""How many encodes at once the cores of this machine allow."""

import os


class Slots:
    """Counts encodes; who cannot have one goes on without."""

    def __init__(self, total: int | None = None) -> None:
        """Allow `total` at once: by default one for two cores, and one on any machine."""
        self._free = max(1, (os.cpu_count() or 1) // 2) if total is None else total

    def take(self) -> bool:
        """Whether there is one more; `give` it back."""
        if self._free <= 0:
            return False
        self._free -= 1
        return True

    def give(self) -> None:
        """One encode is over."""
        self._free += 1
