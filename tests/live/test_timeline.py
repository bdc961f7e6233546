"""One clock over reconnects and jumps."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rampe.live.media.timeline import ORIGIN, Timeline, Track
from tests.live.properties import patient

MS = 90


def test_a_steady_publisher_keeps_its_distances() -> None:
    """Whatever number its clock begins with, and with samples that come in a burst."""
    line = Timeline()
    placed = [line.place(Track.VIDEO, (7_000_000 + at) * MS, 50) for at in (0, 33, 67, 500, 900)]
    assert [at - ORIGIN for at in placed] == [0, 33 * MS, 67 * MS, 500 * MS, 900 * MS]


def test_a_reconnect_goes_on_where_real_time_is() -> None:
    """Two seconds away are two seconds; the new session's clock begins at zero."""
    line = Timeline()
    line.place(Track.VIDEO, 60_000 * MS, 1_000)
    line.begin()
    again = line.place(Track.VIDEO, 0, 3_000)
    assert 2_000 * MS < again - ORIGIN <= 2_050 * MS
    assert line.place(Track.AUDIO, 10 * MS, 3_010) == again + 10 * MS


def test_a_jump_is_taken_out_and_parts_no_track_from_the_other() -> None:
    """Suspend, NTP, a capture device reset: an hour forward, or to zero."""
    for jump in (3_600_000, -50_000, -900):
        line = Timeline()
        at, now = 60_000, 1_000
        placed: list[int] = []
        for index in range(60):
            at, now = at + 33, now + 33
            moved = at + (jump if index >= 30 else 0)
            placed.append(line.place(Track.VIDEO, moved * MS, now))
            # Sound is interleaved one frame late: it still has one sample of the old clock.
            late = at - 33 + (jump if index >= 31 else 0)
            placed.append(line.place(Track.AUDIO, late * MS, now))
        video, audio = placed[::2], placed[1::2]
        assert all(0 < b - a <= 70 * MS for a, b in itertools.pairwise(video))
        apart = [b - a for a, b in zip(audio, video, strict=True)]
        assert max(apart) <= 70 * MS
        assert apart.count(33 * MS) >= 59


def test_an_interruption_that_took_real_time_stays() -> None:
    """Twenty seconds without a network are twenty seconds in the live."""
    line = Timeline()
    first = line.place(Track.VIDEO, 0, 1_000)
    assert line.place(Track.VIDEO, 20_000 * MS, 21_000) == first + 20_000 * MS


def test_the_wrap_of_32_bits_of_milliseconds_is_a_jump() -> None:
    """RTMP, after 49.7 days."""
    line = Timeline()
    before = line.place(Track.VIDEO, (2**32 - 10) * MS, 1_000)
    assert 0 < line.place(Track.VIDEO, 23 * MS, 1_033) - before <= 70 * MS


@patient()
@given(st.lists(st.tuples(st.integers(0, 2**32), st.integers(0, 5_000)), max_size=40))
def test_no_clock_can_send_a_track_far_back_or_forward(moves: list[tuple[int, int]]) -> None:
    """Random time stamps: the live never goes back by more than jitter, nor past real time."""
    line = Timeline()
    now, last = 1_000, None
    for ticks, waited in moves:
        now += waited
        at = line.place(Track.VIDEO, ticks, now)
        if last is not None:
            assert at - last >= -500 * MS
        assert at <= ORIGIN + (now - 1_000) * MS + len(moves) * 3_100 * MS
        last = at
