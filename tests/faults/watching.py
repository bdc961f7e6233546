"""The picture of a viewer as our player has it by push, and what all of them were shown.

When it comes back, and after how long, is what `push-way.ts` and `delivery.ts` of the web client
say.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx
import picows

from rampe.live.push.wire import SEQUENCES, Message, Type, decode, is_later, is_newer
from tests.faults.line import Frame, Line, Member, Sign
from tests.live.boxes import pictures_of

CLOSED_ENDED, CLOSED_REFUSED = 4410, (4401, 4404)
PING_SECONDS = PONG_WITHIN = 4.0
GREETED_WITHIN = 8.0
FIRST_WAIT, LONGEST_WAIT = 0.3, 8.0
FAILURES, RECENT, ELSEWHERE = 2, 15.0, 60.0


@dataclass
class Ledger:
    """What was shown of a live to anybody: the times of its pictures, and its media clock."""

    shown: set[int] = field(default_factory=set[int])
    bytes: int = 0
    clock: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Of each part: when the server had it, and how far the live is by it; seconds."""
    _parts: dict[int, int] = field(default_factory=dict[int, int])

    def note(self, message: Message) -> None:
        """Enter a part, whoever saw it first."""
        last = self._parts.get(message.epoch)
        if last is not None and not is_later(message.sequence, last):
            return
        self._parts[message.epoch] = message.sequence
        self.bytes += len(message.payload)
        pictures = pictures_of([message.payload])
        self.shown.update(one.shown for one in pictures)
        if pictures:
            self.clock.append((message.server_ms / 1000, pictures[-1].shown / 90_000))


class Watching:
    """The picture of one viewer, by push."""

    def __init__(self, viewer: Member, ledger: Ledger) -> None:
        self._viewer, self._ledger = viewer, ledger
        self.sign = Sign()
        self.line: Line | None = None
        self.connections = self.parts = self.missed = self.elsewhere = 0
        self.ended = False
        self._state = "live"
        self._path: str | None = None
        self._retry: float | None = None
        self._waits = self._failures = 0
        self._part_at = float("-inf")
        self._delivered = self._was_refused = False
        self._epoch: int | None = None
        self._sequence = 0
        self._rendition = -1

    @property
    def is_there(self) -> bool:
        """Whether it is connected."""
        return self.line is not None

    async def run(self) -> None:
        """Watch until the live ends."""
        while not self.ended:
            path = await self._find(fresh=self._waits > 1 or self._was_refused)
            if path is not None:
                await self._watch(path)
            if not self.ended:
                await asyncio.sleep(self._pause())

    def _pause(self) -> float:
        if self._failures >= FAILURES and self._state == "live":
            # Our player plays by LL-HLS now, and tries push again later.
            self.elsewhere += 1
            self._failures = 0
            return ELSEWHERE
        doubled = min(LONGEST_WAIT, FIRST_WAIT * 2**self._waits)
        self._waits += 1
        wait, self._retry = self._retry or doubled, None
        return wait * random.uniform(0.5, 1.0)

    async def _find(self, *, fresh: bool) -> str | None:
        if self._path is None or fresh:
            try:
                answer = await self._viewer.ask("play")
            except httpx.HTTPError:
                return None
            if not answer.is_success:
                return None
            play = answer.json()
            self.ended = play["state"] == "ended"
            self._path = play["push"]
        return self._path

    async def _watch(self, path: str) -> None:
        self._delivered = False
        self.line = line = Line(self._hear, self._take)
        try:
            await self._viewer.connect(line, path, within=GREETED_WITHIN)
            self.connections += 1
            await line.stay(PING_SECONDS, PONG_WITHIN, GREETED_WITHIN)
        except (OSError, TimeoutError, picows.WSError):
            pass
        finally:
            self.line = None
            line.cut()
        self._closed(line.code)

    def _closed(self, code: int) -> None:
        if code == CLOSED_ENDED:
            self.ended = True
        elif code in CLOSED_REFUSED:
            if self._was_refused:
                self._viewer.fail(f"push refused by {code}")
            self._was_refused = True
        else:
            worked = self._delivered or time.monotonic() - self._part_at < RECENT
            self._failures = 0 if worked else self._failures + 1

    def _hear(self, said: Frame) -> None:
        if said["t"] == "hello":
            self._was_refused = False
        if said["t"] in ("hello", "state"):
            self._state = said["state"]
            self.ended = self.ended or self._state == "ended"
        elif said["t"] == "bye" and "retry_ms" in said:
            self._retry = said["retry_ms"] / 1000

    def _take(self, data: bytes) -> None:
        message = decode(data)
        if self._epoch is not None and is_newer(self._epoch, than=message.epoch):
            return
        if message.type is not Type.PART:
            return
        self._delivered = True
        self._waits = 0
        self._part_at = time.monotonic()
        self._count(message)
        self.sign.note(message.server_ms / 1000)
        if message.rendition == 0:
            self._ledger.note(message)

    def _count(self, message: Message) -> None:
        """Count what it gets; a hole is what it was spared, or what was lost on the way."""
        same = (message.epoch, message.rendition) == (self._epoch, self._rendition)
        if same and not is_later(message.sequence, self._sequence):
            return  # the group of pictures that a joiner gets: seen before
        if same:
            self.missed += (message.sequence - self._sequence - 1) % SEQUENCES
        self._epoch, self._rendition = message.epoch, message.rendition
        self._sequence = message.sequence
        self.parts += 1
