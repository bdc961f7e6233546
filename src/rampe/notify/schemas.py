"""What notify sends and receives over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rampe.accounts import AccountRef, Zone
from rampe.kit.errors import Invalid
from rampe.kit.ids import PublicId, parse_id
from rampe.notify.kinds import Kind, Level, Topic
from rampe.notify.quiet import DAY

MAX_IDS = 50
MAX_EXCERPT = 140

IDS = rf"^[0-9]{{1,19}}(,[0-9]{{1,19}}){{0,{MAX_IDS - 1}}}$"
"""Ids with commas between, as a query names several things."""

Minute = Annotated[int, Field(ge=0, lt=DAY, description="Minute of the day.")]


def read_ids(text: str | None) -> list[int] | None:
    """Return the ids of a query that fits `IDS`.

    Raises:
        Invalid: one of them is none, because it is too great.
    """
    try:
        return None if text is None else [parse_id(part) for part in text.split(",")]
    except ValueError:
        raise Invalid from None


class Input(BaseModel):
    """A request body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class NotificationOut(BaseModel):
    """A line of the inbox as its member may see it now."""

    id: PublicId
    rev: PublicId = Field(description="Orders the list; marks are set up to one of these.")
    kind: Kind
    topic: Topic
    people: list[AccountRef] = Field(description="Who did it last, at most three.")
    count: int = Field(description="How many did it, each counted once.")
    text: str = Field(description="The beginning of what was written last, if anything was.")
    about_text: str = Field(description="The beginning of what it is about.")
    image_url: str | None
    path: str | None = Field(description="Where it leads on this site.")
    over: bool = Field(description="It is past: a live that has ended.")
    facts: dict[str, str] = Field(description="What else there is to say, by kind.")
    at: datetime
    seen: bool
    read: bool


class UnreadOut(BaseModel):
    """How many lines wait to be seen, 100 meaning at least so many."""

    count: int
    n: int = Field(description="Grows with each change: an answer with a lower one is older.")


class SeenIn(Input):
    """The newest line that the member has in sight."""

    up_to: PublicId


class ReadIn(Input):
    """Lines that the member has opened: these, or all up to one."""

    ids: Annotated[list[PublicId], Field(max_length=MAX_IDS)] = []
    up_to: PublicId | None = None


class QuietOut(BaseModel):
    """Quiet hours as they hold now."""

    on: bool
    start: int
    end: int
    zone: str = Field(description="The zone whose clock counts.")
    kept: bool = Field(description="They belong to a minor: they can only be made longer.")


class SettingsOut(BaseModel):
    """How a member is told."""

    levels: dict[Topic, Level]
    quiet: QuietOut


class QuietIn(Input):
    """Other quiet hours; without a zone, the one where the account lives."""

    on: bool
    start: Minute
    end: Minute
    zone: Zone | None = None


class SettingsChange(Input):
    """What a member changes; absent parts stay."""

    levels: dict[Topic, Level] = {}
    quiet: QuietIn | None = None

    @model_validator(mode="after")
    def _refuse_null(self) -> "SettingsChange":
        if "quiet" in self.model_fields_set and self.quiet is None:
            raise ValueError("quiet cannot be null")
        return self
