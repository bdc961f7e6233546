"""History: the videos that a member watched, which they see, thin out, or stop being kept.

Whether it goes on is one of their `preferences`. What leaves the history is still remembered as
seen, so that For You does not show it again.
"""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.feed.models import FeedSeen
from rampe.feed.paging import older_than
from rampe.feed.schemas import HistoryItem
from rampe.kit.pagination import Page, moment_key, paginate
from rampe.social import PageRequest
from rampe.video import Look, Video, is_out, may_open, read_cards


async def list_history(
    session: AsyncSession, look: Look, account_id: AccountId, page: PageRequest
) -> Page[HistoryItem]:
    """List what the member watched and may still open, the last watched first."""
    rows = (
        select(FeedSeen.video_id, FeedSeen.seen_at)
        .join(Video, Video.id == FeedSeen.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(FeedSeen.viewer == account_id, FeedSeen.in_history, is_out(), may_open(account_id))
        .where(older_than(page.cursor, FeedSeen.seen_at, FeedSeen.video_id))
        .order_by(FeedSeen.seen_at.desc(), FeedSeen.video_id.desc())
        .limit(page.limit + 1)
    )
    found = [(row.video_id, row.seen_at) for row in await session.execute(rows)]
    listed, cursor = paginate(found, page.limit, moment_key)
    moments = dict(listed)
    cards = await read_cards(session, look, list(moments))
    items = [HistoryItem(video=card, seen_at=moments[card.id]) for card in cards]
    return Page(items=items, next_cursor=cursor)


async def do_remove_from_history(
    session: AsyncSession, account_id: AccountId, video_id: int | None = None
) -> None:
    """Take a video, or all of them, out of a member's history. Idempotent."""
    removed = update(FeedSeen).where(FeedSeen.viewer == account_id, FeedSeen.in_history)
    if video_id is not None:
        removed = removed.where(FeedSeen.video_id == video_id)
    await session.execute(removed.values(in_history=False))
    # What was forgotten by a reset was kept for the history alone.
    await session.execute(
        delete(FeedSeen).where(
            FeedSeen.viewer == account_id, FeedSeen.forgotten, ~FeedSeen.in_history
        )
    )
