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
    size: int = 0
    """Bytes so far."""

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


class WindowState(msgspec.Struct):
    """All of a window: what comes after it gets the same names from whoever goes on with it."""

    updates: int
    init: Init | None
    next_init: int
    next_part: int
    next_segment: int
    anchor: tuple[int, float] | None
    segments: list[Segment]
    removed_discontinuities: int
    ended: bool
    data: list[bytes] | None
    """Of the open segment, part by part; None if it was too much to send."""


class Window:
    """The segments of one rendition that its live playlist lists."""

    def __init__(self, seconds: float = WINDOW_SECONDS) -> None:
        self._seconds = seconds
        self._next_init = 0
        self._next_part = 0
        self._next_segment = 0
        self._data: list[bytes] | None = []
        self._anchor: tuple[int, float] | None = None
        self.updates = 0
        """How many outputs it has taken: the number of the next one."""
        self.init: Init | None = None
        """The newest, which the parts to come belong to."""
        self.segments: deque[Segment] = deque()
        self.removed_discontinuities = 0
        self.ended = False

    def snapshot(self) -> WindowState:
        """Return all that is needed to go on with it elsewhere."""
        return WindowState(
            updates=self.updates,
            init=self.init,
            next_init=self._next_init,
            next_part=self._next_part,
            next_segment=self._next_segment,
            anchor=self._anchor,
            segments=[
                msgspec.structs.replace(segment, parts=list(segment.parts))
                for segment in self.segments
            ],
            removed_discontinuities=self.removed_discontinuities,
            ended=self.ended,
            data=None if self._data is None else list(self._data),
        )

    @classmethod
    def restore(cls, state: WindowState, seconds: float = WINDOW_SECONDS) -> "Window":
        """Go on with what another window was. The state is the new window's from now on.

        Without the bytes of its open segment, that segment's file is not returned by `add`: who
        has the state from elsewhere gets the file there.
        """
        window = cls(seconds)
        window.updates, window.init = state.updates, state.init
        window._next_init = state.next_init
        window._next_part, window._next_segment = state.next_part, state.next_segment
        window._data, window._anchor = state.data, state.anchor
        window.segments = deque(state.segments)
        window.removed_discontinuities = state.removed_discontinuities
        window.ended = state.ended
        return window

    @property
    def complete(self) -> Sequence[Segment]:
        """The segments that will not grow."""
        return [segment for segment in self.segments if segment.complete]

    @property
    def next_segment(self) -> int:
        """The number that the next segment will have."""
        return self._next_segment

    @property
    def discontinuities(self) -> int:
        """How many there were, those that have left included."""
        return self.removed_discontinuities + sum(one.discontinuity for one in self.segments)

    @property
    def anchor(self) -> tuple[int, float] | None:
        """A moment in ticks of the live, and when that was in seconds since 1970."""
        return self._anchor

    @property
    def next_part(self) -> str:
        """The name that the next part will have."""
        return f"p{self._next_part}.m4s"

    def has_made(self, name: str) -> bool:
        """Whether there ever was a file of this name: `p7.m4s`, `s1.m4s`, `i0.mp4`."""
        number = int(name[1:].partition(".")[0])
        if name.startswith("p"):
            return number < self._next_part
        if name.startswith("i"):
            return number < self._next_init
        grows = bool(self.segments) and not self.segments[-1].complete
        return number < self._next_segment - grows

    @property
    def last(self) -> tuple[int, int]:
        """Number of the newest segment and index of its newest part; -1 while there is none."""
        if not self.segments:
            return -1, -1
        newest = self.segments[-1]
        return newest.number, len(newest.parts) - 1

    @property
    def _init_name(self) -> str:
        return f"i{self._next_init - 1}.mp4"

    def takes(self, output: Output) -> bool:
        """Whether an output is for this window, and counts as an update of it."""
        return isinstance(output, Init) or (output.kind is Kind.HLS and self.init is not None)

    def add(self, output: Output, wall: float) -> list[File]:
        """Take what the muxer made at `wall` (seconds since 1970), return what is to be kept."""
        if not self.takes(output):
            return []
        self.updates += 1
        if isinstance(output, Init):
            # Not its generation: another muxer, of an ingest that was restarted, counts anew.
            self.init = output
            self._next_init += 1
            return [File(self._init_name, output.data, lasting=True)]
        files: list[File] = []
        if output.opens_segment or not self.segments or self.segments[-1].complete:
            files += self._complete()
            self._open(output, wall)
        if not output.gap:
            files.append(File(self.next_part, output.data, lasting=False))
        if self._data is not None:
            self._data.append(output.data)
        part = ListedPart(
            self.next_part, output.duration / TICKS, output.independent, gap=output.gap
        )
        self._next_part += 1
        self.segments[-1].parts.append(part)
        self.segments[-1].size += len(output.data)
        return files

    def end(self) -> list[File]:
        """Nothing more will come."""
        self.ended = True
        return self._complete()

    def _open(self, part: Part, wall: float) -> None:
        if self._anchor is None or part.discontinuity:
            self._anchor = part.start, wall - part.duration / TICKS
        ticks, zero = self._anchor
        began = zero + (part.start - ticks) / TICKS
        segment = Segment(self._next_segment, self._init_name, began, part.discontinuity, part.key)
        self._next_segment += 1
        self.segments.append(segment)

    def _complete(self) -> list[File]:
        if not self.segments or self.segments[-1].complete:
            return []
        segment = self.segments[-1]
        segment.complete = True
        data, self._data = b"".join(self._data or []), []
        self._trim()
        return [File(segment.name, data, lasting=True)] if data else []

    def _trim(self) -> None:
        total = sum(segment.seconds for segment in self.segments)
        while total - self.segments[0].seconds >= self._seconds:
            gone = self.segments.popleft()
            total -= gone.seconds
            self.removed_discontinuities += gone.discontinuity
