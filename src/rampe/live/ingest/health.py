"""How well a host's media arrive, second by second, in the words that the studio knows. Pure."""

from collections import deque

import msgspec

from rampe.live.media.samples import (
    TICKS_A_MS,
    AudioConfig,
    AudioSample,
    Media,
    Unsupported,
    VideoConfig,
    VideoSample,
)

WINDOW_MS = 3_000
KEY_MOST_MS = 4_000
"""Key frames further apart make joining slow and segments long: such a stream is encoded again."""
SLOW_MS = 1_500
LATE_WINDOW_MS = 60_000
FEW_PICTURES = 12.0
MISSING_MS = 5_000


class Health(msgspec.Struct, frozen=True):
    """One second's report."""

    kbps: int
    fps: float
    lost: int
    """Pictures that were damaged or could not be decoded, since the publisher came."""
    delay_ms: int
    """How much later the media come than they did at their earliest."""
    warnings: list[str]


class Meter:
    """Counts what one publisher sends; `now` is milliseconds of a steady clock."""

    def __init__(self, now: int) -> None:
        self._begun = now
        self._bytes: deque[tuple[int, int]] = deque()
        self._pictures: deque[int] = deque()
        self._late: deque[tuple[int, int]] = deque()
        self._last_key: int | None = None
        self._last_picture: int | None = None
        self._last_sound: int | None = None
        self.key_gap_ms = 0
        """The longest time between two key frames; it counts while one is waited for."""
        self.unsupported: list[str] = []
        self.has_video = False
        self.size: tuple[int, int] | None = None

    def take(self, media: Media, now: int) -> None:
        """Count a sample."""
        match media:
            case VideoConfig():
                self.has_video = True
                self.size = media.picture.width, media.picture.height
            case VideoSample():
                self._picture(media, now)
            case AudioSample():
                self._last_sound = now
                self._bytes.append((now, len(media.data)))
            case Unsupported() if len(self.unsupported) < 4:
                self.unsupported.append(media.what)
            case AudioConfig() | _:
                pass

    def report(self, now: int, lost: int, *, encoded: bool) -> Health:
        """Return how it goes."""
        since = now - WINDOW_MS
        while self._bytes and self._bytes[0][0] < since:
            self._bytes.popleft()
        while self._pictures and self._pictures[0] < since:
            self._pictures.popleft()
        over = max(1, min(WINDOW_MS, now - self._begun))
        kbps = sum(size for _, size in self._bytes) * 8 // over
        fps = round(len(self._pictures) * 1000 / over, 1)
        delay = self._delay(now)
        return Health(kbps, fps, lost, delay, self._warnings(now, fps, delay, encoded=encoded))

    def _picture(self, sample: VideoSample, now: int) -> None:
        at = sample.decode // TICKS_A_MS
        if sample.key:
            if self._last_key is not None:
                self.key_gap_ms = max(self.key_gap_ms, min(at - self._last_key, WINDOW_MS * 10))
            self._last_key = at
        elif self._last_key is not None:
            self.key_gap_ms = max(self.key_gap_ms, min(at - self._last_key, WINDOW_MS * 10))
        self._last_picture = now
        self._bytes.append((now, len(sample.data)))
        self._pictures.append(now)
        self._late.append((now, now - at))
        while self._late[0][0] < now - LATE_WINDOW_MS or len(self._late) > LATE_WINDOW_MS // 8:
            self._late.popleft()

    def _delay(self, now: int) -> int:
        if not self._late:
            return 0
        newest, late = self._late[-1]
        earliest = min(one for _, one in self._late)
        return max(0, late - earliest + max(0, now - newest - WINDOW_MS // 3))

    def _warnings(self, now: int, fps: float, delay: int, *, encoded: bool) -> list[str]:
        old = now - self._begun > MISSING_MS
        found = {
            "key_frames_far": self.key_gap_ms > KEY_MOST_MS,
            "transcoded": encoded,
            "codec_unsupported": bool(self.unsupported),
            "no_picture": old and now - (self._last_picture or 0) > MISSING_MS,
            "no_sound": old and now - (self._last_sound or 0) > MISSING_MS,
            "uplink_slow": delay > SLOW_MS,
            "few_pictures": old and self.has_video and 0 < fps < FEW_PICTURES,
        }
        return [code for code, holds in found.items() if holds]
