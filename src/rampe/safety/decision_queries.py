"""Reads of decisions and appeals, by staff and by the member they concern."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.ports.storage import Storage
from rampe.safety.errors import DecisionNotFound
from rampe.safety.models import (
    Appeal,
    AppealState,
    Case,
    CaseState,
    Decision,
    Outcome,
    Sanction,
)
from rampe.safety.people import People, find_people
from rampe.safety.schemas import AppealBrief, AppealOut, DecisionOut, DeskSummary, OwnDecision


@dataclass(frozen=True)
class Reader:
    """Who of the staff reads, and with what."""

    session: AsyncSession
    storage: Storage
    staff_id: AccountId


@dataclass(frozen=True)
class PageRequest:
    """The page that is asked for."""

    cursor: str | None
    limit: int


async def list_decisions_about(
    reader: Reader, owner_id: int, page: PageRequest
) -> Page[DecisionOut]:
    """Return what was decided about an account and its things, the latest first."""
    wanted = select(Decision).where(Decision.owner_id == owner_id)
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        wanted = wanted.where(Decision.id < before)
    rows = await reader.session.scalars(wanted.order_by(Decision.id.desc()).limit(page.limit + 1))
    shown, cursor = paginate(list(rows), page.limit, lambda row: (row.id,))
    return Page(items=await show_decisions(reader, shown), next_cursor=cursor)


async def show_decisions(reader: Reader, decisions: Sequence[Decision]) -> list[DecisionOut]:
    """Return decisions as staff sees them, in the same order."""
    session = reader.session
    texts = await _texts(session, decisions)
    appeals = await _appeals(session, decisions)
    people = await find_people(
        session,
        reader.storage,
        [one for row in decisions for one in (row.decider_id, row.reversed_by)],
    )
    return [
        _show(row, texts.get(row.case_id, ""), appeals.get(row.id), people, reader.staff_id)
        for row in decisions
    ]


def _show(
    row: Decision, text: str, appeal: AppealBrief | None, people: People, staff_id: AccountId
) -> DecisionOut:
    return DecisionOut(
        id=row.id,
        case_id=row.case_id,
        kind=row.kind,
        target_id=row.target_id,
        text=text,
        outcome=row.outcome,
        sanction=row.sanction,
        until=row.until,
        sanction_active=is_sanction_active(row),
        rule=row.rule,
        message=row.message,
        reason=row.reason,
        at=row.at,
        decider=people.get(row.decider_id),
        mine=row.decider_id == staff_id,
        appeal_until=row.appeal_until,
        reversed_at=row.reversed_at,
        reverser=people.get(row.reversed_by) if row.reversed_by else None,
        final_at=row.final_at,
        appeal=appeal,
    )


def is_sanction_active(row: Decision) -> bool:
    """Whether a decision keeps its owner from something now."""
    if row.sanction is Sanction.NONE or row.sanction_ended_at is not None:
        return False
    return row.until is None or row.until > clock.now()


async def _texts(session: AsyncSession, decisions: Sequence[Decision]) -> dict[int, str]:
    """Return the things' texts as their cases keep them, by case."""
    ids = {row.case_id for row in decisions}
    rows = await session.execute(select(Case.id, Case.snapshot).where(Case.id.in_(ids)))
    return {case_id: snapshot["text"] for case_id, snapshot in rows}


async def _appeals(session: AsyncSession, decisions: Sequence[Decision]) -> dict[int, AppealBrief]:
    ids = [row.id for row in decisions]
    rows = await session.scalars(select(Appeal).where(Appeal.decision_id.in_(ids)))
    return {row.decision_id: _show_brief(row) for row in rows}


def _show_brief(row: Appeal) -> AppealBrief:
    return AppealBrief(
        id=row.id,
        text=row.text,
        state=row.state,
        message=row.message,
        created_at=row.created_at,
        decided_at=row.decided_at,
    )


async def list_own_decisions(
    session: AsyncSession, owner_id: AccountId, page: PageRequest
) -> Page[OwnDecision]:
    """Return the decisions that concern a member, the latest first."""
    wanted = select(Decision).where(
        Decision.owner_id == owner_id, Decision.outcome != Outcome.NO_VIOLATION
    )
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        wanted = wanted.where(Decision.id < before)
    rows = await session.scalars(wanted.order_by(Decision.id.desc()).limit(page.limit + 1))
    shown, cursor = paginate(list(rows), page.limit, lambda row: (row.id,))
    return Page(items=await show_own(session, shown), next_cursor=cursor)


