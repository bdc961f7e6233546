"""What goes over the bus: media in order, and answers to edges that begin."""

import asyncio
import logging
from collections import deque

from rampe.kit import metrics
from rampe.live.models import LiveId
from rampe.live.push.wire import PAYLOAD_MOST, pack
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

WAITING_MOST = 512


def media_subject(live_id: int, rendition: int) -> str:
    """Where the messages of a rendition go."""
    return f"media.{live_id}.{rendition}"


def join_messages(messages: list[bytes]) -> bytes:
    """Return messages in one; what the bus cannot carry is cut to the first, the initialisation."""
    whole = pack(messages)
    return whole if len(whole) <= PAYLOAD_MOST else pack(messages[:1])


class Outbound:
    """Sends the media of one live in the order in which they were made."""

    def __init__(self, bus: Bus, live_id: LiveId) -> None:
        self._bus = bus
        self._live_id = live_id
        self._waiting: deque[tuple[int, bytes]] = deque(maxlen=WAITING_MOST)
        self._wake = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def send(self, rendition: int, data: bytes) -> None:
        """Send a message soon; the oldest are lost where the bus does not keep up."""
        self._waiting.append((rendition, data))
        metrics.ingest_bytes.inc(len(data))
        self._wake.set()

    async def close(self) -> None:
        """Send what is left, and end."""
        self._task.cancel()
        await asyncio.wait([self._task])
        await self._empty()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._empty()

    async def _empty(self) -> None:
        while self._waiting:
            rendition, data = self._waiting.popleft()
            await self._bus.publish(media_subject(self._live_id, rendition), data)
