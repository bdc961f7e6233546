"""Reporting: what a member finds wrong is kept for staff, and gone from that member's sight."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, ColumnElement, cast, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, AccountId, Band, Principal
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.safety.cases import Concern, is_minor, join_case
from rampe.safety.errors import CannotReportOwn, TargetNotFound
from rampe.safety.events import Reported
from rampe.safety.models import Reason, Report, Source
from rampe.safety.severity import severity_of
from rampe.safety.targets import ReportTargets, TargetSummary

IdColumn = ColumnElement[int] | InstrumentedAttribute[int]
Viewer = ColumnElement[int] | InstrumentedAttribute[int] | int | None


def not_reported(kind: str, target: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer has not reported the target: every read of a kind uses this.

    Args:
        viewer: an id, a bound parameter, or null for a guest, who reports nothing.
    """
    # The cast gives a null viewer a type, without which PostgreSQL refuses to compare it.
    me = cast(viewer, BigInteger)
    mine = exists().where(Report.reporter_id == me, Report.kind == kind, Report.target_id == target)
    return ~mine.correlate_except(Report)


@dataclass(frozen=True)
class Complaint:
    """What a member says about a target."""

    kind: str
    target_id: int
    reason: Reason
    details: str


async def do_report(
    session: AsyncSession, targets: ReportTargets, reporter: Principal, complaint: Complaint
) -> int:
    """Keep a report and return its id; a second one of the same target is the first.

    Raises:
        UnknownKind: nothing of this kind can be reported.
        TargetNotFound: there is no such thing that the reporter may see.
        CannotReportOwn: it is the reporter's.
    """
    target = targets.of(complaint.kind)
    # Looked for first: what one has reported, one sees no more.
    if known := await find_own_report(session, reporter.account_id, complaint):
        return known
    summary = await target.describe(session, complaint.target_id, reporter.account_id)
    if summary is None:
        raise TargetNotFound
    if summary.owner_id == reporter.account_id:
        raise CannotReportOwn
    minor = await concerns_minor(session, reporter, complaint, summary)
    return await insert_report(session, reporter.account_id, complaint, summary, minor=minor)


async def find_own_report(
    session: AsyncSession, reporter_id: AccountId, complaint: Complaint
) -> int | None:
    """Return the report that a member has made of a target."""
    return await session.scalar(
        select(Report.id).where(
            Report.reporter_id == reporter_id,
            Report.kind == complaint.kind,
            Report.target_id == complaint.target_id,
        )
    )


async def concerns_minor(
    session: AsyncSession, reporter: Principal, complaint: Complaint, summary: TargetSummary
) -> bool:
    """Whether staff looks at a report first: a minor made it, is shown in it, or is said to be."""
    if complaint.reason is Reason.MINOR_SAFETY or reporter.band is not Band.ADULT:
        return True
    owner = await session.get(Account, summary.owner_id)
    return owner is not None and is_minor(owner)


async def insert_report(
    session: AsyncSession,
    reporter_id: AccountId,
    complaint: Complaint,
    summary: TargetSummary,
    *,
    minor: bool,
) -> int:
    """Write a report, its case and its event, or return the one written at the same moment."""
    report_id = await session.scalar(
        insert(Report)
        .values(
            id=new_id(),
            reporter_id=reporter_id,
            kind=complaint.kind,
            target_id=complaint.target_id,
            owner_id=summary.owner_id,
            reason=complaint.reason,
            details=complaint.details,
            seen=summary.text,
            minor=minor,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Report.id)
    )
    if report_id is None:
        known = await find_own_report(session, reporter_id, complaint)
        assert known is not None
        return known
    concern = Concern(Source.REPORT, minor, severity_of(complaint.reason))
    case_id = await join_case(session, summary, concern)
    await session.execute(update(Report).where(Report.id == report_id).values(case_id=case_id))
    event = Reported(
        report_id=report_id,
        case_id=case_id,
        kind=complaint.kind,
        target_id=complaint.target_id,
        owner_id=summary.owner_id,
        reason=complaint.reason.value,
        minor=minor,
    )
    await emit(session, event, actor=reporter_id)
    return report_id
