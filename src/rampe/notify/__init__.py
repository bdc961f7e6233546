"""Notify: what happened that concerns a member, told once, in the app and wherever they chose."""

from rampe.notify import jobs
from rampe.notify.announce import Announcer
from rampe.notify.consumers import CONSUMERS
from rampe.notify.endpoints import router
from rampe.notify.kinds import Kind, Level, Topic
from rampe.notify.settings import NotifySettings
from rampe.notify.targets import Glance, IdColumn, NotifiedTarget, NotifiedTargets

__all__ = [
    "CONSUMERS",
    "Announcer",
    "Glance",
    "IdColumn",
    "Kind",
    "Level",
    "NotifiedTarget",
    "NotifiedTargets",
    "NotifySettings",
    "Topic",
    "jobs",
    "router",
]
