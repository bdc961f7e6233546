"""Counting anew what ranking goes by: followers of accounts, public videos of hashtags.

Events only mark; a job counts what there is, so that nothing is counted twice and nothing drifts.
"""

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, is_active
from rampe.search.models import SearchAccount, SearchHashtag
from rampe.social import Follow
from rampe.video import Video, VideoHashtag, is_public

BATCH = 200


async def do_recount_accounts(session: AsyncSession) -> int:
    """Count the followers of a batch of marked accounts; return how many accounts."""
    stale = await session.scalars(
        select(SearchAccount.account_id)
        .where(SearchAccount.stale_since.is_not(None))
        .order_by(SearchAccount.account_id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    account_ids = stale.all()
    followers = (
        select(func.count())
        .select_from(Follow)
        .join(Account, Account.id == Follow.follower_id)
        .where(Follow.followed_id == SearchAccount.account_id, is_active())
        .correlate(SearchAccount)
        .scalar_subquery()
    )
    await session.execute(
        update(SearchAccount)
        .where(SearchAccount.account_id.in_(account_ids))
        .values(followers=followers, stale_since=None)
    )
    return len(account_ids)


async def do_recount_hashtags(session: AsyncSession) -> int:
    """Count the public videos of a batch of marked hashtags; forget those that nothing has."""
    stale = await session.scalars(
        select(SearchHashtag.folded)
        .where(SearchHashtag.stale_since.is_not(None))
        .order_by(SearchHashtag.folded)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    tags = stale.all()
    videos = (
        select(func.count())
        .select_from(VideoHashtag)
        .join(Video, Video.id == VideoHashtag.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(VideoHashtag.folded == SearchHashtag.folded, is_public())
        .correlate(SearchHashtag)
        .scalar_subquery()
    )
    await session.execute(
        update(SearchHashtag)
        .where(SearchHashtag.folded.in_(tags))
        .values(videos=videos, stale_since=None)
    )
    used = exists().where(VideoHashtag.folded == SearchHashtag.folded)
    await session.execute(delete(SearchHashtag).where(SearchHashtag.folded.in_(tags), ~used))
    return len(tags)
