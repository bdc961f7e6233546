"""Where a click on an ad may lead (ADS-02): a brand's account, or its verified site."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Destination:
    """A brand as the destination of clicks. `site_url` is there when the brand proved it."""

    account_id: int
    handle: str
    name: str
    profile_path: str
    site_url: str | None


class AdsDestinations(Protocol):
    """Offers and checks destinations; whoever keeps campaigns asks again before each delivery."""

    async def offer(self, session: AsyncSession, member_id: int) -> Sequence[Destination]:
        """Return the brands for which a member may run a campaign."""
        ...

    async def find(self, session: AsyncSession, account_id: int) -> Destination | None:
        """Return a brand as it is at this moment; none when clicks may not lead there."""
        ...
