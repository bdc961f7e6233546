"""The actor of one room: hears the gateways, stores what counts, and says the rest at its ticks.

It speaks only while its lease is surely its own. A process that was stopped for half a minute and
goes on finds its lease over by its own clock and is silent; what slips through all the same is
refused by its epoch, in the database by every write and at the gateways by every frame.
"""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import msgspec
from msgspec import UNSET
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from rampe.kit.database import Database
from rampe.live.frames import Refused, Room, RoomLive, RoomMe, Said, Unsaid
from rampe.live.room.conversation import accounts_in
from rampe.live.room.pace import Pace
from rampe.live.room.people import Person, find_people, may_guests_watch
from rampe.live.room.recover import read_standing
from rampe.live.room.speaking import AWAY, Speech
from rampe.live.room.state import Recovered, RoomCore
from rampe.live.room.store import EpochOver, RoomStore
from rampe.live.room.take_back import find_gone
from rampe.live.room.wire import (
    GUESTS,
    BadRoomMessage,
    CommentsChanged,
    Hearted,
    Joining,
    Kind,
    Out,
    decode_inbound,
    decode_joining,
    decode_presence,
    encode_out,
    pack_numbers,
    subject_in,
    subject_join,
    subject_out,
    subject_presence,
)
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage

log = logging.getLogger(__name__)

SETTLE_SECONDS = 2.0
"""How long comments that came before the end may take to be stored after it."""

LOOK_AGAIN_SECONDS = 5.0
"""How often what was taken out of sight is read without a hint: a hint may be lost."""
RETRY_SECONDS = 0.3

_encode = msgspec.json.encode


@dataclass(frozen=True)
class Tools:
    """What an actor needs of its process."""

    database: Database
    bus: Bus
    storage: Storage
    pace: Pace


