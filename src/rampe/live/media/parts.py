"""Groups samples into parts: 100 ms for pushing, 200 ms for LL-HLS. Pure.

Both are made of the same samples and hold every one exactly once. A part for pushing is closed as
soon as it is full, one frame earlier than its length is certain; a part of a playlist waits for
that frame, because what a playlist declares has to be true.
"""

from enum import IntEnum
from typing import Protocol

import msgspec

from rampe.live.media.mp4 import Picture, Sound, write_fragment
from rampe.live.media.pictures import Pictures
from rampe.live.media.samples import TICKS, TICKS_A_MS, AudioConfig, VideoConfig

PUSH_PART = 100 * TICKS_A_MS
PUSH_SLACK = 5 * TICKS_A_MS
SOUND_ALONE = 250 * TICKS_A_MS
"""When so much sound waits for a picture, it goes alone."""

HLS_PART = 200 * TICKS_A_MS
HLS_PART_MOST = 235 * TICKS_A_MS
"""PART-TARGET: with it, 200 ms are the 85 % that RFC 8216bis §4.4.3.7 asks of every part."""
HLS_STALL = 500 * TICKS_A_MS
"""The picture has stopped when sound is so far ahead of it: parts are then cut by sound."""
SEGMENT = 2 * TICKS
SEGMENT_SLACK = TICKS // 5
SEGMENT_MOST = 42 * TICKS // 10
"""Cut even without a key frame: rounded, no segment may exceed the target of four seconds."""


class Kind(IntEnum):
    """What a part is for."""

    PUSH = 1
    HLS = 2


class Part(msgspec.Struct, frozen=True):
    """A fragment, and what a playlist or a cache must know of it. Times in ticks of the live."""

    kind: Kind
    data: bytes
    start: int
    duration: int
    key: bool
    """Decoding can begin here: its first picture is a key frame, or there are none in this live."""
    independent: bool
    """It contains a key frame (which is all that a playlist's INDEPENDENT means)."""
    discontinuity: bool = False
    opens_segment: bool = False
    pictures: int = 0
    sounds: int = 0

    @property
    def gap(self) -> bool:
        """There was nothing to be heard or seen for so long."""
        return not self.data


class Grouping(Protocol):
    """Takes samples in the order of decoding and returns the parts that are complete."""

    def restart(self, video: VideoConfig | None, audio: AudioConfig | None) -> list[Part]:
        """Close what is open; what follows is a discontinuity, of these tracks."""
        ...

    def picture(self, at: int, offset: int, key: bool, data: bytes) -> list[Part]:
        """Add a picture."""
        ...

    def sound(self, sound: Sound) -> list[Part]:
        """Add a frame of sound."""
        ...

    def flush(self) -> list[Part]:
        """Close what is open: nothing more will come."""
        ...


class _Tracks:
    """What both groupings share: the open samples, and how they become a fragment."""

    def __init__(self, kind: Kind, sequence: int) -> None:
        self._kind = kind
        self._pictures = Pictures()
        self._sounds: list[Sound] = []
        self._video = False
        self._rate, self._frame_samples = 1, 1024
        self._sequence = sequence
        self._discontinuity = False

    def _reset(self, video: VideoConfig | None, audio: AudioConfig | None) -> None:
        # The first part of all follows nothing that it could break with.
        self._discontinuity = self._sequence > 0
        self._video = video is not None
        if audio is not None:
            self._rate, self._frame_samples = audio.rate, audio.frame_samples
        self._pictures.forget()

    def _time(self, position: int) -> int:
        return position * TICKS // self._rate

    def _sound_end(self) -> int:
        return self._time(self._sounds[-1].position + self._frame_samples) if self._sounds else 0

    def _write(
        self,
        pictures: list[Picture],
        sounds: list[Sound],
        start: int,
        duration: int,
        opens_segment: bool = False,
    ) -> Part:
        data = b""
        if pictures or sounds:
            self._sequence += 1
            data = write_fragment(self._sequence, pictures, sounds, self._frame_samples)
        first = pictures[0].key if pictures else not self._video
        discontinuity, self._discontinuity = self._discontinuity, False
        return Part(
            kind=self._kind,
            data=data,
            start=start,
            duration=duration,
            key=first,
            independent=any(one.key for one in pictures) if self._video else True,
            discontinuity=discontinuity,
            opens_segment=opens_segment,
            pictures=len(pictures),
            sounds=len(sounds),
        )


