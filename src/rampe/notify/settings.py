"""Settings of notify."""

from pydantic import BaseModel, ConfigDict, Field


class NotifySettings(BaseModel):
    """How long notifications gather and stay."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    group_hours: int = Field(
        default=24, ge=1, le=24 * 7, description="Hours in which an unread line takes in more."
    )
    mail_after_hours: int = Field(
        default=24,
        ge=1,
        le=24 * 7,
        description="Hours after which a decision of staff that its member has not seen is mailed.",
    )
    keep_days: int = Field(default=90, ge=1, description="Days for which notifications are kept.")
