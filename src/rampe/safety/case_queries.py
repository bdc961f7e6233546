"""Reads of cases: the queue in its order, one case with what its decision needs, its reports."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.safety.answers import answer_of
from rampe.safety.assign import list_colleagues
from rampe.safety.cases import is_claimed
from rampe.safety.decision_queries import PageRequest, Reader, show_decisions
from rampe.safety.errors import CaseNotFound
from rampe.safety.models import Case, CaseState, Decision, Report, Source
from rampe.safety.people import People, find_people, show_account
from rampe.safety.schemas import (
    CaseDetail,
    CaseOut,
    Claim,
    OwnReport,
    ReasonCount,
    ReportOut,
    ReportStanding,
    StaffAccount,
    TargetOut,
)
from rampe.safety.targets import ReportTargets

EARLIER = 10


@dataclass(frozen=True)
class CaseFilter:
    """Which cases are wanted; a field that is none does not matter."""

    state: CaseState = CaseState.OPEN
    kind: str | None = None
    source: Source | None = None
    minor: bool | None = None
    claimed: str | None = None
    """`free`: nobody works on it; `mine`: the reader does."""


async def list_cases(reader: Reader, wanted: CaseFilter, page: PageRequest) -> Page[CaseOut]:
    """Return cases: open ones in the order of the queue, decided ones the latest first."""
    query = _filtered(reader, wanted)
    if wanted.state is CaseState.OPEN:
        if page.cursor:
            priority, after = decode_cursor(page.cursor, int, int)
            same = and_(Case.priority == priority, Case.id > after)
            query = query.where(or_(Case.priority < priority, same))
        query = query.order_by(Case.priority.desc(), Case.id)
    else:
        if page.cursor:
            before, _ = decode_cursor(page.cursor, int, int)
            query = query.where(func.coalesce(Case.decision_id, Case.id) < before)
        query = query.order_by(func.coalesce(Case.decision_id, Case.id).desc())
    rows = await reader.session.scalars(query.limit(page.limit + 1))
    is_open = wanted.state is CaseState.OPEN
    shown, cursor = paginate(
        list(rows),
        page.limit,
        lambda row: (row.priority if is_open else row.decision_id or row.id, row.id),
    )
    return Page(items=await show_cases(reader, shown), next_cursor=cursor)


def _filtered(reader: Reader, wanted: CaseFilter) -> Select[Case]:
    query = select(Case).where(Case.state == wanted.state)
    if wanted.kind is not None:
        query = query.where(Case.kind == wanted.kind)
    if wanted.source is not None:
        query = query.where(Case.source == wanted.source)
    if wanted.minor is not None:
        query = query.where(Case.minor.is_(wanted.minor))
    now = clock.now()
    if wanted.claimed == "mine":
        query = query.where(Case.assignee_id == reader.staff_id, Case.assigned_until > now)
    elif wanted.claimed == "free":
        query = query.where(or_(Case.assigned_until.is_(None), Case.assigned_until <= now))
    return query


async def show_cases(reader: Reader, cases: Sequence[Case]) -> list[CaseOut]:
    """Return cases as the queue shows them, in the same order."""
    reasons = await count_reasons(reader.session, [case.id for case in cases])
    people = await find_people(
        reader.session,
        reader.storage,
        [one for case in cases for one in (case.owner_id, case.assignee_id)],
    )
    ids = [case.decision_id for case in cases if case.decision_id]
    found = await reader.session.scalars(select(Decision).where(Decision.id.in_(ids)))
    decisions = {one.id: one for one in found}
    return [
        show_case(
            case,
            reasons[case.id],
            people,
            reader,
            decisions.get(case.decision_id) if case.decision_id else None,
        )
        for case in cases
    ]


def show_case(
    case: Case,
    reasons: list[ReasonCount],
    people: People,
    reader: Reader,
    decision: Decision | None,
) -> CaseOut:
    """Return one case as the queue shows it."""
    return CaseOut(
        id=case.id,
        kind=case.kind,
        target_id=case.target_id,
        source=case.source,
        state=case.state,
        minor=case.minor,
        severity=case.severity,
        reports=case.reports,
        reasons=reasons,
        score=case.score,
        label=case.label,
        text=case.snapshot["text"],
        path=case.snapshot["path"],
        opened_at=case.opened_at,
        owner=people.get(case.owner_id),
        claim=_show_claim(case, people, reader),
        outcome=decision.outcome if decision else None,
        reversed=decision is not None and decision.reversed_at is not None,
    )


def _show_claim(case: Case, people: People, reader: Reader) -> Claim | None:
    if not is_claimed(case) or case.assigned_until is None or case.assignee_id is None:
        return None
    return Claim(
        by=people.get(case.assignee_id),
        until=case.assigned_until,
        mine=case.assignee_id == reader.staff_id,
    )


async def count_reasons(
    session: AsyncSession, case_ids: Collection[int]
) -> dict[int, list[ReasonCount]]:
    """Return how many gave which reason, by case, the commonest first."""
    rows = await session.execute(
        select(Report.case_id, Report.reason, func.count())
        .where(Report.case_id.in_(case_ids))
        .group_by(Report.case_id, Report.reason)
        .order_by(func.count().desc(), Report.reason)
    )
    reasons: defaultdict[int, list[ReasonCount]] = defaultdict(list)
    for case_id, reason, count in rows:
        assert case_id is not None
        reasons[case_id].append(ReasonCount(reason=reason, count=count))
    return reasons


async def find_colleagues(reader: Reader, case_id: int) -> list[StaffAccount]:
    """Return to whom of the staff a case may be given, at most two hundred.

    Raises:
        CaseNotFound: there is none.
    """
    case = await reader.session.get(Case, case_id, populate_existing=True)
    if case is None:
        raise CaseNotFound
    found = await list_colleagues(reader.session, reader.staff_id, case)
    return [show_account(one, reader.storage) for one in found]


async def find_case(reader: Reader, targets: ReportTargets, case_id: int) -> CaseDetail:
    """Return a case with the thing as it is now, its decision, and its owner's history.

    Raises:
        CaseNotFound: there is none.
    """
    case = await reader.session.get(Case, case_id, populate_existing=True)
    if case is None:
        raise CaseNotFound
    (shown,) = await show_cases(reader, [case])
    summary = await targets.of(case.kind).describe(
        reader.session, case.target_id, reader.staff_id, staff=True
    )
    of_owner = and_(Decision.owner_id == case.owner_id, Decision.case_id != case.id)
    latest = await reader.session.scalars(
        select(Decision).where(of_owner).order_by(Decision.id.desc()).limit(EARLIER)
    )
    own = await reader.session.get(Decision, case.decision_id) if case.decision_id else None
    return CaseDetail(
        **shown.model_dump(),
        now=TargetOut(text=summary.text, hidden=summary.hidden, path=summary.path)
        if summary
        else None,
        decision=(await show_decisions(reader, [own]))[0] if own else None,
        earlier=await show_decisions(reader, list(latest)),
        earlier_total=await reader.session.scalar(
            select(func.count()).select_from(Decision).where(of_owner)
        )
        or 0,
    )


async def list_reports(reader: Reader, case_id: int, page: PageRequest) -> Page[ReportOut]:
    """Return the reports of a case, those that concern minors first, then the oldest.

    Raises:
        CaseNotFound: there is no such case.
    """
    if await reader.session.get(Case, case_id) is None:
        raise CaseNotFound
    wanted = select(Report).where(Report.case_id == case_id)
    if page.cursor:
        minor, after = decode_cursor(page.cursor, int, int)
        later = and_(Report.minor.is_(bool(minor)), Report.id > after)
        wanted = wanted.where(or_(later, Report.minor.is_(False)) if minor else later)
    rows = await reader.session.scalars(
        wanted.order_by(Report.minor.desc(), Report.id).limit(page.limit + 1)
    )
    shown, cursor = paginate(list(rows), page.limit, lambda row: (int(row.minor), row.id))
    people = await find_people(reader.session, reader.storage, [row.reporter_id for row in shown])
    items = [
        ReportOut(
            id=row.id,
            reason=row.reason,
            details=row.details,
            seen=row.seen,
            minor=row.minor,
            created_at=row.created_at,
            reporter=people.get(row.reporter_id),
        )
        for row in shown
    ]
    return Page(items=items, next_cursor=cursor)


async def list_own_reports(
    session: AsyncSession, reporter_id: int, page: PageRequest
) -> Page[OwnReport]:
    """Return what a member reported, the latest first, and what became of it."""
    wanted = (
        select(Report, Decision)
        .join(Case, Case.id == Report.case_id)
        .outerjoin(Decision, Decision.id == Case.decision_id)
        .where(Report.reporter_id == reporter_id)
    )
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        wanted = wanted.where(Report.id < before)
    rows = await session.execute(wanted.order_by(Report.id.desc()).limit(page.limit + 1))
    found = [(report, decision) for report, decision in rows]
    shown, cursor = paginate(found, page.limit, lambda row: (row[0].id,))
    return Page(items=[_show_own(*row) for row in shown], next_cursor=cursor)


def _show_own(report: Report, decision: Decision | None) -> OwnReport:
    standing = answer_of(decision).value if decision else ReportStanding.OPEN
    return OwnReport(
        id=report.id,
        kind=report.kind,
        target_id=report.target_id,
        text=report.seen,
        reason=report.reason,
        details=report.details,
        created_at=report.created_at,
        standing=ReportStanding(standing),
    )
