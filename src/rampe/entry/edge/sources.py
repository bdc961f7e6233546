"""The lives that somebody watches here: opened by the first, closed a while after the last.

Their rows are read every two seconds, besides what the bus says of them: it may be lost.
"""

import asyncio
import logging
import secrets
from contextlib import suppress

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from rampe.entry.edge.frames import Bye
from rampe.entry.edge.known import Known, Unavailable
from rampe.entry.edge.shelf import Shelf
from rampe.entry.edge.source import Source
from rampe.kit import metrics
from rampe.live import TURNOUT_SECONDS, Shown, State, encode_turnout
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

READ_EVERY = 2.0
CHECK_EVERY = 1.0


class Sources:
    """All lives that this edge receives."""

    def __init__(
        self, bus: Bus, known: Known, shelf: Shelf, linger: float, recheck_every: float
    ) -> None:
        self._bus = bus
        self._known = known
        self._shelf = shelf
        self._linger = linger
        self._recheck_every = recheck_every
        self._name = secrets.token_hex(8)
        self._sources: dict[int, Source] = {}
        self._opening: dict[int, asyncio.Task[Source]] = {}
        self._errands: set[asyncio.Task[None]] = set()
        self._reading = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._subscription: Subscription | None = None

    async def start(self) -> None:
        """Listen to what is said of lives, and look after those that are open."""

        async def on_control(message: Msg) -> None:
            self._on_control(self._bus.own_subject(message.subject))

        self._subscription = await self._bus.subscribe("live.*.ctl", on_control)
        self._bus.on_reconnect(self._read_all)
        self._tasks = [
            asyncio.create_task(self._read_regularly()),
            asyncio.create_task(self._check_regularly()),
            asyncio.create_task(self._recheck_regularly()),
            asyncio.create_task(self._tell_regularly()),
        ]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._sources)

    def ready(self, live_id: int) -> Source | None:
        """Return a live that is open, and keep it so."""
        source = self._sources.get(live_id)
        if source is not None:
            source.used_at = _now()
        return source

    async def open(self, shown: Shown) -> Source:
        """Return a live, opened if it is not. Those who come at the same time share the work."""
        live_id = int(shown.live_id)
        source = self.ready(live_id)
        if source is not None:
            return source
        task = self._opening.get(live_id)
        if task is None:
            task = self._opening[live_id] = asyncio.create_task(self._open(shown))
            task.add_done_callback(lambda _done: self._opening.pop(live_id, None))
        return await asyncio.shield(task)

    async def _open(self, shown: Shown) -> Source:
        source = Source(shown, self._bus, self._shelf, self._known)
        try:
            await source.open()
        except BaseException:
            await source.close()
            raise
        self._sources[source.live_id] = source
        metrics.edge_lives.set(len(self._sources))
        return source

    # -- what becomes of them ---------------------------------------------------------------------

    def _on_control(self, subject: str) -> None:
        live_id = subject.split(".")[1]
        if live_id.isdigit():
            self._errand([int(live_id)])

    def _read_all(self) -> None:
        """Make up for what was said while the bus was away."""
        self._errand(list(self._sources))

    def _errand(self, live_ids: list[int]) -> None:
        task = asyncio.create_task(self._read(live_ids))
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _read(self, live_ids: list[int]) -> None:
        if not live_ids:
            return
        # One after the other: what was read first is never told last.
        async with self._reading:
            try:
                rows = await self._known.refresh(live_ids)
            except Unavailable as error:
                log.warning("cannot read lives now: %s", error)
                return
            for live_id, shown in rows.items():
                source = self._sources.get(live_id)
                if source is not None:
                    source.apply(shown)
                    if source.is_closed:
                        await self._close(source)

    async def _read_regularly(self) -> None:
        while True:
            await asyncio.sleep(READ_EVERY)
            await self._read(list(self._sources))

    async def _check_regularly(self) -> None:
        while True:
            await asyncio.sleep(CHECK_EVERY)
            now = _now()
            for source in list(self._sources.values()):
                source.check(now)
                if source.is_idle(now, self._linger):
                    await self._close(source)
            waiting = sum(
                listing.waiting
                for source in self._sources.values()
                for listing in source.listings.values()
            )
            metrics.edge_waiting.set(waiting)

    async def _tell_regularly(self) -> None:
        """Tell those who feed lives how many watch them here."""
        while True:
            await asyncio.sleep(TURNOUT_SECONDS)
            now = _now()
            for source in list(self._sources.values()):
                if source.shown.state is State.ENDED:
                    continue
                said = encode_turnout(source.count(self._name, now))
                await self._bus.publish(f"live.{source.live_id}.turnout", said)

    async def _recheck_regularly(self) -> None:
        while True:
            await asyncio.sleep(self._recheck_every)
            for source in list(self._sources.values()):
                await self._recheck(source)

    async def _recheck(self, source: Source) -> None:
        """Show out who was let in by a token and may no longer watch."""
        members = [viewer for viewer in source.viewers if viewer.place.token]
        if not members:
            return
        try:
            ids = {viewer.account_id for viewer in members}
            allowed = await self._known.recheck(source.live_id, ids)
        except Unavailable as error:
            log.warning("cannot check viewers now: %s", error)
            return
        for viewer in members:
            if viewer.account_id not in allowed:
                viewer.leave(Bye.SIGN_IN_REQUIRED)

    async def _close(self, source: Source) -> None:
        if self._sources.get(source.live_id) is source:
            del self._sources[source.live_id]
        metrics.edge_lives.set(len(self._sources))
        await source.close()

    async def close(self) -> None:
        """Receive nothing more."""
        for task in (*self._tasks, *self._errands, *self._opening.values()):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        for source in list(self._sources.values()):
            await self._close(source)
        if self._subscription is not None:
            with suppress(Exception):
                await self._subscription.unsubscribe()


def _now() -> float:
    return asyncio.get_running_loop().time()
