"""What safety takes and gives over HTTP."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from rampe.accounts import AccountRef, Band, BirthDate, Role, Status
from rampe.kit.ids import PublicId
from rampe.kit.text import Text
from rampe.safety.models import Act, Reason, ReportState

MAX_DETAILS = 1000
MAX_REASON = 500

Kind = Annotated[str, Field(max_length=20, pattern="^[a-z_]+$")]


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


class Judgement(Input):
    """Why staff acts."""

    reason: Annotated[str, Text(MAX_REASON, min_length=3)]


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


class TargetOut(BaseModel):
    """The reported thing; null where it no longer exists."""

    text: str
    hidden: bool
    path: str | None


class ReportOut(BaseModel):
    """A report as staff reads it."""

    id: PublicId
    kind: str
    target_id: PublicId
    reason: Reason
    details: str
    minor: bool
    state: ReportState
    created_at: datetime
    decided_at: datetime | None
    reports: int
    reporter: StaffAccount | None
    owner: StaffAccount | None
    target: TargetOut | None


class ActionOut(BaseModel):
    """A line of what staff did."""

    id: PublicId
    act: Act
    kind: str
    target_id: PublicId
    reason: str
    before: str | None
    after: str | None
    at: datetime
    actor: StaffAccount | None
    owner: StaffAccount | None
