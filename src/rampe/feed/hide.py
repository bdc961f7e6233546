"""Hiding: a member does not want to see a video, and the feed obeys at once."""

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.feed.models import FeedHidden
from rampe.feed.statistics import do_mark_stale
from rampe.kit import clock
from rampe.video import Video, VideoNotFound, is_out, may_open


async def do_hide(session: AsyncSession, account_id: AccountId, video_id: int) -> None:
    """Keep a video out of a member's feeds. Idempotent.

    Raises:
        VideoNotFound: no such video, or the member may not open it.
    """
    known = (
        exists()
        .where(Video.id == video_id, Account.id == Video.author_id)
        .where(is_out(), may_open(account_id))
    )
    if not await session.scalar(select(known)):
        raise VideoNotFound
    await session.execute(
        insert(FeedHidden)
        .values(account_id=account_id, video_id=video_id, at=clock.now())
        .on_conflict_do_nothing()
    )
    await do_mark_stale(session, [video_id])


async def do_unhide(session: AsyncSession, account_id: AccountId, video_id: int) -> None:
    """Let a video into a member's feeds again. Idempotent."""
    await session.execute(
        delete(FeedHidden).where(
            FeedHidden.account_id == account_id, FeedHidden.video_id == video_id
        )
    )
    await do_mark_stale(session, [video_id])
