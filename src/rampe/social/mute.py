"""Muting: an account no longer appears in what the muter browses, and does not learn of it (D3)."""

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.social.block import check_can_block
from rampe.social.models import Mute


async def do_mute(session: AsyncSession, muter_id: AccountId, muted_id: AccountId) -> None:
    """Mute an account. Idempotent; no event, because nobody else may learn of it.

    Raises:
        CannotBlockSelf, AccountNotFound: see `block.check_can_block`.
    """
    await check_can_block(session, muter_id, muted_id)
    await session.execute(
        insert(Mute)
        .values(muter_id=muter_id, muted_id=muted_id, id=new_id(), created_at=clock.now())
        .on_conflict_do_nothing()
    )


async def do_unmute(session: AsyncSession, muter_id: AccountId, muted_id: AccountId) -> None:
    """End a mute. Idempotent."""
    await session.execute(delete(Mute).where(Mute.muter_id == muter_id, Mute.muted_id == muted_id))
