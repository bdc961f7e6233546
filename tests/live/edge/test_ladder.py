"""Which rendition a viewer is on, what it is told of it, and what an edge that begins gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.media.bits import BadMedia
from rampe.live.push.describe import describe
from rampe.live.push.ladder import FAILED_SECONDS, PATIENCE_MOST, Ladder
from rampe.live.push.viewer import (
    CLEAN_SECONDS,
    STUCK_SECONDS,
    ViewerQueue,
)
from rampe.live.push.wire import BadMessage, Message, Type, is_later, pack, unpack
from rampe.live.rungs import LOWER, MIDDLE, SOURCE
from tests.live.clips import inits, make_flv, mux, read_flv
from tests.live.properties import patient

BOTH = (SOURCE, LOWER)
ALL = (SOURCE, MIDDLE, LOWER)


def late(queue: ViewerQueue, now: float) -> None:
    """Let more come than its socket takes."""
    for sequence in range(30):
        one = Message(Type.PART, sequence == 0, 0, 1, sequence, 0.0, bytes(30_000))
        queue.offer(one, one.encode(), now)


def drain(queue: ViewerQueue, now: float) -> None:
    """Let its socket take all."""
    while queue.take(now) is not None:
        pass


def test_down_at_once_and_up_after_a_clean_while() -> None:
    """Eight seconds without a backlog."""
    queue, ladder = ViewerQueue(0), Ladder()
    assert ladder.decide(queue, BOTH, 5) == SOURCE
    late(queue, 5)
    assert ladder.decide(queue, BOTH, 5) == LOWER
    ladder.move(LOWER, 5)
    queue.join([b"init", b"part"], 5)
    drain(queue, 5)
    assert ladder.decide(queue, BOTH, 5 + CLEAN_SECONDS - 0.1) == LOWER
    assert ladder.decide(queue, BOTH, 5 + CLEAN_SECONDS) == SOURCE


def test_a_link_that_is_too_narrow_is_tried_less_and_less() -> None:
    """Each attempt that fails doubles the wait; one that holds brings it back."""
    queue, ladder, now = ViewerQueue(0), Ladder(), 5.0
    waits: list[float] = []
    for _ in range(7):
        late(queue, now)
        assert ladder.decide(queue, BOTH, now) == LOWER
        ladder.move(LOWER, now)
        queue.join([b"init", b"part"], now, grace=0)
        drain(queue, now)
        began = now
        while ladder.decide(queue, BOTH, now) == LOWER:
            now += 1.0
        waits.append(now - began)
        ladder.move(SOURCE, now)
        queue.join([b"init", b"part"], now, grace=0)
        now += 4.0
    assert waits == [8, 16, 32, 64, PATIENCE_MOST, PATIENCE_MOST, PATIENCE_MOST]
    now += 60.0
    ladder.move(LOWER, now)
    ladder.move(SOURCE, now + 8)
    assert ladder.decide(queue, BOTH, now + 8) == SOURCE


def test_whoever_goes_up_is_on_trial_for_a_while() -> None:
    """Until it is known that its link carries the higher rendition."""
    ladder = Ladder()
    assert not ladder.is_trying(0)
    ladder.move(LOWER, 5)
    assert not ladder.is_trying(6)
    ladder.move(SOURCE, 20)
    assert ladder.is_trying(20 + FAILED_SECONDS - 0.1)
    assert not ladder.is_trying(20 + FAILED_SECONDS)
    ladder.move(LOWER, 21)
    assert not ladder.is_trying(21)


def moved(ladder: Ladder, queue: ViewerQueue, now: float) -> int:
    """Be where one should be by now, with nothing that waits."""
    target = ladder.decide(queue, ALL, now)
    if target != ladder.rendition:
        ladder.move(target, now)
        queue.join([b"init", b"part"], now, grace=0)
        drain(queue, now)
    return target


def test_one_rung_at_a_time_down_and_up() -> None:
    """GOL-02: a link that is a little too narrow has a little less."""
    queue, ladder = ViewerQueue(0), Ladder()
    for now, expected in ((5, MIDDLE), (6, LOWER), (7, LOWER)):
        late(queue, now)
        assert moved(ladder, queue, now) == expected
    drain(queue, 7)
    queue.join([b"init", b"part"], 7, grace=0)
    drain(queue, 7)
    seen = [moved(ladder, queue, 7 + second) for second in range(18)]
    assert seen == [LOWER] * 8 + [MIDDLE] * 8 + [SOURCE] * 2


def test_a_rung_that_is_too_high_keeps_nobody_from_the_one_below_it() -> None:
    """Each has its own patience."""
    queue, ladder, now = ViewerQueue(0), Ladder(), 5.0
    for _ in range(4):  # up to the source again and again, which is too much
        late(queue, now)
        assert moved(ladder, queue, now) == MIDDLE
        while moved(ladder, queue, now) == MIDDLE:
            now += 1.0
        now += 4.0
    late(queue, now)
    assert moved(ladder, queue, now) == MIDDLE
    late(queue, now + 1)
    assert moved(ladder, queue, now + 1) == LOWER
    assert moved(ladder, queue, now + 1 + CLEAN_SECONDS) == MIDDLE
    assert moved(ladder, queue, now + 1 + 4 * CLEAN_SECONDS) == MIDDLE


def test_a_rung_that_goes_leaves_its_viewers_below_it() -> None:
    """They were there because more was too much."""
    queue, ladder = ViewerQueue(0), Ladder()
    ladder.move(MIDDLE, 5)
    assert ladder.decide(queue, BOTH, 5) == LOWER
    assert ladder.decide(queue, [SOURCE], 5) == SOURCE


def test_what_a_viewer_asks_for_is_what_it_gets() -> None:
    """Saving data, or insisting; and nothing lower where there is nothing lower."""
    queue, ladder = ViewerQueue(0), Ladder()
    ladder.wanted = LOWER
    assert ladder.decide(queue, BOTH, 5) == LOWER
    assert ladder.decide(queue, [SOURCE], 5) == SOURCE
    ladder.wanted = MIDDLE
    assert ladder.decide(queue, ALL, 5) == MIDDLE
    assert ladder.decide(queue, BOTH, 5) == LOWER
    ladder.wanted = SOURCE
    late(queue, 5)
    assert ladder.decide(queue, BOTH, 5) == SOURCE


def test_who_reads_nothing_is_stuck_whatever_is_left_out_meanwhile() -> None:
    """Drops empty the queue again and again."""
    queue = ViewerQueue(0)
    assert not queue.is_stuck(100)
    late(queue, 100)
    late(queue, 105)
    late(queue, 100 + STUCK_SECONDS)
    assert queue.is_stuck(100.1 + STUCK_SECONDS)
    drain(queue, 111)
    assert not queue.is_stuck(200)


@pytest.mark.parametrize(
    ("options", "codecs", "size"),
    [
        ((), "avc1.42c00b,mp4a.40.2", (160, 96)),
        (("-vf", "setsar=2/1"), "avc1.42c00b,mp4a.40.2", (160, 96)),
        (("-vn",), "mp4a.40.2", (0, 0)),
    ],
)
def test_an_initialisation_says_what_it_is(
    options: tuple[str, ...], codecs: str, size: tuple[int, int]
) -> None:
    """As its muxer meant it."""
    (init,) = inits(mux(read_flv(make_flv(*options))))
    told = describe(init.data)
    assert told.codecs == init.codecs == codecs
    assert (told.width, told.height) == size


@patient()
@given(st.binary(max_size=80))
def test_any_bytes_are_described_or_refused(data: bytes) -> None:
    """Fuzz: no other exception."""
    with pytest.raises(BadMedia):
        describe(data)


@patient()
@given(st.lists(st.binary(max_size=20)))
def test_messages_survive_together(messages: list[bytes]) -> None:
    """And never by halves."""
    packed = pack(messages)
    assert unpack(packed) == messages
    if packed:
        with pytest.raises(BadMessage):
            unpack(packed[:-1] if messages[-1] else packed + b"\0")


def test_sequences_go_round() -> None:
    """After 2³² parts."""
    assert is_later(0, 2**32 - 1)
    assert not is_later(2**32 - 1, 0)
    assert not is_later(5, 5)
