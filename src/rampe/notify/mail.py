"""Mails: what a member must not miss and has not seen in the app for a while (D2, D13).

Decisions of staff, each with its way to read and appeal it. Sanctions of an account and what
concerns its safety are not here: `safety` and `accounts` mail them at once.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, find_letterbox, is_active
from rampe.kit.catalogue import message
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.notify.errors import NotificationNotFound
from rampe.notify.models import Notification
from rampe.notify.queries import Inbox, read_notification
from rampe.notify.targets import NotifiedTargets
from rampe.ports.mail import Message
from rampe.ports.storage import Storage


async def compose_mail(
    session: AsyncSession, services: Services, notification_id: int
) -> Message | None:
    """Return the mail of a line; to the owner of a brand that has no address.

    None where there is no need: it was seen meanwhile or is gone, or nobody has proved an address.
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
    inbox = Inbox(session, services.get(Storage), services.get(NotifiedTargets), account.id)
    try:
        line = await read_notification(inbox, notification.id)
    except NotificationNotFound:
        return None
    reader = await find_letterbox(session, account)
    if reader is None or reader.email is None:
        return None
    site = services.get(Site)
    words = {
        "handle": account.handle,
        "site": site.name,
        "what": message(reader.locale, f"notify_text_{line.kind}"),
        "url": site.url(line.path or "/inbox"),
    }
    return Message(
        id=notification.rev,
        recipient=reader.email,
        subject=message(reader.locale, "mail_news_subject", **words),
        body=message(reader.locale, "mail_news_body", **words),
    )
