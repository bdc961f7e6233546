"""The `[nudity]` section, and which adapter it asks for."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rampe.ports.nudity.nudenet import NudenetNudity
from rampe.ports.nudity.off import NoNudity
from rampe.ports.nudity.port import Nudity


class NuditySettings(BaseModel):
    """Who looks, how closely, and from when staff is asked to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    adapter: Literal["nudenet", "off"] = "nudenet"
    threshold: float = Field(default=0.6, gt=0, le=1)
    """A score from which on a case is opened; it is a person who decides it."""
    frames: int = Field(default=8, ge=1, le=30)
    """Pictures of a video that are looked at, evenly spread."""
    at_once: int = Field(default=1, ge=1, le=64)
    """Videos looked at at the same time, in the whole installation."""


def open_nudity(settings: NuditySettings) -> Nudity:
    """Return the adapter that the settings ask for."""
    return NudenetNudity() if settings.adapter == "nudenet" else NoNudity()
