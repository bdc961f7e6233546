"""Marks: seen is what was in sight, read is what was opened; each holds on all of one's devices."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.notify.announce import Announcer, lock_inbox
from rampe.notify.models import Notification
from rampe.notify.schemas import UnreadOut


async def do_mark_seen(
    session: AsyncSession, announcer: Announcer, account_id: AccountId, up_to: int
) -> UnreadOut:
    """Mark the lines up to a revision as seen: they no longer count. Idempotent."""
    n = await lock_inbox(session, account_id) or 0
    await _mark(session, account_id, Notification.rev <= up_to, Notification.seen_at.is_(None))
    count = await announcer.announce(session, account_id, n, seen_to=str(up_to))
    return UnreadOut(count=count, n=n)


async def do_mark_read(
    session: AsyncSession, announcer: Announcer, account_id: AccountId, ids: Sequence[int]
) -> UnreadOut:
    """Mark one's own among these lines as read. Idempotent."""
    n = await lock_inbox(session, account_id) or 0
    await _mark(session, account_id, Notification.id.in_(ids), read=True)
    count = await announcer.announce(session, account_id, n, read=[str(one) for one in ids])
    return UnreadOut(count=count, n=n)


async def do_mark_all_read(
    session: AsyncSession, announcer: Announcer, account_id: AccountId, up_to: int
) -> UnreadOut:
    """Mark the lines up to a revision as read. Idempotent."""
    n = await lock_inbox(session, account_id) or 0
    await _mark(session, account_id, Notification.rev <= up_to, read=True)
    count = await announcer.announce(session, account_id, n, read_to=str(up_to))
    return UnreadOut(count=count, n=n)


async def _mark(
    session: AsyncSession, account_id: AccountId, *which: ColumnElement[bool], read: bool = False
) -> None:
    now = clock.now()
    own = update(Notification).where(Notification.recipient_id == account_id, *which)
    await session.execute(own.where(Notification.seen_at.is_(None)).values(seen_at=now))
    if read:
        await session.execute(own.where(Notification.read_at.is_(None)).values(read_at=now))
