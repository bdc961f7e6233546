"""OBS and its like: publishers by RTMP, let in by their stream key."""

import asyncio
import logging
import time
from collections.abc import Sequence
from weakref import WeakSet

from rampe.entry.ingest.frames import live_health
from rampe.kit import metrics
from rampe.kit.errors import RampeError
from rampe.live import (
    Authorise,
    Away,
    Broadcast,
    Health,
    Ingest,
    Lives,
    Media,
    Publication,
    PublishRequest,
    Refused,
    hash_key,
)
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

TELL_SECONDS = 2.0
CHECK_SECONDS = 10.0
"""Between two looks at whether the keys of those who publish are still good."""
REASONS = {
    "live_ended": "The live is over",
    "live_taken": "Another program sends with this key",
    "live_key_unknown": "This stream key was replaced or revoked",
    "live_too_fast": "This is more than a live may send",
    "restart": "Come back in a moment",
}


class Program:
    """One publisher by RTMP."""

    def __init__(self, bus: Bus, key_hash: bytes) -> None:
        self._bus = bus
        self.key_hash = key_hash
        self._broadcast: Broadcast | None = None
        self._told = 0.0
        self._code: str | None = None
        self._telling: asyncio.Task[None] | None = None

    @property
    def damaged(self) -> int:
        """What cannot be read is counted where it is left out."""
        return 0

    def begin(self, broadcast: Broadcast) -> None:
        """It was let in."""
        self._broadcast = broadcast

    def cut(self, code: str) -> None:
        """End it when it next sends something."""
        self._code = self._code or code

    def tell(self, report: Health) -> None:
        """Tell the host's tabs how it goes."""
        now = time.monotonic()
        broadcast = self._broadcast
        if broadcast is None or now - self._told < TELL_SECONDS:
            return
        self._told = now
        subject = broadcast.subject
        frame = live_health(subject.live_id, report)
        self._telling = asyncio.create_task(self._bus.to_user(subject.account_id, frame))

    async def receive(self, media: Sequence[Media]) -> None:
        """Take what was sent. Raises `Refused` when it has to stop."""
        if self._code is not None:
            metrics.ingest_refused.labels(self._code).inc()
            raise Refused(self._code, REASONS.get(self._code, self._code))
        if self._broadcast is not None:
            self._broadcast.take(self, media)

    async def ended(self, reason: str) -> None:
        """The connection is over."""
        broadcast, self._broadcast = self._broadcast, None
        if broadcast is not None:
            log.info("live %s: program gone: %s", broadcast.subject.live_id, reason)
            broadcast.detach(self)


class Guests:
    """The programs that are publishing, and what they were let in with."""

    def __init__(self, lives: Lives) -> None:
        self._lives = lives
        self._programs: WeakSet[Program] = WeakSet()

    def add(self, program: Program) -> None:
        """One was let in; it is forgotten with its connection."""
        self._programs.add(program)

    async def watch(self) -> None:
        """Cut those whose key was replaced or revoked, for ever."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            inside = list(self._programs)
            if not inside:
                continue
            try:
                good = await self._lives.good_keys({one.key_hash for one in inside})
            except Away as error:
                log.warning("cannot look whether stream keys are still good: %s", error)
                continue
            except Exception:
                # Whatever it is, who has an old key is not to stay for it.
                log.exception("cannot look whether stream keys are still good")
                continue
            for program in inside:
                if program.key_hash not in good:
                    program.cut("live_key_unknown")


def authoriser(ingest: Ingest, bus: Bus, guests: Guests) -> Authorise:
    """Return what lets programs in by their key."""

    async def authorise(request: PublishRequest, address: str) -> Publication:
        key = request.key.partition("?")[0]
        program = Program(bus, hash_key(key))
        try:
            program.begin(await ingest.open_by_key(key, address, program))
        except RampeError as error:
            metrics.ingest_refused.labels(error.code).inc()
            taken = error.code == "live_taken"
            raise Refused(error.code, error.detail or error.title, taken=taken) from None
        except Away as error:
            log.warning("cannot let a program in: %s", error)
            raise Refused("unavailable", "Try again in a moment") from None
        guests.add(program)
        return program

    return authorise
