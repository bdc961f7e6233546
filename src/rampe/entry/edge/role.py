"""Runs the edge role until it is told to stop."""

import asyncio

from rampe.entry.edge.server import start_edge
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.site import Site
from rampe.live import WatchTokens
from rampe.ports.bus import Bus
from rampe.ports.storage import open_storage


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Bring lives to their viewers until `stop` is set, then tell each to come back, and end."""
    async with Database(settings.database.url, PoolSizes(sessions=3, hot=1)) as database:
        bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
        storage = open_storage(settings.storage, settings.data_dir / "storage")
        tokens = WatchTokens(settings.secrets.media_key)
        try:
            site = Site(settings.public_url, settings.name)
            async with await start_edge(settings.edge, site, database, bus, storage, tokens):
                await stop.wait()
        finally:
            await bus.close()
