"""All lives that one process feeds: lets publishers in, hears what becomes of lives, goes on."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from nats.aio.msg import Msg

from rampe.accounts import AccountId
from rampe.kit import metrics
from rampe.live.ingest.answers import Answers
from rampe.live.ingest.broadcast import Broadcast, House, Publisher, Subject, Told
from rampe.live.ingest.claim import Claim, is_free
from rampe.live.ingest.lives import Away
from rampe.live.models import LiveId, State
from rampe.live.open import Feed
from rampe.live.push.turnout import BadTurnout, decode_turnout

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
CLAIM_SECONDS = 3.0
"""How long the spool of a live is waited for, which a process that is ending may still hold."""


LEFT_SECONDS = 600.0
"""Until what was left is looked at again: its live may have ended elsewhere."""

T = TypeVar("T")
Opening = Callable[[], Awaitable[Feed]]


class Busy(Away):
    """Another process has the spool of the live."""

    def __init__(self, live_id: LiveId) -> None:
        super().__init__(f"the spool of live {live_id} is another process's")
        self.live_id = live_id


class Ingest:
    """The lives of this process; it goes on with those that a killed one left."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._broadcasts: dict[LiveId, Broadcast] = {}
        self._answers: dict[LiveId, Answers] = {}
        self._opening = asyncio.Lock()
        self._errands: set[asyncio.Task[Any]] = set()
        self._restoring: set[LiveId] = set()
        self._left: dict[LiveId, float] = {}
        """Lives that this process has done with though their spools are there, and since when."""

    async def start(self) -> None:
        """Listen to what is told of lives, and take up the spools there are."""
        self._house.spool.mkdir(parents=True, exist_ok=True)
        await self._house.bus.subscribe("live.*.ctl", self._on_told)
        await self._house.bus.subscribe("live.*.turnout", self._on_turnout)
        self._run(self._look())

    async def close(self) -> None:
        """Stop every live as a kill would, only sooner: who comes next goes on with it."""
        for task in self._errands:
            task.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        for broadcast in list(self._broadcasts.values()):
            await broadcast.close()
        for answers in self._answers.values():
            await answers.close()

    async def open_by_key(self, key: str, address: str, publisher: Publisher) -> Broadcast:
        """Let a program feed a live. Raises what the domain refuses with, and `Away`."""
        return await self._let_in(partial(self._house.lives.open_by_key, key, address), publisher)

    async def open_by_session(
        self, account_id: AccountId, live_id: int, publisher: Publisher
    ) -> Broadcast:
        """Let a host's browser feed a live. Raises what the domain refuses with, and `Away`."""
        opening = partial(self._house.lives.open_by_session, account_id, live_id)
        return await self._let_in(opening, publisher)

    def find(self, live_id: LiveId) -> Broadcast | None:
        """Return a live that this process feeds."""
        return self._broadcasts.get(live_id)

    async def _let_in(self, opening: Opening, publisher: Publisher) -> Broadcast:
        """Open and attach; again when the process that has the spool lets go of it in time."""
        until = time.monotonic() + CLAIM_SECONDS
        while True:
            try:
                return await self._try_in(opening, publisher)
            except Busy as busy:
                # Nobody else waits for this one.
                folder = self._folder(busy.live_id)
                while True:
                    if time.monotonic() >= until:
                        raise
                    await asyncio.sleep(0.1)
                    if is_free(folder) or not folder.exists():
                        break

    async def _try_in(self, opening: Opening, publisher: Publisher) -> Broadcast:
        """Open and attach, both or neither: what the row says is then true here."""
        # Who is gone before it is their turn never was let in.
        await self._opening.acquire()
        letting = self._run(self._open_and_attach(opening, publisher))
        letting.add_done_callback(lambda _: self._opening.release())
        try:
            return await asyncio.shield(letting)
        except asyncio.CancelledError:
            # The connection is gone. Was it let in, then it comes and goes.
            letting.add_done_callback(lambda task: _detach(task, publisher))
            raise

    async def _open_and_attach(self, opening: Opening, publisher: Publisher) -> Broadcast:
        feed = await opening()
        try:
            return await self._attach(feed, publisher)
        except Exception:
            # Whoever comes next is not to find it taken.
            with suppress(Away):
                await self._house.lives.lost(feed.live_id, feed.media_epoch)
            raise

    async def _attach(self, feed: Feed, publisher: Publisher) -> Broadcast:
        broadcast = self._broadcasts.get(feed.live_id)
        if broadcast is None or broadcast.over:
            subject = Subject(feed.live_id, feed.account_id, feed.recording_folder)
            broadcast = await self._open(subject, is_new=feed.media_epoch == 1)
        broadcast.attach(publisher, feed.media_epoch, feed.state, recorded=feed.is_recorded)
        return broadcast

    async def _open(self, subject: Subject, *, is_new: bool = False) -> Broadcast:
        given_up = self._broadcasts.get(subject.live_id)
        if given_up is not None:
            # Two must not write to one spool.
            await given_up.close()
            self._on_released(given_up)
        claim = Claim.take(self._folder(subject.live_id), make=True)
        if claim is None:
            raise Busy(subject.live_id)
        try:
            before = None if is_new else await self._house.lives.before(subject.live_id)
            broadcast = Broadcast(subject, self._house, claim, self._on_released, before)
        except BaseException:
            claim.release()
            raise
        answers = Answers(self._house.bus, broadcast)
        try:
            await answers.listen()
        except BaseException:
            # Nobody has it yet: who comes next begins anew, with all that it needs.
            await answers.close()
            await broadcast.close()
            raise
        self._left.pop(subject.live_id, None)
        self._broadcasts[subject.live_id] = broadcast
        self._answers[subject.live_id] = answers
        metrics.ingest_lives.set(len(self._broadcasts))
        return broadcast

    def _folder(self, live_id: LiveId) -> Path:
        return self._house.spool / str(live_id)

    def _on_released(self, broadcast: Broadcast) -> None:
        live_id = broadcast.subject.live_id
        if self._broadcasts.get(live_id) is broadcast:
            if self._folder(live_id).exists():
                self._left[live_id] = time.monotonic()
            del self._broadcasts[live_id]
            answers = self._answers.pop(live_id)
            self._run(answers.close())
        metrics.ingest_lives.set(len(self._broadcasts))

    def _find_by(self, message: Msg) -> Broadcast | None:
        subject = self._house.bus.own_subject(message.subject)
        live_id = subject.split(".")[1]
        return self._broadcasts.get(LiveId(int(live_id))) if live_id.isdigit() else None

    async def _on_turnout(self, message: Msg) -> None:
        broadcast = self._find_by(message)
        if broadcast is not None:
            with suppress(BadTurnout):
                broadcast.note_turnout(decode_turnout(message.data))

    async def _on_told(self, message: Msg) -> None:
        broadcast = self._find_by(message)
        if broadcast is None:
            return
        with suppress(msgspec.DecodeError):
            told = msgspec.json.decode(message.data, type=Told)
            if told.t == "started":
                broadcast.note_state(State.LIVE)
            elif told.t == "ended":
                broadcast.note_state(State.ENDED)

    async def _look(self) -> None:
        """Take up the spools that nobody has: of a process that was killed, here or beside us."""
        while True:
            try:
                for folder in sorted(self._house.spool.iterdir()):
                    if folder.name.isdecimal():
                        self._take_up(LiveId(int(folder.name)))
            except OSError:
                log.exception("the spool cannot be read")
            await asyncio.sleep(LOOK_SECONDS)

    def _take_up(self, live_id: LiveId) -> None:
        left = self._left.get(live_id)
        is_left = left is not None and time.monotonic() - left < LEFT_SECONDS
        known = live_id in self._broadcasts or live_id in self._restoring or is_left
        if not known and is_free(self._folder(live_id)):
            self._restoring.add(live_id)
            self._run(self._restore(live_id))

    async def _restore(self, live_id: LiveId) -> None:
        try:
            await self._go_on(live_id)
        except Away as error:
            log.warning("live %s is not gone on with yet: %s", live_id, error)
        except Exception:
            self._left[live_id] = time.monotonic()
            log.exception("live %s cannot be gone on with", live_id)
        finally:
            self._restoring.discard(live_id)

    async def _go_on(self, live_id: LiveId) -> None:
        """Go on with a live of a process that was killed: wait for its host, or bring its end."""
        row = await self._house.lives.read(live_id)
        if live_id in self._left and row is not None and row.state is not State.ENDED:
            self._left[live_id] = time.monotonic()  # another's, or its host comes back here
            return
        async with self._opening:
            if live_id in self._broadcasts:
                return  # its host was faster
            if row is None:
                self._left.pop(live_id, None)
                claim = Claim.take(self._folder(live_id))
                if claim is not None:
                    await asyncio.to_thread(claim.remove)
                return
            subject = Subject(live_id, row.account_id, row.recording_folder)
            broadcast = await self._open(subject)
            broadcast.resume(row.media_epoch, row.state, recorded=row.is_recorded)
            log.info("went on with live %s", live_id)

    def _run(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
        return task


def _detach(letting: asyncio.Task[Broadcast], publisher: Publisher) -> None:
    if not letting.cancelled() and letting.exception() is None:
        letting.result().detach(publisher)
