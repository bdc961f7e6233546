"""Settings of safety."""

from pydantic import BaseModel, ConfigDict, Field


class SafetySettings(BaseModel):
    """How the desk works."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    appeal_days: int = Field(
        default=180,
        ge=1,
        le=730,
        description="Days in which a decision can be appealed, and a removal be undone.",
    )
    claim_minutes: int = Field(
        default=20, ge=1, le=480, description="Minutes for which a claimed case is one person's."
    )
    handed_over_hours: int = Field(
        default=24, ge=1, le=168, description="Hours for which a case that was handed over is."
    )
