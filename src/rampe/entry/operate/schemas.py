"""What the operator's page is sent."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from rampe.entry.health import Engine

Source = Literal["default", "file", "environment", "up"]


class Setting(BaseModel):
    """A setting in force."""

    key: str = Field(description="As in rampe.toml: section and name.")
    value: str | None = Field(description="As TOML writes it, secrets masked; null: not set.")
    source: Source = Field(description="`up`: decided by `rampe up` at its start.")
    where: str | None = Field(description="The file, or the variable of the environment.")


class OperatorSettings(BaseModel):
    """All settings of the process that answers."""

    version: str
    settings: list[Setting]
    secrets_file: str = Field(description="Where the installation's own secrets are.")


class EngineOut(BaseModel):
    """Whether an engine answers now."""

    name: Engine
    answers: bool


class DiskOut(BaseModel):
    """The disk of the data folder. Uploads are refused when they would leave less than `kept`."""

    free_bytes: int
    total_bytes: int
    kept_bytes: int


class BacklogOut(BaseModel):
    """What is left to do."""

    jobs_waiting: int
    jobs_failed: int = Field(description="For good: `rampe doctor` says which.")
    events_waiting: int
    dead_letters: int = Field(description="Events that a consumer could not take ten times.")


class CountsOut(BaseModel):
    """How much there is."""

    members: int
    videos: int
    sent_bytes: int = Field(description="Of the files that members sent, as quotas count them.")


class Installation(BaseModel):
    """How the installation is. What only the database knows is null while it is away."""

    version: str
    python: str
    postgresql: str | None
    schema_at: str | None = Field(description="The newest migration the database has.")
    schema_newest: str = Field(description="The newest migration of this version.")
    engines: list[EngineOut]
    disk: DiskOut
    backlog: BacklogOut | None
    counts: CountsOut | None
    last_backup: datetime | None
