"""Runs the demo: the role that sets the stage once, and the command that clears it."""

import asyncio
import logging
import shutil
from collections.abc import AsyncGenerator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from nats.aio.msg import Msg
from psycopg import AsyncConnection

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.entry.demo.clips.render import Workshop
from rampe.entry.demo.live import Studio, loop_file, stay_on_air
from rampe.entry.demo.marks import find_start
from rampe.entry.demo.plan import make_plan
from rampe.entry.demo.remove import clear_stage
from rampe.entry.demo.stage import Stage, set_stage
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.jobs import open_registry
from rampe.kit.nodes import take_node
from rampe.kit.services import Services
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

POOLS = PoolSizes(sessions=3, hot=1)
LOCK_KEY = 0x64656D6F  # "demo"
STOP_SUBJECT = "demo.stop"
STOP_SECONDS = 30.0


def workshop_folder(settings: Settings) -> Path:
    """Return where clips are made; nothing stays there."""
    return settings.data_dir / "demo"


async def run_demo(settings: Settings, stop: asyncio.Event) -> None:
    """Set the stage, or go on with it, and keep its live on air until `stop` or `demo remove`."""
    # A line for each job that is deferred is the worker's to write.
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    # As would be one for each seat that the live's crowd takes and leaves.
    logging.getLogger("picows").setLevel(logging.WARNING)
    async with open_services(settings, POOLS) as services:
        node = await take_node(services.get(Database).url)
        try:
            async with alone(services):
                await services.get(Bus).subscribe(STOP_SUBJECT, _setting(stop))
                await _until_stopped(stop, node.keep(stop), _set(services, settings))
        finally:
            await node.release()


async def _set(services: Services, settings: Settings) -> None:
    async with services.get(Database).session() as session:
        start = await find_start(session)
    ffmpeg = find_ffmpeg(settings.media.ffmpeg)
    with Workshop(ffmpeg, workshop_folder(settings)) as workshop:
        stage = Stage(services, make_plan(start), workshop)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_set_stage(stage))
            if settings.ingest.rtmp_port:
                tasks.create_task(stay_on_air(stage, Studio.of(ffmpeg, settings)))


async def _set_stage(stage: Stage) -> None:
    await set_stage(stage)
    log.info("demo: the stage is set")


def _setting(stop: asyncio.Event) -> Any:
    async def on_message(_message: Msg) -> None:
        stop.set()

    return on_message


async def _until_stopped(
    stop: asyncio.Event, keeping: Coroutine[Any, Any, None], work: Coroutine[Any, Any, None]
) -> None:
    """Run the work until it ends or `stop` is set; a lost node number ends it as a failure."""
    tasks = [asyncio.create_task(one) for one in (work, keeping)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            if task.done():
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def alone(services: Services) -> AsyncGenerator[None]:
    """Hold the stage: whoever comes second waits. A killed process holds nothing."""
    url = services.get(Database).url
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute("SELECT pg_advisory_lock(%s)", (LOCK_KEY,))
        yield


async def remove_demo(settings: Settings) -> None:
    """Clear the stage: a seeding that still runs is stopped first; files are gone at the end."""
    async with open_services(settings, POOLS) as services:
        node = await take_node(services.get(Database).url)
        try:
            await services.get(Bus).publish(STOP_SUBJECT, b"")
            async with AsyncExitStack() as stack:
                async with asyncio.timeout(STOP_SECONDS):
                    await stack.enter_async_context(alone(services))
                removed = await clear_stage(services)
                await _finish_jobs(services)
        finally:
            await node.release()
    shutil.rmtree(workshop_folder(settings), ignore_errors=True)
    loop_file(settings.data_dir).unlink(missing_ok=True)
    print(f"the demo is gone: {removed} accounts and all they made")


async def _finish_jobs(services: Services) -> None:
    """Remove the files now, also when no worker runs."""
    database = services.get(Database)
    async with open_registry(database.url, 3) as jobs:
        await jobs.run_worker_async(
            queues=["default"],
            wait=False,
            additional_context={"services": services},
            install_signal_handlers=False,
            listen_notify=False,
            delete_jobs="successful",
        )
