"""Popular searches: only what enough different members looked for, so that nobody is recognised.

Handles never are: what is shown to everybody must not point at one person.
"""

from datetime import timedelta

from sqlalchemy import delete, exists, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, is_active
from rampe.kit import clock
from rampe.search.models import PopularSearch, RecentSearch
from rampe.search.settings import SearchSettings

LATELY = timedelta(days=7)
KEPT, SHOWN = 50, 10
LONGEST = 40


async def do_rank_searches(session: AsyncSession, settings: SearchSettings) -> None:
    """Write anew what is popular."""
    members = func.count()
    # Of equals, the spelling that most chose.
    commonest = func.mode().within_group(RecentSearch.text)
    rows = await session.execute(
        select(RecentSearch.folded, commonest, members)
        .join(Account, Account.id == RecentSearch.account_id)
        .where(
            RecentSearch.at > clock.now() - LATELY,
            func.length(RecentSearch.folded) <= LONGEST,
            is_active(),
        )
        .group_by(RecentSearch.folded)
        .having(members >= settings.popular_members)
        .order_by(members.desc(), RecentSearch.folded)
        .limit(KEPT)
    )
    found = [{"folded": folded, "text": text, "members": count} for folded, text, count in rows]
    await session.execute(delete(PopularSearch))
    if found:
        await session.execute(insert(PopularSearch), found)


async def list_popular_searches(session: AsyncSession) -> list[str]:
    """Return what is popular, the commonest first."""
    handle = exists().where(Account.handle == func.ltrim(PopularSearch.folded, "@"))
    rows = await session.scalars(
        select(PopularSearch.text)
        .where(~handle)
        .order_by(PopularSearch.members.desc(), PopularSearch.folded)
        .limit(SHOWN)
    )
    return list(rows)
