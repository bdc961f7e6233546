"""What archives and deletions take and give over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from rampe.accounts.personal.models import ExportState
from rampe.accounts.schemas import Input
from rampe.kit.ids import PublicId


class ExportOut(BaseModel):
    """An archive; `url` is there while it can be downloaded, by its owner alone."""

    id: PublicId
    state: ExportState
    percent: int
    size: int | None
    requested_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None
    url: str | None


class DeletionInfo(BaseModel):
    """What deleting the account would mean at this moment."""

    grace_days: int
    brands: list[str]
    """Handles of the brands that have to be handed over or deleted first."""


class DeleteAccount(Input):
    """The account's handle, typed."""

    handle: Annotated[str, Field(max_length=30)]


class Deleted(BaseModel):
    """When the account goes for good."""

    erase_at: datetime


class Restore(Input):
    """The token of `deletion_pending`."""

    token: Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_=-]+$")]
