"""One rendition of a live: samples that lie on the live's clock in, messages of the bus out.

Each output of the muxer is on the disk before it is told to anybody. What is told: initialisations
and parts to push always, updates of the playlist once the live has started: what a host tries out
before is in no playlist and in no recording.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from rampe.live.hls.window import File, Segment, Window, WindowState
from rampe.live.hls.wire import encode_update
from rampe.live.ingest.before import Before
from rampe.live.ingest.journal import Entry, Heard, Journaled, Kept, Shown, newest_tracks
from rampe.live.ingest.spool import Saved, Spool
from rampe.live.media.muxer import Init, Muxer, Output
from rampe.live.media.parts import SEGMENT, HlsParts, Kind, Part, PushParts
from rampe.live.media.samples import TICKS, Media
from rampe.live.media.timeline import Placed
from rampe.live.push.cache import GopCache
from rampe.live.push.wire import EPOCHS, SEQUENCES, BadMessage, Message, Type

SEQUENCE_AFTER_RESTART = 1 << 20
"""Fragments of a process that was killed have lower numbers than this."""
GAPS_MOST = 5
RATED_SEGMENTS = 5
UPDATES_AHEAD = 1 << 20

Clock = Callable[[], float]
Send = Callable[[bytes], None]
Finished = Callable[[Segment], None]


class Start(msgspec.Struct, frozen=True):
    """Where a segment of the first rendition begins, so that another's can begin there too."""

    number: int
    discontinuity: bool = False
    """It breaks with what was before it."""
    discontinuities: int = 0
    """How many there were before it."""
    anchor: tuple[int, float] | None = None
    """A moment in ticks of the live, and by the clock of the wall."""


