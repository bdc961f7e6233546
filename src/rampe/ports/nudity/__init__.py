"""Nudity: how likely pictures show it, by a model of our own or not at all."""

from rampe.ports.nudity.nudenet import NudenetNudity
from rampe.ports.nudity.off import NoNudity
from rampe.ports.nudity.port import Finding, LookFailed, Nudity
from rampe.ports.nudity.settings import NuditySettings, open_nudity

__all__ = [
    "Finding",
    "LookFailed",
    "NoNudity",
    "NudenetNudity",
    "Nudity",
    "NuditySettings",
    "open_nudity",
]
