"""Settings of social."""

from pydantic import BaseModel, ConfigDict, Field


class SocialSettings(BaseModel):
    """Limits on what one member may do, so that a robot gains little."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    comment_max_length: int = Field(
        default=500, ge=1, le=2_000, description="Characters of a comment."
    )
    max_following: int = Field(
        default=10_000, ge=1, description="Accounts that one account may follow."
    )
    follows_per_hour: int = Field(default=200, ge=1, description="New follows a member an hour.")
    likes_per_minute: int = Field(
        default=300, ge=1, description="Likes and unlikes a member a minute."
    )
    comments_per_minute: int = Field(default=20, ge=1, description="Comments a member a minute.")
