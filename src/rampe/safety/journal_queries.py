"""Reads of the journal, for administrators."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.ports.storage import Storage
from rampe.safety.decision_queries import PageRequest
from rampe.safety.models import Act, ModerationAction
from rampe.safety.people import People, find_people
from rampe.safety.schemas import ActionOut

ASSIGNING = (Act.TAKE_CASE, Act.HAND_OVER_CASE, Act.RELEASE_CASE)


@dataclass(frozen=True)
class JournalFilter:
    """Which lines are wanted; a field that is none does not matter."""

    act: Act | None = None
    actor_id: int | None = None
    owner_id: int | None = None
    kind: str | None = None
    case_id: int | None = None
    since: datetime | None = None
    before: datetime | None = None


async def list_actions(
    session: AsyncSession, storage: Storage, wanted: JournalFilter, page: PageRequest
) -> Page[ActionOut]:
    """Return what staff did, the latest first."""
    query = select(ModerationAction)
    for column, value in (
        (ModerationAction.act, wanted.act),
        (ModerationAction.actor_id, wanted.actor_id),
        (ModerationAction.owner_id, wanted.owner_id),
        (ModerationAction.kind, wanted.kind),
        (ModerationAction.case_id, wanted.case_id),
    ):
        if value is not None:
            query = query.where(column == value)
    if wanted.since is not None:
        query = query.where(ModerationAction.at >= wanted.since)
    if wanted.before is not None:
        query = query.where(ModerationAction.at < wanted.before)
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        query = query.where(ModerationAction.line < before)
    rows = await session.scalars(query.order_by(ModerationAction.line.desc()).limit(page.limit + 1))
    shown, cursor = paginate(list(rows), page.limit, lambda row: (row.line,))
    people = await find_people(session, storage, [one for row in shown for one in _named(row)])
    return Page(items=[_show(row, people) for row in shown], next_cursor=cursor)


def _named(row: ModerationAction) -> list[AccountId | None]:
    change = row.change if row.act in ASSIGNING else None
    holders = (change["before"], change["after"]) if change else ()
    return [row.actor_id, row.owner_id, *(AccountId(int(one)) for one in holders if one)]


def _in_words(row: ModerationAction, value: str | None, people: People) -> str | None:
    """Return a side of a change; whose a case is stands there by number, for erasure's sake."""
    if value is None or row.act not in ASSIGNING:
        return value
    person = people.get(int(value))
    return f"@{person.handle}" if person else value


def _show(row: ModerationAction, people: People) -> ActionOut:
    return ActionOut(
        id=row.id,
        line=row.line,
        act=row.act,
        kind=row.kind,
        target_id=row.target_id,
        case_id=row.case_id,
        rule=row.rule,
        reason=row.reason,
        before=_in_words(row, row.change["before"], people) if row.change else None,
        after=_in_words(row, row.change["after"], people) if row.change else None,
        at=row.at,
        actor=people.get(row.actor_id),
        owner=people.get(row.owner_id),
    )
