"""HTTP of the inbox: its lines, what was seen and read, and how a member is told."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from rampe.accounts import find_account
from rampe.accounts.http import Member
from rampe.kit.errors import Unauthenticated, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.notify.announce import Announcer
from rampe.notify.errors import NotificationNotFound, QuietNightsKept, TopicFixed
from rampe.notify.kinds import Topic
from rampe.notify.levels import do_choose_levels, read_levels
from rampe.notify.marks import do_mark_all_read, do_mark_read, do_mark_seen
from rampe.notify.queries import (
    Inbox,
    Wanted,
    list_notifications,
    read_notification,
    read_unread,
)
from rampe.notify.quiet import Quiet, do_choose_quiet, is_minor, read_quiet
from rampe.notify.schemas import (
    IDS,
    NotificationOut,
    QuietOut,
    ReadIn,
    SeenIn,
    SettingsChange,
    SettingsOut,
    UnreadOut,
    read_ids,
)
from rampe.notify.targets import NotifiedTargets
from rampe.ports.storage import Storage
from rampe.social.http import PageDep

router = APIRouter(prefix="/me", tags=["notify"], responses=responses(Unauthenticated))

AnnouncerDep = Annotated[Announcer, Provided(Announcer)]


def get_inbox(
    member: Member,
    session: Session,
    storage: Annotated[Storage, Provided(Storage)],
    targets: Annotated[NotifiedTargets, Provided(NotifiedTargets)],
) -> Inbox:
    """Return the caller's inbox."""
    return Inbox(session, storage, targets, member.account_id)


InboxDep = Annotated[Inbox, Depends(get_inbox)]


@router.get("/notifications")
async def get_notifications(
    inbox: InboxDep,
    page: PageDep,
    topic: Annotated[Topic | None, Query()] = None,
    ids: Annotated[str | None, Query(pattern=IDS, description="Only these, if shown.")] = None,
) -> Page[NotificationOut]:
    """List the caller's notifications, those that changed last first."""
    return await list_notifications(inbox, page, Wanted(topic, read_ids(ids)))


@router.get("/notifications/unread")
async def get_unread(inbox: InboxDep) -> UnreadOut:
    """Count the notifications that the caller has not seen."""
    return await read_unread(inbox)


@router.put("/notifications/seen")
async def put_seen(
    body: SeenIn, member: Member, session: Session, announcer: AnnouncerDep
) -> UnreadOut:
    """Mark notifications as seen, on all devices."""
    return await do_mark_seen(session, announcer, member.account_id, body.up_to)


@router.put("/notifications/read")
async def put_read(
    body: ReadIn, member: Member, session: Session, announcer: AnnouncerDep
) -> UnreadOut:
    """Mark notifications as read, on all devices; those of others are left alone."""
    if body.up_to is not None:
        return await do_mark_all_read(session, announcer, member.account_id, body.up_to)
    return await do_mark_read(session, announcer, member.account_id, body.ids)


@router.get("/notifications/{notification_id}", responses=responses(NotificationNotFound))
async def get_notification(inbox: InboxDep, notification_id: PublicId) -> NotificationOut:
    """Return one of the caller's notifications as it is now."""
    return await read_notification(inbox, notification_id)


@router.get("/notification-settings")
async def get_settings(member: Member, session: Session) -> SettingsOut:
    """Return how the caller is told."""
    account = await find_account(session, member.account_id)
    quiet = await read_quiet(session, account)
    return SettingsOut(
        levels=await read_levels(session, account.id),
        quiet=QuietOut(
            on=quiet.on,
            start=quiet.start,
            end=quiet.end,
            zone=quiet.zone or account.zone,
            kept=is_minor(account),
        ),
    )


@router.patch("/notification-settings", responses=responses(TopicFixed, QuietNightsKept))
async def change_settings(body: SettingsChange, member: Member, session: Session) -> SettingsOut:
    """Change how the caller is told."""
    account = await find_account(session, member.account_id)
    await do_choose_levels(session, account.id, body.levels)
    if body.quiet:
        quiet = Quiet(body.quiet.on, body.quiet.start, body.quiet.end, body.quiet.zone)
        await do_choose_quiet(session, account, quiet)
    return await get_settings(member, session)
