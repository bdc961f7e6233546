"""HTTP of the desk: the queue, claims, decisions, appeals, accounts and the journal."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AwareDatetime

from rampe.accounts import AccountNotFound, BrandHasNoAge, StaffOnly
from rampe.accounts.http import Admin, Moderator
from rampe.kit.errors import Unauthenticated, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from rampe.safety import assign, case_queries, cases, decision_queries, staff
from rampe.safety.appeal import do_answer_appeal
from rampe.safety.case_queries import CaseFilter
from rampe.safety.decide import do_decide, do_reverse
from rampe.safety.decision_queries import Reader
from rampe.safety.desk import Desk
from rampe.safety.endpoints import PageDep
from rampe.safety.errors import (
    AdminOnly,
    AnotherPerson,
    AppealDecided,
    AppealNotFound,
    BadVerdict,
    CannotTakeCase,
    CaseClaimed,
    CaseDecided,
    CaseNotFound,
    DecisionNotFound,
    DecisionReversed,
    NotYourself,
    TargetNotFound,
    UnknownKind,
)
from rampe.safety.journal import Judge, check_journal
from rampe.safety.journal_queries import JournalFilter, list_actions
from rampe.safety.models import Act, AppealState, CaseState, Source
from rampe.safety.people import find_by_handle
from rampe.safety.schemas import (
    Acknowledged,
    ActionOut,
    AgeJudgement,
    AppealAnswer,
    AppealOut,
    Appointment,
    CaseDetail,
    CaseIn,
    CaseOut,
    DecisionOut,
    DeskSummary,
    HandOver,
    JournalCheckOut,
    Judgement,
    Kind,
    ReportOut,
    StaffAccount,
    VerdictIn,
)
from rampe.safety.settings import SafetySettings
from rampe.safety.targets import ReportTargets

router = APIRouter(prefix="/moderation", tags=["safety"])

STAFF = (Unauthenticated, StaffOnly)
JUDGEMENT = (*STAFF, AdminOnly, NotYourself)
TAKEN = (CaseNotFound, CaseDecided, CaseClaimed)

Targets = Annotated[ReportTargets, Provided(ReportTargets)]
Files = Annotated[Storage, Provided(Storage)]
Push = Annotated[Bus, Provided(Bus)]
Settings = Annotated[SafetySettings, Provided(SafetySettings)]
OneId = Annotated[PublicId, Path()]
SomeId = Annotated[PublicId | None, Query()]


def get_reader(session: Session, storage: Files, staff: Moderator) -> Reader:
    """Return who of the staff reads."""
    return Reader(session, storage, staff.account_id)


ReaderDep = Annotated[Reader, Depends(get_reader)]


class _Room:
    """What every act of the desk needs but who acts, and why."""

    def __init__(
        self, session: Session, targets: Targets, bus: Push, settings: Settings, staff: Moderator
    ) -> None:
        self._parts = (session, targets, bus, settings)
        self._staff = staff

    def desk(self, reason: str) -> Desk:
        """Return the desk for one act and its reason."""
        return Desk(*self._parts, Judge(self._staff, reason))


Room = Annotated[_Room, Depends()]


@router.get("/summary", responses=responses(*STAFF))
async def get_summary(reader: ReaderDep) -> DeskSummary:
    """Count what waits."""
    return await decision_queries.summarise(reader.session, reader.staff_id)


@router.get("/cases", responses=responses(*STAFF))
async def get_cases(
    reader: ReaderDep,
    page: PageDep,
    state: CaseState = CaseState.OPEN,
    kind: Kind | None = None,
    source: Source | None = None,
    minor: bool | None = None,
    claimed: Literal["free", "mine"] | None = None,
) -> Page[CaseOut]:
    """List cases: minors first, then severity, number of reports, age; decided ones by date."""
    wanted = CaseFilter(state, kind, source, minor, claimed)
    return await case_queries.list_cases(reader, wanted, page)


@router.post(
    "/cases", status_code=201, responses=responses(*JUDGEMENT, UnknownKind, TargetNotFound)
)
async def open_case(
    body: CaseIn, session: Session, targets: Targets, staff: Moderator
) -> Acknowledged:
    """Open a case of one's own accord, or find the open one."""
    judge = Judge(staff, body.reason)
    case_id = await cases.do_open_case(session, targets, judge, body.kind, body.target_id)
    return Acknowledged(id=case_id)


@router.get("/cases/{case_id}", responses=responses(*STAFF, CaseNotFound))
async def get_case(case_id: OneId, reader: ReaderDep, targets: Targets) -> CaseDetail:
    """Show a case with what one needs to decide it."""
    return await case_queries.find_case(reader, targets, case_id)


@router.get("/cases/{case_id}/reports", responses=responses(*STAFF, CaseNotFound))
async def get_case_reports(case_id: OneId, reader: ReaderDep, page: PageDep) -> Page[ReportOut]:
    """List the reports of a case."""
    return await case_queries.list_reports(reader, case_id, page)


@router.put("/cases/{case_id}/claim", responses=responses(*JUDGEMENT, *TAKEN))
async def claim(case_id: OneId, reader: ReaderDep, targets: Targets, room: Room) -> CaseDetail:
    """Take a case for a while, or keep it longer: nobody else decides it meanwhile."""
    await assign.do_claim(room.desk(""), case_id)
    return await case_queries.find_case(reader, targets, case_id)


