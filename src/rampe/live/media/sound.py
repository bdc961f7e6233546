"""Counts sound in whole frames, so that its time has neither jitter nor holes. Pure.

A hole in the audio track is worse than silence: Media Source Extensions throw away the *pictures*
up to the next key frame, and a player stops where one of its tracks has ended.
"""

import msgspec

from rampe.live.media.aac import AudioConfig, silent_frame
from rampe.live.media.mp4 import Sound
from rampe.live.media.samples import TICKS

RESYNC_SECONDS = 0.08
"""Time stamps are followed only past this: below it they are jitter."""
LOST_SECONDS = 10
"""A hole this long is not filled; whoever plays begins anew."""
PATIENCE = TICKS
"""How far sound may be behind the picture before it counts as gone."""
PATIENCE_MOST = 8 * TICKS


class SoundCounts(msgspec.Struct):
    """What had to be done to keep sound whole, in frames."""

    filled: int = 0
    dropped: int = 0


class SoundClock:
    """Gives each frame its position in samples since the live's zero."""

    def __init__(
        self, config: AudioConfig, counts: SoundCounts, *, absent: bool = False, since: int = 0
    ) -> None:
        """`absent`: the publisher has no sound, silence follows the picture at once.

        Nothing is placed before `since`, up to where an earlier clock has come.
        """
        self.config = config
        self._counts = counts
        self._silence = silent_frame(config)
        self._position: int | None = None
        self._since = -(-since * config.rate // TICKS)
        self._patience = 0 if absent else PATIENCE
        self._filling = False

    @property
    def end(self) -> int | None:
        """Up to when there is sound, in ticks."""
        return None if self._position is None else self._position * TICKS // self.config.rate

    def heard(self) -> None:
        """There is sound after all."""
        self._patience = max(self._patience, PATIENCE)

    def place(self, at: int, data: bytes) -> list[Sound]:
        """Return the frame at its position, after silence if some is missing; or nothing at all."""
        rate, size = self.config.rate, self.config.frame_samples
        wanted = at * rate // TICKS
        if self._position is None:
            self._position = max(self._since, wanted)
        gap = wanted - self._position
        if gap < -RESYNC_SECONDS * rate:
            self._counts.dropped += 1
            if self._filling:
                # It was late, not gone: wait longer for it from now on.
                self._filling = False
                self._patience = min(PATIENCE_MOST, 2 * max(self._patience, PATIENCE // 2))
            return []
        self._filling = False
        placed: list[Sound] = []
        if gap > LOST_SECONDS * rate:
            self._position = wanted
        elif gap > RESYNC_SECONDS * rate:
            placed = self._fill(gap // size)
        placed.append(self._put(data))
        return placed

    def follow(self, picture: int) -> list[Sound]:
        """Return the silence that is due when the picture has come to a time in ticks."""
        rate, size = self.config.rate, self.config.frame_samples
        wanted = picture * rate // TICKS
        if self._position is None:
            if self._patience:
                return []
            self._position = max(self._since, wanted)
        behind = wanted - self._position
        if behind <= self._patience * rate // TICKS and not self._filling:
            return []
        if behind > LOST_SECONDS * rate:
            self._position = wanted
            return []
        if behind < size:
            return []
        self._filling = True
        return self._fill(behind // size)

    def _fill(self, count: int) -> list[Sound]:
        if self._silence is None:
            self._position = (self._position or 0) + count * self.config.frame_samples
            return []
        self._counts.filled += count
        return [self._put(self._silence) for _ in range(count)]

    def _put(self, data: bytes) -> Sound:
        position = self._position or 0
        self._position = position + self.config.frame_samples
        return Sound(position, data)
