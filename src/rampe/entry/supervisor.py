"""Keeps units running: what dies is started again, after pauses that grow.

A unit is an engine or a role. The supervisor knows nothing of either but how to start it. What must
outlive others is kept by an outer supervisor.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from rampe.engines.errors import describe_exit

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
HEALTHY_AFTER = 60.0
"""Seconds a unit must have lived for its next pause to be the first again."""

Say = Callable[[str], None]


class Running(Protocol):
    """What starting a unit returns."""

    async def wait(self) -> int:
        """Wait for its end and return the exit code."""
        ...

    async def close(self) -> None:
        """Stop it in order."""
        ...


R = TypeVar("R", bound=Running, covariant=True)


@dataclass(frozen=True)
class Unit(Generic[R]):
    """Something to keep running. `start` returns when it is ready."""

    name: str
    start: Callable[[], Awaitable[R]]
    once: bool = False
    """Exit code 0 means that it is done, not that it died."""


@dataclass
class BackOff:
    """Pauses between starts: doubled each time, until the unit lived long enough."""

    pause: float = field(default_factory=lambda: FIRST_PAUSE)

    def after(self, lived: float) -> float:
        """Return how long to wait for the next start after a life of so many seconds."""
        if lived >= HEALTHY_AFTER:
            self.pause = FIRST_PAUSE
        pause, self.pause = self.pause, min(self.pause * 2, LONGEST_PAUSE)
        return pause


@dataclass
class _Kept:
    unit: Unit[Running]
    running: Running | None = None
    task: asyncio.Task[None] | None = None


class Supervisor:
    """Runs units until it is closed, then stops them side by side."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._kept: list[_Kept] = []

    async def start(self, unit: Unit[R]) -> R:
        """Start a unit, keep it running from its first readiness on, and return its first life.

        Raises:
            EngineError: it cannot even start once.
        """
        kept = _Kept(unit)
        self._kept.append(kept)
        kept.running = first = await unit.start()
        kept.task = asyncio.create_task(self._keep(kept), name=f"keep {unit.name}")
        return first

    async def restart(self) -> None:
        """Stop all units in order; being kept, they start again."""
        await asyncio.gather(*(kept.running.close() for kept in self._kept if kept.running))

    async def close(self) -> None:
        """Stop everything and return when it is gone."""
        kept, self._kept = self._kept, []
        await asyncio.gather(*map(_stop, kept))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def _keep(self, kept: _Kept) -> None:
        back_off = BackOff()
        while kept.running:
            started = time.monotonic()
            code = await kept.running.wait()
            if kept.unit.once and code == 0:
                return
            kept.running = None
            lived = time.monotonic() - started
            kept.running = await self._start_again(kept.unit, describe_exit(code), back_off, lived)

    async def _start_again(
        self, unit: Unit[Running], ended_with: str, back_off: BackOff, lived: float
    ) -> Running:
        reason = f"ended with {ended_with}"
        while True:
            pause = back_off.after(lived)
            self._say(f"{unit.name} {reason}; starting it again in {pause:.1f} s")
            await asyncio.sleep(pause)
            try:
                running = await unit.start()
            except Exception as error:  # whatever it was, the next try may do better
                reason, lived = f"does not start: {str(error).partition(chr(10))[0]}", 0.0
            else:
                self._say(f"{unit.name} is back")
                return running


async def _stop(kept: _Kept) -> None:
    if kept.task:
        kept.task.cancel()
        await asyncio.gather(kept.task, return_exceptions=True)
    if kept.running:
        await kept.running.close()