@router.delete("/cases/{case_id}/claim", status_code=204, responses=responses(*STAFF, CaseNotFound))
async def release(case_id: OneId, room: Room) -> None:
    """Give a case back to the queue."""
    await assign.do_release(room.desk(""), case_id)


@router.get("/cases/{case_id}/colleagues", responses=responses(*STAFF, CaseNotFound))
async def get_colleagues(case_id: OneId, reader: ReaderDep) -> list[StaffAccount]:
    """List to whom of the staff a case may be given."""
    return await case_queries.find_colleagues(reader, case_id)


@router.put("/cases/{case_id}/assignee", responses=responses(*JUDGEMENT, *TAKEN, CannotTakeCase))
async def hand_over(
    case_id: OneId, body: HandOver, reader: ReaderDep, targets: Targets, room: Room
) -> CaseDetail:
    """Give a case to somebody else of the staff; administrators also one that somebody works on."""
    await assign.do_hand_over(room.desk(body.reason), case_id, body.account_id)
    return await case_queries.find_case(reader, targets, case_id)


@router.post(
    "/cases/{case_id}/decision",
    status_code=201,
    responses=responses(*JUDGEMENT, *TAKEN, BadVerdict, TargetNotFound, AccountNotFound),
)
async def decide(case_id: OneId, body: VerdictIn, room: Room) -> Acknowledged:
    """Decide a case: the effect is there at once, and both sides are told."""
    decision = await do_decide(room.desk(body.reason), case_id, body.verdict())
    return Acknowledged(id=decision.id)


@router.post(
    "/decisions/{decision_id}/reverse",
    responses=responses(*JUDGEMENT, DecisionNotFound, DecisionReversed),
)
async def reverse(decision_id: OneId, body: Judgement, room: Room) -> Acknowledged:
    """Take a decision back: all that it did is undone."""
    return Acknowledged(id=(await do_reverse(room.desk(body.reason), decision_id)).id)


@router.get("/appeals", responses=responses(*STAFF))
async def get_appeals(
    reader: ReaderDep, page: PageDep, state: Literal["open", "decided"] = "open"
) -> Page[AppealOut]:
    """List appeals: minors first, then the oldest; answered ones by date."""
    return await decision_queries.list_appeals(reader, page, is_open=state == "open")


@router.post(
    "/appeals/{appeal_id}/decision",
    responses=responses(*JUDGEMENT, AnotherPerson, AppealNotFound, AppealDecided),
)
async def answer_appeal(appeal_id: OneId, body: AppealAnswer, room: Room) -> Acknowledged:
    """Uphold or reverse a decision of somebody else that was appealed."""
    result = AppealState(body.result.value)
    answered = await do_answer_appeal(room.desk(body.reason), appeal_id, result, body.message)
    return Acknowledged(id=answered.id)


@router.get("/accounts", responses=responses(*STAFF, AccountNotFound))
async def find_account(
    session: Session,
    storage: Files,
    staff: Moderator,
    handle: Annotated[str, Query(max_length=24, pattern="^[A-Za-z0-9._]+$")],
) -> StaffAccount:
    """Find an account by its handle, a suspended one too."""
    account = await find_by_handle(session, storage, handle)
    if account is None:
        raise AccountNotFound
    return account


@router.get("/accounts/{account_id}/decisions", responses=responses(*STAFF))
async def get_history(account_id: OneId, reader: ReaderDep, page: PageDep) -> Page[DecisionOut]:
    """List what was decided about an account and its things."""
    return await decision_queries.list_decisions_about(reader, account_id, page)


@router.put(
    "/accounts/{account_id}/birth-date",
    responses=responses(*JUDGEMENT, AccountNotFound, BrandHasNoAge),
)
async def settle_age(
    account_id: OneId, body: AgeJudgement, session: Session, bus: Push, member: Moderator
) -> Acknowledged:
    """Correct a birth date, or take a disputed one away."""
    judge = Judge(member, body.reason)
    action_id = await staff.do_settle_age(session, bus, judge, account_id, body.birth_date)
    return Acknowledged(id=action_id)


@router.put("/accounts/{account_id}/role", responses=responses(*JUDGEMENT, AccountNotFound))
async def appoint(
    account_id: OneId, body: Appointment, session: Session, bus: Push, member: Admin
) -> Acknowledged:
    """Make somebody member, moderator or administrator."""
    judge = Judge(member, body.reason)
    return Acknowledged(id=await staff.do_appoint(session, bus, judge, account_id, body.role))


@router.get("/actions", responses=responses(*STAFF))
async def get_actions(
    session: Session,
    storage: Files,
    page: PageDep,
    _admin: Admin,
    act: Act | None = None,
    actor_id: SomeId = None,
    owner_id: SomeId = None,
    case_id: SomeId = None,
    kind: Kind | None = None,
    since: AwareDatetime | None = None,
    before: AwareDatetime | None = None,
) -> Page[ActionOut]:
    """List the journal, the latest first."""
    wanted = JournalFilter(act, actor_id, owner_id, kind, case_id, since, before)
    return await list_actions(session, storage, wanted, page)


@router.get("/actions/check", responses=responses(*STAFF))
async def get_journal_check(session: Session, _admin: Admin) -> JournalCheckOut:
    """Compute the journal's chain of hashes again."""
    found = await check_journal(session)
    return JournalCheckOut(lines=found.lines, broken=found.broken)
