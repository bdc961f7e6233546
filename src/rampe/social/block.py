"""Blocking: two accounts no longer exist for each other, from the same request on (D3)."""

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, is_active
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.social.errors import CannotBlockSelf
from rampe.social.events import Blocked, Unblocked
from rampe.social.follow import delete_both_ways, lock_pair
from rampe.social.models import Block


async def check_can_block(session: AsyncSession, blocker_id: AccountId, other: AccountId) -> None:
    """Check that there is somebody else to block or mute.

    Raises:
        CannotBlockSelf: the ids are the same.
        AccountNotFound: no such account. One that blocks the caller may be blocked in turn.
    """
    if blocker_id == other:
        raise CannotBlockSelf
    found = await session.scalar(select(exists().where(Account.id == other, is_active())))
    if not found:
        raise AccountNotFound


async def do_block(session: AsyncSession, blocker_id: AccountId, blocked_id: AccountId) -> None:
    """Block an account; follows and requests between the two end. Idempotent.

    Raises:
        CannotBlockSelf, AccountNotFound: see `check_can_block`.
    """
    await check_can_block(session, blocker_id, blocked_id)
    await lock_pair(session, blocker_id, blocked_id)
    created = await session.scalar(
        insert(Block)
        .values(blocker_id=blocker_id, blocked_id=blocked_id, id=new_id(), created_at=clock.now())
        .on_conflict_do_nothing()
        .returning(Block.id)
    )
    if created is None:
        return
    await delete_both_ways(session, blocker_id, blocked_id)
    await emit(session, Blocked(blocker_id=blocker_id, blocked_id=blocked_id), actor=blocker_id)


async def do_unblock(session: AsyncSession, blocker_id: AccountId, blocked_id: AccountId) -> None:
    """End a block; follows do not come back. Idempotent."""
    deleted = await session.scalar(
        delete(Block)
        .where(Block.blocker_id == blocker_id, Block.blocked_id == blocked_id)
        .returning(Block.id)
    )
    if deleted:
        event = Unblocked(blocker_id=blocker_id, blocked_id=blocked_id)
        await emit(session, event, actor=blocker_id)
