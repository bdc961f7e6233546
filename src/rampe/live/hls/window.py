"""What of a live has a name: segments and their parts, from the muxer's output. Pure.

Parts are numbered through the whole live and not within their segment, because only the next
picture says whether it opens one: so the hint of what comes next is always right.
"""

from collections import deque
from collections.abc import Sequence

import msgspec

from rampe.live.media.muxer import Init, Output
from rampe.live.media.parts import HLS_PART_MOST, Kind, Part
from rampe.live.media.samples import TICKS

WINDOW_SECONDS = 60.0
TARGET_SECONDS = 4
PART_TARGET = HLS_PART_MOST / TICKS
PARTS_WITHIN = 3.0 * TARGET_SECONDS
"""Parts are listed of what is so near to the end (RFC 8216bis §4.4.4.9)."""


class File(msgspec.Struct, frozen=True):
    """Something to keep under a name; all files of a live stay as they are for ever."""

    name: str
    data: bytes
    lasting: bool
    """Part of the recording; the others may go when the window has passed them."""


class ListedPart(msgspec.Struct, frozen=True):
    """A part in a playlist."""

    name: str
    seconds: float
    independent: bool
    gap: bool


class Segment(msgspec.Struct):
    """A segment in a playlist; the last one may still grow."""

    number: int
    init: str
    began: float
    """Seconds since 1970, when its first picture was made."""
    discontinuity: bool
    begins_with_key: bool
    parts: list[ListedPart] = []
    complete: bool = False

    @property
    def name(self) -> str:
        """Its file."""
        return f"s{self.number}.m4s"

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return sum(part.seconds for part in self.parts)

    @property
    def gap(self) -> bool:
        """There is nothing in it."""
        return all(part.gap for part in self.parts)


class Window:
    """The segments of one rendition that its live playlist lists."""

    def __init__(self, seconds: float = WINDOW_SECONDS) -> None:
        self._seconds = seconds
        self._init: str | None = None
        self._next_part = 0
        self._next_segment = 0
        self._data: list[bytes] = []
        self._anchor: tuple[int, float] | None = None
        self.segments: deque[Segment] = deque()
        self.removed_discontinuities = 0
        self.ended = False

    @property
    def complete(self) -> Sequence[Segment]:
        """The segments that will not grow."""
        return [segment for segment in self.segments if segment.complete]

    @property
    def next_part(self) -> str:
        """The name that the next part will have."""
        return f"p{self._next_part}.m4s"

    @property
    def last(self) -> tuple[int, int]:
        """Number of the newest segment and index of its newest part; -1 while there is none."""
        if not self.segments:
            return -1, -1
        newest = self.segments[-1]
        return newest.number, len(newest.parts) - 1

    def add(self, output: Output, wall: float) -> list[File]:
        """Take what the muxer made at `wall` (seconds since 1970), return what is to be kept."""
        if isinstance(output, Init):
            self._init = f"i{output.generation}.mp4"
            return [File(self._init, output.data, lasting=True)]
        if output.kind is not Kind.HLS or self._init is None:
            return []
        files: list[File] = []
        if output.opens_segment or not self.segments:
            files += self._complete()
            self._open(output, wall, self._init)
        if not output.gap:
            files.append(File(self.next_part, output.data, lasting=False))
        self._data.append(output.data)
        part = ListedPart(
            self.next_part, output.duration / TICKS, output.independent, gap=output.gap
        )
        self._next_part += 1
        self.segments[-1].parts.append(part)
        return files

    def end(self) -> list[File]:
        """Nothing more will come."""
        self.ended = True
        return self._complete()

    def _open(self, part: Part, wall: float, init: str) -> None:
        if self._anchor is None or part.discontinuity:
            self._anchor = part.start, wall - part.duration / TICKS
        ticks, zero = self._anchor
        began = zero + (part.start - ticks) / TICKS
        segment = Segment(self._next_segment, init, began, part.discontinuity, part.key)
        self._next_segment += 1
        self.segments.append(segment)

    def _complete(self) -> list[File]:
        if not self.segments or self.segments[-1].complete:
            return []
        segment = self.segments[-1]
        segment.complete = True
        data, self._data = b"".join(self._data), []
        self._trim()
        return [File(segment.name, data, lasting=True)] if data else []

    def _trim(self) -> None:
        total = sum(segment.seconds for segment in self.segments)
        while total - self.segments[0].seconds >= self._seconds:
            gone = self.segments.popleft()
            total -= gone.seconds
            self.removed_discontinuities += gone.discontinuity
