"""What the worker reads for Prometheus and for `rampe doctor`: queues, outbox, consumers."""

from collections.abc import Collection
from dataclasses import dataclass

from rampe.kit import metrics
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.bus import Bus

EVERY_SECONDS = 10.0
QUEUES = ("default", "encode")
STATES = ("todo", "doing", "failed")

_JOBS = """
SELECT queue_name AS queue, status::text AS state, count(*) AS n,
       coalesce(extract(epoch FROM max(now() - coalesce(scheduled_at, deferred_at))
                FILTER (WHERE status = 'todo')), 0)::float AS waited
FROM (SELECT j.*, (SELECT min(e.at) FROM procrastinate_events e
                   WHERE e.job_id = j.id AND e.type = 'deferred') AS deferred_at
      FROM procrastinate_jobs j WHERE status IN ('todo', 'doing', 'failed')) AS open
WHERE status <> 'todo' OR scheduled_at IS NULL OR scheduled_at <= now()
GROUP BY 1, 2
"""

_EVENTS = """
SELECT count(*) AS waiting, coalesce(extract(epoch FROM now() - min(at)), 0)::float AS lag,
       (SELECT count(*) FROM dead_letter) AS dead
FROM outbox WHERE published_at IS NULL
"""


@dataclass(frozen=True)
class JobCount:
    """Jobs of a queue in one state, and seconds for which the oldest due one waits."""

    queue: str
    state: str
    count: int
    waited: float


@dataclass(frozen=True)
class Backlog:
    """What is left to do, at one moment."""

    jobs: tuple[JobCount, ...]
    outbox_waiting: int
    outbox_lag: float
    dead_letters: int


async def read_backlog(database: Database) -> Backlog:
    """Count what waits in the database."""
    async with database.hot.connection() as connection:
        jobs = await (await connection.execute(_JOBS)).fetchall()
        events = await (await connection.execute(_EVENTS)).fetchone()
    assert events is not None
    return Backlog(
        tuple(JobCount(row["queue"], row["state"], row["n"], row["waited"]) for row in jobs),
        events["waiting"],
        events["lag"],
        events["dead"],
    )


async def set_gauges(services: Services, consumers: Collection[str]) -> None:
    """Bring the worker's gauges up to date."""
    backlog = await read_backlog(services.get(Database))
    # An empty queue is shown as such: a series that is not there alarms nobody.
    for queue in QUEUES:
        metrics.job_wait_seconds.labels(queue).set(0)
        for state in STATES:
            metrics.jobs.labels(queue, state).set(0)
    for count in backlog.jobs:
        metrics.jobs.labels(count.queue, count.state).set(count.count)
        if count.state == "todo":
            metrics.job_wait_seconds.labels(count.queue).set(count.waited)
    metrics.outbox_waiting.set(backlog.outbox_waiting)
    metrics.outbox_lag_seconds.set(backlog.outbox_lag)
    metrics.dead_letters.set(backlog.dead_letters)
    for consumer in consumers:
        waiting = await services.get(Bus).count_pending([consumer])
        metrics.consumer_waiting.labels(consumer).set(waiting)
