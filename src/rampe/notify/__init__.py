"""Notify: what happened that concerns a member, told once, in the app and wherever they chose."""

from rampe.notify import jobs
from rampe.notify.announce import Announcer
from rampe.notify.consumers import CONSUMERS
from rampe.notify.kinds import Kind, Level, Topic
from rampe.notify.personal_data import NotifyData
from rampe.notify.settings import NotifySettings
from rampe.notify.targets import (
    ASSET,
    DRAFT,
    Glance,
    IdColumn,
    NotifiedTarget,
    NotifiedTargets,
)

__all__ = [
    "ASSET",
    "CONSUMERS",
    "DRAFT",
    "Announcer",
    "Glance",
    "IdColumn",
    "Kind",
    "Level",
    "NotifiedTarget",
    "NotifiedTargets",
    "NotifyData",
    "NotifySettings",
    "Topic",
    "jobs",
]
