"""Following: what the authors one follows have published, newest first, seen or not."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId
from rampe.feed.models import FeedHidden
from rampe.kit.pagination import Page
from rampe.social import Follow, PageRequest
from rampe.video import Look, Video, VideoCard, Why, list_published, may_list


async def list_following(
    session: AsyncSession, look: Look, account_id: AccountId, page: PageRequest
) -> Page[VideoCard]:
    """Return a page of the followed authors' videos that the member may see."""
    hidden = exists().where(FeedHidden.account_id == account_id, FeedHidden.video_id == Video.id)
    # Named apart from the follows of which the predicate asks.
    follow = aliased(Follow)
    rows = (
        select(Video.id, Video.published_at)
        .join(Account, Account.id == Video.author_id)
        .join(follow, follow.followed_id == Video.author_id)
        .where(follow.follower_id == account_id, may_list(account_id), ~hidden)
    )
    found = await list_published(session, look, rows, page)
    why = Why(code="following")
    cards = [card.model_copy(update={"why": why}) for card in found.items]
    return Page(items=cards, next_cursor=found.next_cursor)
