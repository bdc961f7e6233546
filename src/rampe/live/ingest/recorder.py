"""Brings finished segments into storage and says so, in the background and again until it is done.

The file first, then its row: what has a row can be played. Meanwhile the spool owes the segment,
so that a restart goes on with it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping

from rampe.kit import metrics
from rampe.live.errors import LiveNotFound
from rampe.live.feeding import FinishedSegment
from rampe.live.ingest.lives import Away, Lives
from rampe.live.ingest.spool import Pending, Spool
from rampe.live.models import LiveId
from rampe.ports.storage import Storage, StoreDown

log = logging.getLogger(__name__)

PAUSE_FIRST, PAUSE_MOST = 0.5, 15.0


class Recorder:
    """Of one live; `folder` is where its files are in storage."""

    def __init__(
        self,
        live_id: LiveId,
        folder: str,
        spools: Mapping[int, Spool],
        lives: Lives,
        storage: Storage,
    ) -> None:
        self._live_id = live_id
        self._folder = folder
        self._spools = spools
        self._lives = lives
        self._storage = storage
        self._waiting: deque[tuple[int, Pending]] = deque()
        self._inits: dict[int, str] = {}
        self.stored_inits: set[str] = set()
        """The initialisations that it has put into storage."""
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to bring what there is, and all that comes."""
        self._task = asyncio.create_task(self._run())

    @property
    def waiting(self) -> int:
        """How many segments are still to be brought."""
        return len(self._waiting)

    def bring(self, rendition: int, pending: Pending) -> None:
        """Bring a segment that the spool owes."""
        self._waiting.append((rendition, pending))
        self._idle.clear()
        self._wake.set()

    async def drained(self) -> bool:
        """Wait until nothing waits any more, however long the store is away; whether all is there.

        What failed for another reason than an absence is not.
        """
        await self._idle.wait()
        return not any(spool.owed() for spool in self._spools.values())

    async def close(self) -> None:
        """Stop; what is still owed is so after a restart."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        pause = PAUSE_FIRST
        while True:
            while not self._waiting:
                self._idle.set()
                self._wake.clear()
                await self._wake.wait()
            try:
                await self._bring_or_drop(*self._waiting[0])
            except (StoreDown, Away, OSError) as error:
                metrics.ingest_segments.labels("again").inc()
                log.warning("segments of live %s wait: %s", self._live_id, error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, PAUSE_MOST)
            except Exception:
                # One that cannot be brought holds up no other; its file stays in the spool.
                log.exception("a segment of live %s is not recorded", self._live_id)
                metrics.ingest_segments.labels("failed").inc()
                self._waiting.popleft()
            else:
                pause = PAUSE_FIRST
                self._waiting.popleft()

    async def _bring_or_drop(self, rendition: int, pending: Pending) -> None:
        try:
            await self._bring(rendition, pending)
        except _Gone as gone:
            # Nobody will ever have it: it is owed no longer.
            self._spools[rendition].settle(pending)
            log.error("a segment of live %s is lost: no %s", self._live_id, gone)
            metrics.ingest_segments.labels("lost").inc()

    async def _bring(self, rendition: int, pending: Pending) -> None:
        spool = self._spools[rendition]
        prefix = f"r{rendition}_"
        if self._inits.get(rendition) != pending.init:
            await self._store(spool, pending.init, prefix)
            self._inits[rendition] = pending.init
            self.stored_inits.add(prefix + pending.init)
        if not pending.gap:
            await self._store(spool, pending.name, prefix)
        segment = FinishedSegment(
            rendition=rendition,
            number=pending.number,
            name=prefix + pending.name,
            init=prefix + pending.init,
            began_ms=pending.began_ms,
            duration_ms=pending.duration_ms,
            discontinuity=pending.discontinuity,
            size=pending.size,
            gap=pending.gap,
        )
        try:
            kept = await self._lives.segment(self._live_id, segment)
        except LiveNotFound:
            kept = False
        if not kept:
            await self._storage.delete([f"{self._folder}/{segment.name}"])
        metrics.ingest_segments.labels("stored" if kept else "unwanted").inc()
        spool.settle(pending)

    async def _store(self, spool: Spool, name: str, prefix: str) -> None:
        path = spool.folder / name
        if not path.exists():
            raise _Gone(name)
        await self._storage.put(f"{self._folder}/{prefix}{name}", path)


class _Gone(Exception):
    """A file of the spool is not there."""
