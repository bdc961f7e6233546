"""Settings of search."""

from pydantic import BaseModel, ConfigDict, Field


class SearchSettings(BaseModel):
    """What is kept of members' searches, and when others learn of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    recent_kept: int = Field(
        default=50, ge=1, le=500, description="Searches kept for each member, the latest."
    )
    recent_days: int = Field(default=180, ge=1, description="Days for which they are kept.")
    popular_members: int = Field(
        default=20,
        ge=5,
        description="Different members who must have looked for something within"
        " a week before it is shown as popular.",
    )
    searches_per_minute: int = Field(
        default=120, ge=1, description="Searches a member a minute; guests by address, four times."
    )
    suggestions_per_minute: int = Field(
        default=240, ge=1, description="Suggestions as one types, counted in the same way."
    )
