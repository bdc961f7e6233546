"""All rooms that one process speaks for: takes them by lease, keeps them, and gives them back."""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Generator, Iterable
from contextlib import contextmanager, suppress

import msgspec
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from rampe.accounts import Suspended
from rampe.kit.consumers import decode_envelope
from rampe.kit.tasks import keep_running, sleep_until
from rampe.live.room.actor import Actor, Tools
from rampe.live.room.lease import LEASE, LOOK_SECONDS, RENEW_SECONDS, Leases
from rampe.live.room.people import find_name
from rampe.live.room.recover import recover_room
from rampe.live.room.speaking import AWAY
from rampe.live.room.store import EpochOver
from rampe.social import Blocked, Followed, Unfollowed

log = logging.getLogger(__name__)

TICK_SECONDS = 0.1
FLUSH_SECONDS = 1.0
LOOK_AGAIN_SECONDS = 3.0
"""How often the rows of the lives are read again: what the bus tells of them may be lost."""
RECHECK_SECONDS = 20.0
"""How often those who are in a room are asked whether they still may be."""

_decode_blocked = msgspec.json.Decoder(Blocked).decode
_decode_followed = msgspec.json.Decoder(Followed).decode
_decode_unfollowed = msgspec.json.Decoder(Unfollowed).decode


