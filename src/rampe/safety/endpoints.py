"""HTTP of members: reporting, what became of it, decisions that concern one, and appeals."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from rampe.accounts import tell_hidden_changed
from rampe.accounts.http import Member
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Cursor, Limit, Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.ports.bus import Bus
from rampe.safety.appeal import do_appeal
from rampe.safety.case_queries import list_own_reports
from rampe.safety.decision_queries import (
    PageRequest,
    find_own_decision,
    list_own_decisions,
    show_own,
)
from rampe.safety.errors import (
    AlreadyAppealed,
    AppealTooLate,
    CannotReportOwn,
    DecisionNotFound,
    DecisionReversed,
    TargetNotFound,
    UnknownKind,
)
from rampe.safety.links import find_by_link
from rampe.safety.report import Complaint, do_report
from rampe.safety.schemas import (
    Acknowledged,
    AppealIn,
    LinkAppealIn,
    LinkIn,
    OwnDecision,
    OwnReport,
    ReportIn,
)
from rampe.safety.targets import ReportTargets
from rampe.safety.verdict import ACCOUNT

router = APIRouter(tags=["safety"])

REPORTS = Rate("report", burst=30, seconds=3600)
APPEALS = Rate("appeal", burst=20, seconds=3600)
OWN = responses(Unauthenticated)
APPEALED = (DecisionNotFound, DecisionReversed, AppealTooLate, AlreadyAppealed, TooMany)

Limits = Annotated[RateLimiter, Provided(RateLimiter)]
DecisionId = Annotated[PublicId, Path()]


def get_page(cursor: Cursor = None, limit: Limit = 20) -> PageRequest:
    """Return the page that the query asks for."""
    return PageRequest(cursor, limit)


PageDep = Annotated[PageRequest, Depends(get_page)]


@router.post(
    "/reports",
    status_code=201,
    responses=responses(Unauthenticated, UnknownKind, TargetNotFound, CannotReportOwn, TooMany),
)
async def report(
    body: ReportIn,
    session: Session,
    targets: Annotated[ReportTargets, Provided(ReportTargets)],
    limits: Limits,
    member: Member,
    bus: Annotated[Bus, Provided(Bus)],
) -> Acknowledged:
    """Report something. Once for each member and thing; its reporter sees it no more."""
    await limits.hit(REPORTS, member.account_id)
    complaint = Complaint(body.kind, body.target_id, body.reason, body.details)
    report_id = await do_report(session, targets, member, complaint)
    if body.kind == ACCOUNT:
        tell_hidden_changed(session, bus, member.account_id)
    return Acknowledged(id=report_id)


@router.get("/me/reports", responses=OWN)
async def get_own_reports(session: Session, member: Member, page: PageDep) -> Page[OwnReport]:
    """List what the caller reported, and what became of it."""
    return await list_own_reports(session, member.account_id, page)


@router.get("/me/decisions", responses=OWN)
async def get_own_decisions(session: Session, member: Member, page: PageDep) -> Page[OwnDecision]:
    """List the decisions that concern the caller."""
    return await list_own_decisions(session, member.account_id, page)


@router.get("/me/decisions/{decision_id}", responses=responses(Unauthenticated, DecisionNotFound))
async def get_own_decision(
    decision_id: DecisionId, session: Session, member: Member
) -> OwnDecision:
    """Show a decision that concerns the caller."""
    return await find_own_decision(session, member.account_id, decision_id)


@router.post(
    "/me/decisions/{decision_id}/appeal",
    status_code=201,
    responses=responses(Unauthenticated, *APPEALED),
)
async def appeal(
    decision_id: DecisionId, body: AppealIn, session: Session, limits: Limits, member: Member
) -> Acknowledged:
    """Object to a decision, once and in time; another person answers."""
    await limits.hit(APPEALS, member.account_id)
    return Acknowledged(id=await do_appeal(session, member.account_id, decision_id, body.text))


@router.post("/decisions/by-link", responses=responses(DecisionNotFound))
async def read_by_link(body: LinkIn, session: Session) -> OwnDecision:
    """Show the decision of a mailed link to who cannot sign in."""
    (shown,) = await show_own(session, [await find_by_link(session, body.token)])
    return shown


@router.post("/decisions/by-link/appeal", status_code=201, responses=responses(*APPEALED))
async def appeal_by_link(body: LinkAppealIn, session: Session, limits: Limits) -> Acknowledged:
    """Object to the decision of a mailed link."""
    decision = await find_by_link(session, body.token)
    await limits.hit(APPEALS, decision.owner_id)
    return Acknowledged(id=await do_appeal(session, decision.owner_id, decision.id, body.text))
