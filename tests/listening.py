"""Waits until a worker's consumers are made: of one that is not yet, nothing seems to be left."""

# nats-py leaves its options untyped.
# pyright: reportUnknownMemberType=false

import asyncio

import nats
from nats.js.client import JetStreamContext

from rampe.entry.settings import Settings
from rampe.entry.worker import CONSUMER_NAMES


async def wait_until_listening(settings: Settings) -> None:
    """Return when the stream of these settings has every consumer."""
    client = await nats.connect(settings.bus.url)
    try:
        stream: JetStreamContext = client.jetstream()
        name = f"{settings.bus.prefix.strip('.')}events"
        while (await stream.stream_info(name)).state.consumer_count < len(CONSUMER_NAMES):
            await asyncio.sleep(0.02)
    finally:
        await client.close()
