"""Bars: what a figure of a bench must reach, in one place, so that a miss shows as an exit code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bar:
    """A figure must be `at_most` so much, or `at_least`."""

    at_most: float = float("inf")
    at_least: float = float("-inf")

    def __str__(self) -> str:
        if self.at_least == float("-inf"):
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}"

    def holds(self, figure: float) -> bool:
        """Whether a figure reaches it."""
        return self.at_least <= figure <= self.at_most


def judged(figures: Mapping[str, Any], bars: Mapping[str, Bar]) -> dict[str, Any]:
    """Return the figures with their bars, and the names of those that miss theirs."""
    if not bars:
        return dict(figures)
    missed = [name for name, bar in bars.items() if not bar.holds(figures[name])]
    said = {name: str(bar) for name, bar in bars.items()}
    return {**figures, "bars": said, "missed": missed, "met": not missed}
