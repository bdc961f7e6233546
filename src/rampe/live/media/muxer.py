"""The one muxer: samples of any publisher in, an initialisation and parts of fMP4 out. Pure.

What it promises, whatever comes in: every picture from the first key frame on is in exactly one
part of each grouping; decode times only grow, and never by more than players forgive; sound has no
holes; time goes on over reconnects and jumps of clocks; a change of what a decoder must know is a
new `Init`, sent where decoding can begin.
"""

from collections.abc import Iterable, Sequence

import msgspec

from rampe.live.media import aac
from rampe.live.media.mp4 import Sound, write_init
from rampe.live.media.parts import Grouping, HlsParts, Part, PushParts
from rampe.live.media.samples import (
    TICKS,
    Announced,
    AudioConfig,
    AudioSample,
    Media,
    Unsupported,
    VideoConfig,
    VideoSample,
)
from rampe.live.media.sound import LOST_SECONDS, SoundClock, SoundCounts
from rampe.live.media.timeline import Placed, Timeline, Track

DECIDE_WITHIN = TICKS
"""How long we wait to learn which tracks a publisher has; both headers usually come first."""
HELD_MOST = 1_000
LOST = LOST_SECONDS * TICKS
LEAD_MOST = TICKS // 10
"""How much sound before the first picture is kept: encoders begin with it."""
SILENT_RATE, SILENT_CHANNELS = 48_000, 2


class Init(msgspec.Struct, frozen=True):
    """What a player needs before the parts that follow."""

    data: bytes
    generation: int
    """Counts from 0."""
    video: VideoConfig | None
    audio: AudioConfig | None

    @property
    def codecs(self) -> str:
        """The `codecs` parameter of its MIME type (RFC 6381)."""
        return ",".join(config.codec for config in (self.video, self.audio) if config)


Output = Init | Part


class Counts(msgspec.Struct):
    """What came in and what was left out, for the host's own health."""

    pictures: int = 0
    sounds: int = 0
    undecodable: int = 0
    """Pictures before the first key frame of a publisher or of a new format."""


