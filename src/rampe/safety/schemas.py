"""What safety takes and gives over HTTP."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from rampe.accounts import AccountRef, Band, BirthDate, Role, Status
from rampe.kit.ids import PublicId
from rampe.kit.text import Text
from rampe.safety.models import (
    Act,
    AppealState,
    CaseState,
    Outcome,
    Reason,
    Sanction,
    Source,
)
from rampe.safety.rules import Rule
from rampe.safety.verdict import MAX_DAYS, Verdict

MAX_DETAILS = 1000
MAX_REASON = 500
MAX_MESSAGE = 1000
MAX_APPEAL = 2000

Kind = Annotated[str, Field(max_length=20, pattern="^[a-z_]+$")]
ReasonText = Annotated[str, Text(MAX_REASON, min_length=3)]
Message = Annotated[str, Text(MAX_MESSAGE)]
Token = Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]


class Input(BaseModel):
    """A request body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class ReportIn(Input):
    """What a member finds wrong, and with what."""

    kind: Kind
    target_id: PublicId
    reason: Reason
    details: Annotated[str, Text(MAX_DETAILS)] = ""


class Acknowledged(BaseModel):
    """That something is kept."""

    id: PublicId


class AppealIn(Input):
    """Why a decision is wrong."""

    text: Annotated[str, Text(MAX_APPEAL, min_length=3)]


class LinkIn(Input):
    """The token of a mailed link."""

    token: Token


class LinkAppealIn(AppealIn, LinkIn):
    """An appeal by a mailed link."""


class Judgement(Input):
    """Why staff acts."""

    reason: ReasonText


class HandOver(Judgement):
    """To whom of the staff a case is given."""

    account_id: PublicId


class CaseIn(Judgement):
    """What staff itself opens a case about."""

    kind: Kind
    target_id: PublicId


class VerdictIn(Judgement):
    """A decision: effect, rule, text to the owner, reason for the journal."""

    outcome: Outcome
    sanction: Sanction = Sanction.NONE
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] | None = None
    rule: Rule | None = None
    message: Message = ""

    def verdict(self) -> Verdict:
        """Return it as the domain has it."""
        return Verdict(self.outcome, self.sanction, self.days, self.rule, self.message, self.reason)


class AppealResult(StrEnum):
    """What an appeal can come to."""

    UPHELD = "upheld"
    REVERSED = "reversed"


class AppealAnswer(Judgement):
    """The answer to an appeal, with a text to the owner."""

    result: AppealResult
    message: Annotated[str, Text(MAX_MESSAGE, min_length=3)]


class AgeJudgement(Judgement):
    """The birth date that staff found out; null when it is disputed."""

    birth_date: BirthDate | None


class Appointment(Judgement):
    """A role for an account."""

    role: Role


class StaffAccount(AccountRef):
    """An account as staff sees it."""

    status: Status
    role: Role
    band: Band
    birth_date: date | None
    created_at: datetime
    demo: bool
    """Of the demo: invented, and perhaps simulated."""


class TargetOut(BaseModel):
    """The reported thing as it is now; null where it no longer exists."""

    text: str
    hidden: bool
    path: str | None


class ReasonCount(BaseModel):
    """How many gave a reason."""

    reason: Reason
    count: int


class Claim(BaseModel):
    """Who works on a case, and until when it is theirs."""

    by: StaffAccount | None
    until: datetime
    mine: bool


class CaseOut(BaseModel):
    """A case in the queue. `text` and `path` are of the moment when it was opened."""

    id: PublicId
    kind: str
    target_id: PublicId
    source: Source
    state: CaseState
    minor: bool
    severity: int
    reports: int
    reasons: list[ReasonCount]
    score: float | None
    label: str | None
    text: str
    path: str | None
    opened_at: datetime
    owner: StaffAccount | None
    claim: Claim | None
    outcome: Outcome | None
    reversed: bool


class AppealBrief(BaseModel):
    """An appeal where its decision is shown."""

    id: PublicId
    text: str
    state: AppealState
    message: str
    created_at: datetime
    decided_at: datetime | None


class DecisionOut(BaseModel):
    """A decision as staff sees it."""

    id: PublicId
    case_id: PublicId
    kind: str
    target_id: PublicId
    text: str
    outcome: Outcome
    sanction: Sanction
    until: datetime | None
    sanction_active: bool
    rule: Rule | None
    message: str
    reason: str
    at: datetime
    decider: StaffAccount | None
    mine: bool
    appeal_until: datetime
    reversed_at: datetime | None
    reverser: StaffAccount | None
    final_at: datetime | None
    appeal: AppealBrief | None


class CaseDetail(CaseOut):
    """A case with what one needs to decide it."""

    now: TargetOut | None
    decision: DecisionOut | None
    earlier: list[DecisionOut]
    earlier_total: int


class ReportOut(BaseModel):
    """A report as staff reads it; `seen` is the thing's text as its reporter saw it."""

    id: PublicId
    reason: Reason
    details: str
    seen: str
    minor: bool
    created_at: datetime
    reporter: StaffAccount | None


class AppealOut(BaseModel):
    """An appeal in the queue. `mine`: the caller decided, so another person answers."""

    id: PublicId
    text: str
    minor: bool
    state: AppealState
    created_at: datetime
    decided_at: datetime | None
    message: str
    reason: str
    mine: bool
    owner: StaffAccount | None
    decider: StaffAccount | None
    decision: DecisionOut


class DeskSummary(BaseModel):
    """What waits at the desk."""

    open: int
    minors: int
    mine: int
    appeals: int


class OwnDecision(BaseModel):
    """A decision as its owner sees it: never who reported, nor who decided."""

    id: PublicId
    kind: str
    target_id: PublicId
    text: str
    outcome: Outcome
    sanction: Sanction
    until: datetime | None
    sanction_active: bool
    rule: Rule | None
    message: str
    at: datetime
    reversed_at: datetime | None
    final_at: datetime | None
    appeal_until: datetime
    can_appeal: bool
    appeal: AppealBrief | None


class ReportStanding(StrEnum):
    """What became of a report."""

    OPEN = "open"
    NO_VIOLATION = "no_violation"
    ACTION_TAKEN = "action_taken"
    REVERSED = "reversed"


class OwnReport(BaseModel):
    """A report as its reporter sees it: the thing as they saw it, and what became of it."""

    id: PublicId
    kind: str
    target_id: PublicId
    text: str
    reason: Reason
    details: str
    created_at: datetime
    standing: ReportStanding


class ActionOut(BaseModel):
    """A line of the journal."""

    id: PublicId
    line: int
    act: Act
    kind: str
    target_id: PublicId
    case_id: PublicId | None
    rule: Rule | None
    reason: str
    before: str | None
    after: str | None
    at: datetime
    actor: StaffAccount | None
    owner: StaffAccount | None


class JournalCheckOut(BaseModel):
    """Whether every line is as it was written; `broken` is the first that is not."""

    lines: int
    broken: int | None
