"""Keeping a target for later; only its keeper sees the list."""

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.social.counters import add_delta
from rampe.social.events import Bookmarked, Unbookmarked, about
from rampe.social.models import Bookmark
from rampe.social.targets import Target


async def do_bookmark(session: AsyncSession, account_id: AccountId, target: Target) -> None:
    """Keep a target that the account may see. Idempotent."""
    created = await session.scalar(
        insert(Bookmark)
        .values(
            kind=target.kind,
            target_id=target.id,
            account_id=account_id,
            id=new_id(),
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Bookmark.id)
    )
    if created is None:
        return
    await add_delta(session, target, bookmarks=1)
    await emit(session, Bookmarked(**about(target, account_id)), actor=account_id)


async def do_unbookmark(session: AsyncSession, account_id: AccountId, target: Target) -> bool:
    """No longer keep a target, seen or not; return whether it was kept."""
    deleted = await session.scalar(
        delete(Bookmark)
        .where(
            Bookmark.kind == target.kind,
            Bookmark.target_id == target.id,
            Bookmark.account_id == account_id,
        )
        .returning(Bookmark.id)
    )
    if deleted is None:
        return False
    await add_delta(session, target, bookmarks=-1)
    await emit(session, Unbookmarked(**about(target, account_id)), actor=account_id)
    return True
