"""Long-running tasks of a process: restarted when they fail, ended in order when it stops."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

log = logging.getLogger(__name__)

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 10.0


async def keep_running(name: str, run: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Run a task until `stop`; when it fails or ends before, run it again after a growing pause."""
    pause = FIRST_PAUSE
    loop = asyncio.get_running_loop()
    while not stop.is_set():
        started = loop.time()
        try:
            await run()
        except Exception:
            log.exception("%s failed and is started again", name)
        if loop.time() - started > LONGEST_PAUSE:
            pause = FIRST_PAUSE
        await sleep_until(stop, pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def every(seconds: float, run: Callable[[], Awaitable[object]], stop: asyncio.Event) -> None:
    """Call `run` now and again after each pause, until `stop`."""
    while not stop.is_set():
        await run()
        await sleep_until(stop, seconds)


async def sleep_until(stop: asyncio.Event, seconds: float) -> None:
    """Sleep, but not past `stop`."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
