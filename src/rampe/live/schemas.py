"""What live takes and gives over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rampe.accounts import AccountRef
from rampe.kit.ids import PublicId
from rampe.kit.text import Line, Text
from rampe.live.models import Audience, EndReason, Format, LiveSource, LiveState, Recording
from rampe.safety import Rule, StaffAccount

# The operator's own limit is asked after this one.
Title = Annotated[str, Line(200, min_length=1)]
Handles = Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=500)]


class Input(BaseModel):
    """What clients send."""

    model_config = ConfigDict(extra="forbid")


class LiveIn(Input):
    """A live to prepare. `invited`: handles, for a rehearsal or a live for invited ones."""

    title: Title
    format: Format
    audience: Audience = Audience.PUBLIC
    is_rehearsal: bool = False
    is_recorded: bool = True
    invited: Handles = []


class LiveEdit(Input):
    """What a host changes; absent fields stay. On air, only title and audience."""

    title: Title | None = None
    format: Format | None = None
    audience: Audience | None = None
    is_recorded: bool | None = None
    invited: Handles | None = None

    @model_validator(mode="after")
    def _refuse_null(self) -> "LiveEdit":
        for field in self.model_fields_set:
            if getattr(self, field) is None:
                raise ValueError(f"{field} cannot be null")
        return self


class LiveOut(BaseModel):
    """A live as its viewer sees it. `following`: the viewer follows the host.

    `invited`, `source`, `fed` (media arrive) and `hidden` (by staff) are told to the host only.
    """

    id: PublicId
    account: AccountRef
    following: bool
    title: str
    format: Format
    audience: Audience
    state: LiveState
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: EndReason | None
    viewers: int
    peak_viewers: int
    hearts: int
    comments: int
    width: int | None
    height: int | None
    duration_ms: int | None
    cover_url: str | None
    frame_url: str | None
    is_rehearsal: bool
    is_recorded: bool
    recording: Recording
    recording_until: datetime | None
    own: bool
    can_comment: bool
    path: str
    invited: list[AccountRef] | None = None
    source: LiveSource | None = None
    fed: bool | None = None
    hidden: bool | None = None


class Rendition(BaseModel):
    """A rendition of a live's picture; 0 is what the host sends."""

    id: int
    width: int | None
    height: int | None
    codecs: str


class RecordingPlay(BaseModel):
    """Where a recording plays."""

    hls: str


class Play(BaseModel):
    """Where a live plays for this viewer. Paths with a token are asked for again before it ends."""

    state: LiveState
    push: str | None
    hls: str | None
    event: str | None
    renditions: list[Rendition]
    token_expires_at: datetime | None
    recording: RecordingPlay | None


class OnAir(BaseModel):
    """That an account is on air, for the ring around its avatar."""

    account_id: PublicId
    id: PublicId


class OnAirList(BaseModel):
    """Who is on air, of those whom the viewer may watch."""

    items: list[OnAir]


class LastSetUp(BaseModel):
    """How the member's last live was set up: what the next one starts with."""

    title: str
    format: Format
    audience: Audience
    is_recorded: bool


class OwnLive(BaseModel):
    """The member's own live, and how to send it from a program."""

    live: LiveOut | None
    rtmp_url: str
    rtmps_url: str | None
    has_key: bool
    last_setup: LastSetUp | None


class StreamKey(BaseModel):
    """A stream key, shown this once."""

    key: str


class LiveStop(Input):
    """Why staff stop a live: the rule, what its host is told, and what the journal keeps."""

    rule: Rule
    reason: Annotated[str, Text(1000, min_length=3)]
    message: Annotated[str, Text(2000, min_length=3)]


class GrantIn(Input):
    """Whether, and why, staff let an account host lives with fewer followers (ELI-03)."""

    granted: bool
    reason: Annotated[str, Text(1000, min_length=3)]


class GrantOut(BaseModel):
    """A grant as staff sees it: whose, since when, by whom and why."""

    account: StaffAccount
    by: StaffAccount | None
    reason: str
    at: datetime


class LiveLimits(BaseModel):
    """What `GET /instance` says of lives."""

    min_age: int
    min_followers: int
    grace_seconds: int
    max_title: int
    max_invited: int
    recording_days: int
    rehearsal_hours: int
