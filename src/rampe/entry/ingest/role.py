"""Runs the ingest role until it is told to stop."""

import asyncio
import logging
import ssl
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import urlsplit

import msgspec

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.engines.network import port_owner
from rampe.entry.gateway import TicketSigner
from rampe.entry.ingest.program import Guests, authoriser
from rampe.entry.ingest.secure import keep_current, load_context, wait_for_certificate
from rampe.entry.ingest.server import start_ingest
from rampe.entry.installation import Installation
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.nodes import take_node
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.live import (
    Authorise,
    Ingest,
    IngestHouse,
    IngestPrograms,
    IngestSlots,
    Lives,
    RtmpOptions,
    Tools,
    claim_scratch,
    rungs_for,
    start_rtmp,
)
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage

log = logging.getLogger(__name__)

POOLS = PoolSizes(sessions=5, hot=2)
RETRY_SECONDS = 15.0


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Take what hosts send until `stop`; who sends then comes back to the next process."""
    async with open_services(settings, POOLS) as services:
        node = await take_node(services.get(Database).url)
        keeping = asyncio.create_task(node.keep(stop))
        try:
            async with AsyncExitStack() as stack:
                await open_ingest(settings, services, stack)
                await stop.wait()
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await node.release()


async def open_ingest(settings: Settings, services: Services, stack: AsyncExitStack) -> Ingest:
    """Open every way in, and go on with the lives that a killed process left."""
    bus, database = services.get(Bus), services.get(Database)
    folder = settings.data_dir / "live"
    scratch = await asyncio.to_thread(claim_scratch, folder / "scratch")
    stack.callback(scratch.remove)
    programs = IngestPrograms(find_ffmpeg(settings.media.ffmpeg), scratch.folder)
    lives, slots = Lives(database, Tools.of(services)), IngestSlots(settings.ingest.encoders)
    ingest = Ingest(
        IngestHouse(
            lives=lives,
            bus=bus,
            storage=services.get(Storage),
            programs=programs,
            spool=folder / "spool",
            slots=slots,
            rungs=rungs_for(slots.total) if settings.live.renditions == "auto" else (),
        )
    )
    await ingest.start()
    stack.push_async_callback(ingest.close)
    signer = services.get(TicketSigner)
    site = services.get(Site)
    server = await start_ingest(settings.ingest, site, database, signer, ingest, programs, slots)
    await stack.enter_async_context(server)
    guests = Guests(lives)
    stack.push_async_callback(_cancel, asyncio.create_task(guests.watch()))
    await open_rtmp(settings, authoriser(ingest, bus, guests), stack)
    return ingest


async def open_rtmp(settings: Settings, authorise: Authorise, stack: AsyncExitStack) -> None:
    """Listen for programs; inside TLS too, as soon as there is a certificate."""
    chosen = settings.ingest
    host = chosen.rtmp_host_of(settings.public_url)
    options = RtmpOptions(
        host=host,
        port=chosen.rtmp_port,
        key_seconds=chosen.start_seconds,
        idle_seconds=chosen.idle_seconds,
        max_connections=chosen.max_connections,
        max_per_address=chosen.max_per_address,
    )
    ways: list[Coroutine[Any, Any, None]] = []
    if chosen.rtmp_port:
        ways.append(_serve(options, authorise, None))
    if port := chosen.rtmps_of(settings.public_url, settings.web.tls):
        secure = msgspec.structs.replace(options, port=port)
        ways.append(_serve_securely(settings, secure, authorise))
    for way in ways:
        stack.push_async_callback(_cancel, asyncio.create_task(way))


async def _serve(
    options: RtmpOptions, authorise: Authorise, context: ssl.SSLContext | None
) -> None:
    """Listen until it is cancelled; a port that is taken may become free, and costs only RTMP."""
    while True:
        try:
            server = await start_rtmp(options, authorise, context)
            break
        except OSError as error:
            owner = await asyncio.to_thread(port_owner, options.port)
            log.warning(
                "no RTMP%s: port %s on %s is taken%s (%s)",
                "S" if context else "",
                options.port,
                options.host,
                f" by {owner}" if owner else "",
                error.strerror,
            )
            await asyncio.sleep(RETRY_SECONDS)
    async with server:
        log.info("RTMP%s on %s:%s", "S" if context else "", options.host, options.port)
        await asyncio.Event().wait()


async def _serve_securely(settings: Settings, options: RtmpOptions, authorise: Authorise) -> None:
    host = urlsplit(settings.public_url).hostname or "localhost"
    caddy = Installation(settings.data_dir).caddy
    certificate, key = await wait_for_certificate(settings.ingest, caddy, host)
    context = load_context(certificate, key)
    await asyncio.gather(
        _serve(options, authorise, context), keep_current(context, certificate, key)
    )


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
