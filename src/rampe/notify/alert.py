"""Alerts: the line that interrupts, written in the member's language when it is due."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, is_active
from rampe.kit import clock
from rampe.kit.catalogue import message
from rampe.kit.services import Services
from rampe.notify.errors import NotificationNotFound
from rampe.notify.kinds import Level
from rampe.notify.levels import read_level
from rampe.notify.models import Notification
from rampe.notify.queries import Inbox, read_notification
from rampe.notify.quiet import is_quiet, read_quiet
from rampe.notify.schemas import NotificationOut
from rampe.notify.targets import NotifiedTargets
from rampe.ports.push import Alert
from rampe.ports.storage import Storage

INBOX = "/inbox"


async def compose_alert(
    session: AsyncSession, services: Services, notification_id: int
) -> Alert | None:
    """Return the alert of a line as it is now.

    None where there is nothing to say any more: seen meanwhile, taken back, over, quiet hours, or
    the member wants no alert.
    """
    found = await session.execute(
        select(Notification, Account)
        .join(Account, Account.id == Notification.recipient_id)
        .where(Notification.id == notification_id, Notification.seen_at.is_(None), is_active())
    )
    row = found.one_or_none()
    if row is None:
        return None
    notification, account = row
    quiet = await read_quiet(session, account)
    if is_quiet(quiet, account.zone, clock.now()):
        return None
    inbox = Inbox(session, services.get(Storage), services.get(NotifiedTargets), account.id)
    try:
        line = await read_notification(inbox, notification.id)
    except NotificationNotFound:
        return None
    if line.over or await read_level(session, account.id, line.topic) is not Level.ALERT:
        return None
    return write_alert(account, line)


def write_alert(account: Account, line: NotificationOut) -> Alert:
    """Return a line as an alert."""
    if line.people:
        title = message(account.locale, f"notify_alert_{line.kind}", name=line.people[0].name)
    else:
        title = message(account.locale, f"notify_text_{line.kind}")
    return Alert(
        id=line.rev,
        account_id=account.id,
        title=title,
        body=line.text or line.about_text,
        path=line.path or INBOX,
        tag=f"notification-{line.id}",
    )
