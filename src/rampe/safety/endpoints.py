"""HTTP of reports and of the desk where staff decides on them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from rampe.accounts import AccountNotFound, Admin, Member, Moderator, StaffOnly
from rampe.kit.database import Session
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Cursor, Limit, Page
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.kit.services import Provided
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from rampe.safety import moderate, queries
from rampe.safety.errors import (
    AdminOnly,
    CannotReportOwn,
    NotYourself,
    TargetNotFound,
    UnknownKind,
)
from rampe.safety.models import ReportState
from rampe.safety.moderate import Judge
from rampe.safety.report import Complaint, do_report
from rampe.safety.schemas import (
    Acknowledged,
    ActionOut,
    AgeJudgement,
    Appointment,
    Judgement,
    Kind,
    ReportIn,
    ReportOut,
    StaffAccount,
)
from rampe.safety.targets import ReportTargets

router = APIRouter(tags=["safety"])

REPORTS = Rate("report", burst=30, seconds=3600)
STAFF = (Unauthenticated, StaffOnly)
JUDGEMENT = (*STAFF, AdminOnly, NotYourself)

Targets = Annotated[ReportTargets, Provided(ReportTargets)]
Files = Annotated[Storage, Provided(Storage)]
Push = Annotated[Bus, Provided(Bus)]
TargetKind = Annotated[Kind, Path()]
TargetId = Annotated[PublicId, Path()]


@router.post(
    "/reports",
    status_code=201,
    responses=responses(Unauthenticated, UnknownKind, TargetNotFound, CannotReportOwn, TooMany),
)
async def report(
    body: ReportIn,
    session: Session,
    targets: Targets,
    limits: Annotated[RateLimiter, Provided(RateLimiter)],
    member: Member,
) -> Acknowledged:
    """Report something. Once for each member and thing; its reporter sees it no more."""
    await limits.hit(REPORTS, member.account_id)
    complaint = Complaint(body.kind, body.target_id, body.reason, body.details)
    return Acknowledged(id=await do_report(session, targets, member, complaint))


@router.get("/moderation/reports", responses=responses(*STAFF))
async def get_reports(
    session: Session,
    targets: Targets,
    storage: Files,
    staff: Moderator,
    state: ReportState = ReportState.OPEN,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ReportOut]:
    """List reports: those that concern minors first, then the oldest."""
    return await queries.list_reports(
        session, targets, storage, staff.account_id, state, cursor, limit
    )


@router.get("/moderation/actions", responses=responses(*STAFF))
async def get_actions(
    session: Session, storage: Files, staff: Moderator, cursor: Cursor = None, limit: Limit = 20
) -> Page[ActionOut]:
    """List what staff did, the latest first."""
    return await queries.list_actions(session, storage, cursor, limit)


@router.get("/moderation/accounts", responses=responses(*STAFF, AccountNotFound))
async def find_account(
    session: Session,
    storage: Files,
    staff: Moderator,
    handle: Annotated[str, Query(max_length=24, pattern="^[A-Za-z0-9._]+$")],
) -> StaffAccount:
    """Find an account by its handle, a suspended one too."""
    account = await queries.find_by_handle(session, storage, handle)
    if account is None:
        raise AccountNotFound
    return account


@router.post(
    "/moderation/accounts/{account_id}/suspend", responses=responses(*JUDGEMENT, AccountNotFound)
)
async def suspend(
    account_id: TargetId, body: Judgement, session: Session, bus: Push, staff: Moderator
) -> Acknowledged:
    """Suspend an account: it is gone for everybody, and signed out everywhere, at once."""
    judge = Judge(staff, body.reason)
    return Acknowledged(id=await moderate.do_suspend_account(session, bus, judge, account_id))


@router.post(
    "/moderation/accounts/{account_id}/restore", responses=responses(*JUDGEMENT, AccountNotFound)
)
async def reinstate(
    account_id: TargetId, body: Judgement, session: Session, staff: Moderator
) -> Acknowledged:
    """Bring a suspended account back, or decide that a reported one may stay."""
    judge = Judge(staff, body.reason)
    return Acknowledged(id=await moderate.do_reinstate_account(session, judge, account_id))


@router.put(
    "/moderation/accounts/{account_id}/birth-date",
    responses=responses(*JUDGEMENT, AccountNotFound),
)
async def settle_age(
    account_id: TargetId, body: AgeJudgement, session: Session, bus: Push, staff: Moderator
) -> Acknowledged:
    """Correct a birth date, or take a disputed one away."""
    judge = Judge(staff, body.reason)
    action_id = await moderate.do_settle_age(session, bus, judge, account_id, body.birth_date)
    return Acknowledged(id=action_id)


@router.put(
    "/moderation/accounts/{account_id}/role", responses=responses(*JUDGEMENT, AccountNotFound)
)
async def appoint(
    account_id: TargetId, body: Appointment, session: Session, bus: Push, staff: Admin
) -> Acknowledged:
    """Make somebody member, moderator or administrator."""
    judge = Judge(staff, body.reason)
    return Acknowledged(id=await moderate.do_appoint(session, bus, judge, account_id, body.role))


@router.post(
    "/moderation/{kind}/{target_id}/hide",
    responses=responses(*JUDGEMENT, UnknownKind, TargetNotFound),
)
async def hide(
    kind: TargetKind,
    target_id: TargetId,
    body: Judgement,
    session: Session,
    targets: Targets,
    staff: Moderator,
) -> Acknowledged:
    """Take a thing out of sight and close its reports."""
    judge = Judge(staff, body.reason)
    return Acknowledged(id=await moderate.do_hide(session, targets, judge, kind, target_id))


@router.post(
    "/moderation/{kind}/{target_id}/restore",
    responses=responses(*JUDGEMENT, UnknownKind, TargetNotFound),
)
async def show(
    kind: TargetKind,
    target_id: TargetId,
    body: Judgement,
    session: Session,
    targets: Targets,
    staff: Moderator,
) -> Acknowledged:
    """Bring a hidden thing back, or decide that a reported one may stay; its reports close."""
    judge = Judge(staff, body.reason)
    return Acknowledged(id=await moderate.do_show(session, targets, judge, kind, target_id))
