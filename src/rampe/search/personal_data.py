"""What search has of a member: what they looked for, and dismissed. The index is others' data."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Item, Rows, Tables, is_active
from rampe.search.models import RecentSearch, SearchAccount, SearchDismissed, SearchPause
from rampe.social import not_blocked

TABLES = Tables(
    exported={
        "search_recent": "search/searches.json",
        "search_pause": "search/choices.json",
        "search_dismissed": "search/dismissed.json",
    },
    withheld={
        "search_account": "words of the handle and the name, which the profile has",
        "search_video": "words of captions and subtitles, which the list of videos has",
    },
)


@dataclass(frozen=True)
class SearchData:
    """The kept searches, and whether they are kept."""

    name: str = "search"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give what the member looked for."""
        yield Rows(
            "search/searches.json",
            select(RecentSearch.text, RecentSearch.at)
            .where(RecentSearch.account_id == account_id)
            .order_by(RecentSearch.id.desc()),
        )
        yield Rows(
            "search/choices.json",
            select(SearchPause.paused).where(SearchPause.account_id == account_id),
        )
        yield Rows(
            "search/dismissed.json",
            select(SearchDismissed.dismissed_id, SearchDismissed.at)
            .join(Account, Account.id == SearchDismissed.dismissed_id)
            .where(
                SearchDismissed.account_id == account_id,
                is_active(),
                not_blocked(SearchDismissed.dismissed_id, account_id),
            )
            .order_by(SearchDismissed.at.desc()),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete the searches, and what the account is found by. Idempotent."""
        for table in (RecentSearch, SearchPause, SearchAccount):
            await session.execute(delete(table).where(table.account_id.in_(account_ids)))
        for column in (SearchDismissed.account_id, SearchDismissed.dismissed_id):
            await session.execute(delete(SearchDismissed).where(column.in_(account_ids)))