async def find_own_decision(
    session: AsyncSession, owner_id: AccountId, decision_id: int
) -> OwnDecision:
    """Return a decision to the member it concerns.

    Raises:
        DecisionNotFound: there is none, or it concerns somebody else.
    """
    row = await session.get(Decision, decision_id)
    if row is None or row.owner_id != owner_id or row.outcome is Outcome.NO_VIOLATION:
        raise DecisionNotFound
    (shown,) = await show_own(session, [row])
    return shown


async def show_own(session: AsyncSession, decisions: Sequence[Decision]) -> list[OwnDecision]:
    """Return decisions as their owner sees them."""
    texts = await _texts(session, decisions)
    appeals = await _appeals(session, decisions)
    return [_show_own(row, texts.get(row.case_id, ""), appeals.get(row.id)) for row in decisions]


def _show_own(row: Decision, text: str, appeal: AppealBrief | None) -> OwnDecision:
    open_to_appeal = (
        appeal is None
        and row.reversed_at is None
        and row.final_at is None
        and row.appeal_until > clock.now()
    )
    return OwnDecision(
        id=row.id,
        kind=row.kind,
        target_id=row.target_id,
        text=text,
        outcome=row.outcome,
        sanction=row.sanction,
        until=row.until,
        sanction_active=is_sanction_active(row),
        rule=row.rule,
        message=row.message,
        at=row.at,
        reversed_at=row.reversed_at,
        final_at=row.final_at,
        appeal_until=row.appeal_until,
        can_appeal=open_to_appeal,
        appeal=appeal,
    )


async def list_appeals(reader: Reader, page: PageRequest, *, is_open: bool) -> Page[AppealOut]:
    """Return appeals: open ones with minors first, then the oldest; answered ones, the latest."""
    wanted = select(Appeal)
    if is_open:
        wanted = wanted.where(Appeal.state == AppealState.OPEN).order_by(
            Appeal.minor.desc(), Appeal.id
        )
    else:
        wanted = wanted.where(Appeal.state != AppealState.OPEN).order_by(Appeal.id.desc())
    if page.cursor:
        minor, after = decode_cursor(page.cursor, int, int)
        later = and_(Appeal.minor.is_(bool(minor)), Appeal.id > after)
        later = or_(later, Appeal.minor.is_(False)) if minor else later
        wanted = wanted.where(later if is_open else Appeal.id < after)
    rows = await reader.session.scalars(wanted.limit(page.limit + 1))
    shown, cursor = paginate(list(rows), page.limit, lambda row: (int(row.minor), row.id))
    return Page(items=await show_appeals(reader, shown), next_cursor=cursor)


async def show_appeals(reader: Reader, appeals: Sequence[Appeal]) -> list[AppealOut]:
    """Return appeals with the decisions they are about."""
    ids = [row.decision_id for row in appeals]
    found = await reader.session.scalars(select(Decision).where(Decision.id.in_(ids)))
    decisions = {one.id: one for one in await show_decisions(reader, list(found))}
    people = await find_people(
        reader.session,
        reader.storage,
        [one for row in appeals for one in (row.account_id, row.decider_id)],
    )
    return [
        AppealOut(
            id=row.id,
            text=row.text,
            minor=row.minor,
            state=row.state,
            created_at=row.created_at,
            decided_at=row.decided_at,
            message=row.message,
            reason=row.reason,
            mine=decisions[row.decision_id].mine,
            owner=people.get(row.account_id),
            decider=people.get(row.decider_id) if row.decider_id else None,
            decision=decisions[row.decision_id],
        )
        for row in appeals
    ]


async def summarise(session: AsyncSession, staff_id: AccountId) -> DeskSummary:
    """Count what waits at the desk."""
    claimed = and_(Case.assignee_id == staff_id, Case.assigned_until > clock.now())
    row = (
        await session.execute(
            select(
                func.count(),
                func.count().filter(Case.minor),
                func.count().filter(claimed),
            ).where(Case.state == CaseState.OPEN)
        )
    ).one()
    appeals = await session.scalar(
        select(func.count()).select_from(Appeal).where(Appeal.state == AppealState.OPEN)
    )
    return DeskSummary(open=row[0], minors=row[1], mine=row[2], appeals=appeals or 0)
