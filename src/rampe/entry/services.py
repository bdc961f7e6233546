"""What a role shares inside its process: opened here once, closed in the reverse order."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from rampe import accounts, feed, media, safety, social, video
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.ratelimit import RateLimiter
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.bus import Bus


@asynccontextmanager
async def open_services(settings: Settings, pools: PoolSizes) -> AsyncIterator[Services]:
    """Connect a process to its engines and give every domain what it asks for by type."""
    services = Services()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(Database(settings.database.url, pools))
        bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
        stack.push_async_callback(bus.close)
        services.put(Settings, settings)
        services.put(Database, database)
        services.put(Bus, bus)
        services.put(RateLimiter, RateLimiter(database))
        services.put(Site, Site(settings.public_url))
        yield services
