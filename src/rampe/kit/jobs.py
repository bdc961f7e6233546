"""Background jobs: procrastinate's queue in PostgreSQL, written in the caller's transaction.

A domain declares its jobs on `registry` in its `jobs.py`; only the worker opens a connection of
its own, everyone else defers through the transaction at hand (decision 6).
"""

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, cast

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.middleware import AsyncCallNext
from procrastinate.tasks import Task, configure_task
from procrastinate.worker import Worker
from psycopg import AsyncConnection
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import metrics
from rampe.kit.request_id import current_request, on_behalf_of

__all__ = ["JobContext", "defer", "observe_job", "open_registry", "registry"]

REQUEST = "request_id"
"""The argument of a job that no function sees: the request it is done for."""

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
    if request_id := current_request():
        arguments[REQUEST] = request_id
    return await deferrer.defer_async(**arguments)


async def observe_job(call_next: AsyncCallNext, context: JobContext, _worker: Worker) -> Any:
    """Run a job for the request that deferred it, and time it: a middleware of the worker."""
    request_id = str(context.job.task_kwargs.pop(REQUEST, ""))
    outcome, started = "failed", time.perf_counter()
    try:
        with on_behalf_of(request_id):
            result = await call_next()
        outcome = "done"
        return result
    finally:
        metrics.job_seconds.labels(context.job.task_name, outcome).observe(
            time.perf_counter() - started
        )
