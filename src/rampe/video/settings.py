"""Settings of video."""

from pydantic import BaseModel, ConfigDict, Field


class VideoSettings(BaseModel):
    """What authors may write and plan, and how long a deleted video is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    caption_max_length: int = Field(
        default=2_200, ge=1, le=5_000, description="Characters of a caption."
    )
    keep_deleted_days: int = Field(
        default=30,
        ge=0,
        description="Days for which a deleted video's row and private files are kept.",
    )
    schedule_min_minutes: int = Field(
        default=5, ge=0, le=1_440, description="How far away a planned publication is at least."
    )
    schedule_max_days: int = Field(
        default=10, ge=1, le=90, description="How far away a planned publication may be."
    )