class Muxer:
    """State of one rendition of one live. `now` is milliseconds of a steady clock, when it came."""

    def __init__(
        self,
        groupings: Sequence[Grouping] | None = None,
        timeline: Timeline | Placed | None = None,
    ) -> None:
        """Begin a rendition; `timeline` is given where others have placed the samples."""
        self._groupings = (PushParts(), HlsParts()) if groupings is None else groupings
        self._timeline = timeline or Timeline()
        self._wanted_video: VideoConfig | None = None
        self._wanted_audio: AudioConfig | None = None
        self._announced: Announced | None = None
        self._video: VideoConfig | None = None
        self._audio: AudioConfig | None = None
        self._sound: SoundClock | None = None
        self._generation = -1
        self._deciding = True
        self._held: list[tuple[int, VideoSample | AudioSample]] = []
        self._needs_key = True
        self._last_picture: int | None = None
        self._latest = 0
        self.counts = Counts()
        self.sound_counts = SoundCounts()

    def begin(self) -> None:
        """A publisher has come, or has come back by whatever way: nothing is known of it."""
        self._timeline.begin()
        self._wanted_video = self._wanted_audio = None
        self._announced = None
        self._deciding = self._needs_key = True
        self._held.clear()

    def push(self, media: Media, now: int) -> list[Output]:
        """Take what a publisher sent and return what is ready for viewers."""
        match media:
            case VideoConfig():
                if media != self._wanted_video:
                    self._wanted_video = self._video if media == self._video else media
            case AudioConfig():
                if media != self._wanted_audio:
                    self._wanted_audio = self._audio if media == self._audio else media
            case VideoSample():
                at = self._place(Track.VIDEO, media.decode, now)
                return self._hold(at, media) if self._deciding else self._picture(at, media)
            case AudioSample():
                at = self._place(Track.AUDIO, media.time, now)
                return self._hold(at, media) if self._deciding else self._frame(at, media)
            case Announced():
                self._announced = media
            case Unsupported():
                pass
        return []

    def end(self) -> list[Output]:
        """The publisher is gone, for ever or until `begin`: return what was held back."""
        decided: list[Output] = []
        if self._deciding and self._can_begin():
            decided = self._decide()
        return decided + self._each(grouping.flush() for grouping in self._groupings)

    def _place(self, track: Track, ticks: int, now: int) -> int:
        at = self._timeline.place(track, ticks, now)
        if at - self._latest > LOST:
            # Nothing at all for so long: whoever plays begins anew, at a key frame.
            self._deciding = self._needs_key = True
        self._latest = max(at, self._latest)
        return at

    # -- which tracks there are -------------------------------------------------------------------

    def _hold(self, at: int, sample: VideoSample | AudioSample) -> list[Output]:
        if isinstance(sample, VideoSample) and self._needs_key:
            if not sample.key:
                self.counts.undecodable += 1
                return []
            self._needs_key = False
        self._held.append((at, sample))
        waited = at - self._held[0][0] >= DECIDE_WITHIN or len(self._held) >= HELD_MOST
        said = self._announced
        video_known = self._wanted_video is not None or bool(said and not said.video)
        audio_known = self._wanted_audio is not None or bool(said and not said.audio)
        if not waited and not (video_known and audio_known):
            return []
        if not self._can_begin():
            if waited:
                del self._held[0]  # sound of a live whose first key frame is still to come
            return []
        return self._decide()

    def _can_begin(self) -> bool:
        if self._wanted_video is not None:
            return not self._needs_key
        return self._wanted_audio is not None and bool(self._held)

    def _decide(self) -> list[Output]:
        self._deciding = False
        self._needs_key = self._wanted_video is None
        held, self._held = self._held, []
        begin = next((at for at, one in held if isinstance(one, VideoSample)), 0) - LEAD_MOST
        ready = self._restart(anew=True)
        for at, sample in held:
            if isinstance(sample, VideoSample):
                ready += self._picture(at, sample)
            elif at >= begin:
                ready += self._frame(at, sample)
        return ready

    def _restart(self, anew: bool) -> list[Output]:
        """Begin with what is wanted now: a new initialisation if it differs from what was."""
        video, audio = self._wanted_video, self._wanted_audio
        absent = audio is None
        if audio is None:
            # A picture without sound gets silence: a later microphone is then no new track, and
            # pictures that come seldom do not leave players without data.
            audio = self._audio or aac.make_config(SILENT_RATE, SILENT_CHANNELS)
        changed = video != self._video or audio != self._audio or self._generation < 0
        self._video, self._wanted_video = video, video
        sound = self._sound
        if sound is None or anew or audio != self._audio:
            since = sound.end if sound else None
            self._sound = SoundClock(audio, self.sound_counts, absent=absent, since=since or 0)
        self._audio = audio
        if not absent:
            self._wanted_audio = audio
        ready = self._each(grouping.restart(video, audio) for grouping in self._groupings)
        if changed:
            self._generation += 1
            ready.append(Init(write_init(video, audio), self._generation, video, audio))
        self._last_picture = None
        return ready

    # -- samples ----------------------------------------------------------------------------------

    def _picture(self, at: int, sample: VideoSample) -> list[Output]:
        ready: list[Output] = []
        if self._wanted_video is None:  # nothing to decode it with
            self.counts.undecodable += 1
            return ready
        last = self._last_picture
        changed = self._wanted_video is not self._video
        lost = last is not None and at - last > LOST
        if sample.key:
            other_sound = self._wanted_audio is not None and self._wanted_audio is not self._audio
            if changed or other_sound or lost:
                ready = self._restart(anew=lost)
            self._needs_key = False
        elif changed or lost or self._needs_key:
            self._needs_key = True
            self.counts.undecodable += 1
            return []
        self._last_picture = at
        self.counts.pictures += 1
        if self._sound is not None:
            ready += self._sounds(self._sound.follow(at))
        ready += self._each(
            grouping.picture(at, sample.offset, sample.key, sample.data)
            for grouping in self._groupings
        )
        return ready

    def _frame(self, at: int, sample: AudioSample) -> list[Output]:
        ready: list[Output] = []
        if self._wanted_audio is not self._audio:
            if self._video is not None:
                return []  # of a new format, until the key frame that begins it
            ready = self._restart(anew=False)
        clock = self._sound
        if clock is None:
            return []
        clock.heard()
        self.counts.sounds += 1
        return ready + self._sounds(clock.place(at, sample.data))

    def _sounds(self, sounds: Iterable[Sound]) -> list[Output]:
        return self._each(grouping.sound(sound) for sound in sounds for grouping in self._groupings)

    @staticmethod
    def _each(parts: Iterable[Sequence[Part]]) -> list[Output]:
        return [part for group in parts for part in group]
