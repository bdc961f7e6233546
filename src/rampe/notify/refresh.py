"""Letting open tabs read again what they show: something that many lines are about has changed.

Nothing is written here: what a member is shown is decided at each read.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.notify.announce import Announcer, lock_inbox
from rampe.notify.models import Notification, NotificationEntry, NotificationId
from rampe.notify.targets import COMMENT
from rampe.social import Comment

MOST_LINES = 1_000
"""The newest lines are told of; older ones are right when they are next read."""

Lines = Sequence[tuple[AccountId, NotificationId]]

_LINES = select(Notification.recipient_id, Notification.id)
_WITH_ENTRIES = _LINES.join(
    NotificationEntry, NotificationEntry.notification_id == Notification.id
).distinct()


async def lines_of_thing(session: AsyncSession, kind: str, target_id: int) -> Lines:
    """Return the lines about a thing; of a comment and its thread, also those that it made."""
    about = _LINES.where(Notification.target_kind == kind, Notification.target_id == target_id)
    lines = await _newest(session, about)
    if kind != COMMENT:
        return lines
    thread = select(Comment.id).where(or_(Comment.id == target_id, Comment.thread_id == target_id))
    made = await _newest(session, _WITH_ENTRIES.where(NotificationEntry.ref_id.in_(thread)))
    on_thread = _LINES.where(
        Notification.target_kind == COMMENT, Notification.target_id.in_(thread)
    )
    return [*lines, *made, *await _newest(session, on_thread)]


async def lines_of_actor(session: AsyncSession, actor_id: int) -> Lines:
    """Return the lines in which an account appears."""
    return await _newest(session, _WITH_ENTRIES.where(NotificationEntry.actor_id == actor_id))


async def lines_between(session: AsyncSession, one: int, other: int) -> Lines:
    """Return the lines of each of two accounts in which the other appears."""
    pairs = or_(
        (Notification.recipient_id == one) & (NotificationEntry.actor_id == other),
        (Notification.recipient_id == other) & (NotificationEntry.actor_id == one),
    )
    return await _newest(session, _WITH_ENTRIES.where(pairs))


async def do_refresh(session: AsyncSession, announcer: Announcer, lines: Lines) -> None:
    """Push the changed lines and the count to each inbox."""
    changed: defaultdict[AccountId, set[NotificationId]] = defaultdict(set)
    for recipient_id, notification_id in lines:
        changed[recipient_id].add(notification_id)
    for recipient_id in sorted(changed):
        n = await lock_inbox(session, recipient_id)
        if n is not None:
            await announcer.announce(session, recipient_id, n, sorted(changed[recipient_id]))


async def _newest(
    session: AsyncSession, lines: Select[AccountId, NotificationId]
) -> list[tuple[AccountId, NotificationId]]:
    rows = await session.execute(lines.order_by(Notification.id.desc()).limit(MOST_LINES))
    return [(recipient_id, notification_id) for recipient_id, notification_id in rows]
