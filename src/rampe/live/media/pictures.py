"""The picture track of the part that is being filled: decode times and durations that players keep.

Media Source Extensions §3.5.8 take a decode time that goes back, or lies more than twice the last
frame's duration ahead, for a hole, and throw everything away up to the next key frame: silently, no
error and no `waiting` event. A part is closed before its successor is known, so:

- inside a part a duration is the true step to the next picture;
- the last picture of a part claims 67 ms, or the last step if that was longer. Too long is
  harmless, too short loses frames;
- where the next picture is still further away (30 frames a second become 5), its decode time is
  drawn near and its composition offset grows by as much: it is shown when it should be, and the
  decode times catch up by at most one more step a picture.
"""

from rampe.live.media.mp4 import Picture
from rampe.live.media.samples import TICKS, TICKS_A_MS

CLAIM_LEAST = 67 * TICKS_A_MS
CLAIM_MOST = TICKS
STEP_FIRST = TICKS // 30


class Pictures:
    """Pictures that wait to be written, in decode order."""

    def __init__(self) -> None:
        self._open: list[Picture] = []
        self._decode: int | None = None
        self._at = 0
        self._within = 0
        """How far the first picture of the next part may be from the last of this one."""
        self.step = STEP_FIRST
        """The last step between two pictures."""
        self.first = 0
        """When the first picture of the part is due."""

    def __len__(self) -> int:
        return len(self._open)

    @property
    def end(self) -> int:
        """Up to when the newest picture lasts, as far as one can know."""
        return self._at + self.step

    @property
    def newest(self) -> int:
        """When the newest picture is due."""
        return self._at

    def add(self, at: int, offset: int, key: bool, data: bytes) -> None:
        """Add a picture that is decoded at a time and shown `offset` later."""
        decode = at
        if self._decode is not None:
            step = max(1, at - self._at)
            limit = max(2 * step, CLAIM_LEAST) if self._open else self._within
            decode = max(self._decode + 1, min(at, self._decode + limit))
            self.step = step
        if not self._open:
            self.first = at
        elif self._decode is not None:
            self._lengthen(decode - self._decode)
        self._open.append(Picture(decode, 0, at + offset - decode, key, data))
        self._decode, self._at = decode, max(at, self._at)

    def take(self, keep_newest: bool = False) -> list[Picture]:
        """Return the pictures of the part; the next one begins, with the newest if it is kept."""
        if keep_newest:
            taken, self._open = self._open[:-1], self._open[-1:]
            self.first = self._at
            return taken
        if self._open:
            claim = min(max(CLAIM_LEAST, self.step), CLAIM_MOST)
            self._lengthen(claim)
            self._within = 2 * claim
        taken, self._open = self._open, []
        return taken

    def forget(self) -> None:
        """What follows has nothing to do with what was."""
        self._decode = None
        self.step = STEP_FIRST

    def _lengthen(self, duration: int) -> None:
        last = self._open[-1]
        self._open[-1] = Picture(last.decode, duration, last.offset, last.key, last.data)
