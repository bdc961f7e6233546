"""All lives that one process feeds: lets publishers in, hears what becomes of lives, goes on."""

import asyncio
import logging
import shutil
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import msgspec
from nats.aio.msg import Msg

from rampe.accounts import AccountId
from rampe.kit import metrics
from rampe.live.ingest.answers import Answers
from rampe.live.ingest.broadcast import Broadcast, House, Publisher, Subject, Told
from rampe.live.ingest.convert import clear_scratch
from rampe.live.ingest.lives import Away
from rampe.live.models import LiveId, State
from rampe.live.open import Feed

log = logging.getLogger(__name__)

RESTORE_PAUSE = 1.0


class Ingest:
    """The lives of this process. `start` goes on with those that a killed one left."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._broadcasts: dict[LiveId, Broadcast] = {}
        self._answers: dict[LiveId, Answers] = {}
        self._opening = asyncio.Lock()
        self._errands: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen to what is told of lives, and take up the spools there are."""
        self._house.spool.mkdir(parents=True, exist_ok=True)
        self._house.programs.scratch.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(clear_scratch, self._house.programs.scratch)
        await self._house.bus.subscribe("live.*.ctl", self._on_told)
        for folder in self._house.spool.iterdir():
            if folder.name.isdigit():
                self._run(self._restore(LiveId(int(folder.name))))

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
        async with self._opening:
            return await self._attach(await self._house.lives.open_by_key(key, address), publisher)

    async def open_by_session(
        self, account_id: AccountId, live_id: int, publisher: Publisher
    ) -> Broadcast:
        """Let a host's browser feed a live. Raises what the domain refuses with, and `Away`."""
        async with self._opening:
            feed = await self._house.lives.open_by_session(account_id, live_id)
            return await self._attach(feed, publisher)

    def find(self, live_id: LiveId) -> Broadcast | None:
        """Return a live that this process feeds."""
        return self._broadcasts.get(live_id)

    async def _attach(self, feed: Feed, publisher: Publisher) -> Broadcast:
        broadcast = self._broadcasts.get(feed.live_id)
        if broadcast is None or broadcast.over:
            subject = Subject(feed.live_id, feed.account_id, feed.recording_folder)
            broadcast = await self._open(subject)
        broadcast.attach(publisher, feed.media_epoch, feed.state, recorded=feed.is_recorded)
        return broadcast

    async def _open(self, subject: Subject) -> Broadcast:
        before = self._broadcasts.get(subject.live_id)
        if before is not None:
            # It was given up; two must not write to one spool.
            await before.close()
            self._on_released(before)
        broadcast = Broadcast(subject, self._house, self._on_released)
        answers = Answers(self._house.bus, broadcast)
        try:
            await answers.listen()
        except BaseException:
            # Nobody has it yet: who comes next begins anew, with all that it needs.
            await answers.close()
            await broadcast.close()
            raise
        self._broadcasts[subject.live_id] = broadcast
        self._answers[subject.live_id] = answers
        metrics.ingest_lives.set(len(self._broadcasts))
        return broadcast

    def _on_released(self, broadcast: Broadcast) -> None:
        live_id = broadcast.subject.live_id
        if self._broadcasts.get(live_id) is broadcast:
            del self._broadcasts[live_id]
            answers = self._answers.pop(live_id)
            self._run(answers.close())
        metrics.ingest_lives.set(len(self._broadcasts))

    async def _on_told(self, message: Msg) -> None:
        subject = self._house.bus.own_subject(message.subject)
        live_id = subject.split(".")[1]
        broadcast = self._broadcasts.get(LiveId(int(live_id))) if live_id.isdigit() else None
        if broadcast is None:
            return
        with suppress(msgspec.DecodeError):
            told = msgspec.json.decode(message.data, type=Told)
            if told.t == "started":
                broadcast.note_state(State.LIVE)
            elif told.t == "ended":
                broadcast.note_state(State.ENDED)

    async def _restore(self, live_id: LiveId) -> None:
        """Go on with a live of a process that was killed: wait for its host, or bring its end."""
        while True:
            try:
                row = await self._house.lives.read(live_id)
                break
            except Away as error:
                log.warning("live %s is not gone on with yet: %s", live_id, error)
                await asyncio.sleep(RESTORE_PAUSE)
        async with self._opening:
            if live_id in self._broadcasts:
                return  # its host was faster
            if row is None:
                path = self._house.spool / str(live_id)
                await asyncio.to_thread(shutil.rmtree, path, ignore_errors=True)
                return
            broadcast = await self._open(Subject(live_id, row.account_id, row.recording_folder))
            broadcast.resume(row.media_epoch, row.state, recorded=row.is_recorded)
            log.info("went on with live %s", live_id)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
