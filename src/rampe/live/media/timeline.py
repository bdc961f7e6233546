"""One clock for a whole live, whatever the clocks of its publishers do. Pure.

A reconnect begins where the real time that went by says; a jump of the publisher's clock is taken
out, an interruption that also took real time stays an interruption.
"""

from enum import IntEnum

from rampe.live.media.samples import TICKS, TICKS_A_MS

ORIGIN = TICKS
"""Where a live begins: at one second, so that sound that leads the picture is not before zero."""
BACK_MOST = TICKS // 2
FORWARD_MOST = TICKS
AGREE = 3 * TICKS
"""How far samples may be from where real time says before their clock is not believed."""
STEP = 33 * TICKS_A_MS
"""Whole milliseconds, as FLV has them: what went through ffmpeg is then where it was."""


class Track(IntEnum):
    """Which of the two a sample belongs to."""

    VIDEO = 0
    AUDIO = 1


class Timeline:
    """Maps the ticks of publishers to those of the live.

    The offset is one for both tracks, so a jump never parts sound from picture. Milliseconds of
    `now` are of any steady clock of ours.
    """

    def __init__(self) -> None:
        self._offset: int | None = None
        self._before: int | None = None
        """The offset before the last jump: the other track may still have samples of it."""
        self._last: dict[Track, int] = {}
        self._latest = ORIGIN
        self._latest_now = 0

    def resume(self, latest: int, now: int) -> None:
        """Go on with a live that another process began: it was at `latest` at `now`."""
        self._latest, self._latest_now = latest, now or 1

    def begin(self) -> None:
        """A publisher has come, or come back: its clock is a new one."""
        self._offset = self._before = None
        self._last.clear()

    def place(self, track: Track, ticks: int, now: int) -> int:
        """Return when a sample is in the live; may be slightly before the last of its track."""
        if self._offset is None:
            begun = self._latest_now != 0
            self._offset = (self._expected(now) + STEP if begun else ORIGIN) - ticks
            return self._keep(track, ticks + self._offset, now)
        offsets = [one for one in (self._offset, self._before) if one is not None]
        last = self._last.get(track, self._latest)
        nearest = min((ticks + offset for offset in offsets), key=lambda at: abs(at - last))
        if not self._fits(track, nearest, now):
            self._before = self._offset
            self._offset = self._expected(now) + STEP - ticks
            nearest = ticks + self._offset
        return self._keep(track, nearest, now)

    def _expected(self, now: int) -> int:
        return self._latest + max(0, now - self._latest_now) * TICKS_A_MS

    def _fits(self, track: Track, at: int, now: int) -> bool:
        last = self._last.get(track)
        agrees = abs(at - self._expected(now)) <= AGREE
        if last is None:
            return agrees
        step = at - last
        return -BACK_MOST <= step <= FORWARD_MOST or (step > 0 and agrees)

    def _keep(self, track: Track, at: int, now: int) -> int:
        self._last[track] = at
        if at > self._latest or self._latest_now == 0:
            self._latest, self._latest_now = at, now or 1
        return at


class Placed:
    """The clock of a muxer whose samples are already on the live's: another has placed them."""

    def begin(self) -> None:
        """Nothing changes."""

    def place(self, track: Track, ticks: int, now: int) -> int:
        """Return the time as it is."""
        return ticks
