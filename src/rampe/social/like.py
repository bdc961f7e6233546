"""Liking a target: one row a member and target, whatever the number of taps (SOC-02)."""

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.social.counters import add_delta
from rampe.social.events import Liked, Unliked, about
from rampe.social.models import TargetLike
from rampe.social.targets import Target


async def do_like(session: AsyncSession, account_id: AccountId, target: Target) -> None:
    """Like a target that the account may see. Idempotent."""
    created = await session.scalar(
        insert(TargetLike)
        .values(
            kind=target.kind,
            target_id=target.id,
            account_id=account_id,
            owner_id=target.owner_id,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(TargetLike.target_id)
    )
    if created is None:
        return
    await add_delta(session, target, likes=1)
    await emit(session, Liked(**about(target, account_id)), actor=account_id)


async def do_unlike(session: AsyncSession, account_id: AccountId, target: Target) -> bool:
    """Take a like back, also of what one may not see any more; return whether there was one."""
    owner_id = await session.scalar(
        delete(TargetLike)
        .where(
            TargetLike.kind == target.kind,
            TargetLike.target_id == target.id,
            TargetLike.account_id == account_id,
        )
        .returning(TargetLike.owner_id)
    )
    if owner_id is None:
        return False
    target = Target(target.kind, target.id, AccountId(owner_id))
    await add_delta(session, target, likes=-1)
    await emit(session, Unliked(**about(target, account_id)), actor=account_id)
    return True
