"""Dismissing: a member does not want an account to be suggested again; it stays until they undo it.

Only suggestions of accounts to follow: all is found on purpose, and nobody else learns of it.
"""

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, is_active
from rampe.kit import clock
from rampe.search.models import SearchDismissed
from rampe.social import not_blocked


async def do_dismiss(session: AsyncSession, account_id: AccountId, dismissed_id: int) -> None:
    """Suggest an account no more. Idempotent.

    Raises:
        AccountNotFound: no such account, or one of the two blocks the other.
    """
    known = exists().where(
        Account.id == dismissed_id, is_active(), not_blocked(Account.id, account_id)
    )
    if not await session.scalar(select(known)):
        raise AccountNotFound
    await session.execute(
        insert(SearchDismissed)
        .values(account_id=account_id, dismissed_id=dismissed_id, at=clock.now())
        .on_conflict_do_nothing()
    )


async def do_suggest_again(session: AsyncSession, account_id: AccountId, dismissed_id: int) -> None:
    """Let an account be suggested again. Idempotent."""
    await session.execute(
        delete(SearchDismissed).where(
            SearchDismissed.account_id == account_id, SearchDismissed.dismissed_id == dismissed_id
        )
    )
