"""One live on this edge: its media from the bus, to viewers by push and to playlists.

The bus callback only queues; one task a live sends and yields. A fan-out inside the callback once
stalled a whole process for 13 s, because nats-py never yields while messages wait.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Collection, Iterable
from contextlib import suppress

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from rampe.entry.edge import frames
from rampe.entry.edge.events import EventList
from rampe.entry.edge.frames import Bye
from rampe.entry.edge.known import Known, is_taken_back
from rampe.entry.edge.listing import Listing
from rampe.entry.edge.relay import Relay
from rampe.entry.edge.shelf import Shelf
from rampe.entry.edge.viewer import Viewer, framed, server_ms
from rampe.entry.gateway.connection import Phase
from rampe.kit import metrics
from rampe.live import (
    FROM_TOP,
    RUNGS,
    SOURCE,
    BadMessage,
    Message,
    Report,
    Shown,
    State,
    Turnout,
    Type,
    Variant,
    decode_message,
    is_below,
    nearest_rendition,
    render_master,
    unpack,
)
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

RECORDED = (SOURCE, *(rung.number for rung in RUNGS if rung.recorded))
ASK_SECONDS = 2.0
YIELD_EVERY = 100
INBOX_MOST = 300 * len(FROM_TOP)
"""Messages that wait for the fan-out: half a minute of all. Beyond, all are left out."""
MOVE_GRACE = 1.0
LAST_WORDS_SECONDS = 1.0
"""Between the end of a live and that of its connections: the last parts are still on their way."""
OVER_KEPT_SECONDS = 60.0
"""How long the ended playlists of a live are served, for players that are a little behind."""


class Source:
    """A live whose media this edge receives."""

    def __init__(self, shown: Shown, bus: Bus, shelf: Shelf, known: Known) -> None:
        self.live_id = int(shown.live_id)
        self.shown = shown
        self.used_at = asyncio.get_running_loop().time()
        self.is_closed = False
        self._bus = bus
        self._shelf = shelf
        self._subscription: Subscription | None = None
        self._inbox: deque[bytes] = deque()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._farewell: asyncio.Task[None] | None = None
        self._ended_at: float | None = None
        self.relays = {number: Relay(number) for number in FROM_TOP}
        self.listings = {number: self._listing(number) for number in FROM_TOP}
        self.events = {number: EventList(known, self.live_id, number) for number in RECORDED}

    def _listing(self, rendition: int) -> Listing:
        async def ask() -> bytes:
            subject = f"live.{self.live_id}.window.{rendition}"
            return await self._bus.request(subject, b"", ASK_SECONDS)

        return Listing(self.live_id, rendition, self._shelf, ask, self._reports)

    async def open(self) -> None:
        """Receive; returns when what there is already is here, if anybody has it."""

        async def on_message(message: Msg) -> None:
            self._inbox.append(message.data)
            if len(self._inbox) > INBOX_MOST:
                log.warning("live %s: the fan-out is behind, parts are left out", self.live_id)
                self._inbox.clear()
            self._wake.set()

        if self.shown.state is not State.ENDED:
            subject = f"media.{self.live_id}.*"
            self._subscription = await self._bus.subscribe(subject, on_message)
            with suppress(ConnectionError):
                await self._bus.flush()
            for listing in self.listings.values():
                listing.begin()
            await asyncio.gather(
                *(self._join(number) for number in FROM_TOP),
                *(listing.begun() for listing in self.listings.values()),
            )
        self._task = asyncio.create_task(self._run())

    async def _join(self, rendition: int) -> None:
        """Get the group that is running, so that the first viewer need not wait for the next."""
        subject = f"live.{self.live_id}.join.{rendition}"
        try:
            answer = unpack(await self._bus.request(subject, b"", ASK_SECONDS))
            for data in answer:
                await self._take(data)
        except (ConnectionError, BadMessage) as error:
            log.info("live %s, rendition %s: no group to begin with: %s", subject, rendition, error)

    # -- media ------------------------------------------------------------------------------------

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._inbox:
                try:
                    await self._take(self._inbox.popleft())
                except BadMessage as error:
                    log.warning("live %s: %s", self.live_id, error)
                except Exception:
                    log.exception("live %s: a message failed", self.live_id)

    async def _take(self, data: bytes) -> None:
        message = decode_message(data)
        if message.rendition not in self.relays:
            return
        if message.type is Type.HLS:
            await self.listings[message.rendition].take(message)
            return
        relay, outgoing = self.relays[message.rendition], framed(data)
        if relay.take(message, outgoing, asyncio.get_running_loop().time()):
            if message.type is Type.INIT:
                self._offer(relay)
            await self._fan_out(relay, message, outgoing)
        if message.type is Type.END:
            listing = self.listings[message.rendition]
            listing.drop() if message.key else await listing.end()

    def _offer(self, relay: Relay) -> None:
        """Tell those who are on another rendition of this one, which they may choose from now."""
        told = relay.description
        if told is None:
            return
        for viewer in self.viewers:
            if viewer not in relay.viewers:
                viewer.describe(relay.rendition, told)

    async def _fan_out(self, relay: Relay, message: Message, data: bytearray) -> None:
        now = asyncio.get_running_loop().time()
        viewers, alive = list(relay.viewers), self._alive(now)
        for number, viewer in enumerate(viewers, 1):
            # While others had their turn it may have left, or been moved.
            if viewer in relay.viewers and not self._moves(viewer, relay, message, alive, now):
                viewer.offer(message, data, now)
            if number % YIELD_EVERY == 0:
                await asyncio.sleep(0)
        metrics.edge_messages.inc(len(viewers))

    def _moves(
        self, viewer: Viewer, relay: Relay, message: Message, alive: Collection[int], now: float
    ) -> bool:
        """Move a viewer to the rendition it should be on, if this is the moment.

        Down at once, because what it has not got it will not get. Up at a key frame: the other's
        group begins with the same picture, so that nothing is missing between the two.
        """
        ladder = viewer.ladder
        if ladder.rendition == SOURCE and ladder.wanted is None and not viewer.queue.wants_lower:
            return False
        if message.type is Type.END and not message.key:
            return False  # of the live, and with it of all
        target = ladder.decide(viewer.queue, alive, now)
        if target == ladder.rendition or (is_below(ladder.rendition, target) and not message.key):
            return False
        other = self.relays[target]
        if not other.is_alive(now):
            return False
        self._move(viewer, relay, other, MOVE_GRACE)
        return True

    def _alive(self, now: float) -> list[int]:
        return [number for number, relay in self.relays.items() if relay.is_alive(now)]

    def _move(self, viewer: Viewer, relay: Relay, other: Relay, grace: float) -> None:
        relay.viewers.discard(viewer)
        other.viewers.add(viewer)
        goes_down = is_below(other.rendition, relay.rendition)
        metrics.edge_moves.labels("down" if goes_down else "up").inc()
        viewer.begin(other.rendition, other.cache.join(), grace)

    # -- viewers ----------------------------------------------------------------------------------

    @property
    def _lower(self) -> list[Relay]:
        return [relay for number, relay in self.relays.items() if number != SOURCE]

    @property
    def viewers(self) -> list[Viewer]:
        """Everybody who watches by push."""
        return [viewer for relay in self.relays.values() for viewer in relay.viewers]

    def welcome(self, viewer: Viewer) -> None:
        """Greet a viewer, and begin with the group that is running."""
        told = {
            number: relay.description
            for number, relay in self.relays.items()
            if relay.description is not None and not relay.cache.ended
        }
        viewer.open(
            frames.hello(told.items(), SOURCE, self.shown.state.value, server_ms()), dict(told)
        )
        relay = self.relays[SOURCE]
        relay.viewers.add(viewer)
        viewer.begin(SOURCE, relay.cache.join())

    def forget(self, viewer: Viewer) -> None:
        """A viewer has gone."""
        for relay in self.relays.values():
            relay.viewers.discard(viewer)
        self.used_at = asyncio.get_running_loop().time()

    def check(self, now: float) -> None:
        """Each second: who is stuck, who waits too long, who is on a rendition that has gone."""
        for lower in self._lower:
            target = None
            if lower.viewers and not lower.is_alive(now):
                target = nearest_rendition(lower.rendition, self._alive(now))
            if target is not None:
                for viewer in list(lower.viewers):
                    self._move(viewer, lower, self.relays[target], MOVE_GRACE)
        for viewer in self.viewers:
            viewer.check(now)
        for listing in self.listings.values():
            listing.sweep(now)

    def count(self, edge: str, now: float) -> Turnout:
        """Return who watches, for the ingest to know how much lower renditions are needed."""
        hls = {number: listing.waiting for number, listing in self.listings.items()}
        narrow = sum(viewer.wants_less(now) for viewer in self.relays[SOURCE].viewers)
        narrow += sum(len(one.viewers) + hls[one.rendition] for one in self._lower)
        return Turnout(edge, viewers=len(self.viewers) + sum(hls.values()), narrow=narrow)

    def is_idle(self, now: float, linger: float) -> bool:
        """Whether nobody watches any more."""
        if self._ended_at is not None and now - self._ended_at > OVER_KEPT_SECONDS:
            return True
        busy = self.viewers or any(listing.waiting for listing in self.listings.values())
        return not busy and now - self.used_at > linger

    # -- playlists --------------------------------------------------------------------------------

    def _reports(self, rendition: int) -> Iterable[Report]:
        for number, listing in self.listings.items():
            window, is_over = listing.window, self.relays[number].cache.ended
            if number != rendition and window and window.segments and not is_over:
                yield Report(f"../{number}/live.m3u8", window.last)

    def master(self) -> str | None:
        """Return the multivariant playlist; None before there is anything."""
        variants: list[Variant] = []
        for number, listing in self.listings.items():
            if self.relays[number].cache.ended and number != SOURCE:
                continue
            if variant := listing.variant():
                variants.append(variant)
        return render_master(variants) if variants else None

    # -- the end ----------------------------------------------------------------------------------

    def apply(self, shown: Shown | None) -> None:
        """Act on what the row says now."""
        if shown is None:
            self._leave(Bye.NOT_FOUND)
            self.is_closed = True
            return
        before, self.shown = self.shown.state, shown
        if shown.state is State.ENDED:
            self._end(before)
            return
        if shown.state is not before:
            self._tell(frames.state(shown.state.value))
        if not shown.is_public:
            for viewer in self.viewers:
                if not viewer.place.token:
                    viewer.leave(Bye.NOT_FOUND)

    def _end(self, before: State) -> None:
        if is_taken_back(self.shown):
            self._tell(frames.state(State.ENDED.value))
            self._leave(Bye.ENDED)
            self.is_closed = True
        elif before is not State.ENDED and self._farewell is None:
            self._ended_at = asyncio.get_running_loop().time()
            self._tell(frames.state(State.ENDED.value))
            self._farewell = asyncio.create_task(self._say_farewell())

    async def _say_farewell(self) -> None:
        await asyncio.sleep(LAST_WORDS_SECONDS)
        self._leave(Bye.ENDED)
        for listing in self.listings.values():
            await listing.end()

    def _tell(self, frame: bytes) -> None:
        for viewer in self.viewers:
            viewer.tell(frame)

    def _leave(self, reason: Bye) -> None:
        for viewer in self.viewers:
            if viewer.phase is not Phase.LEAVING:
                viewer.leave(reason)

    async def close(self) -> None:
        """Receive no more, and let everything go."""
        self.is_closed = True
        for task in (self._task, self._farewell):
            if task is not None:
                task.cancel()
        for listing in self.listings.values():
            listing.close()
        self._shelf.forget(self.live_id)
        if self._subscription is not None:
            with suppress(NatsError, OSError):
                await self._subscription.unsubscribe()
