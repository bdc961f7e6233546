"""Waiting for a condition instead of for a time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def eventually(
    look: Callable[[], Awaitable[T | None]],
    what: str,
    *,
    seconds: float = 30.0,
    pause: float = 0.05,
) -> T:
    """Look until there is something to return; `what` says in the failure what never came."""
    deadline = time.monotonic() + seconds
    while not (found := await look()):
        assert time.monotonic() < deadline, f"not within {seconds:.0f} s: {what}"
        await asyncio.sleep(pause)
    return found
