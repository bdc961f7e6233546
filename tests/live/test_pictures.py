"""Decode times and durations: no picture is ever lost by the rules of Media Source Extensions."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rampe.live.media.mp4 import VIDEO_TRACK, Picture, write_fragment
from rampe.live.media.pictures import CLAIM_LEAST, Pictures
from tests.live.boxes import count_kept, read_track
from tests.live.properties import patient

MS = 90

steps = st.lists(
    st.tuples(
        # What MediaRecorder does, what cameras in the dark do, what a stalled phone does.
        st.one_of(
            st.integers(0, 60), st.integers(12, 51), st.sampled_from([1, 17, 33, 200, 4_000])
        ),
        st.integers(-200, 500),  # composition offset
        st.sampled_from(["closed", "kept", "open", "open", "open"]),
    ),
    min_size=1,
    max_size=60,
)


@patient(300)
@given(steps)
def test_every_picture_survives_and_is_shown_when_it_should_be(
    sent: list[tuple[int, int, str]],
) -> None:
    """Any jitter, any stall, parts closed anywhere, without one key frame after the first."""
    pictures = Pictures()
    fragments: list[bytes] = []
    shown: list[int] = []
    at = 1_000 * MS
    for index, (step, offset, then) in enumerate(sent):
        at += step * MS
        pictures.add(at, offset * MS, key=index == 0, data=index.to_bytes(2, "big"))
        shown.append(at + offset * MS)
        if then != "open" and (taken := pictures.take(keep_newest=then == "kept")):
            fragments.append(write_fragment(1, taken, [], 1024))
    if left := pictures.take():
        fragments.append(write_fragment(1, left, [], 1024))
    read = read_track(fragments, VIDEO_TRACK)
    assert [one.data for one in read] == [i.to_bytes(2, "big") for i in range(len(sent))]
    assert [one.shown for one in read] == shown
    assert all(a.decode < b.decode for a, b in itertools.pairwise(read))
    assert all(one.duration > 0 for one in read)
    assert count_kept(read) == len(sent)


def test_the_last_of_a_part_claims_67_ms_and_the_others_their_true_step() -> None:
    """`MediaRecorder` at its usual: 12, 44, 51 ms."""
    pictures = Pictures()
    at = 0
    for step in (0, 12, 44, 51):
        at += step
        pictures.add(at * MS, 0, key=step == 0, data=b"?")
    assert [one.duration // MS for one in pictures.take()] == [12, 44, 51, 67]


def test_sixty_frames_a_second_do_not_overlap() -> None:
    """A least duration inside parts would push decode times past the next part's beginning."""
    pictures = Pictures()
    taken: list[Picture] = []
    for index in range(60):
        pictures.add(index * 1_500, 0, key=index == 0, data=b"?")
        if index % 6 == 5:
            taken += pictures.take()
    assert [one.decode for one in taken] == [index * 1_500 for index in range(60)]


def test_thirty_frames_a_second_become_five() -> None:
    """The first late picture is drawn near; from the second on decode times are true again."""
    pictures = Pictures()
    taken: list[Picture] = []
    for at in (0, 33, 67, 267, 467, 667):
        pictures.add(at * MS, 0, key=at == 0, data=b"?")
        taken += pictures.take()
    assert [one.decode // MS for one in taken] == [0, 33, 67, 201, 467, 667]
    assert [one.offset // MS for one in taken] == [0, 0, 0, 66, 0, 0]
    assert taken[2].duration == CLAIM_LEAST


def test_after_a_stall_decode_times_catch_up_one_step_a_picture() -> None:
    """Durations stay short meanwhile, or a player would believe that seconds are buffered."""
    pictures = Pictures()
    pictures.add(0, 0, key=True, data=b"?")
    taken = pictures.take()
    for index in range(90):
        pictures.add((3_000 + index * 33) * MS, 0, key=False, data=b"?")
        if index % 3 == 2:
            taken += pictures.take()
    assert max(one.duration for one in taken) <= CLAIM_LEAST
    assert taken[-1].offset < 300 * MS
