"""The `[rooms]` section: how many rooms a process holds, and how much of a member they hear."""

from pydantic import BaseModel, ConfigDict, Field


class RoomSettings(BaseModel):
    """What the operator decides about the rooms of lives."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_rooms: int = Field(default=200, ge=1)
    """Rooms that one process of the role speaks for."""
    hearts_per_second: float = Field(default=20.0, ge=15.0, le=1_000.0)
    """Hearts of a member that count; never below 15 (LIK-02)."""
    comment_burst: int = Field(default=5, ge=1, le=1_000)
    """Comments of a member in a live that are taken at once."""
    comments_per_minute: float = Field(default=30.0, gt=0, le=60_000.0)
    """Comments of a member in a live after that."""
