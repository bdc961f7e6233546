"""Background jobs: procrastinate's queue in PostgreSQL, written in the caller's transaction.

A domain declares its jobs on `registry` in its `jobs.py`; only the worker opens a connection of
its own, everyone else defers through the transaction at hand (decision 6).
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, cast

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.tasks import Task, configure_task
from psycopg import AsyncConnection
from sqlalchemy.ext.asyncio import AsyncSession

__all__ = ["JobContext", "defer", "open_registry", "registry"]

registry = App(connector=PsycopgConnector())
"""Every job of Rampe: `@registry.task(name="media:encode", queue="encode", pass_context=True)`."""


@asynccontextmanager
async def open_registry(url: str, max_connections: int) -> AsyncGenerator[App]:
    """Connect the registry to a database, for a worker to run its jobs; once a process."""
    connector = PsycopgConnector(conninfo=url, min_size=1, max_size=max_connections)
    with registry.replace_connector(connector) as app:
        async with app.open_async():
            yield app


async def defer(
    session: AsyncSession,
    task: "Task[Any, Any, Any]",
    *,
    lock: str | None = None,
    priority: int = 0,
    in_seconds: int = 0,
    **arguments: int | str,
) -> int:
    """Queue a job that exists exactly when the session's transaction commits.

    Args:
        lock: jobs with the same lock never run at the same time.
        priority: higher runs first.
        arguments: ids rather than payloads.
    """
    raw = await (await session.connection()).get_raw_connection()
    connection = cast("AsyncConnection[Any]", raw.driver_connection)
    deferrer = configure_task(
        name=task.name,
        job_manager=registry.job_manager,
        queue=task.queue,
        lock=lock,
        priority=priority,
        schedule_in={"seconds": in_seconds} if in_seconds else None,
        connection=connection,
    )
    return await deferrer.defer_async(**arguments)
