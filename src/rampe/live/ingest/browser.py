"""A browser's recording on its way in: slices of WebM to an ffmpeg child, its samples to the live.

A new recorder (another device, bit rate or resolution) is a new child; the live goes on with what
the old one has still to say, and then with the new one's first key frame.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from rampe.live.ingest.broadcast import Broadcast
from rampe.live.ingest.commands import Recorder, browser_command
from rampe.live.ingest.convert import Converter, Programs, Stuck
from rampe.live.ingest.health import Health
from rampe.live.ingest.slots import Slots
from rampe.live.media.samples import Media

LAST_WORDS_SECONDS = 1.0
KBPS_LEAST, KBPS_MOST = 100, 6_000
ENDING_MOST = 3
"""Children that have still something to say. Who begins anew faster than they end is cut."""
RESTARTS_MOST, RESTARTS_SECONDS = 3, 3.0
"""One new recorder a second; a browser that loses its devices may need some at once."""


class Line(Protocol):
    """The connection to the browser."""

    def tell(self, report: Health) -> None:
        """Tell the host how it goes."""
        ...

    def cut(self, code: str) -> None:
        """End the connection, and say why."""
        ...


class Browser:
    """The publisher of one connection; `begin` it with the live that it was let into.

    `leave` is called in any case: it gives back what `reserve` has taken.
    """

    def __init__(self, line: Line, programs: Programs, slots: Slots) -> None:
        self._line = line
        self._programs = programs
        self._slots = slots
        self._has_slot = False
        self._restarts: deque[float] = deque(maxlen=RESTARTS_MOST)
        self._broadcast: Broadcast | None = None
        self._child: Converter | None = None
        self._ending: list[Converter] = []
        self._number = 0
        self._damaged = 0
        self._leaving: asyncio.Task[None] | None = None

    @property
    def damaged(self) -> int:
        """Samples that could not be read."""
        return self._damaged + (self._child.damaged if self._child else 0)

    def tell(self, report: Health) -> None:
        """Tell the host how it goes."""
        self._line.tell(report)

    def cut(self, code: str) -> None:
        """End the connection, and say why."""
        self._line.cut(code)
        if self._broadcast is not None and self._broadcast.publisher is not self:
            # What is on its way is nobody's, and who comes instead may need the core.
            for child in (*self._ending, *([self._child] if self._child else [])):
                child.kill()
            self._release()

    def reserve(self, recorder: Recorder) -> bool:
        """Whether the machine has room for this recorder, which may have to be encoded."""
        if recorder.copied:
            self._release()
        elif not self._has_slot:
            self._has_slot = self._slots.demand()
            return self._has_slot
        return True

    def begin(self, broadcast: Broadcast, recorder: Recorder, kbps: int) -> None:
        """The connection was let in; there is room for the recorder."""
        self._broadcast = broadcast
        self._start(recorder, kbps)

    def restart(self, recorder: Recorder, kbps: int) -> None:
        """What follows is of a new recorder."""
        self._ending = [one for one in self._ending if not one.done]
        if len(self._ending) >= ENDING_MOST or self._is_too_soon():
            self._line.cut("ingest_stuck")
            return
        if not self.reserve(recorder):
            self._line.cut("unavailable")
            return
        if self._child is not None:
            self._damaged += self._child.damaged
            self._child.finish()
            self._ending.append(self._child)
        self._start(recorder, kbps)

    def feed(self, data: bytes) -> None:
        """Take a slice; a child that does not take it is ended, and the connection with it."""
        if self._child is None:
            return
        try:
            self._child.feed(data)
        except Stuck as stuck:
            self._child.kill()
            self._line.cut(stuck.code)

    def leave(self) -> None:
        """The connection is over: what is on its way still comes, and then the live is dark."""
        child, self._child = self._child, None
        if child is not None:
            child.finish()
            self._leaving = asyncio.create_task(self._leave(child))
        elif self._leaving is None:
            self._release()

    async def _leave(self, child: Converter) -> None:
        await child.wait(LAST_WORDS_SECONDS)
        broadcast, self._broadcast = self._broadcast, None
        if broadcast is not None:
            broadcast.detach(self)
        await child.wait()
        self._release()

    def _release(self) -> None:
        if self._has_slot:
            self._has_slot = False
            self._slots.end()

    def _is_too_soon(self) -> bool:
        now = asyncio.get_running_loop().time()
        first = self._restarts[0] if len(self._restarts) == RESTARTS_MOST else None
        self._restarts.append(now)
        return first is not None and now - first < RESTARTS_SECONDS

    def _start(self, recorder: Recorder, kbps: int) -> None:
        self._number += 1
        number, heard = self._number, False
        wanted = max(KBPS_LEAST, min(KBPS_MOST, kbps))

        def deliver(media: Sequence[Media]) -> None:
            nonlocal heard
            broadcast = self._broadcast
            if broadcast is None:
                return
            if not heard and number > 1:
                broadcast.renew(self)
            heard = True
            broadcast.take(self, media)

        def failed(code: str) -> None:
            if number == self._number and self._broadcast is not None:
                self._line.cut(code)

        self._child = Converter(
            self._programs,
            browser_command(recorder, wanted),
            deliver,
            failed=failed,
            after=self._child,
        )