class Actor:
    """Speaks for one live while it holds the lease; `held_until` is on the loop's clock."""

    def __init__(self, tools: Tools, found: Recovered, held_until: float) -> None:
        loop = asyncio.get_running_loop()
        self._time = loop.time
        self._tools = tools
        self.core = RoomCore(found, tools.pace, loop.time())
        self.held_until = held_until
        self._store = RoomStore(tools.database, found.live_id, found.epoch)
        self._speech = Speech(self.core, self._store, tools.database, tools.storage, self._answer)
        self._subscriptions: list[Subscription] = []
        self._joining: list[tuple[Joining, Msg]] = []
        self._joins = asyncio.Event()
        self._changed = asyncio.Event()
        self._outbox: list[tuple[str, bytes]] = []
        self._stored_audience = (found.viewers, found.peak)
        self._flushing = asyncio.Lock()
        self.is_over = False

    @property
    def live_id(self) -> int:
        """The live it speaks for."""
        return self.core.live_id

    @property
    def epoch(self) -> int:
        """Under which epoch."""
        return self.core.epoch

    @property
    def is_sure(self) -> bool:
        """Whether nobody else can speak for the room now."""
        return not self.is_over and self._time() < self.held_until

    # -- what comes in ----------------------------------------------------------------------------

    async def listen(self) -> None:
        """Begin to hear the gateways, and ask them who is there."""
        bus, live = self._tools.bus, self.live_id
        for subject, hear in (
            (subject_in(live), self._on_in),
            (subject_join(live), self._on_join),
            (subject_presence(live), self._on_presence),
        ):
            self._subscriptions.append(await bus.subscribe(subject, hear))
        await self._publish([Out(Kind.ASK, self.epoch)])

    async def _on_in(self, message: Msg) -> None:
        # Thousands a second come here: what `is_sure` says, with one look at the clock.
        now = self._time()
        if self.is_over or now >= self.held_until:
            return
        try:
            inbound = decode_inbound(message.data)
        except (msgspec.DecodeError, RecursionError):
            log.warning("unreadable message in the room of live %s", self.live_id)
            return
        if isinstance(inbound, Hearted):
            if self.core.live == "live":
                self.core.hearts.add(inbound.account_id, inbound.n, now)
        elif isinstance(inbound, CommentsChanged):
            self.look_for_gone()
        else:
            self._speech.hear(inbound, now)

    async def _on_presence(self, message: Msg) -> None:
        try:
            presence = decode_presence(message.data)
        except BadRoomMessage:
            log.warning("unreadable presence in the room of live %s", self.live_id)
            return
        self.core.hear_presence(presence, self._time())

    async def _on_join(self, message: Msg) -> None:
        if not self.is_sure:
            return
        try:
            joining = decode_joining(message.data)
        except (msgspec.DecodeError, RecursionError):
            return
        self._joining.append((joining, message))
        self._joins.set()

    # -- joining ----------------------------------------------------------------------------------

    async def answer_joins(self) -> None:
        """Let people in, all who wait by one question to the database; until cancelled."""
        while True:
            await self._joins.wait()
            self._joins.clear()
            waiting, self._joining = self._joining, []
            try:
                await self._let_in(waiting)
            except AWAY as error:
                # Nobody is answered: their gateway asks again.
                log.warning("nobody can join live %s now: %s", self.live_id, error)

    async def _let_in(self, waiting: list[tuple[Joining, Msg]]) -> None:
        database = self._tools.database
        members = {one.account_id for one, _ in waiting if one.account_id is not None}
        people = await find_people(database, self._tools.storage, self.live_id, members)
        guests = any(one.account_id is None for one, _ in waiting)
        guests_may = await may_guests_watch(database, self.live_id) if guests else False
        if not self.is_sure:
            return
        for joining, message in waiting:
            if joining.account_id is None:
                out = self._snapshot(None) if guests_may else self._refusal("live_not_found")
            else:
                person = people.get(joining.account_id)
                out = self._enter(person) if person else self._refusal("live_not_found")
            await message.respond(encode_out(out))

    def _enter(self, person: Person) -> Out:
        if not person.may_watch:
            return self._refusal("live_not_found")
        account_id = int(person.account.id)
        if account_id not in self.core.audience.members:
            self.core.on_joined(account_id, person.shown_name)
        return self._snapshot(person)

    def _snapshot(self, person: Person | None) -> Out:
        core = self.core
        last = list(core.conversation.last)
        frame = Room(
            room=core.room,
            e=core.epoch,
            state=core.state,
            comments=last,
            next=core.conversation.next,
            me=_me(person),
            gone=core.gone,
        )
        told = accounts_in(last)
        return Out(Kind.SNAPSHOT, core.epoch, _encode(frame), core.conversation.next, told)

    def _refusal(self, code: str) -> Out:
        return Out(Kind.REFUSED, self.epoch, _encode(Refused(room=self.core.room, code=code)))

    # -- what goes out ----------------------------------------------------------------------------

    def _answer(self, account_id: int, frame: Said | Unsaid) -> None:
        self._outbox.append((f"user.{account_id}", _encode(frame)))

    async def tick(self) -> None:
        """Say what there is to say now."""
        if not self.is_sure:
            return
        now = self._time()
        outbox, self._outbox = self._outbox, []
        for subject, body in outbox:
            await self._tools.bus.publish(subject, body)
        await self._publish(self.core.tick(now))
        await self._publish(self.core.pulse(now))

    async def _publish(self, said: Iterable[Out]) -> None:
        subject = subject_out(self.live_id)
        for out in said:
            await self._tools.bus.publish(subject, encode_out(out))

    # -- storing ----------------------------------------------------------------------------------

    async def speak(self) -> None:
        """Store comments until cancelled. Raises `EpochOver`."""
        await self._speech.run()

    async def flush(self) -> None:
        """Store hearts and how many watch, as far as they have changed.

        Raises:
            EpochOver: the room is another actor's.
        """
        async with self._flushing:
            try:
                await self._flush()
            except AWAY as error:
                log.warning("hearts of live %s wait: %s", self.live_id, error)

    async def _flush(self) -> None:
        flush = self.core.hearts.next_flush()
        if flush is not None:
            stored = await self._store.store_hearts(flush)
            self.core.hearts.stored(flush, stored.total, self._time())
            await self._tell_hearts(stored.by_account)
        audience = (self.core.viewers, self.core.peak)
        if audience != self._stored_audience:
            await self._store.store_audience(*audience)
            self._stored_audience = audience

    async def _tell_hearts(self, stored: dict[int, int]) -> None:
        """Acknowledge hearts: one message for all members, of whom there may be thousands."""
        if stored and self.is_sure:
            body = pack_numbers(stored.values())
            await self._publish([Out(Kind.HEARTED, self.epoch, body, accounts=tuple(stored))])

    def look_for_gone(self) -> None:
        """Read soon which comments have gone."""
        self._changed.set()

    async def take_out(self) -> None:
        """Read which comments nobody is shown any more, at each hint and now and then."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN_SECONDS):
                    await self._changed.wait()
            self._changed.clear()
            try:
                self.core.take_out(await find_gone(self._tools.database, self.live_id))
            except AWAY as error:
                log.warning("what has gone from live %s is not read: %s", self.live_id, error)
                self._changed.set()
                await asyncio.sleep(RETRY_SECONDS)

    # -- what happens around it -------------------------------------------------------------------

    async def look(self) -> None:
        """Read the live's row again: it may have started, got lost, come back or ended."""
        standing = await read_standing(self._tools.database, self.live_id)
        self.core.live = standing or "ended"

    async def recheck(self, asked: Iterable[int] | None = None) -> None:
        """Show out who may no longer watch, of all who are there or of those asked about."""
        members = self.core.audience.members
        if asked is not None:
            members = members.intersection(asked)
        # Also when no gateway has told of one yet: who has just come in is not counted.
        elif not await may_guests_watch(self._tools.database, self.live_id):
            await self._show_out((GUESTS,), "live_not_found")
        people = await find_people(self._tools.database, self._tools.storage, self.live_id, members)
        gone = [one for one in members if one not in people or not people[one].may_watch]
        await self.expel(gone)

    async def expel(self, accounts: Iterable[int]) -> None:
        """Show members out."""
        gone = tuple(accounts)
        for account_id in gone:
            self.core.on_blocked(account_id)
        await self._show_out(gone, "room_blocked")

    async def _show_out(self, gone: tuple[int, ...], code: str) -> None:
        if gone and self.is_sure:
            body = _encode(Refused(room=self.core.room, code=code))
            await self._publish([Out(Kind.EXPEL, self.epoch, body, accounts=gone)])

    def on_followed(self, account_id: int, name: str) -> None:
        """Somebody follows the host."""
        self.core.on_followed(account_id, name)

    @property
    def live(self) -> RoomLive:
        """How far the live is."""
        return self.core.live

    async def finish(self) -> None:
        """Store what was heard before the end, and say the last state."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._speech.settle(), SETTLE_SECONDS)
        self._speech.refuse_all()
        # The row may be gone with its host's account.
        with suppress(EpochOver):
            # What was sent without an answer goes first, and what came meanwhile after it.
            await self.flush()
            await self.flush()
        self.core.hurry()
        await self.tick()

    async def close(self) -> None:
        """Hear nothing more."""
        self.is_over = True
        for subscription in self._subscriptions:
            with suppress(NatsError):
                await subscription.unsubscribe()


def _me(person: Person | None) -> RoomMe:
    if person is None:
        return RoomMe(hearts=0, can_say=False, code="sign_in_required")
    if person.restricted:
        return RoomMe(hearts=person.hearts, can_say=False, code="restricted")
    return RoomMe(hearts=person.hearts, can_say=True, code=UNSET)
