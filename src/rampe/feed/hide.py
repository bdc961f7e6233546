"""Hiding: a member does not want to see a video, an author or a hashtag, and For You obeys at once.

Only For You: whom one follows stays in Following, and everything is found on purpose. Nobody else
learns of it; that a video was hidden lowers it a little for everybody, by number.
"""

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, is_active
from rampe.feed.errors import BadHashtag, CannotHideSelf, TooManyHidden
from rampe.feed.models import FeedHidden, FeedHiddenAuthor, FeedHiddenHashtag
from rampe.feed.statistics import do_mark_stale
from rampe.kit import clock
from rampe.social import not_blocked
from rampe.video import Video, VideoNotFound, is_out, may_open, parse_hashtags

MOST_HASHTAGS = 500


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


async def do_hide_author(session: AsyncSession, account_id: AccountId, author_id: int) -> None:
    """Keep an author out of a member's For You. Idempotent.

    Raises:
        CannotHideSelf: one's own videos are not recommended to oneself anyway.
        AccountNotFound: no such account, or one of the two blocks the other.
    """
    if author_id == account_id:
        raise CannotHideSelf
    known = exists().where(
        Account.id == author_id, is_active(), not_blocked(Account.id, account_id)
    )
    if not await session.scalar(select(known)):
        raise AccountNotFound
    await session.execute(
        insert(FeedHiddenAuthor)
        .values(account_id=account_id, author_id=author_id, at=clock.now())
        .on_conflict_do_nothing()
    )


async def do_unhide_author(session: AsyncSession, account_id: AccountId, author_id: int) -> None:
    """Let an author into a member's For You again. Idempotent."""
    await session.execute(
        delete(FeedHiddenAuthor).where(
            FeedHiddenAuthor.account_id == account_id, FeedHiddenAuthor.author_id == author_id
        )
    )


async def do_hide_hashtag(session: AsyncSession, account_id: AccountId, written: str) -> None:
    """Keep videos with a hashtag out of a member's For You. Idempotent.

    Raises:
        BadHashtag: this could not be a hashtag of a caption.
        TooManyHidden: more than `MOST_HASHTAGS` are hidden.
    """
    found = parse_hashtags(f"#{written}")
    if len(found) != 1 or found[0].tag != written:
        raise BadHashtag
    await session.execute(
        insert(FeedHiddenHashtag)
        .values(account_id=account_id, folded=found[0].folded, tag=written, at=clock.now())
        .on_conflict_do_nothing()
    )
    hidden = await session.scalars(
        select(FeedHiddenHashtag.folded)
        .where(FeedHiddenHashtag.account_id == account_id)
        .limit(MOST_HASHTAGS + 1)
    )
    if len(hidden.all()) > MOST_HASHTAGS:
        raise TooManyHidden(most=MOST_HASHTAGS)


async def do_unhide_hashtag(session: AsyncSession, account_id: AccountId, folded: str) -> None:
    """Let a hashtag into a member's For You again. Idempotent."""
    await session.execute(
        delete(FeedHiddenHashtag).where(
            FeedHiddenHashtag.account_id == account_id, FeedHiddenHashtag.folded == folded
        )
    )
