"""Cases: everything said against one thing, together, and one person at a time works on it.

Whose a case is: `assign.py`.
"""

from dataclasses import dataclass

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Band, band_of
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.safety.errors import CaseClaimed, CaseDecided, CaseNotFound, TargetNotFound
from rampe.safety.journal import Judge, Line, record
from rampe.safety.models import Act, Case, CaseState, Source
from rampe.safety.severity import priority
from rampe.safety.targets import ReportTargets, TargetSummary


@dataclass(frozen=True)
class Concern:
    """What is added to a case: a report, the score of a scan, or a remark of staff."""

    source: Source
    minor: bool
    severity: int
    score: float | None = None
    label: str | None = None


def is_minor(account: Account) -> bool:
    """Whether an account is under 18 now, or a person's without a birth date."""
    return band_of(account) is not Band.ADULT


async def join_case(session: AsyncSession, summary: TargetSummary, concern: Concern) -> int:
    """Add a concern to the open case of a thing, opening one if need be; return its id.

    The first one keeps the thing as it is now. Two at once join the same case.
    """
    reports = 1 if concern.source is Source.REPORT else 0
    new = insert(Case).values(
        id=new_id(),
        kind=summary.kind,
        target_id=summary.id,
        owner_id=summary.owner_id,
        source=concern.source,
        state=CaseState.OPEN,
        minor=concern.minor,
        severity=concern.severity,
        reports=reports,
        priority=0,
        score=concern.score,
        label=concern.label,
        snapshot={"text": summary.text, "path": summary.path},
        opened_at=clock.now(),
    )
    joined = new.on_conflict_do_update(
        index_elements=[Case.kind, Case.target_id],
        index_where=text("state = 'open'"),
        set_={
            "minor": Case.minor | new.excluded.minor,
            "severity": func.greatest(Case.severity, new.excluded.severity),
            "reports": Case.reports + reports,
            "score": func.coalesce(new.excluded.score, Case.score),
            "label": func.coalesce(new.excluded.label, Case.label),
        },
    )
    case_id = (await session.scalars(joined.returning(Case.id))).one()
    await session.execute(update(Case).where(Case.id == case_id).values(priority=priority()))
    return case_id


async def do_open_case(
    session: AsyncSession, targets: ReportTargets, judge: Judge, kind: str, target_id: int
) -> int:
    """Open a case of staff's own accord, or find the open one; return its id.

    Raises:
        UnknownKind, TargetNotFound: there is no such thing.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    summary = await targets.of(kind).describe(session, target_id, judge.id, staff=True)
    if summary is None:
        raise TargetNotFound
    owner = await session.get(Account, summary.owner_id)
    judge.check_may_judge(owner)
    minor = owner is not None and is_minor(owner)
    case_id = await join_case(session, summary, Concern(Source.STAFF, minor, 0))
    line = Line(Act.OPEN_CASE, kind, target_id, summary.owner_id, case_id=case_id)
    await record(session, judge, line)
    return case_id


async def lock_case(session: AsyncSession, case_id: int) -> Case:
    """Return a case; nobody else claims or decides it meanwhile.

    Raises:
        CaseNotFound: there is none.
    """
    case = await session.scalar(
        select(Case)
        .where(Case.id == case_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if case is None:
        raise CaseNotFound
    return case


def check_is_free(case: Case, staff_id: AccountId) -> None:
    """Refuse a case that is decided, or that somebody else works on.

    Raises:
        CaseDecided, CaseClaimed: so.
    """
    if case.state is CaseState.DECIDED:
        raise CaseDecided
    if is_claimed(case) and case.assignee_id != staff_id:
        raise CaseClaimed(case.assigned_until)


def is_claimed(case: Case) -> bool:
    """Whether somebody works on a case now."""
    return case.assigned_until is not None and case.assigned_until > clock.now()
