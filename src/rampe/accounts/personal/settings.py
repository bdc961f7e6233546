"""The `[personal]` section: archives of members' data, and deletion."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class PersonalSettings(BaseModel):
    """How long archives and deleted accounts are kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grace_days: int = Field(default=30, ge=1, le=90)
    """Days in which signing in restores a deleted account."""
    archive_days: int = Field(default=7, ge=1, le=60)
    """Days for which an archive can be downloaded."""
    archives_per_day: int = Field(default=3, ge=1, le=100)
    """Archives that a member may ask for in a day."""


class ArchiveScratch:
    """The folder where archives are put together, on a disk that has room for members' videos."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