class PushParts(_Tracks):
    """Parts of about 100 ms, each closed as soon as it is full; a key frame begins one."""

    def __init__(self, sequence: int = 0) -> None:
        """Number fragments after `sequence`: 0, unless others were before."""
        super().__init__(Kind.PUSH, sequence)

    def restart(self, video: VideoConfig | None, audio: AudioConfig | None) -> list[Part]:
        """Close what is open and begin anew."""
        closed = self.flush()
        self._reset(video, audio)
        return closed

    def picture(self, at: int, offset: int, key: bool, data: bytes) -> list[Part]:
        """Add a picture."""
        pictures = self._pictures
        held = len(pictures) > 0
        pictures.add(at, offset, key, data)
        closed = [self._close(keep_newest=True)] if key and held else []
        if at - pictures.first + pictures.step >= PUSH_PART - PUSH_SLACK:
            closed.append(self._close())
        return closed

    def sound(self, sound: Sound) -> list[Part]:
        """Add a frame of sound."""
        self._sounds.append(sound)
        waited = self._sound_end() - self._time(self._sounds[0].position)
        return [self._close()] if waited >= (SOUND_ALONE if self._video else PUSH_PART) else []

    def flush(self) -> list[Part]:
        """Close what is open."""
        return [self._close()] if len(self._pictures) or self._sounds else []

    def _close(self, keep_newest: bool = False) -> Part:
        pictures = self._pictures.take(keep_newest)
        sounds, self._sounds = self._sounds, []
        starts = [picture.decode for picture in pictures[:1]]
        ends = [picture.decode + picture.duration for picture in pictures[-1:]]
        if sounds:
            starts.append(self._time(sounds[0].position))
            ends.append(self._time(sounds[-1].position + self._frame_samples))
        return self._write(pictures, sounds, min(starts), max(ends) - min(starts))


class HlsParts(_Tracks):
    """Parts of 200 to 235 ms between cuts of one timeline, so their durations add up exactly."""

    def __init__(self, sequence: int = 0) -> None:
        """Number fragments after `sequence`: 0, unless others were before."""
        super().__init__(Kind.HLS, sequence)
        self._cut: int | None = None
        self._segment = 0
        self._opens = True
        self._stalled = False
        self._open_from: int | None = None
        self.opened_at: int | None = None
        """Where the segment that `open_from` asked for begins."""

    def open_from(self, at: int | None) -> None:
        """Let the first key frame from then on begin a segment, however short the last one is."""
        self._open_from = at

    @property
    def has_made(self) -> bool:
        """Whether there was a part: what follows after `restart` breaks with it."""
        return self._sequence > 0

    def opens_with(self, at: int) -> bool:
        """Whether the picture at `at`, the newest, is the first of a segment."""
        return self._opens and self._cut == at

    def restart(self, video: VideoConfig | None, audio: AudioConfig | None) -> list[Part]:
        """Close what is open and begin anew, with a segment."""
        closed = self.flush()
        self._reset(video, audio)
        self._cut, self._opens = None, True
        return closed

    def picture(self, at: int, offset: int, key: bool, data: bytes) -> list[Part]:
        """Add a picture."""
        self._stalled = False
        held = len(self._pictures) > 0
        self._pictures.add(at, offset, key, data)
        cut = self._begin(at)
        closed: list[Part] = []
        while at - cut > HLS_PART_MOST:
            closed.append(self._close(cut + HLS_PART, keep_newest=True))
            cut += HLS_PART
            held = False
        due = key and (self._is_asked_for(at) or at - self._segment >= SEGMENT - SEGMENT_SLACK)
        # Sound that leads a key frame by less than a part goes with it.
        if at > cut and ((due and held) or at - cut >= HLS_PART):
            closed.append(self._close(at, keep_newest=True))
        self._opens = self._opens or due
        return closed

    def sound(self, sound: Sound) -> list[Part]:
        """Add a frame of sound."""
        self._sounds.append(sound)
        cut = self._begin(self._time(sound.position))
        end = self._sound_end()
        self._stalled = self._stalled or not self._video or end - cut >= HLS_STALL
        closed: list[Part] = []
        while self._stalled and end - cut >= HLS_PART:
            closed.append(self._close(cut + HLS_PART))
            cut += HLS_PART
        return closed

    def flush(self) -> list[Part]:
        """Close what is open."""
        cut = self._cut
        if cut is None or not (len(self._pictures) or self._sounds):
            return []
        closed: list[Part] = []
        # How long the newest picture lasts nobody knows; a part at most.
        picture = min(self._pictures.end, self._pictures.newest + HLS_PART)
        end = max(picture if len(self._pictures) else 0, self._sound_end(), cut + 1)
        while end - cut > HLS_PART_MOST:
            closed.append(self._close(cut + HLS_PART))
            cut += HLS_PART
        return [*closed, self._close(end, rest=True)]

    def _begin(self, at: int) -> int:
        if self._cut is None:
            self._cut = at
        return self._cut

    def _is_asked_for(self, at: int) -> bool:
        if self._open_from is None or at < self._open_from:
            return False
        self._open_from, self.opened_at = None, at
        return True

    def _close(self, cut: int, keep_newest: bool = False, rest: bool = False) -> Part:
        start = self._cut or 0
        pictures = self._pictures.take(keep_newest)
        count = len(self._sounds)
        if not rest:
            count = sum(self._time(one.position) < cut for one in self._sounds)
        sounds, self._sounds = self._sounds[:count], self._sounds[count:]
        if self._opens:
            self._segment = start
        part = self._write(pictures, sounds, start, cut - start, self._opens)
        self._cut, self._opens = cut, False
        length = cut - self._segment
        if length >= SEGMENT_MOST or (not self._video and length >= SEGMENT):
            self._opens = True
        return part
