"""What the domains need of a nudity filter, whoever looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class LookFailed(RuntimeError):
    """The pictures could not be looked at this time; trying again may help."""


@dataclass(frozen=True)
class Finding:
    """What was believed to be seen: `score` from 0 to 1, and a `label` from 0 up."""

    score: float
    label: str | None = None


class Nudity(Protocol):
    """Looks at pictures. Never call it inside a transaction: it takes seconds."""

    @property
    def looks(self) -> bool:
        """Whether it looks at all: where it does not, nothing need be fetched for it."""
        ...

    async def look(self, frames: Sequence[bytes]) -> Finding:
        """Return the strongest finding in JPEG, PNG or WebP pictures; other bytes count nothing.

        Raises:
            LookFailed: it could not.
        """
        ...
