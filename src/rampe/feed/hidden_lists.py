"""Reads of what a member has hidden from For You, the last hidden first."""

from sqlalchemy import BigInteger, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, account_refs, is_active
from rampe.feed.models import FeedHidden, FeedHiddenAuthor, FeedHiddenHashtag
from rampe.feed.paging import older_than
from rampe.feed.schemas import HiddenAuthor, HiddenHashtag
from rampe.kit.pagination import Page, moment_key, paginate
from rampe.social import PageRequest, not_blocked
from rampe.video import Look, Video, VideoCard, is_out, may_open, read_cards


async def list_hidden_videos(
    session: AsyncSession, look: Look, account_id: AccountId, page: PageRequest
) -> Page[VideoCard]:
    """List the hidden videos that the member may still open."""
    rows = (
        select(FeedHidden.video_id, FeedHidden.at)
        .join(Video, Video.id == FeedHidden.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(FeedHidden.account_id == account_id, is_out(), may_open(account_id))
        .where(older_than(page.cursor, FeedHidden.at, FeedHidden.video_id))
        .order_by(FeedHidden.at.desc(), FeedHidden.video_id.desc())
        .limit(page.limit + 1)
    )
    found = [(row.video_id, row.at) for row in await session.execute(rows)]
    listed, cursor = paginate(found, page.limit, moment_key)
    cards = await read_cards(session, look, [video_id for video_id, _ in listed])
    return Page(items=cards, next_cursor=cursor)


async def list_hidden_authors(
    session: AsyncSession, look: Look, account_id: AccountId, page: PageRequest
) -> Page[HiddenAuthor]:
    """List the hidden authors that the member may still see."""
    rows = (
        select(FeedHiddenAuthor.author_id, FeedHiddenAuthor.at)
        .join(Account, Account.id == FeedHiddenAuthor.author_id)
        .where(
            FeedHiddenAuthor.account_id == account_id,
            is_active(),
            not_blocked(FeedHiddenAuthor.author_id, account_id),
        )
        .where(older_than(page.cursor, FeedHiddenAuthor.at, FeedHiddenAuthor.author_id))
        .order_by(FeedHiddenAuthor.at.desc(), FeedHiddenAuthor.author_id.desc())
        .limit(page.limit + 1)
    )
    found = [(row.author_id, row.at) for row in await session.execute(rows)]
    listed, cursor = paginate(found, page.limit, moment_key)
    refs = await account_refs(session, [author_id for author_id, _ in listed], look.storage)
    items = [HiddenAuthor(account=refs[author_id]) for author_id, _ in listed if author_id in refs]
    return Page(items=items, next_cursor=cursor)


async def list_hidden_hashtags(
    session: AsyncSession, account_id: AccountId, page: PageRequest
) -> Page[HiddenHashtag]:
    """List the hidden hashtags."""
    # The text itself could be longer than a cursor may be.
    number = func.hashtextextended(FeedHiddenHashtag.folded, 0, type_=BigInteger)
    rows = (
        select(FeedHiddenHashtag, number.label("number"))
        .where(FeedHiddenHashtag.account_id == account_id)
        .where(older_than(page.cursor, FeedHiddenHashtag.at, number))
        .order_by(FeedHiddenHashtag.at.desc(), number.desc())
        .limit(page.limit + 1)
    )
    found = list(await session.execute(rows))
    listed, cursor = paginate(found, page.limit, lambda row: moment_key((row[1], row[0].at)))
    items = [HiddenHashtag(tag=hidden.tag, folded=hidden.folded) for hidden, _ in listed]
    return Page(items=items, next_cursor=cursor)
