"""Sound has no holes, and follows time stamps only when it must."""

import itertools

from rampe.live.media import aac
from rampe.live.media.mp4 import Sound
from rampe.live.media.sound import SoundClock, SoundCounts

MS = 90
CONFIG = aac.make_config(48_000, 2)
FRAME_MS = 1024 / 48


def clock(*, absent: bool = False) -> tuple[SoundClock, SoundCounts]:
    """Return a clock at 48 kHz and what it counts."""
    counts = SoundCounts()
    return SoundClock(CONFIG, counts, absent=absent), counts


def whole(sounds: list[Sound]) -> bool:
    """Whether each frame begins where the one before it ends."""
    return all(b.position - a.position == 1024 for a, b in itertools.pairwise(sounds))


def test_jitter_of_time_stamps_is_ignored() -> None:
    """FLV rounds to milliseconds, MediaRecorder delivers in lumps."""
    sound, counts = clock()
    placed = [
        one
        for index in range(500)
        for one in sound.place(round(index * FRAME_MS + (index % 7) * 9) * MS, b"x")
    ]
    assert len(placed) == 500
    assert whole(placed)
    assert counts == SoundCounts()


def test_a_hole_becomes_silence_of_the_same_length() -> None:
    """A lost second leaves sound and picture together."""
    sound, counts = clock()
    placed = sound.place(0, b"a") + sound.place(1_000 * MS, b"b")
    assert whole(placed)
    assert counts.filled == 45
    assert abs(placed[-1].position / 48 - 1_000) < FRAME_MS


def test_a_publisher_whose_sound_runs_slow_is_kept_within_80_ms() -> None:
    """0.5 % less sound than time: after a minute it would be 300 ms off."""
    sound, _ = clock()
    for index in range(2_800):
        stamp = index * FRAME_MS * 1.005
        placed = sound.place(round(stamp) * MS, b"x")
        assert abs(placed[-1].position / 48 - stamp) < 81 + FRAME_MS


def test_sound_that_comes_twice_is_dropped() -> None:
    """A clock that ran ahead waits until time has caught up."""
    sound, counts = clock()
    sound.place(1_000 * MS, b"a")
    assert sound.place(800 * MS, b"b") == []
    assert counts.dropped == 1


def test_silence_follows_the_picture_when_sound_has_gone() -> None:
    """A microphone that is unplugged does not stop the picture; back, it is heard at once."""
    sound, counts = clock()
    placed = sound.place(0, b"a")
    for at in range(0, 5_000, 33):
        placed += sound.follow(at * MS)
    assert whole(placed)
    assert placed[-1].position / 48 > 4_900
    placed += sound.place(5_000 * MS, b"b")
    assert whole(placed)
    assert placed[-1].data == b"b"
    assert counts.dropped == 0


def test_sound_that_is_only_late_is_waited_for_longer() -> None:
    """A publisher that interleaves 1.5 s late loses a little once, not all of its sound."""
    sound, counts = clock()
    heard = 0
    for index in range(600):
        now = round(index * FRAME_MS)
        sound.follow(now * MS)
        if index >= 70:
            placed = sound.place(round((index - 70) * FRAME_MS) * MS, b"x")
            heard += any(one.data == b"x" for one in placed)
    assert heard + counts.dropped == 530
    assert heard > 400


def test_no_sound_at_all_is_silence_from_the_first_picture() -> None:
    """Nothing waits for a microphone that there is not."""
    sound, _ = clock(absent=True)
    placed = [one for at in range(500, 1_500, 33) for one in sound.follow(at * MS)]
    assert whole(placed)
    assert placed[0].position == 500 * 48
    assert placed[-1].position / 48 > 1_400
