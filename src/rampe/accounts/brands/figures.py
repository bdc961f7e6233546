"""The statistics of a brand, which the domains above count: each registers its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession


class Figures(Protocol):
    """Counts of one domain for an account, by name; `video.views` is the key of a text."""

    async def count(self, session: AsyncSession, account_id: int) -> Mapping[str, int]:
        """Return the counts at this moment."""
        ...


@dataclass(frozen=True)
class BrandFigures:
    """The figures of every domain."""

    sources: Sequence[Figures]

    async def count(self, session: AsyncSession, account_id: int) -> dict[str, int]:
        """Return all counts of an account."""
        found: dict[str, int] = {}
        for source in self.sources:
            found.update(await source.count(session, account_id))
        return found
