"""What a member looked for: kept for the member alone, deleted one by one or all, or not kept."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.fold import fold
from rampe.kit.ids import new_id
from rampe.kit.pagination import decode_cursor, paginate
from rampe.search.errors import RecentNotFound
from rampe.search.models import RecentSearch, SearchPause
from rampe.search.schemas import RecentSearchOut, RecentSearchPage
from rampe.search.settings import SearchSettings
from rampe.social import PageRequest


async def do_keep_search(
    session: AsyncSession, account_id: AccountId, text: str, settings: SearchSettings
) -> bool:
    """Put a search at the top of a member's list; return whether it was kept. Again is once."""
    if await is_paused(session, account_id):
        return False
    statement = insert(RecentSearch).values(
        account_id=account_id, folded=fold(text), id=new_id(), text=text, at=clock.now()
    )
    changed = {name: statement.excluded[name] for name in ("id", "text", "at")}
    await session.execute(
        statement.on_conflict_do_update(index_elements=["account_id", "folded"], set_=changed)
    )
    await _drop_oldest(session, account_id, settings.recent_kept)
    return True


async def _drop_oldest(session: AsyncSession, account_id: AccountId, kept: int) -> None:
    too_many = (
        select(RecentSearch.id)
        .where(RecentSearch.account_id == account_id)
        .order_by(RecentSearch.id.desc())
        .offset(kept)
    )
    await session.execute(
        delete(RecentSearch).where(
            RecentSearch.account_id == account_id, RecentSearch.id.in_(too_many)
        )
    )


async def do_forget_search(session: AsyncSession, account_id: AccountId, search_id: int) -> None:
    """Take one search off a member's list.

    Raises:
        RecentNotFound: the member has none of that id.
    """
    gone = await session.scalar(
        delete(RecentSearch)
        .where(RecentSearch.account_id == account_id, RecentSearch.id == search_id)
        .returning(RecentSearch.id)
    )
    if gone is None:
        raise RecentNotFound


async def do_forget_searches(session: AsyncSession, account_id: AccountId) -> None:
    """Empty a member's list. Idempotent."""
    await session.execute(delete(RecentSearch).where(RecentSearch.account_id == account_id))


async def do_pause_searches(session: AsyncSession, account_id: AccountId, *, paused: bool) -> None:
    """Keep a member's searches from now on, or do not. Idempotent; the list stays as it is."""
    statement = insert(SearchPause).values(account_id=account_id, paused=paused)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["account_id"], set_={"paused": paused})
    )


async def is_paused(session: AsyncSession, account_id: AccountId) -> bool:
    """Return whether a member wants searches not to be kept."""
    pause = await session.get(SearchPause, account_id, populate_existing=True)
    return pause is not None and pause.paused


async def list_searches(
    session: AsyncSession, account_id: AccountId, page: PageRequest
) -> RecentSearchPage:
    """List what a member looked for, the latest first."""
    rows = select(RecentSearch).where(RecentSearch.account_id == account_id)
    if page.cursor:
        rows = rows.where(RecentSearch.id < decode_cursor(page.cursor, int)[0])
    found = await session.scalars(rows.order_by(RecentSearch.id.desc()).limit(page.limit + 1))
    shown, cursor = paginate(list(found), page.limit, lambda row: (row.id,))
    return RecentSearchPage(
        items=[RecentSearchOut(id=row.id, text=row.text, at=row.at) for row in shown],
        next_cursor=cursor,
        paused=await is_paused(session, account_id),
    )


async def do_forget_old_searches(session: AsyncSession, settings: SearchSettings) -> None:
    """Delete searches that are older than the operator keeps them."""
    before = clock.now() - timedelta(days=settings.recent_days)
    await session.execute(delete(RecentSearch).where(RecentSearch.at < before))
