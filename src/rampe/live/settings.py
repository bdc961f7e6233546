"""The `[live]` section: who may host lives, and how long things last."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class LiveSettings(BaseModel):
    """What the operator decides about lives."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_age: int = Field(default=16, ge=16, le=99)
    """Years completed before a member hosts a live; never below 16 (ELI-01)."""
    min_followers: int = Field(default=1_000, ge=0)
    """Followers from which a member hosts lives; staff may grant it to one with fewer."""
    grace_seconds: int = Field(default=60, ge=5, le=3_600)
    """How long a host whose signal was lost may come back into the same live."""
    prepare_minutes: int = Field(default=30, ge=1, le=1_440)
    """A live that was prepared and gets no media for so long is given up."""
    rehearsal_hours: int = Field(default=24, ge=1, le=720)
    """Rehearsals are deleted after this."""
    recording_days: int = Field(default=90, ge=1, le=3_650)
    """Days for which a recording can be watched."""
    max_running: int = Field(default=20, ge=1)
    """Lives at once on this installation."""
    renditions: Literal["auto", "none"] = "auto"
    """`auto`: 360 lines beside what hosts send, then 540, as the cores allow; `none`: only that."""
    max_title: int = Field(default=80, ge=10, le=200)
    """Characters of a title."""
    max_invited: int = Field(default=50, ge=1, le=500)
    """Accounts that may be invited to a rehearsal or to a live for invited ones."""
    rtmp_url: str = Field(default="", pattern=r"^(rtmps?://\S+)?$")
    """What hosts are told to send to; empty: this machine's name and `ingest.rtmp_port`."""
