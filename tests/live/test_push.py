"""The wire format, what a joiner gets, and what is left out for a slow viewer."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.push import wire
from rampe.live.push.cache import GOP_PARTS_MOST, GopCache
from rampe.live.push.viewer import (
    BACKLOG_MOST,
    CLEAN_SECONDS,
    JOIN_GRACE,
    PARTS_MOST,
    STUCK_SECONDS,
    ViewerQueue,
)
from rampe.live.push.wire import BadMessage, Message, Type
from tests.live.properties import patient


def message(
    sequence: int,
    *,
    key: bool = False,
    kind: Type = Type.PART,
    epoch: int = 1,
    size: int = 10,
) -> tuple[Message, bytes]:
    """Return a message and its bytes."""
    made = Message(kind, key, 0, epoch, sequence, 0.0, bytes(size))
    return made, made.encode()


def live(parts: int, gop: int = 10, size: int = 10) -> Iterator[tuple[Message, bytes]]:
    """Yield an initialisation and so many parts, a key frame every `gop`."""
    yield message(0, kind=Type.INIT, key=True, size=5)
    for sequence in range(1, parts + 1):
        yield message(sequence, key=(sequence - 1) % gop == 0, size=size)


messages = st.builds(
    Message,
    st.sampled_from(Type),
    st.booleans(),
    st.integers(0, 255),
    st.integers(0, 255),
    st.integers(0, 2**32 - 1),
    st.floats(allow_nan=False),
    st.binary(max_size=50),
)


@patient()
@given(messages)
def test_messages_survive(sent: Message) -> None:
    """Sixteen bytes and the payload, and back."""
    data = sent.encode()
    assert len(data) == 16 + len(sent.payload)
    assert wire.decode(data) == sent


def test_the_bytes_are_fixed() -> None:
    """Browsers read them with a DataView."""
    sent = Message(Type.PART, True, 2, 7, 0x01020304, 1_500.5, b"moof")
    assert sent.encode().hex() == "01010207" "01020304" "4097720000000000" "6d6f6f66"  # fmt: skip


@patient()
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Fuzz: no other exception."""
    try:
        assert wire.decode(data).encode() == data
    except BadMessage:
        return


def test_a_payload_larger_than_the_bus_carries_is_refused() -> None:
    """4 MB, header included."""
    with pytest.raises(BadMessage):
        message(1, size=wire.PAYLOAD_MOST)
    with pytest.raises(BadMessage):
        wire.decode(bytes(wire.PAYLOAD_MOST + 1))


def test_epochs_go_round() -> None:
    """255 is followed by 0."""
    assert wire.is_newer(2, 1)
    assert wire.is_newer(0, 255)
    assert not wire.is_newer(1, 1)
    assert not wire.is_newer(255, 0)


def test_a_joiner_gets_the_initialisation_and_the_current_group() -> None:
    """Part 25 is the newest: from the key frame 21 on."""
    cache = GopCache()
    sent = list(live(25))
    for one, data in sent:
        assert cache.add(one, data)
    assert cache.join() == [sent[0][1], *(data for _, data in sent[21:])]


def test_before_anything_has_come_a_joiner_gets_nothing() -> None:
    """And with an initialisation alone waits for the next key frame."""
    cache = GopCache()
    assert cache.join() == []
    init, data = message(0, kind=Type.INIT)
    cache.add(init, data)
    cache.add(*message(7))
    assert cache.join() == [data]


def test_a_hole_or_a_group_without_end_is_not_kept() -> None:
    """Ten seconds between key frames, a lost message: wait for the next one."""
    cache = GopCache()
    sent = list(live(GOP_PARTS_MOST + 1, gop=1_000))
    for one, data in sent:
        cache.add(one, data)
    assert len(cache.join()) == 1
    cache = GopCache()
    for one, data in [*sent[:5], *sent[6:9]]:
        cache.add(one, data)
    assert len(cache.join()) == 1
    cache.add(*message(20, key=True))
    assert len(cache.join()) == 2


def test_an_epoch_that_is_over_is_for_nobody() -> None:
    """A muxer believed dead wakes: its parts are refused, those of its successor begin anew."""
    cache = GopCache()
    for one, data in live(5):
        cache.add(one, data)
    new, data = message(100, kind=Type.INIT, epoch=2)
    assert cache.add(new, data)
    assert cache.join() == [data]
    assert not cache.add(*message(6, key=True, epoch=1))
    assert cache.add(*message(101, key=True, epoch=2))
    assert len(cache.join()) == 2


def test_playlist_parts_are_not_pushed_and_the_end_is() -> None:
    """LL-HLS travels on the same subject."""
    cache = GopCache()
    assert not cache.add(*message(1, kind=Type.HLS))
    assert cache.add(*message(1, kind=Type.END))
    assert cache.ended


def test_a_rendition_that_was_given_up_may_be_made_again() -> None:
    cache = GopCache()
    cache.add(*message(0, kind=Type.END, key=True))
    for one in live(1):
        cache.add(*one)
    assert not cache.ended
    assert len(cache.join()) == 2


def drain(queue: ViewerQueue, now: float) -> list[Message]:
    """Take all that waits."""
    taken: list[Message] = []
    while (data := queue.take(now)) is not None:
        taken.append(wire.decode(data))
    return taken


