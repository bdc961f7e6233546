"""Telling a member that somebody did something, and taking it back: exactly as things are now.

An event only says that something may have changed. What counts is whether it holds at this moment,
asked under the lock of the recipient's inbox: events may come twice, late, or in any order.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit.ids import new_id
from rampe.kit.jobs import defer
from rampe.kit.services import Services
from rampe.notify.announce import Announcer, lock_inbox
from rampe.notify.jobs import send_alert, send_mail
from rampe.notify.kinds import INBOX_ONLY, TOPIC_OF, Kind, Level
from rampe.notify.levels import read_level
from rampe.notify.models import Notification, NotificationEntry, NotificationId
from rampe.notify.settings import NotifySettings
from rampe.notify.targets import NotifiedTargets
from rampe.notify.visibility import is_shown, may_hear_of


@dataclass(frozen=True)
class About:
    """What a notification is about; an empty kind is the account itself."""

    kind: str = ""
    id: int = 0


@dataclass(frozen=True)
class News:
    """Something that happened and concerns a member."""

    kind: Kind
    recipient_id: AccountId
    at: datetime
    about: About = About()
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    mailed: bool = False
    """Whether it is mailed when it is not seen for a while."""


@dataclass(frozen=True)
class Deed:
    """Who did it, by which comment if any, and whether it holds: a predicate of SQL."""

    actor_id: AccountId
    holds: ColumnElement[bool]
    ref_id: int = 0


@dataclass(frozen=True)
class Teller:
    """What telling needs besides the transaction."""

    targets: NotifiedTargets
    announcer: Announcer
    settings: NotifySettings

    @classmethod
    def of(cls, services: Services) -> "Teller":
        """Return the teller of this process."""
        settings = services.get(NotifySettings)
        return cls(services.get(NotifiedTargets), services.get(Announcer), settings)


async def do_tell(session: AsyncSession, teller: Teller, news: News) -> None:
    """Tell a member something that the platform itself has to say."""
    n = await lock_inbox(session, news.recipient_id)
    level = await read_level(session, news.recipient_id, TOPIC_OF[news.kind])
    if n is None or level is Level.OFF:
        return
    notification, fresh = await _open_group(session, teller, news)
    alert = fresh and level is Level.ALERT and news.kind not in INBOX_ONLY
    await _conclude(session, teller, notification, n, alert=alert)
    if news.mailed and fresh:
        later = teller.settings.mail_after_hours * 3600
        await defer(session, send_mail, in_seconds=later, notification_id=notification.id)


async def do_settle(session: AsyncSession, teller: Teller, news: News, deed: Deed) -> None:
    """Tell a member what somebody did, or take it back, as it is now. Idempotent."""
    if deed.actor_id == news.recipient_id:
        return
    n = await lock_inbox(session, news.recipient_id)
    if n is None:
        return
    holds = bool(await session.scalar(select(deed.holds)))
    entry = await _find_entry(session, news, deed)
    if entry is None:
        if holds:
            await _add(session, teller, news, deed, n)
    elif entry.gone is holds:
        entry.gone = not holds
        notification = await session.get_one(Notification, entry.notification_id)
        await _conclude(session, teller, notification, n)


async def _add(session: AsyncSession, teller: Teller, news: News, deed: Deed, n: int) -> None:
    level = await read_level(session, news.recipient_id, TOPIC_OF[news.kind])
    if level is Level.OFF or not await _may_hear_of(session, deed.actor_id, news.recipient_id):
        return
    notification, fresh = await _open_group(session, teller, news)
    session.add(
        NotificationEntry(
            notification_id=notification.id,
            actor_id=deed.actor_id,
            ref_id=deed.ref_id,
            at=news.at,
            gone=False,
        )
    )
    await session.flush()
    await _conclude(session, teller, notification, n, alert=fresh and level is Level.ALERT)


async def _may_hear_of(session: AsyncSession, actor_id: AccountId, recipient_id: AccountId) -> bool:
    """Whether an actor may appear: one who may not must not move a line to the top either."""
    found = await session.scalar(
        select(Account.id).where(Account.id == actor_id, may_hear_of(Account.id, recipient_id))
    )
    return found is not None


async def _find_entry(session: AsyncSession, news: News, deed: Deed) -> NotificationEntry | None:
    return await session.scalar(
        select(NotificationEntry)
        .join(Notification, Notification.id == NotificationEntry.notification_id)
        .where(
            *_same_group(news),
            NotificationEntry.actor_id == deed.actor_id,
            NotificationEntry.ref_id == deed.ref_id,
        )
        .order_by(NotificationEntry.notification_id.desc())
        .limit(1)
    )


def _same_group(news: News) -> tuple[ColumnElement[bool], ...]:
    return (
        Notification.recipient_id == news.recipient_id,
        Notification.kind == news.kind,
        Notification.target_kind == news.about.kind,
        Notification.target_id == news.about.id,
    )


async def _open_group(
    session: AsyncSession, teller: Teller, news: News
) -> tuple[Notification, bool]:
    """Return the line that news joins, on top and unseen; and whether it was not waiting there.

    News joins a line of its kind and target that is unread and not older than the window.
    """
    oldest = news.at - timedelta(hours=teller.settings.group_hours)
    present = await session.scalar(
        select(Notification)
        .where(
            *_same_group(news), Notification.read_at.is_(None), Notification.created_at >= oldest
        )
        .order_by(Notification.id.desc())
        .limit(1)
    )
    if present is None:
        return await _start_group(session, news), True
    fresh = present.seen_at is not None
    present.rev = new_id()
    present.updated_at = max(present.updated_at, news.at)
    present.seen_at = None
    present.data = news.data
    await session.flush()
    return present, fresh


async def _start_group(session: AsyncSession, news: News) -> Notification:
    first = new_id()
    notification = Notification(
        id=NotificationId(first),
        recipient_id=news.recipient_id,
        kind=news.kind,
        target_kind=news.about.kind,
        target_id=news.about.id,
        rev=first,
        data=news.data,
        created_at=news.at,
        updated_at=news.at,
    )
    session.add(notification)
    await session.flush()
    return notification


async def _conclude(
    session: AsyncSession,
    teller: Teller,
    notification: Notification,
    n: int,
    *,
    alert: bool = False,
) -> None:
    """Let open tabs know, and queue the alert of a line that is shown."""
    await session.flush()
    await teller.announcer.announce(session, notification.recipient_id, n, [notification.id])
    shown = is_shown(teller.targets, notification.recipient_id)
    if alert and await session.scalar(
        select(Notification.id).where(Notification.id == notification.id, shown)
    ):
        await defer(session, send_alert, notification_id=notification.id)
