"""Runs the gateway role until it is told to stop."""

import asyncio

from rampe.entry.gateway.server import start_gateway
from rampe.entry.gateway.ticket import TicketSigner
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.site import Site
from rampe.ports.bus import Bus


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Serve `/rt` until `stop` is set, then tell every client to come back and end."""
    async with Database(settings.database.url, PoolSizes(sessions=1, hot=6)) as database:
        bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
        signer = TicketSigner(settings.secrets.session_key)
        try:
            site = Site(settings.public_url, settings.name)
            async with await start_gateway(settings.gateway, site, database, bus, signer):
                await stop.wait()
        finally:
            await bus.close()