def test_a_viewer_who_keeps_up_gets_every_part() -> None:
    """Nothing is dropped, nothing waits."""
    queue = ViewerQueue(0)
    got: list[Message] = []
    for index, (one, data) in enumerate(live(300, size=30_000)):
        assert queue.offer(one, data, index / 10)
        got += drain(queue, index / 10)
    assert [one.sequence for one in got] == list(range(301))
    assert not queue.wants_lower
    assert queue.may_go_up(30)


def test_a_viewer_who_stops_reading_is_brought_back_at_a_key_frame_or_cut() -> None:
    """Bounded memory, a drop that takes back what was not sent, then a whole group again."""
    queue = ViewerQueue(0)
    sent = list(live(200, size=30_000))
    for index, (one, data) in enumerate(sent[:100]):
        queue.offer(one, data, 10 + index / 10)
        assert queue.backlog <= BACKLOG_MOST + 64
    assert queue.wants_lower
    assert queue.is_stuck(10 + STUCK_SECONDS + 0.1)
    before = drain(queue, 20)
    got: list[Message] = []
    for index, (one, data) in enumerate(sent[100:], 100):
        queue.offer(one, data, 10 + index / 10)
        got += drain(queue, 10 + index / 10)
    assert got[0].key
    assert [one.sequence for one in got] == list(range(got[0].sequence, 201))
    assert queue.dropped + len(before) + len(got) == 201
    assert not queue.may_go_up(20 + CLEAN_SECONDS - 1)
    assert queue.may_go_up(30 + CLEAN_SECONDS)


def test_the_burst_of_a_joiner_is_no_backlog() -> None:
    """625 kB at once; three seconds later the limit holds."""
    queue = ViewerQueue(5)
    burst = [data for _, data in live(20, gop=20, size=30_000)]
    queue.join(burst, 5)
    assert queue.offer(*message(21, size=30_000), 5.1)
    assert not queue.wants_lower
    assert not queue.offer(*message(22, size=30_000), 5 + JOIN_GRACE)
    assert [one.type for one in drain(queue, 9)] == [Type.INIT]


def test_parts_that_are_larger_than_the_limit_are_not_left_out_for_their_size() -> None:
    """30 Mb/s to a viewer who takes them: a limit in bytes alone would refuse each of them."""
    queue = ViewerQueue(0)
    for index, (one, data) in enumerate(live(50, size=400_000)):
        assert queue.offer(one, data, 10 + index / 10)
        assert len(drain(queue, 10 + index / 10)) == 1
    assert not queue.wants_lower


def test_who_joins_without_a_group_waits_for_a_key_frame() -> None:
    """Parts in the middle of a group are nothing to a decoder."""
    queue = ViewerQueue(0)
    queue.join([message(0, kind=Type.INIT)[1]], 0)
    assert not queue.offer(*message(5), 0.1)
    assert queue.offer(*message(6, key=True), 0.2)
    assert queue.offer(*message(7), 0.3)


def test_a_new_initialisation_replaces_what_waits() -> None:
    """A change of resolution: old parts that were not sent are worth nothing, then a key frame."""
    queue = ViewerQueue(0)
    for one, data in live(5):
        queue.offer(one, data, 1)
    queue.offer(*message(5, kind=Type.INIT), 1)
    assert not queue.offer(*message(6), 1)
    queue.offer(*message(7, key=True), 1)
    assert [one.type for one in drain(queue, 2)] == [Type.INIT, Type.PART]


steps = st.lists(
    st.tuples(
        st.sampled_from(["part", "part", "part", "part", "key", "init", "lost", "join"]),
        st.integers(100, 90_000),
        st.integers(0, 4),  # how many messages the viewer takes
        st.floats(0, 1),
    ),
    max_size=120,
)


@patient(200)
@given(steps)
def test_whatever_happens_a_viewer_can_decode_what_it_gets(
    happened: list[tuple[str, int, int, float]],
) -> None:
    """Every part it gets begins a group or follows the one before it, after the right beginning."""
    cache, queue = GopCache(), ViewerQueue(0)
    now, sequence, generation = 0.0, 0, 0
    got: list[Message] = []
    for what, size, takes, waits in happened:
        now += waits
        match what:
            case "lost":
                sequence += 1
                # An edge that sees a hole lets everyone begin anew at the next key frame.
                queue.skip_to_key()
                continue
            case "join":
                queue = ViewerQueue(now)
                queue.join(cache.join(), now)
                got.clear()
                continue
            case "init":
                generation += 1
                made = Message(Type.INIT, True, 0, 1, sequence, float(generation), b"")
            case _:
                sequence += 1
                key = what == "key"
                made = Message(Type.PART, key, 0, 1, sequence, float(generation), bytes(size))
        data = made.encode()
        if cache.add(made, data):
            queue.offer(made, data, now)
        if now > JOIN_GRACE + 1:
            most = max(BACKLOG_MOST, PARTS_MOST * 90_000) + 2_000
            assert queue.backlog <= most or now - queue.joined < JOIN_GRACE + 1
        for _ in range(takes):
            if (taken := queue.take(now)) is not None:
                got.append(wire.decode(taken))
    last: Message | None = None
    for one in got:
        if one.type is Type.PART and last is not None:
            follows = last.type is Type.PART and one.sequence == last.sequence + 1
            assert one.key or follows
            assert one.server_ms == last.server_ms  # here: the generation
        last = one
