"""What a brand's team reads of its account: counts, as everybody's profile has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.social.follow import count_followers
from rampe.social.models import AccountCounter, CounterDelta


@dataclass(frozen=True)
class SocialFigures:
    """Followers, and likes received."""

    async def count(self, session: AsyncSession, account_id: int) -> Mapping[str, int]:
        """Return the counts at this moment."""
        return {
            "social.followers": await count_followers(session, AccountId(account_id)),
            "social.likes": await count_received_likes(session, account_id),
        }


async def count_received_likes(session: AsyncSession, account_id: int) -> int:
    """Return how many likes an account's targets have, those not flushed yet included."""
    flushed = select(AccountCounter.likes).where(AccountCounter.account_id == account_id)
    waiting = select(func.sum(CounterDelta.likes)).where(
        CounterDelta.owner_id == account_id, CounterDelta.kind != "comment"
    )
    parts = [await session.scalar(part) for part in (flushed, waiting)]
    return sum(int(part or 0) for part in parts)
