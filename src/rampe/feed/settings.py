"""Settings of feed."""

from pydantic import BaseModel, ConfigDict, Field


class FeedSettings(BaseModel):
    """How long the feed remembers what was seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seen_days: int = Field(
        default=365, ge=1, description="Days for which a member is not shown a video again."
    )
    guest_seen_days: int = Field(
        default=7, ge=1, description="The same for a guest, since the last visit."
    )
    pool_seconds: float = Field(
        default=3.0,
        ge=0,
        description="How old the shared list of candidates may be; 0: read for each page.",
    )
    watch_days: int = Field(default=90, ge=8, description="Days for which watch events are kept.")
