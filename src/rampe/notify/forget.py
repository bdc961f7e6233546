"""Forgetting: what is old, and lines of which nobody is left."""

from datetime import timedelta

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.notify.kinds import WITHOUT_PEOPLE
from rampe.notify.models import Notification, NotificationEntry
from rampe.notify.settings import NotifySettings

BATCH = 1_000


async def do_forget(session: AsyncSession, settings: NotifySettings) -> bool:
    """Delete one batch of notifications; return whether there may be more."""
    before = clock.now() - timedelta(days=settings.keep_days)
    empty = ~exists().where(NotificationEntry.notification_id == Notification.id)
    over = (
        select(Notification.id)
        .where(
            or_(
                Notification.updated_at < before,
                Notification.kind.not_in(WITHOUT_PEOPLE) & empty,
            )
        )
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    gone = await session.scalars(
        delete(Notification).where(Notification.id.in_(over)).returning(Notification.id)
    )
    return len(gone.all()) == BATCH
