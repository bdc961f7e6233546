"""Reads of an inbox: its lines with who did it, newest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountRef, account_refs
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.notify.announce import count_unseen
from rampe.notify.errors import NotificationNotFound
from rampe.notify.kinds import TOPIC_OF, TOPICS, Topic
from rampe.notify.lead import comment_path, own_path
from rampe.notify.models import (
    Notification,
    NotificationEntry,
    NotificationId,
    NotificationState,
)
from rampe.notify.schemas import MAX_EXCERPT, NotificationOut, UnreadOut
from rampe.notify.targets import Glance, NotifiedTargets
from rampe.notify.visibility import is_entry_shown, is_shown
from rampe.ports.storage import Storage
from rampe.social import Comment, PageRequest

FACES = 3


@dataclass(frozen=True)
class Inbox:
    """Whose inbox is read, in which transaction, and what lines are made of."""

    session: AsyncSession
    storage: Storage
    targets: NotifiedTargets
    account_id: AccountId


@dataclass(frozen=True)
class People:
    """Who did it: the last of them, how many in all, and the last comment among what they did."""

    actor_ids: list[AccountId]
    count: int
    ref_id: int


@dataclass(frozen=True)
class Wanted:
    """Which lines to list: those of a topic, those of these ids; none of both: all."""

    topic: Topic | None = None
    ids: list[int] | None = None


async def list_notifications(
    inbox: Inbox, page: PageRequest, wanted: Wanted
) -> Page[NotificationOut]:
    """List the lines of an inbox, those that changed last first."""
    shown = select(Notification).where(is_shown(inbox.targets, inbox.account_id))
    if wanted.topic:
        shown = shown.where(Notification.kind.in_(TOPICS[wanted.topic]))
    if wanted.ids is not None:
        shown = shown.where(Notification.id.in_(wanted.ids))
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        shown = shown.where(Notification.rev < before)
    fetched = await inbox.session.scalars(
        shown.order_by(Notification.rev.desc()).limit(page.limit + 1)
    )
    listed, cursor = paginate(list(fetched), page.limit, lambda row: (row.rev,))
    return Page(items=await show_notifications(inbox, listed), next_cursor=cursor)


async def read_notification(inbox: Inbox, notification_id: int) -> NotificationOut:
    """Return one line.

    Raises:
        NotificationNotFound: there is none, it is another member's, or nothing of it is shown.
    """
    row = await inbox.session.scalar(
        select(Notification).where(
            Notification.id == notification_id, is_shown(inbox.targets, inbox.account_id)
        )
    )
    lines = await show_notifications(inbox, [row]) if row else []
    if not lines:
        raise NotificationNotFound
    return lines[0]


async def read_unread(inbox: Inbox) -> UnreadOut:
    """Return how many lines wait to be seen."""
    n = await inbox.session.scalar(
        select(NotificationState.n).where(NotificationState.account_id == inbox.account_id)
    )
    return UnreadOut(
        count=await count_unseen(inbox.session, inbox.targets, inbox.account_id), n=n or 0
    )


async def show_notifications(inbox: Inbox, rows: Sequence[Notification]) -> list[NotificationOut]:
    """Return lines as their member sees them, in the given order."""
    people = await _find_people(inbox, [row.id for row in rows])
    ids = {actor_id for one in people.values() for actor_id in one.actor_ids}
    faces = await account_refs(inbox.session, ids | {inbox.account_id}, inbox.storage)
    comments = await _find_comments(inbox, [one.ref_id for one in people.values()])
    glances = await _glance(inbox, rows)
    nobody = People([], 0, 0)
    return [
        _show(
            row,
            people.get(row.id, nobody),
            faces,
            inbox.account_id,
            glances.get((row.target_kind, row.target_id), Glance()),
            comments.get(people.get(row.id, nobody).ref_id),
        )
        for row in rows
    ]


async def _find_people(inbox: Inbox, ids: list[NotificationId]) -> dict[NotificationId, People]:
    """Return who did it, by line: each account once, counted exactly, the last ones named."""
    deeds = (
        select(
            NotificationEntry.notification_id,
            NotificationEntry.actor_id,
            func.max(NotificationEntry.at).label("at"),
            func.max(NotificationEntry.ref_id).label("ref_id"),
        )
        .join(Notification, Notification.id == NotificationEntry.notification_id)
        .join(Account, Account.id == NotificationEntry.actor_id)
        .outerjoin(Comment, Comment.id == NotificationEntry.ref_id)
        .where(NotificationEntry.notification_id.in_(ids), is_entry_shown(inbox.account_id))
        .group_by(NotificationEntry.notification_id, NotificationEntry.actor_id)
        .subquery()
    )
    line = deeds.c.notification_id
    last_first = (deeds.c.at.desc(), deeds.c.actor_id.desc())
    ranked = select(
        deeds.c.notification_id,
        deeds.c.actor_id,
        func.row_number().over(partition_by=line, order_by=last_first).label("place"),
        func.count().over(partition_by=line).label("people"),
        func.max(deeds.c.ref_id).over(partition_by=line).label("ref_id"),
    ).subquery()
    rows = await inbox.session.execute(
        select(ranked).where(ranked.c.place <= FACES).order_by(ranked.c.place)
    )
    found: dict[NotificationId, People] = {}
    for row in rows:
        people = found.setdefault(row.notification_id, People([], row.people, row.ref_id))
        people.actor_ids.append(row.actor_id)
    return found


async def _find_comments(inbox: Inbox, ids: list[int]) -> dict[int, Comment]:
    wanted = [comment_id for comment_id in ids if comment_id]
    if not wanted:
        return {}
    rows = await inbox.session.scalars(select(Comment).where(Comment.id.in_(wanted)))
    return {row.id: row for row in rows}


async def _glance(inbox: Inbox, rows: Sequence[Notification]) -> dict[tuple[str, int], Glance]:
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.target_kind:
            wanted[row.target_kind].add(row.target_id)
    return {
        (kind, target_id): glance
        for kind, ids in wanted.items()
        for target_id, glance in (
            await inbox.targets.glance(inbox.session, kind, ids, inbox.account_id)
        ).items()
    }


def _show(
    row: Notification,
    people: People,
    faces: Mapping[AccountId, AccountRef],
    recipient_id: AccountId,
    glance: Glance,
    comment: Comment | None,
) -> NotificationOut:
    shown = [faces[actor_id] for actor_id in people.actor_ids if actor_id in faces]
    recipient = faces[recipient_id].handle if recipient_id in faces else ""
    newest = shown[0].handle if shown else None
    path = own_path(row, recipient, newest, people.count) or glance.path
    if comment:
        path = comment_path(page_of(path), comment.id, comment.thread_id)
    return NotificationOut(
        id=row.id,
        rev=row.rev,
        kind=row.kind,
        topic=TOPIC_OF[row.kind],
        people=shown,
        count=people.count,
        text=excerpt(comment.text) if comment else "",
        about_text=excerpt(glance.text),
        image_url=glance.image_url,
        path=path,
        over=glance.over,
        facts=row.data,
        at=row.updated_at,
        seen=row.seen_at is not None,
        read=row.read_at is not None,
    )


def page_of(path: str | None) -> str | None:
    """Return the page of a path, without what opens something on it."""
    return path.partition("?")[0] if path else None


def excerpt(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_EXCERPT else line[: MAX_EXCERPT - 1].rstrip() + "…"
