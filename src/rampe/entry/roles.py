"""The table of roles, and how a process becomes one of them."""

import asyncio
import importlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import cast

import uvloop

from rampe.entry.metrics import metrics_of_role
from rampe.entry.settings import Settings
from rampe.kit import log

Run = Callable[[Settings, asyncio.Event], Awaitable[None]]


@dataclass(frozen=True)
class Role:
    """A process of Rampe: `run(settings, stop)` in a module of its own."""

    name: str
    module: str
    function: str = "run"
    port: Callable[[Settings], int] | None = None
    """The loopback port that accepts connections once the role is ready."""
    once: bool = False
    """Ends by itself, with exit code 0, when its work is done."""

    def load(self) -> Run:
        """Import the role's code, here and not above: a role's process carries no other's."""
        return cast(Run, getattr(importlib.import_module(self.module), self.function))


ROLES = (
    Role("worker", "rampe.entry.worker"),
    Role("rooms", "rampe.entry.rooms.role"),
    Role("api", "rampe.entry.api", port=lambda settings: settings.web.api_port),
    Role("gateway", "rampe.entry.gateway.role", port=lambda settings: settings.gateway.port),
    Role("ingest", "rampe.entry.ingest.role", port=lambda settings: settings.ingest.port),
    Role("edge", "rampe.entry.edge.role", port=lambda settings: settings.edge.port),
)
"""Started together in this order by `rampe up`, and stopped in the reverse."""

DEMO = Role("demo", "rampe.entry.demo.role", "run_demo", once=True)
"""Sets the stage while one watches; started by `rampe up --demo`."""

BY_NAME = {role.name: role for role in (*ROLES, DEMO)}


def run_role(role: Role, settings: Settings) -> None:
    """Be this role until SIGTERM or SIGINT."""
    log.configure(role.name, settings.log_level, settings.log_format)
    uvloop.run(_until_told(role, settings))


async def _until_told(role: Role, settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with metrics_of_role(settings.metrics, role.name):
        await role.load()(settings, stop)
