"""One live that this process feeds: its publisher, its renditions, and what the others are told.

It outlives its publishers: between two of them it waits for as long as the domain lets the live
wait, and time goes on. Three loops of its own look after it: one watches the clock, one speaks with
the database, one makes the newest picture. None of them holds up the media.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from rampe.accounts import AccountId
from rampe.kit import metrics
from rampe.live.hls.window import Segment
from rampe.live.ingest.before import Before
from rampe.live.ingest.claim import Claim
from rampe.live.ingest.convert import Programs
from rampe.live.ingest.health import Health
from rampe.live.ingest.lives import Away, Lives, Row
from rampe.live.ingest.messages import Outbound
from rampe.live.ingest.picture import make_frame
from rampe.live.ingest.pipeline import Pipeline
from rampe.live.ingest.recorder import Recorder
from rampe.live.ingest.rendition import Rendition
from rampe.live.ingest.share import Need
from rampe.live.ingest.slots import Slots
from rampe.live.ingest.spool import Spool
from rampe.live.ingest.tidy import tidy
from rampe.live.media.samples import AudioSample, Media, VideoSample
from rampe.live.models import LiveId, State
from rampe.live.open import SILENCE
from rampe.live.push.turnout import Turnout, Turnouts
from rampe.live.rungs import SOURCE, Rung
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage, StoreDown

log = logging.getLogger(__name__)

WATCH_SECONDS = 0.25
HEALTH_SECONDS = 1.0
STAMP_SECONDS = 2.0
AGAIN_SECONDS = 0.5
ATTACH_SECONDS = 1.0
POLL_SECONDS = 1.5
FRAME_SECONDS = 10.0
LAST_WORD_SECONDS = 2.0
FRAMES_KEPT = 6
"""A list that was read a minute ago still shows its pictures."""
LINGER_SECONDS = 20.0
"""For how long after the end its files can be asked for."""
KBPS_MOST = 25_000
"""More than this, over seconds, is no live picture."""


class Publisher(Protocol):
    """The connection that media come from."""

    def cut(self, code: str) -> None:
        """End it, and say why."""
        ...

    def tell(self, report: Health) -> None:
        """Tell the host how it goes."""
        ...

    @property
    def damaged(self) -> int:
        """Samples that could not be read."""
        ...


@dataclass(frozen=True)
class House:
    """What all lives of a process share."""

    lives: Lives
    bus: Bus
    storage: Storage
    programs: Programs
    spool: Path
    slots: Slots
    rungs: Sequence[Rung]
    """The lower renditions that may be made, the first one first."""


@dataclass(frozen=True)
class Subject:
    """Which live, whose, and where its files go."""

    live_id: LiveId
    account_id: AccountId
    folder: str


def steady_ms() -> float:
    """Return milliseconds of a clock that never jumps."""
    return time.monotonic() * 1000


class Broadcast:
    """A live in this process, from its first publisher (or from its spool) to its end."""

    def __init__(
        self,
        subject: Subject,
        house: House,
        claim: Claim,
        released: Callable[["Broadcast"], None],
        before: Before | None = None,
    ) -> None:
        """Begin in the folder of `claim`, or go on with what is in it.

        Args:
            claim: of the live's spool; given back at the end.
            released: called when nothing of the live is left to do here.
            before: what the live has had, if anything: where its spool is lost, or behind.
        """
        self.subject = subject
        self.epoch = 0
        self.publisher: Publisher | None = None
        self.recorded = True
        """Finished segments are brought into storage, where the domain may still refuse them."""
        self.over = False
        self._house = house
        self._released = released
        self._claim = claim
        numbers = (SOURCE, *(rung.number for rung in house.rungs))
        spools = {number: Spool(claim.folder / f"r{number}") for number in numbers}
        self._passing = {rung.number for rung in house.rungs if not rung.recorded}
        self._turnouts = Turnouts()
        self._recorder = Recorder(
            subject.live_id, subject.folder, spools, house.lives, house.storage
        )
        self._outbound = Outbound(house.bus, subject.live_id)
        self.spools = spools
        for number, spool in spools.items():
            # What a killed process did not bring.
            for pending in spool.owed():
                self._recorder.bring(number, pending)
        self.renditions: dict[int, Rendition] = {}
        for number in spools:
            self.renditions[number] = self._rendition(number, self._before_of(number, before))
        self._pipeline = Pipeline(
            self.renditions[0],
            [(rung, self.renditions[rung.number]) for rung in house.rungs],
            house.programs,
            house.slots,
            steady_ms,
            self.need,
        )
        self._go_on()
        self._started = False
        self._last_media: float | None = None
        self._is_dark = True
        self._dark_told = True
        self._told: dict[int, tuple[str, tuple[int, int] | None]] = {}
        self._frames: deque[str] = deque()
        self._elsewhere: tuple[int, datetime] | None = None
        self._asked = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._last_health = self._last_frame = 0.0
        self._ending: asyncio.Task[None] | None = None
        self._removing: asyncio.Task[None] | None = None
        # Nothing fails any more: a task that nobody ends would be left of what has failed.
        self._recorder.start()

    # -- publishers -------------------------------------------------------------------------------

    def attach(self, publisher: Publisher, epoch: int, state: State, *, recorded: bool) -> None:
        """Take media from a publisher, and no longer from the one before."""
        before, self.publisher = self.publisher, publisher
        if before is not None:
            before.cut("live_taken")
        if self.epoch:
            self._pipeline.rest()
        self._told.clear()
        self.epoch, self.recorded = epoch, recorded
        # One that was lost is said to be back at once: its grace may be over in a moment.
        self._is_dark, self._dark_told = False, state is State.LOST
        self._asked.set()
        self._last_media = time.monotonic()
        self._pipeline.begin(epoch)
        self._begin_loops()
        self.note_state(state)
        metrics.ingest_publishers.inc()

    def resume(self, epoch: int, state: State, *, recorded: bool) -> None:
        """Go on with a live of a process that was killed, without its publisher."""
        self.epoch, self.recorded = epoch, recorded
        self._dark_told = False
        self._begin_loops()
        self.note_state(state)

    def take(self, publisher: Publisher, media: Sequence[Media]) -> None:
        """Take what a publisher sent; what a former one still sends is nobody's."""
        if publisher is not self.publisher or self.over:
            return
        if any(isinstance(one, (VideoSample, AudioSample)) for one in media):
            self._last_media = time.monotonic()
            if self._is_dark:
                self._is_dark = False
                self._asked.set()
        self._pipeline.take(media)

    def renew(self, publisher: Publisher) -> None:
        """The publisher's recorder begins anew."""
        if publisher is self.publisher:
            self._pipeline.renew()

    def detach(self, publisher: Publisher) -> None:
        """A publisher is gone: the live waits for the next one."""
        if publisher is not self.publisher:
            return
        self.publisher = None
        self._go_dark()
        # Said in any case, also of one that came and went before a word was said of it.
        self._dark_told = False
        self._asked.set()

    def note_state(self, state: State) -> None:
        """The live is now in this state."""
        if state is State.ENDED:
            self.finish()
        elif state is not State.PREPARING and not self._started:
            self._started = True
            self.renditions[0].go_on_air()
            self._asked.set()

    # -- viewers ----------------------------------------------------------------------------------

    def note_turnout(self, said: Turnout) -> None:
        """An edge says who watches there."""
        self._turnouts.note(said, time.monotonic())

    def need(self) -> Need:
        """Return how much lower renditions are needed."""
        viewers, narrow = self._turnouts.count(time.monotonic())
        return Need(narrow=narrow, viewers=viewers)

    # -- ending -----------------------------------------------------------------------------------

    def finish(self, code: str = "live_ended") -> None:
        """The live is over: nothing more is taken, and what there is goes into storage."""
        if self.over:
            return
        self.over = True
        publisher, self.publisher = self.publisher, None
        if publisher is not None:
            publisher.cut(code)
        self._ending = asyncio.create_task(self._end())
        self._say_end(self.renditions[0])

    def give_up(self, code: str) -> None:
        """Another process feeds this live: what is here is kept, in case that it comes back."""
        if self.over:
            return
        self.over = True
        publisher, self.publisher = self.publisher, None
        if publisher is not None:
            publisher.cut(code)
        self._ending = asyncio.create_task(self._leave())

    async def close(self, code: str = "restart") -> None:
        """Stop now, as the process does; the spool stays, and who comes next goes on with it."""
        publisher, self.publisher = self.publisher, None
        if publisher is not None:
            publisher.cut(code)
        is_fed = not self.over and not self._dark_told
        if not self.over:
            self._pipeline.rest()
        self.over = True
        await self._stop()
        if is_fed:
            await self._say_lost()
        if self._ending is not None:
            self._ending.cancel()
            await asyncio.wait([self._ending])
        if self._removing is not None:
            # A thread does not end before its time, and until then the folder is ours.
            await asyncio.wait([self._removing])
        await self._recorder.close()
        for spool in self.spools.values():
            spool.close()
        self._claim.release()

    async def _say_lost(self) -> None:
        """Say that nothing arrives any more, so that no host who returns waits out a silence."""
        try:
            async with asyncio.timeout(LAST_WORD_SECONDS):
                await self._house.lives.lost(self.subject.live_id, self.epoch)
        except (Away, TimeoutError) as error:
            # Then the silence is what tells.
            log.info("live %s is not said to be lost: %s", self.subject.live_id, error)

    def _say_end(self, rendition: Rendition) -> None:
        try:
            rendition.end()
        except OSError:
            log.exception("the end of live %s is not written", self.subject.live_id)

    async def _end(self) -> None:
        try:
            await self._pipeline.finish()
            for rendition in self.renditions.values():
                self._say_end(rendition)
            await self._stop()
            started = time.monotonic()
            if is_whole := await self._recorder.drained():
                subject, house = self.subject, self._house
                inits = self._recorder.stored_inits
                await tidy(house.storage, house.lives, subject.live_id, subject.folder, inits)
            await asyncio.sleep(max(0.0, LINGER_SECONDS - (time.monotonic() - started)))
            await self._recorder.close()
            if is_whole:
                self._removing = asyncio.create_task(asyncio.to_thread(self._claim.remove))
                await asyncio.shield(self._removing)
        except Exception:
            # What is owed is still in the spool: the next start brings it.
            log.exception("live %s does not end in order", self.subject.live_id)
        self._claim.release()
        self._released(self)

    async def _leave(self) -> None:
        """Bring what is owed, and say no end: the live may go on, and its spool be needed."""
        try:
            await self._stop()
            await self._recorder.drained()
            await self._recorder.close()
            for spool in self.spools.values():
                spool.close()
        except Exception:
            log.exception("live %s is not left in order", self.subject.live_id)
        self._claim.release()
        self._released(self)

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pipeline.close()
        await self._outbound.close()

    def _begin_loops(self) -> None:
        if not self._tasks:
            self._tasks = [
                asyncio.create_task(self._repeat(WATCH_SECONDS, self._watch)),
                asyncio.create_task(self._speak()),
                asyncio.create_task(self._repeat(1.0, self._make_frame)),
            ]

    # -- loops ------------------------------------------------------------------------------------

    async def _repeat(self, seconds: float, action: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await action()
            except Exception:
                log.exception("live %s", self.subject.live_id)
            await asyncio.sleep(seconds)

    async def _watch(self) -> None:
        now = time.monotonic()
        last = self._last_media
        if not self._is_dark and last is not None and now - last > SILENCE.total_seconds():
            self._go_dark()
        if self.publisher is not None and now - self._last_health >= HEALTH_SECONDS:
            self._last_health = now
            health = self._pipeline.report(self.publisher.damaged)
            if health.kbps > KBPS_MOST:
                self.publisher.cut("live_too_fast")
            else:
                self.publisher.tell(health)

    def _go_dark(self) -> None:
        if not self._is_dark:
            self._is_dark = True
            self._pipeline.rest()
            self._asked.set()

    async def _speak(self) -> None:
        """Say to the database how it is, and hear from it how the live is."""
        while True:
            # Not `wait_for`: it may swallow the cancellation of who was asked just then.
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pause()):
                    await self._asked.wait()
            self._asked.clear()
            try:
                await self._say()
            except Away as error:
                log.warning("live %s goes on without the database: %s", self.subject.live_id, error)
                await asyncio.sleep(AGAIN_SECONDS)
            except Exception:
                log.exception("live %s", self.subject.live_id)
                await asyncio.sleep(AGAIN_SECONDS)

    def _pause(self) -> float:
        return POLL_SECONDS if self._is_dark else STAMP_SECONDS

    async def _say(self) -> None:
        lives, live_id, epoch, dark = self._house.lives, self.subject.live_id, self.epoch, None
        if self._is_dark != self._dark_told:
            dark = self._is_dark
            ours = await (lives.lost if dark else lives.back)(live_id, epoch)
            if ours:
                self._dark_told = dark
        elif self._is_dark:
            ours = await self._read()
        else:
            standing = await lives.fed(live_id, epoch)
            ours = standing is not None
            if standing is not None:
                self.recorded = standing.recording or standing.state is State.PREPARING
                self.note_state(standing.state)
                # After a pause of the database, of which its worker could only think the worst.
                self._dark_told = standing.state is State.LOST
        if epoch == self.epoch and not self.over:
            if not ours:
                await self._find_out()
            else:
                await self._describe()

    async def _read(self) -> bool:
        row = await self._house.lives.read(self.subject.live_id)
        if row is None or row.media_epoch != self.epoch:
            return False
        self.note_state(row.state)
        if row.is_fed and self.publisher is None:
            # By somebody whose epoch was adopted here: late, or dark at that moment.
            self._look_elsewhere(row)
        return True

    async def _find_out(self) -> None:
        """Ours no longer: has it ended, or has another process taken it over?"""
        row = await self._house.lives.read(self.subject.live_id)
        if row is not None and row.state is State.ENDED:
            self.finish()
        elif row is None:
            self.finish("live_not_found")
        elif row.media_epoch != self.epoch:
            # Or is its publisher just being let in here?
            await asyncio.sleep(ATTACH_SECONDS)
            if row.media_epoch > self.epoch:
                self._look_elsewhere(row)

    def _look_elsewhere(self, row: Row) -> None:
        """The row names a publisher that is not here.

        Either another machine has it, and says again and again that it is fed; or it was let in and
        never came, because it or the database was gone at that moment. Then the live waits here.
        """
        if not row.is_fed or row.fed_at is None:
            log.info("live %s: a publisher was let in and never came", self.subject.live_id)
            publisher, self.publisher = self.publisher, None
            if publisher is not None:
                # It was taken over, whoever did it: let it ask again.
                publisher.cut("restart")
            self._go_dark()
            # Under this epoch nothing is said here until somebody comes: it may be another's.
            self.epoch, self._dark_told = row.media_epoch, True
            return
        seen, self._elsewhere = self._elsewhere, (row.media_epoch, row.fed_at)
        if seen is not None and seen[0] == row.media_epoch and seen[1] < row.fed_at:
            self.give_up("live_taken")

    async def _describe(self) -> None:
        for number, rendition in self.renditions.items():
            init = rendition.init
            if init is None or number in self._passing:
                continue
            picture = init.video.picture if init.video else None
            said = init.codecs, (picture.width, picture.height) if picture else None
            if self._told.get(number) == said:
                continue
            if number == 0 and said[1] is not None:
                await self._house.lives.picture(self.subject.live_id, self.epoch, said[1])
            await self._house.lives.rendition(self.subject.live_id, number, *said)
            self._told[number] = said

    async def _make_frame(self) -> None:
        source, now = self.renditions[0], time.monotonic()
        due = now - self._last_frame >= FRAME_SECONDS
        init, part = source.init, source.newest_key
        if not due or self._is_dark or not self._started or init is None or not part:
            return
        self._last_frame = now
        jpeg = await make_frame(self._house.programs, init.data, part)
        if jpeg is None:
            return
        name = f"frame_{int(time.time())}.jpg"
        folder = self.subject.folder
        try:
            await self._house.storage.put(f"{folder}/{name}", jpeg)
            if await self._house.lives.frame(self.subject.live_id, self.epoch, name):
                self._frames.append(name)
                gone = self._frames.popleft() if len(self._frames) > FRAMES_KEPT else None
            else:
                gone = name
            if gone is not None:
                await self._house.storage.delete([f"{folder}/{gone}"])
        except (StoreDown, Away) as error:
            log.info("no newest picture of live %s: %s", self.subject.live_id, error)

    # -- renditions -------------------------------------------------------------------------------

    def _before_of(self, number: int, before: Before | None) -> Before | None:
        if before is None or number == 0 or not self.renditions[0].listed:
            return before
        # It has never had a number that the first one, which goes on, has not.
        first = max(self.renditions[0].next_segment, before.recorded.get(number, -1) + 1)
        return msgspec.structs.replace(before, first=first)

    def _rendition(self, number: int, before: Before | None) -> Rendition:
        spool = self.spools[number]
        return Rendition(
            number,
            spool,
            send=lambda data: self._outbound.send(number, data),
            finished=partial(self._on_segment, number),
            wall=time.time,
            before=before,
        )

    def _on_segment(self, number: int, segment: Segment) -> None:
        if self.recorded and number not in self._passing:
            self._recorder.bring(number, self.spools[number].owe(segment))

    def _go_on(self) -> None:
        """Let time go on from where it was."""
        source = self.renditions[0]
        if source.cut:
            ago = max(0.0, time.time() - self._ended_at(source))
            self._pipeline.timeline.resume(source.cut, int(steady_ms() - ago * 1000))

    @staticmethod
    def _ended_at(source: Rendition) -> float:
        segments = source.window.segments
        return segments[-1].began + segments[-1].seconds if segments else time.time()


class Told(msgspec.Struct):
    """What `live.<id>.ctl` says."""

    t: str
    reason: str = ""
