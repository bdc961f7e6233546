"""Kills units of a running installation, each when there is something for it to lose."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import psutil

from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

VICTIMS = ("postgres", "nats", "api", "worker")
BACK_SECONDS = 60.0


@dataclass
class Havoc:
    """Ends processes with SIGKILL, one after the other."""

    stack: Stack
    killed: list[str] = field(default_factory=list[str])
    _last: dict[str, int] = field(default_factory=dict[str, int])

    async def kill(self, unit: str) -> None:
        """Kill a unit as soon as it is alive (again)."""
        pid = await eventually(lambda: self._new_pid(unit), f"{unit} is back", seconds=BACK_SECONDS)
        self._last[unit] = pid
        os.kill(pid, signal.SIGKILL)
        self.killed.append(unit)

    async def kill_at_once(self, units: Sequence[str]) -> None:
        """Kill units of which none needs another, as soon as each is alive (again)."""
        await asyncio.gather(*(self.kill(unit) for unit in units))

    async def kill_all(self, due: Sequence[Callable[[], Awaitable[bool]]]) -> None:
        """Kill the next victim, in turn, each time that the next condition has come true."""
        for place, is_due in enumerate(due):
            await eventually(is_due, f"reason {place} to kill", seconds=240)
            await self.kill(VICTIMS[place % len(VICTIMS)])

    async def _new_pid(self, unit: str) -> int | None:
        pid = self.stack.pid(unit)
        return None if pid == self._last.get(unit) else pid


async def die(stack: Stack, *, whole: bool) -> None:
    """Kill the supervisor, or all that it runs at the same moment."""
    if stack.child.returncode is not None:
        return
    stack.child.send_signal(signal.SIGSTOP)
    for process in psutil.Process(stack.child.pid).children(recursive=True) if whole else []:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    stack.child.send_signal(signal.SIGKILL)
    await stack.child.wait()
