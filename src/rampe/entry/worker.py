"""The role `worker`: jobs, the outbox's relay, the consumers of events, and the counters' flush."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from procrastinate import App

from rampe import accounts, feed, live, media, notify, safety, search, social, video
from rampe.entry import gauges
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit import metrics
from rampe.kit.consumers import MAX_DELIVERIES, Consumer, apply_once, bury, delete_old_marks
from rampe.kit.database import Database, PoolSizes
from rampe.kit.jobs import observe_job, open_registry
from rampe.kit.nodes import take_node
from rampe.kit.outbox import Relay, delete_published
from rampe.kit.ratelimit import delete_spent
from rampe.kit.services import Services
from rampe.kit.tasks import every, keep_running
from rampe.ports.bus import Bus, Delivery

log = logging.getLogger(__name__)

POOLS = PoolSizes(sessions=12, hot=4)
JOB_CONNECTIONS = 6
HEARTBEAT_SECONDS = 3.0
STALLED_SECONDS = 12.0
CLEAN_SECONDS = 600.0

CONSUMERS: list[Consumer] = [
    *social.CONSUMERS,
    *notify.CONSUMERS,
    *video.CONSUMERS,
    *live.CONSUMERS,
    *feed.CONSUMERS,
    *search.CONSUMERS,
]
CONSUMER_NAMES = [*(one.name for one in CONSUMERS), *(one.name for one in feed.BATCH_CONSUMERS)]
# Imported for the jobs they declare on the registry.
JOB_DOMAINS = (accounts, safety, media, notify, video, live, feed, search)


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Work until `stop`; jobs at hand get seconds to end, the rest is taken up again later."""
    async with open_services(settings, POOLS) as services:
        node = await take_node(services.get(Database).url)
        try:
            await asyncio.gather(
                node.keep(stop), run_work(services, stop, settings.worker.encoders)
            )
        finally:
            await node.release()


async def run_work(services: Services, stop: asyncio.Event, encoders: int = 1) -> None:
    """Run everything that a worker does, until `stop`."""
    async with open_registry(services.get(Database).url, JOB_CONNECTIONS) as jobs:
        await _run_loops(_make_loops(services, jobs, stop, encoders), stop)


Loops = dict[str, Callable[[], Awaitable[None]]]


def _make_loops(services: Services, jobs: App, stop: asyncio.Event, encoders: int) -> Loops:
    database, bus = services.get(Database), services.get(Bus)
    relay = Relay(database.url, bus.publish_event)
    loops: Loops = {
        "relay": lambda: relay.run(stop),
        "counters": lambda: every(social.FLUSH_SECONDS, lambda: _flush(services), stop),
        "lives": lambda: every(live.SWEEP_SECONDS, lambda: live.sweep(services), stop),
        "clean-up": lambda: every(CLEAN_SECONDS, lambda: _clean(services), stop),
        "gauges": lambda: every(
            gauges.EVERY_SECONDS, lambda: gauges.set_gauges(services, CONSUMER_NAMES), stop
        ),
        "jobs": lambda: _run_jobs(services, jobs, stop, queue="default", concurrency=8),
        "encodes": lambda: _run_jobs(services, jobs, stop, queue="encode", concurrency=encoders),
        "stalled jobs": lambda: every(STALLED_SECONDS / 3, lambda: _retry_stalled(jobs), stop),
    }
    for batch in feed.BATCH_CONSUMERS:
        apply = partial(batch.apply, services)
        loops[batch.name] = partial(bus.consume_batches, batch.name, batch.subjects, apply, stop)
    for consumer in CONSUMERS:
        loops[consumer.name] = _consuming(services, consumer, stop)
    return loops


async def _run_loops(loops: Loops, stop: asyncio.Event) -> None:
    await asyncio.gather(*(keep_running(name, run, stop) for name, run in loops.items()))


def _consuming(
    services: Services, consumer: Consumer, stop: asyncio.Event
) -> Callable[[], Awaitable[None]]:
    async def handle(delivery: Delivery) -> None:
        try:
            await apply_once(services, consumer, delivery.body)
        except Exception as error:
            if delivery.number < MAX_DELIVERIES:
                metrics.events.labels(consumer.name, "failed").inc()
                raise
            await bury(services, consumer.name, delivery.body, error)
            metrics.events.labels(consumer.name, "buried").inc()
        else:
            metrics.events.labels(consumer.name, "applied").inc()

    bus = services.get(Bus)
    return lambda: bus.consume(consumer.name, consumer.subjects, handle, stop)


async def _flush(services: Services) -> None:
    async with services.get(Database).session() as session:
        await social.flush_counters(session)


async def _clean(services: Services) -> None:
    database = services.get(Database)
    async with database.session() as session:
        await delete_published(session)
        await delete_old_marks(session)
    await delete_spent(database)


async def _run_jobs(
    services: Services, jobs: App, stop: asyncio.Event, *, queue: str, concurrency: int
) -> None:
    working = asyncio.create_task(
        jobs.run_worker_async(
            queues=[queue],
            concurrency=concurrency,
            additional_context={"services": services},
            install_signal_handlers=False,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=STALLED_SECONDS,
            worker_middleware=[observe_job],
            shutdown_graceful_timeout=5,
            delete_jobs="successful",
            fetch_job_polling_interval=1.0,
        )
    )
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    working.cancel()
    await asyncio.gather(working, stopping, return_exceptions=True)


async def _retry_stalled(jobs: App) -> None:
    """Give jobs of killed workers back to the queue, seconds after their last heartbeat."""
    for job in await jobs.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        log.warning("job %s of a lost worker is started again: %s", job.id, job.task_name)
        await jobs.job_manager.retry_job(job)
