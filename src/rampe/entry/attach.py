"""Lets an operator's command use the installation: the running one, or engines for its own time."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from nats.errors import Error as NatsError

from rampe.engines.errors import EngineError
from rampe.engines.process import clean_up
from rampe.entry.embedded import nats_starter, postgres_starter, with_endpoints
from rampe.entry.installation import AlreadyRunning, Endpoints, Installation
from rampe.entry.migrate import migrate
from rampe.entry.secrets import ensure_secrets
from rampe.entry.settings import Settings
from rampe.ports.bus import Bus

BUS_SECONDS = 15.0


@asynccontextmanager
async def attached(settings: Settings, *, migrating: bool = True) -> AsyncGenerator[Settings]:
    """Yield settings with the addresses of engines that run and a database that is migrated.

    Unless `migrating` is false: then the database stays as it is.

    Raises:
        AlreadyRunning: a `rampe up` is just starting on the data folder.
    """
    installation = Installation(settings.data_dir)
    async with AsyncExitStack() as stack:
        try:
            stack.enter_context(installation.locked())
        except AlreadyRunning:
            endpoints = installation.read_endpoints()
            if endpoints is None:
                raise
            yield with_endpoints(settings, endpoints)
            return
        clean_up(installation.run)
        ensure_secrets(settings.secrets_path)
        database_url, bus_url = settings.database.url, settings.bus.url
        if not database_url:
            postgres = await postgres_starter(settings, installation)()
            database_url = (await stack.enter_async_context(postgres)).url
        if not bus_url:
            nats = await nats_starter(settings, installation)()
            bus_url = (await stack.enter_async_context(nats)).url
        if migrating:
            await asyncio.to_thread(migrate, database_url)
        yield with_endpoints(settings, Endpoints(database_url, bus_url))


@asynccontextmanager
async def bus_of(settings: Settings) -> AsyncGenerator[Bus]:
    """Connect to the bus of the settings.

    Raises:
        EngineError: it does not answer; a role would wait for it, a command should not.
    """
    try:
        async with asyncio.timeout(BUS_SECONDS):
            bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
    except (TimeoutError, OSError, NatsError):
        raise EngineError("the bus does not answer: see bus.url and nats.log") from None
    try:
        yield bus
    finally:
        await bus.close()
