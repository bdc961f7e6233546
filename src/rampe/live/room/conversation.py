"""The comments of a room on their way to viewers: numbered, never reordered, few enough to read."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from rampe.live.frames import Comments, RoomComment

KEPT = 30
"""The last comments that a joiner gets."""
PER_TICK = 15
BYTES_PER_TICK = 4_000

_encode = msgspec.json.encode


def accounts_in(comments: Iterable[RoomComment]) -> tuple[int, ...]:
    """Return who wrote comments and whom they name."""
    return tuple(set[int]().union(*(one.accounts for one in comments)))


@dataclass(frozen=True)
class Tick:
    """What a tick says of comments: the frame for all, and who is left out of it."""

    frame: Comments
    left_out: Sequence[RoomComment]


class Conversation:
    """The stored comments of a live. `next` is the index that the next one gets."""

    def __init__(self, last: Iterable[RoomComment], following: int, again: int = 0) -> None:
        """Begin with the last comments, oldest first.

        Args:
            again: so many of them are said again in the first tick: the actor before may have
                stored them and died before it said so.
        """
        self.last: deque[RoomComment] = deque(last, maxlen=KEPT)
        self.next = following
        self._waiting: list[RoomComment] = list(self.last)[len(self.last) - again :]
        self._from = self._waiting[0].i if self._waiting else following
        """The index that the next frame begins at."""
        self._gone: Collection[str] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits to be said."""
        return not self._waiting

    def add(self, stored: Sequence[RoomComment]) -> None:
        """Take in comments that are stored, in the order of their indices."""
        shown = [one for one in stored if one.id not in self._gone]
        self.last.extend(shown)
        self._waiting.extend(shown)
        if stored:
            self.next = max(self.next, stored[-1].i + 1)

    def take_out(self, gone: Collection[str]) -> None:
        """Say nothing of these comments any more, be it that they are still to come."""
        self._gone = gone
        self.last = deque((one for one in self.last if one.id not in gone), maxlen=KEPT)
        self._waiting = [one for one in self._waiting if one.id not in gone]

    def take(self, room: str, epoch: int) -> Tick | None:
        """Return what is said now: the newest, as many as may be said in a tick."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return None
        kept, size = len(waiting), 0
        while kept > 0 and len(waiting) - kept < PER_TICK:
            size += len(_encode(waiting[kept - 1]))
            if size > BYTES_PER_TICK and kept < len(waiting):
                break
            kept -= 1
        first, self._from = self._from, self.next
        frame = Comments(
            room=room,
            e=epoch,
            first=first,
            items=waiting[kept:],
            skipped=self.next - first - len(waiting[kept:]),
        )
        return Tick(frame, waiting[:kept])
