"""Reset: For You forgets what it learnt of a member, and begins as with somebody new (REC-02).

What was seen may come again, and what was watched so far says nothing about them any more. What
they chose themselves stays: interests, languages, whom they follow, and what they hid. So does the
history, which has its own end, unless it is to go as well. Nobody else's feed changes.
"""

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.feed.models import FeedPreference, FeedSeen, FeedSession
from rampe.kit import clock


async def do_reset(session: AsyncSession, account_id: AccountId, *, history: bool) -> None:
    """Forget what was learnt of a member, and the `history` if that is wanted. Idempotent.

    The watch events themselves stay for their time, so that none is counted twice; `reset_at` says
    from when on they tell something, also for those that are still on their way.
    """
    now = clock.now()
    await session.execute(
        insert(FeedPreference)
        .values(account_id=account_id, reset_at=now)
        .on_conflict_do_update(index_elements=["account_id"], set_={"reset_at": now})
    )
    await session.execute(delete(FeedSession).where(FeedSession.viewer == account_id))
    gone = delete(FeedSeen).where(FeedSeen.viewer == account_id)
    await session.execute(gone if history else gone.where(~FeedSeen.in_history))
    await session.execute(
        update(FeedSeen)
        .where(FeedSeen.viewer == account_id, ~FeedSeen.forgotten)
        .values(forgotten=True)
    )
