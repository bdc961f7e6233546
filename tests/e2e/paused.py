"""A role that stands still for a while, so that what passes in a moment can be looked at."""

import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import psycopg

from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

OPEN_TRANSACTIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""


@asynccontextmanager
async def paused(stack: Stack, unit: str) -> AsyncGenerator[None]:
    """Stop a role's process until the block ends, holding no lock that others wait for."""
    pid = stack.pid(unit)
    assert pid is not None, f"{unit} does not run"
    async with await psycopg.AsyncConnection.connect(
        stack.database_url, autocommit=True
    ) as looking:

        async def stops_between_transactions() -> bool:
            os.kill(pid, signal.SIGSTOP)
            try:
                await eventually(nothing_is_open, "its transactions have ended", seconds=1.0)
            except AssertionError:
                os.kill(pid, signal.SIGCONT)
                return False
            return True

        async def nothing_is_open() -> bool:
            row = await (await looking.execute(OPEN_TRANSACTIONS)).fetchone()
            return row == (0,)

        await eventually(stops_between_transactions, f"{unit} stands still")
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
