"""What a member has decided about their feed: whether the history goes on, and the languages."""

from typing import TypedDict

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.feed.models import FeedPreference
from rampe.feed.schemas import FeedPreferences
from rampe.video import Language


class Decided(TypedDict, total=False):
    """What to change; a missing key leaves it as it is."""

    history_on: bool
    languages: list[Language] | None


async def read_preferences(session: AsyncSession, account_id: AccountId) -> FeedPreferences:
    """Return what a member has decided; until they do, the history goes on in every language."""
    found = await session.get(FeedPreference, account_id)
    if found is None:
        return FeedPreferences(history_on=True, languages=None)
    return FeedPreferences(history_on=found.history_on, languages=found.languages)


async def do_decide(session: AsyncSession, account_id: AccountId, decided: Decided) -> None:
    """Change what a member has decided; it holds from the next page. Idempotent."""
    if not decided:
        return
    await session.execute(
        insert(FeedPreference)
        .values(account_id=account_id, **decided)
        .on_conflict_do_update(index_elements=["account_id"], set_=dict(decided))
    )
