"""Rooms of lives at a gateway: who joins, what they say, and the fan-out of what the actors say.

The bus callback only queues. One task sends to all rooms, the same bytes to everybody, and yields
every 250 sends; only a connection that must not see one of a frame's authors gets another frame.
"""

import asyncio
import logging
import os
import random
import re
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import UNSET
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from picows import WSMsgType
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe.entry.gateway.blocks import Blocks
from rampe.entry.gateway.connection import Connection, Phase
from rampe.entry.gateway.place import Place, without
from rampe.entry.gateway.settings import GatewaySettings
from rampe.kit import metrics
from rampe.kit.database import Database
from rampe.kit.ids import parse_id
from rampe.kit.tasks import keep_running
from rampe.live import read_standing, room_frames, room_wire
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

YIELD_EVERY = 250
JOIN_SECONDS = 8.0
"""How long an actor is looked for: one that was killed is replaced within five seconds."""
ASK_SECONDS = 2.0
RETRY_MS = 3_000
MOST_INBOUND = 20_000
MOST_HEARTS = 100

_CID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_encode = msgspec.json.encode


class Rooms:
    """The rooms of one gateway."""

    def __init__(self, settings: GatewaySettings, database: Database, bus: Bus) -> None:
        self._settings = settings
        self._database = database
        self._bus = bus
        self._id = int.from_bytes(os.urandom(8), "big")
        self._places: dict[int, Place] = {}
        self._subscriptions: dict[int, asyncio.Task[Subscription]] = {}
        self._blocks = Blocks(database, bus, self._on_block)
        self._ready: deque[Place] = deque()
        self._wake = asyncio.Event()
        self._inbound: deque[tuple[str, bytes]] = deque()
        self._has_inbound = asyncio.Event()
        self._errands: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Hear of blocks."""
        await self._blocks.start()

    async def run(self) -> None:
        """Send, hand on and report until cancelled."""
        never = asyncio.Event()
        await asyncio.gather(
            keep_running("fan-out of rooms", self._fan_out, never),
            keep_running("what is said in rooms", self._hand_on, never),
            keep_running("presence in rooms", self._report, never),
        )

    # -- what clients say -------------------------------------------------------------------------

    def hear(self, connection: Connection, frame: room_frames.ClientFrame) -> None:
        """Do what a client asks."""
        match frame:
            case room_frames.Join():
                self._on_join(connection, frame.room)
            case room_frames.Leave():
                if frame.room in connection.rooms:
                    self._leave(connection, frame.room)
            case room_frames.Say():
                self._on_say(connection, frame)
            case room_frames.Hearts():
                self._on_hearts(connection, frame)

    def _on_join(self, connection: Connection, room: str) -> None:
        live_id = _live_of(room)
        if live_id is None:
            _refuse(connection, room, "live_not_found")
        elif not connection.may_join(asyncio.get_running_loop().time()):
            _refuse(connection, room, "room_unavailable", RETRY_MS)
        elif (
            room not in connection.rooms
            and len(connection.rooms | connection.joining) >= self._settings.max_rooms
        ):
            _refuse(connection, room, "too_many_rooms")
        elif room not in connection.joining:
            connection.joining.add(room)
            self._run_errand(self._join(connection, live_id))

    def _on_say(self, connection: Connection, say: room_frames.Say) -> None:
        code = None
        if connection.account_id is None:
            code = "sign_in_required"
        elif say.room not in connection.rooms:
            code = "not_in_room"
        elif not _CID.fullmatch(say.cid):
            code = "bad_text"
        elif len(self._inbound) >= MOST_INBOUND:
            code = "unavailable"
        reply_to = None
        if code is None and say.reply_to is not UNSET:
            try:
                reply_to = parse_id(say.reply_to)
            except ValueError:
                code = "reply_not_found"
        if code is not None or connection.account_id is None:
            retry = RETRY_MS if code == "unavailable" else UNSET
            unsaid = room_frames.Unsaid(
                room=say.room, cid=say.cid, code=code or "sign_in_required", retry_ms=retry
            )
            connection.send(_encode(unsaid))
            return
        spoken = room_wire.Spoken(connection.account_id, say.cid, say.text, reply_to)
        self._post(say.room, spoken)

    def _on_hearts(self, connection: Connection, hearts: room_frames.Hearts) -> None:
        if connection.account_id is None or hearts.room not in connection.rooms:
            return
        if hearts.n > 0 and len(self._inbound) < MOST_INBOUND:
            n = min(hearts.n, MOST_HEARTS)
            self._post(hearts.room, room_wire.Hearted(connection.account_id, n))

    def _post(self, room: str, message: room_wire.Inbound) -> None:
        self._inbound.append((f"room.{room}.in", room_wire.encode(message)))
        self._has_inbound.set()

    async def _hand_on(self) -> None:
        while True:
            await self._has_inbound.wait()
            self._has_inbound.clear()
            while self._inbound:
                await self._bus.publish(*self._inbound.popleft())

    # -- who is in --------------------------------------------------------------------------------

    async def _join(self, connection: Connection, live_id: int) -> None:
        place = self._places.get(live_id) or self._open(live_id)
        place.joining += 1
        try:
            await self._enter(connection, place)
        except (OperationalError, PoolTimeout, OSError, NatsError) as error:
            log.warning("nobody can be let into live %s now: %s", live_id, error)
            _refuse(connection, place.room, "room_unavailable", RETRY_MS)
        finally:
            place.joining -= 1
            connection.joining.discard(place.room)
            self._close_if_empty(place)
            self._forget_blocks(connection)

    async def _enter(self, connection: Connection, place: Place) -> None:
        # Subscribed before the snapshot is made: nothing falls in between.
        await asyncio.shield(self._subscriptions[place.live_id])
        if connection.account_id is not None:
            await self._blocks.of(connection.account_id)
        gone_heard = place.gone_heard
        answer = await self._ask(connection, place)
        if answer is None or connection.phase is not Phase.OPEN:
            return
        if answer.kind is not room_wire.Kind.SNAPSHOT:
            place.remove(connection)
            connection.send(answer.body)
            return
        hidden: frozenset[int] = frozenset()
        if connection.account_id is not None:
            # As it is now: blocks may have come while the actor was asked.
            hidden = await self._blocks.known(connection.account_id)
            if connection.phase is not Phase.OPEN:
                return
        place.epoch = max(place.epoch, answer.epoch)
        place.add(connection, hidden)
        for out in (answer, *place.missed_by(answer, gone_heard)):
            body = out.body if hidden.isdisjoint(out.accounts) else without(out, hidden)
            if body is not None:
                connection.send(body)

    async def _ask(self, connection: Connection, place: Place) -> room_wire.Out | None:
        """Ask the actor to let somebody in; none when there is none, which the client is told."""
        body = room_wire.encode(room_wire.Joining(connection.account_id))
        loop = asyncio.get_running_loop()
        until = loop.time() + JOIN_SECONDS
        while connection.phase is Phase.OPEN:
            with suppress(ConnectionError, room_wire.BadRoomMessage):
                subject = room_wire.subject_join(place.live_id)
                answer = room_wire.decode_out(
                    await self._bus.request(subject, body, timeout=ASK_SECONDS)
                )
                if answer.epoch >= place.epoch:
                    return answer
            standing = await read_standing(self._database, place.live_id)
            if standing in (None, "ended"):
                _refuse(connection, place.room, "live_ended" if standing else "live_not_found")
                return None
            if loop.time() > until:
                _refuse(connection, place.room, "room_unavailable", RETRY_MS)
                return None
            await asyncio.sleep(random.uniform(0.2, 0.6))
        return None

    def leave_all(self, connection: Connection) -> None:
        """Forget a connection that is gone."""
        for room in list(connection.rooms):
            self._leave(connection, room)

    def _leave(self, connection: Connection, room: str) -> None:
        place = self._places.get(int(room))
        connection.rooms.discard(room)
        if place is None:
            return
        place.remove(connection)
        self._close_if_empty(place)
        self._forget_blocks(connection)

    def _forget_blocks(self, connection: Connection) -> None:
        account_id = connection.account_id
        if account_id is not None and not any(
            one.of_account(account_id) for one in self._places.values()
        ):
            self._blocks.forget(account_id)

    def look_again(self, account_id: int) -> None:
        """Whom a member is shown nothing of has changed by what it did itself: a mute, a report."""
        self._blocks.look_again(account_id)

    def _on_block(self, account_id: int, other: int, hidden: bool) -> None:
        for place in self._places.values():
            for connection in place.of_account(account_id):
                (place.hide if hidden else place.show)(connection, other)
                connection.send(_encode(room_frames.Anew(room=place.room)))

    # -- rooms come and go ------------------------------------------------------------------------

    def _open(self, live_id: int) -> Place:
        place = self._places[live_id] = Place(live_id)
        self._subscriptions[live_id] = asyncio.create_task(self._subscribe(place))
        return place

    async def _subscribe(self, place: Place) -> Subscription:
        async def on_out(message: Msg) -> None:
            self._on_out(place, message.data)

        subject = room_wire.subject_out(place.live_id)
        subscription = await self._bus.subscribe(subject, on_out)
        with suppress(ConnectionError):
            await self._bus.flush()
        return subscription

    def _close_if_empty(self, place: Place) -> None:
        if place.is_empty and self._places.get(place.live_id) is place:
            del self._places[place.live_id]
            opened = self._subscriptions.pop(place.live_id)
            self._run_errand(self._unsubscribe(place, opened))

    async def _unsubscribe(self, place: Place, opened: asyncio.Task[Subscription]) -> None:
        with suppress(NatsError):
            await (await opened).unsubscribe()
        if place.live_id not in self._places:
            await self._tell_presence(place)

    # -- what the actors say ----------------------------------------------------------------------

    def _on_out(self, place: Place, data: bytes) -> None:
        try:
            out = room_wire.decode_out(data)
        except room_wire.BadRoomMessage:
            log.warning("unreadable message of the room of live %s", place.live_id)
            return
        if not place.take_in(out):
            return
        self._ready.append(place)
        self._wake.set()

    async def _fan_out(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._ready:
                place = self._ready.popleft()
                out = place.next_out()
                if out is not None:
                    await self._send(place, out)

    async def _send(self, place: Place, out: room_wire.Out) -> None:
        match out.kind:
            case room_wire.Kind.ASK:
                await self._tell_presence(place)
            case room_wire.Kind.PRIVATE:
                for account_id in out.accounts:
                    for connection in list(place.of_account(account_id)):
                        connection.send(out.body)
            case room_wire.Kind.HEARTED:
                await self._tell_hearts(place, out)
            case room_wire.Kind.EXPEL:
                await self._expel(place, out)
            case _:
                await self._send_all(place, out)

    async def _send_all(self, place: Place, out: room_wire.Out) -> None:
        blind = place.blind(out) if out.accounts else None
        transports, body = place.transports(), out.body
        if blind:
            others = {one.transport for one in blind}
            transports = [one for one in transports if one not in others]
        for start in range(0, len(transports), YIELD_EVERY):
            # No look at each one's write buffer: a sweep each second cuts who is behind.
            for transport in transports[start : start + YIELD_EVERY]:
                transport.send(WSMsgType.TEXT, body)
            await asyncio.sleep(0)
        for connection in blind or ():
            if (other := without(out, place.hidden_of(connection, out))) is not None:
                connection.send(other)
        metrics.gateway_frames.inc(len(transports))

    async def _tell_hearts(self, place: Place, out: room_wire.Out) -> None:
        numbers = room_wire.unpack_numbers(out.body)
        for told, (account_id, hearts) in enumerate(zip(out.accounts, numbers, strict=True), 1):
            if connections := place.of_account(account_id):
                frame = _encode(room_frames.Hearted(room=place.room, hearts=hearts))
                for connection in list(connections):
                    connection.send(frame)
            if told % YIELD_EVERY == 0:
                await asyncio.sleep(0)

    async def _expel(self, place: Place, out: room_wire.Out) -> None:
        for account_id in out.accounts:
            guests = account_id == room_wire.GUESTS
            shown_out = place.of_guests() if guests else place.of_account(account_id)
            for number, connection in enumerate(list(shown_out), 1):
                if place.room in connection.rooms:
                    connection.send(out.body)
                    self._leave(connection, place.room)
                if number % YIELD_EVERY == 0:
                    await asyncio.sleep(0)

    # -- who is there -----------------------------------------------------------------------------

    async def _report(self) -> None:
        while True:
            for place in list(self._places.values()):
                await self._tell_presence(place)
                await self._cut_slow(place)
            await asyncio.sleep(room_wire.PRESENCE_SECONDS)

    async def _cut_slow(self, place: Place) -> None:
        for number, connection in enumerate(list(place.connections), 1):
            connection.check_pace()
            if number % YIELD_EVERY == 0:
                await asyncio.sleep(0)

    async def _tell_presence(self, place: Place) -> None:
        presence = room_wire.Presence(self._id, place.guests, place.members)
        subject = room_wire.subject_presence(place.live_id)
        await self._bus.publish(subject, room_wire.encode_presence(presence))

    def _run_errand(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def close(self) -> None:
        """End what is under way."""
        for errand in list(self._errands):
            errand.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)


def _live_of(room: str) -> int | None:
    try:
        live_id = parse_id(room)
    except ValueError:
        return None
    return live_id if str(live_id) == room else None


def _refuse(connection: Connection, room: str, code: str, retry_ms: int | None = None) -> None:
    retry = UNSET if retry_ms is None else retry_ms
    connection.send(_encode(room_frames.Refused(room=room, code=code, retry_ms=retry)))