class House:
    """The rooms of a process, at most `max_rooms`."""

    def __init__(self, tools: Tools, max_rooms: int) -> None:
        self._tools = tools
        self._max_rooms = max_rooms
        holder = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(4).hex()}"
        self._leases = Leases(tools.database, holder)
        self._actors: dict[int, Actor] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._subscriptions: list[Subscription] = []
        self._errands: set[asyncio.Task[None]] = set()

    @property
    def rooms(self) -> int:
        """How many rooms it speaks for."""
        return len(self._actors)

    async def run(self, stop: asyncio.Event) -> None:
        """Keep rooms until `stop`, then store what there is and give them back."""
        await self._listen()
        loops: dict[str, tuple[float, Callable[[], Awaitable[None]]]] = {
            "renewing rooms": (RENEW_SECONDS, self._renew),
            "taking rooms": (LOOK_SECONDS, self._take_free),
            "ticks": (TICK_SECONDS, self._tick),
            "flushing rooms": (FLUSH_SECONDS, self._flush),
            "looking at lives": (LOOK_AGAIN_SECONDS, self._look),
            "rechecking rooms": (RECHECK_SECONDS, self._recheck),
        }
        try:
            await asyncio.gather(
                *(
                    keep_running(name, _steadily(seconds, run, stop), stop)
                    for name, (seconds, run) in loops.items()
                )
            )
        finally:
            await self.close()

    async def close(self) -> None:
        """Store what there is, give every room back, and hear nothing more."""
        for subscription in self._subscriptions:
            with suppress(NatsError):
                await subscription.unsubscribe()
        for actor in list(self._actors.values()):
            with suppress(*AWAY):
                await actor.finish()
        held = {actor.live_id: actor.epoch for actor in self._actors.values()}
        for live_id in held:
            await self._drop(live_id)
        if held:
            with suppress(*AWAY):
                await self._leases.release(held)
        for errand in list(self._errands):
            errand.cancel()

    # -- rooms come and go ------------------------------------------------------------------------

    async def _take_free(self) -> None:
        with _patience("rooms cannot be taken now"):
            for live_id in await self._leases.find_free(self._max_rooms):
                if len(self._actors) < self._max_rooms and live_id not in self._actors:
                    await self._take(live_id)

    async def _take(self, live_id: int) -> None:
        asked_at = asyncio.get_running_loop().time()
        taken = await self._leases.take(live_id)
        if taken is None:
            return
        found = await recover_room(self._tools.database, self._tools.storage, taken)
        if found is None:
            return
        actor = Actor(self._tools, found, asked_at + LEASE.total_seconds())
        self._actors[live_id] = actor
        await actor.listen()
        self._tasks[live_id] = asyncio.create_task(self._keep(actor))
        log.info("speaks for live %s, epoch %s", live_id, taken.epoch)

    async def _keep(self, actor: Actor) -> None:
        """Run what an actor does of its own; it ends with its epoch."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(actor.speak())
                group.create_task(actor.answer_joins())
                group.create_task(actor.take_out())
        except* EpochOver:
            self._run_errand(self._lose(actor))
        except* Exception:
            log.exception("the room of live %s failed", actor.live_id)
            self._run_errand(self._lose(actor))

    async def _lose(self, actor: Actor) -> None:
        """End an actor whose room is another's now, without a word."""
        if self._actors.get(actor.live_id) is actor:
            log.warning("no longer speaks for live %s", actor.live_id)
            await self._drop(actor.live_id)

    async def _drop(self, live_id: int) -> None:
        actor = self._actors.pop(live_id, None)
        if actor is None:
            return
        await actor.close()
        task = self._tasks.pop(live_id, None)
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _renew(self) -> None:
        held = {live_id: actor.epoch for live_id, actor in self._actors.items()}
        if not held:
            return
        asked_at = asyncio.get_running_loop().time()
        with _patience("leases of rooms are not renewed"):
            mine = await self._leases.renew(held)
            for live_id, epoch in held.items():
                actor = self._actors.get(live_id)
                if actor is None or actor.epoch != epoch:
                    continue
                if live_id in mine:
                    actor.held_until = asked_at + LEASE.total_seconds()
                else:
                    await self._lose(actor)

    # -- what all of them do ----------------------------------------------------------------------

    async def _tick(self) -> None:
        for actor in list(self._actors.values()):
            await actor.tick()

    async def _flush(self) -> None:
        await self._with_each(Actor.flush)

    async def _recheck(self) -> None:
        with _patience("rooms are not rechecked"):
            await self._with_each(Actor.recheck)

    async def _look(self) -> None:
        with _patience("lives cannot be read now"):
            for actor in list(self._actors.values()):
                await self._look_at(actor)

    async def _look_at(self, actor: Actor) -> None:
        await actor.look()
        if actor.live == "ended" and self._actors.get(actor.live_id) is actor:
            await actor.finish()
            await self._drop(actor.live_id)
            await self._leases.release({actor.live_id: actor.epoch})

    async def _with_each(self, work: Callable[[Actor], Awaitable[None]]) -> None:
        async def do(actor: Actor) -> None:
            try:
                await work(actor)
            except EpochOver:
                await self._lose(actor)

        await asyncio.gather(*(do(actor) for actor in list(self._actors.values())))

    # -- what is told -----------------------------------------------------------------------------

    async def _listen(self) -> None:
        bus = self._tools.bus
        for subject, hear in (
            ("live.*.ctl", self._on_ctl),
            (f"ev.{Blocked.subject}", self._on_blocked),
            (f"ev.{Followed.subject}", self._on_followed),
            (f"ev.{Unfollowed.subject}", self._on_unfollowed),
            (f"ev.{Suspended.subject}", self._on_suspended),
        ):
            self._subscriptions.append(await bus.subscribe(subject, hear))

    async def _on_ctl(self, message: Msg) -> None:
        """Something about a live has changed: its row says what."""
        name = self._tools.bus.own_subject(message.subject).split(".")[1]
        actor = self._actors.get(int(name)) if name.isdecimal() else None
        if actor is not None:
            self._run_errand(self._obey(actor))

    async def _obey(self, actor: Actor) -> None:
        with _patience("a live cannot be read now"):
            await self._look_at(actor)
            await actor.recheck()

    async def _on_blocked(self, message: Msg) -> None:
        event = _decode_blocked(decode_envelope(message.data).data)
        pair = (event.blocker_id, event.blocked_id)
        for host, other in (pair, pair[::-1]):
            for actor in self._of_host(host):
                self._run_errand(actor.expel([other]))

    async def _on_followed(self, message: Msg) -> None:
        event = _decode_followed(decode_envelope(message.data).data)
        for actor in self._of_host(event.followed_id):
            self._run_errand(self._tell_followed(actor, event.follower_id))

    async def _on_unfollowed(self, message: Msg) -> None:
        event = _decode_unfollowed(decode_envelope(message.data).data)
        for actor in self._of_host(event.followed_id):
            self._run_errand(self._ask_again(actor, event.follower_id))

    async def _on_suspended(self, _message: Msg) -> None:
        """Somebody left, and with them what they said, wherever they did."""
        for actor in self._actors.values():
            actor.look_for_gone()

    async def _ask_again(self, actor: Actor, account_id: int) -> None:
        with _patience("a member is not asked again"):
            await actor.recheck([account_id])

    async def _tell_followed(self, actor: Actor, follower_id: int) -> None:
        with _patience("a new follower is not named"):
            async with self._tools.database.session() as session:
                name = await find_name(session, follower_id)
            if name is not None:
                actor.on_followed(follower_id, name)

    def _of_host(self, account_id: int) -> Iterable[Actor]:
        return [one for one in self._actors.values() if one.core.host_id == account_id]

    def _run_errand(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)


@contextmanager
def _patience(what: str) -> Generator[None]:
    """Go on when the database is away; the log says what waits."""
    try:
        yield
    except AWAY as error:
        log.warning("%s: %s", what, error)


def _steadily(
    seconds: float, run: Callable[[], Awaitable[None]], stop: asyncio.Event
) -> Callable[[], Awaitable[None]]:
    """Call `run` at even intervals, whatever it takes; an interval that was missed is left out."""

    async def go() -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while not stop.is_set():
            await run()
            due = max(due + seconds, loop.time())
            await sleep_until(stop, due - loop.time())

    return go