class Rendition:
    """State of one rendition; `wall` is seconds since 1970."""

    def __init__(
        self,
        number: int,
        spool: Spool,
        *,
        send: Send,
        finished: Finished,
        wall: Clock,
        before: Before | None = None,
    ) -> None:
        """Begin, or go on with what the spool has of it, or after what there was `before`.

        Args:
            send: gets each message for `media.<live>.<number>`.
            finished: gets each segment whose file is on the disk.
        """
        self.number = number
        self.window = Window()
        self.listed = False
        self.refused = 0
        """Parts that are larger than the bus carries."""
        self.init: Init | None = None
        self._spool = spool
        self._send = send
        self._finished = finished
        self._wall = wall
        self._samples = Journaled()
        self._cache = GopCache()
        self.epoch = 0
        self.over = False
        self.stopped = False
        """Nothing of it is made now, and edges that begin are not to offer it."""
        self._sequence = 0
        self._introduced = False
        self._list_from: int | None = None
        self.listed_from: int | None = None
        """Where its playlist began in this process, in ticks of the live."""
        self.newest_key = b""
        """The newest part that begins with a key frame."""
        self._cut = 0
        self._skipped = 0
        self._skipping = False
        restored = spool.restore()
        if restored is not None:
            self._go_on(*restored)
        if before is not None and (restored is None or before.is_past(number, self.next_segment)):
            self._follow(before)
        is_later = restored is not None or before is not None
        sequence = SEQUENCE_AFTER_RESTART if is_later else 0
        self._listed_parts = HlsParts(sequence)
        self._muxer = Muxer(
            (self._samples, PushParts(sequence), self._listed_parts), timeline=Placed()
        )
        self._after_restart = is_later
        self._breaks: bool | None = None
        """Whether the next part of the playlist is a discontinuity, where another says so."""

    @property
    def cut(self) -> int:
        """Up to when there is something in the playlist, in ticks of the live."""
        return self._cut

    @property
    def next_segment(self) -> int:
        """The number that the next segment will have."""
        return self.window.next_segment

    def opens_with(self, at: int) -> bool:
        """Whether the picture at `at`, which it has just taken, begins a segment."""
        return self._listed_parts.opens_with(at)

    def next_start(self, *, anew: bool) -> Start:
        """Return where the next segment begins; `anew`: with nothing that was before."""
        return Start(
            self.next_segment,
            discontinuity=anew and self._listed_parts.has_made,
            discontinuities=self.window.discontinuities,
            anchor=self.window.anchor,
        )

    @property
    def kbps(self) -> float:
        """How much its newest segments weigh; 0 before there are any."""
        newest = self.window.complete[-RATED_SEGMENTS:]
        seconds = sum(one.seconds for one in newest)
        return sum(one.size for one in newest) * 8 / 1000 / seconds if seconds else 0.0

    @property
    def counts(self) -> tuple[int, int]:
        """Pictures that were taken, and those that could not be decoded."""
        return self._muxer.counts.pictures, self._muxer.counts.undecodable

    # -- publishers -------------------------------------------------------------------------------

    def begin(self, epoch: int) -> None:
        """A publisher has come; its messages carry another epoch."""
        self.epoch = epoch
        self._sequence = 0
        self._introduced = self.stopped = False
        self._muxer.begin()

    def feed(self, media: Media, now: int) -> None:
        """Take what lies on the live's clock, at `now` in milliseconds of a steady one."""
        if not self.over:
            self._take(self._muxer.push(media, now))

    def rest(self) -> None:
        """Nothing comes for now: show what was held back."""
        self._take(self._muxer.end())

    def go_on_air(self) -> None:
        """The live has started: the next key frame begins playlist and recording."""
        if self._list_from is None and not self.listed:
            self.open_from(0)
        self.list_from(0)

    def open_from(self, at: int) -> None:
        """Let the first key frame from then on begin a segment."""
        self._listed_parts.open_from(at)

    @property
    def opened_at(self) -> int | None:
        """Which key frame began a segment because of that."""
        return self._listed_parts.opened_at

    def list_from(self, start: int) -> None:
        """The first segment from then on that a key frame begins is the first of the playlist."""
        if self._list_from is None:
            self._list_from = start

    def restart(self) -> None:
        """What follows has nothing to do with what was, though the publisher is the same."""
        self.stopped = False
        self._muxer.begin()

    def align(self, start: Start) -> None:
        """Let the next segment be that of the same moment in the first rendition.

        Its number, and how many discontinuities there were before it, are what players find the
        same moment in another rendition by.
        """
        behind = start.number - self.next_segment
        # It is ahead: its names are taken, so it lists nothing until the numbers meet.
        self._skipped = max(0, -behind)
        if behind < 0:
            return
        self._breaks, self._after_restart = start.discontinuity, False
        is_even = self.window.discontinuities == start.discontinuities
        if self.window.segments and is_even and behind <= GAPS_MOST:
            for _ in range(behind):
                gap = Part(Kind.HLS, b"", self._cut, SEGMENT, key=False, independent=False)
                self._list(msgspec.structs.replace(gap, opens_segment=True))
        elif behind > 0 or not is_even:
            self._begin_at(start)

    def stop(self) -> None:
        """It is no longer made, and may be again."""
        self.rest()
        # The live goes on without it: as the other end is no key, so this one is.
        self._tell(Type.END, key=True, payload=b"")
        self._introduced, self.stopped = False, True

    def end(self) -> None:
        """The live is over."""
        if self.over:
            return
        self.rest()
        self._end_segment()
        self._tell(Type.END, key=False, payload=b"")
        self.over = True
        self._spool.close()

    # -- answers ----------------------------------------------------------------------------------

    def state(self) -> WindowState:
        """Return the window, for an edge that begins."""
        return self.window.snapshot()

    def join(self) -> list[bytes]:
        """Return what an edge's first viewer gets at once."""
        return [bytes(one) for one in self._cache.join()]

    # -- what the muxer makes ---------------------------------------------------------------------

    def _take(self, outputs: Iterable[Output]) -> None:
        for output in outputs:
            if isinstance(output, Init):
                self.init = output
                self._introduce(output)
                if self.listed:
                    self._list(output)
            elif output.kind is Kind.PUSH:
                self._push(output)
            else:
                part = self._as_said(output)
                if self._is_listed(part):
                    self._list(self._broken(part))

    def _push(self, part: Part) -> None:
        if not self._introduced and self.init is not None:
            self._introduce(self.init)
        if part.key and part.pictures:
            self.newest_key = part.data
        self._sequence = (self._sequence + 1) % SEQUENCES
        self._tell(Type.PART, key=part.key, payload=part.data)

    def _introduce(self, init: Init) -> None:
        self._introduced = True
        self._tell(Type.INIT, key=True, payload=init.data)

    def _is_listed(self, part: Part) -> bool:
        first = self._list_from
        begins = part.opens_segment and part.key
        if not self.listed and begins and first is not None and part.start >= first:
            self.listed, self.listed_from = True, part.start
            self._listed_parts.open_from(None)
            if self.init is not None:
                self._list(self.init)
        if part.opens_segment:
            self._skipping = self._skipped > 0
            self._skipped = max(0, self._skipped - 1)
            # What is listed after that does not follow what is there.
            self._after_restart = self._after_restart or self._skipping
        return self.listed and not self._skipping

    def _as_said(self, part: Part) -> Part:
        breaks, self._breaks = self._breaks, None
        return part if breaks is None else msgspec.structs.replace(part, discontinuity=breaks)

    def _broken(self, part: Part) -> Part:
        # The muxer is new and cannot know that something was before.
        after, self._after_restart = self._after_restart, False
        return msgspec.structs.replace(part, discontinuity=True) if after else part

    def _list(self, output: Output) -> None:
        wall, number = self._wall(), self.window.updates
        if isinstance(output, Init):
            self._add(output, wall)
            self._spool.begin(self.window, self._samples, self._cut)
        else:
            self._spool.keep(output, self._add(output, wall), wall)
            self._cut = output.start + output.duration
            if len(self.window.segments[-1].parts) == 1:
                self._spool.begin(self.window, self._samples, self._cut)
        try:
            update = encode_update(output, wall)
        except BadMessage:
            self.refused += 1
            return
        self._tell(Type.HLS, key=False, payload=update, sequence=number)

    def _add(self, output: Output, wall: float) -> list[File]:
        """Give the window an output, write its files, and say which segment is complete by it."""
        last = self.window.segments[-1] if self.window.segments else None
        growing = last if last and not last.complete else None
        files = self.window.add(output, wall)
        for file in files:
            self._spool.write(file)
        if growing is not None and growing.complete:
            self._complete(growing)
        return files

    def _complete(self, segment: Segment) -> None:
        self._finished(segment)
        self._spool.trim()

    def _end_segment(self) -> None:
        segments = self.window.segments
        if segments and not segments[-1].complete:
            for file in self.window.end():
                self._spool.write(file)
            self._complete(segments[-1])

    def _tell(self, kind: Type, *, key: bool, payload: bytes, sequence: int | None = None) -> None:
        number = self._sequence if sequence is None else sequence
        message = Message(
            kind, key, self.number, self.epoch % EPOCHS, number, self._wall() * 1000, payload
        )
        try:
            data = message.encode()
        except BadMessage:
            self.refused += 1
            return
        self._cache.add(message, data)
        self._send(data)

    def _begin_at(self, start: Start) -> None:
        self._end_segment()
        # The numbers of parts and initialisations go on: their files are kept for ever by name.
        state = self.window.snapshot()
        state.segments, state.data, state.ended = [], [], False
        state.removed_discontinuities, state.anchor = start.discontinuities, start.anchor
        state.next_segment = start.number
        # No edge has counted so many updates: they ask for the state.
        state.updates += UPDATES_AHEAD
        self.window = Window.restore(state)
        if self.listed and self.init is not None:
            self._list(self.init)

    # -- after a restart --------------------------------------------------------------------------

    def _go_on(self, saved: Saved, entries: Sequence[Entry]) -> None:
        """Bring the window to where the killed process was: its parts, then its last samples."""
        self.window, self.listed = Window.restore(saved.state), True
        self.init, self._cut = self.window.init, saved.cut
        for entry in entries:
            if isinstance(entry, Kept):
                data = self._spool.read(entry.name) if entry.name else b""
                self._relist(msgspec.structs.replace(entry.part, data=data or b""), entry.wall)
        for part in make_tail(entries, self._cut):
            self._relist(part, self._wall())
        self._spool.begin(self.window, self._samples, self._cut)

    def _follow(self, before: Before) -> None:
        """Keep what there is, and begin anew after all that was meanwhile."""
        self._end_segment()
        self.window = Window.restore(before.state())
        self._cut = max(self._cut, before.cut)
        self.init, self.listed = None, False

    def _relist(self, part: Part, wall: float) -> None:
        self._add(part, wall)
        self._cut = part.start + part.duration


def make_tail(entries: Sequence[Entry], cut: int) -> list[Part]:
    """Return the parts of samples after `cut`: they were pushed, but in no part of the playlist."""
    began = newest_tracks(entries)
    if began is None:
        return []
    grouping = HlsParts(SEQUENCE_AFTER_RESTART // 2)
    parts = grouping.restart(began.video, began.audio)
    rate = began.audio.rate if began.audio else 1
    for entry in entries:
        match entry:
            case Shown() if entry.at >= cut:
                parts += grouping.picture(entry.at, entry.offset, entry.key, entry.data)
            case Heard() if entry.sound.position * TICKS // rate >= cut:
                parts += grouping.sound(entry.sound)
            case _:
                pass
    parts += grouping.flush()
    return [
        msgspec.structs.replace(part, discontinuity=False, opens_segment=False) for part in parts
    ]
