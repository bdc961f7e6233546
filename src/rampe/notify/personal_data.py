"""What notify has of a member: what they were told, and how they want to be (D7)."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, Item, Rows, Tables
from rampe.notify.models import (
    Notification,
    NotificationEntry,
    NotificationLevel,
    NotificationState,
    QuietHours,
)

_OWNED = (NotificationState, NotificationLevel, QuietHours)


TABLES = Tables(
    exported={
        "notification": "notify/notifications.json",
        "notification_level": "notify/choices.json",
        "quiet_hours": "notify/quiet_hours.json",
    },
    withheld={
        "notification_entry": "what others did; it is in their archives",
        "notification_state": "a count of changes, which tells nothing",
    },
)


@dataclass(frozen=True)
class NotifyData:
    """The lines of an inbox, without who did what, and how the member wants to be told."""

    name: str = "notify"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give the lines and the choices."""
        yield Rows(
            "notify/notifications.json",
            select(
                Notification.kind,
                Notification.target_kind.label("about"),
                Notification.target_id.label("about_id"),
                Notification.created_at,
                Notification.updated_at,
                Notification.seen_at,
                Notification.read_at,
            )
            .where(Notification.recipient_id == account_id)
            .order_by(Notification.rev.desc()),
        )
        yield Rows(
            "notify/choices.json",
            select(NotificationLevel.topic, NotificationLevel.level).where(
                NotificationLevel.account_id == account_id
            ),
        )
        yield Rows(
            "notify/quiet_hours.json",
            select(QuietHours.on, QuietHours.start, QuietHours.end, QuietHours.zone).where(
                QuietHours.account_id == account_id
            ),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete the inboxes of accounts, and them from the inboxes of others. Idempotent."""
        for table in _OWNED:
            await session.execute(delete(table).where(table.account_id.in_(account_ids)))
        await session.execute(
            delete(NotificationEntry).where(NotificationEntry.actor_id.in_(account_ids))
        )
        await session.execute(
            delete(Notification).where(Notification.recipient_id.in_(account_ids))
        )
