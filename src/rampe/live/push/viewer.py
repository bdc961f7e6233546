"""What waits for one viewer, and what is left out when it is slow. Pure; nobody waits for anybody.

The socket holds 64 kB at most (`TCP_NOTSENT_LOWAT`, write buffer), the rest waits here, where a
drop also takes back what was not sent. Dropping ends at a key frame, because a picture without the
ones before it is none.
"""

from collections import deque
from collections.abc import Sequence

import msgspec

from rampe.live.push.wire import Message, Type

BACKLOG_MOST = 200_000
"""0.65 s of 2.5 Mb/s."""
PARTS_MOST = 6
"""And so many parts of a stream that is larger: one key frame of 8 Mb/s may be as much."""
PARTS_WARN = PARTS_MOST // 2
BACKLOG_WARN = BACKLOG_MOST // 2
BACKLOG_RESUME = BACKLOG_MOST // 4
JOIN_GRACE = 3.0
"""The burst of a joiner is larger than any sane limit: so long it is not counted."""
STUCK_SECONDS = 10.0
CLEAN_SECONDS = 8.0
"""Without a backlog for so long, a viewer may go up a rendition again."""


class _Waiting(msgspec.Struct):
    data: bytes | bytearray
    droppable: bool


class ViewerQueue:
    """The queue of one viewer. `now` is seconds of a steady clock.

    The edge calls `offer` for each message of the rendition the viewer is on, `take` when its
    socket has room, and moves it by `wants_lower`: at a key frame of the other rendition, `switch`.
    """

    def __init__(self, now: float) -> None:
        self._queue: deque[_Waiting] = deque()
        self._bytes = 0
        self.joined = now
        self._grace = JOIN_GRACE
        self._needs_key = True
        self._waits_since: float | None = None
        self._late_since: float | None = None
        self.wants_lower = False
        self.dropped = 0
        """Parts that were left out."""

    @property
    def backlog(self) -> int:
        """Bytes that wait."""
        return self._bytes

    def join(
        self, burst: Sequence[bytes | bytearray], now: float, grace: float = JOIN_GRACE
    ) -> None:
        """Begin with an initialisation and a group of pictures, as `GopCache.join` returned them.

        Also moves a viewer to another rendition, at any moment: what waited is left out. For
        `grace` seconds what waits is not counted.
        """
        self._drop_parts()
        self._clear()
        self.joined = now
        self._grace = grace
        self._needs_key = len(burst) < 2
        self._late_since = None
        self.wants_lower = False
        for index, data in enumerate(burst):
            self._put(data, index > 0, now)

    def offer(self, message: Message, data: bytes | bytearray, now: float) -> bool:
        """Add a message, or leave it out; returns whether it was added."""
        if message.type is not Type.PART:
            # What decoding cannot do without, and so little that it always fits.
            if message.type is Type.INIT:
                self._drop_parts()
                self._clear()
                self._needs_key = True
            self._put(data, False, now)
            return True
        if self._needs_key and not (message.key and self._may_resume(now)):
            self.dropped += 1
            return False
        if not self._in_grace(now) and self._is_full(len(data)):
            self._drop_parts()
            self.wants_lower = True
            self._late_since = now
            # A key frame may begin anew at once: what was before it has just been left out.
            if not message.key:
                self._needs_key = True
                self.dropped += 1
                return False
        self._needs_key = False
        self._put(data, True, now)
        late = self._bytes > BACKLOG_WARN and len(self._queue) > PARTS_WARN
        if not self._in_grace(now) and late:
            self.wants_lower = True
            self._late_since = now
        return True

    def skip_to_key(self) -> None:
        """A message was lost on the way here: what follows it is nothing without it."""
        self._needs_key = True

    def take(self, now: float) -> bytes | bytearray | None:
        """Return the next message to send, or None."""
        if not self._queue:
            self._waits_since = None
            return None
        waiting = self._queue.popleft()
        self._bytes -= len(waiting.data)
        self._waits_since = now if self._queue else None
        return waiting.data

    def is_stuck(self, now: float) -> bool:
        """Whether it has taken nothing for so long that it is to be cut."""
        # What is left out meanwhile changes nothing: it was not sent.
        return self._waits_since is not None and now - self._waits_since > STUCK_SECONDS

    def may_go_up(self, now: float) -> bool:
        """Whether it has kept up for long enough to try the higher rendition again."""
        if self._bytes > BACKLOG_RESUME:
            self._late_since = now
        since = self.joined if self._late_since is None else self._late_since
        return now - since >= CLEAN_SECONDS

    def _is_full(self, more: int) -> bool:
        return self._bytes + more > BACKLOG_MOST and len(self._queue) >= PARTS_MOST

    def _in_grace(self, now: float) -> bool:
        return now - self.joined < self._grace

    def _may_resume(self, now: float) -> bool:
        return self._in_grace(now) or self._bytes < BACKLOG_RESUME

    def _put(self, data: bytes | bytearray, droppable: bool, now: float) -> None:
        if self._waits_since is None:
            self._waits_since = now
        self._queue.append(_Waiting(data, droppable))
        self._bytes += len(data)

    def _drop_parts(self) -> None:
        kept = [waiting for waiting in self._queue if not waiting.droppable]
        self.dropped += len(self._queue) - len(kept)
        self._queue = deque(kept)
        self._bytes = sum(len(waiting.data) for waiting in kept)

    def _clear(self) -> None:
        self._queue.clear()
        self._bytes = 0
