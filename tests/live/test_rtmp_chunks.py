"""The chunk stream on bytes: what loses other receivers their step does not lose ours."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.rtmp.chunks import BadRtmp, ChunkReader, ChunkWriter, Message, MessageType
from tests.live.properties import patient
from tests.live.rtmp_peer import chunk


def read(data: bytes, piece: int = 1 << 20) -> list[Message]:
    """Return the messages of bytes that come in pieces."""
    reader = ChunkReader(1 << 20, 1 << 20)
    found: list[Message] = []
    for at in range(0, len(data), piece):
        reader.take(data[at : at + piece])
        found += reader.messages()
    return found


def times(data: bytes) -> list[int]:
    """Return the time stamps of messages."""
    return [message.timestamp for message in read(data)]


@pytest.mark.parametrize("number", [2, 3, 63, 64, 319, 320, 65_599])
@pytest.mark.parametrize("piece", [1, 5, 1_000])
def test_all_four_types_of_headers(number: int, piece: int) -> None:
    """1,000 · +40 · +33 · +33 again: type 3 that opens a message repeats the delta."""
    data = b"".join(
        (
            chunk(0, number, b"one", stamp=1_000, length=3, kind=9, stream=7),
            chunk(1, number, b"four", stamp=40, length=4, kind=8),
            chunk(2, number, b"five", stamp=33),
            chunk(3, number, b"sixx"),
        )
    )
    assert read(data, piece) == [
        Message(9, 1_000, 7, b"one"),
        Message(8, 1_040, 7, b"four"),
        Message(8, 1_073, 7, b"five"),
        Message(8, 1_106, 7, b"sixx"),
    ]


def test_type_3_after_type_0_has_the_same_time() -> None:
    """librtmp sends it when nothing changed at all."""
    assert times(chunk(0, 4, b"a", stamp=500, length=1) + chunk(3, 4, b"b")) == [500, 500]


def test_messages_of_several_streams_interleave() -> None:
    """A sound between the chunks of a picture; each keeps its own header."""
    picture = bytes(range(256)) + b"tail"
    data = b"".join(
        (
            chunk(0, 6, picture[:128], stamp=10, length=260),
            chunk(0, 4, b"beep", stamp=11, length=4, kind=8),
            chunk(3, 6, picture[128:256]),
            chunk(1, 4, b"bop", stamp=23, length=3, kind=8),
            chunk(3, 6, b"tail"),
        )
    )
    assert [(m.timestamp, m.body) for m in read(data, 7)] == [
        (11, b"beep"),
        (34, b"bop"),
        (10, picture),
    ]


@pytest.mark.parametrize("repeated", [True, False])
def test_extended_time_stamps_with_and_without_repetition(repeated: bool) -> None:
    """After 4 h 39 min: some senders repeat it in each chunk of type 3, some in none."""
    stamp = 16_777_215 + 5_000
    body = bytes(300)
    again = stamp if repeated else None
    data = b"".join(
        (
            chunk(0, 6, body[:128], stamp=0xFFFFFF, length=300, extended=stamp),
            chunk(3, 6, body[128:256], extended=again),
            chunk(3, 6, body[256:], extended=again),
            chunk(1, 6, b"next", stamp=33, length=4),
        )
    )
    assert [(m.timestamp, len(m.body)) for m in read(data, 11)] == [(stamp, 300), (stamp + 33, 4)]


def test_a_time_stamp_of_exactly_0xffffff_is_extended() -> None:
    """And a sum that reaches it is not: there the header says a delta."""
    data = chunk(0, 6, b"a", stamp=0xFFFFFF, length=1, extended=0xFFFFFF)
    data += chunk(0, 5, b"b", stamp=0xFFFFFE, length=1) + chunk(2, 5, b"c", stamp=1)
    data += chunk(2, 5, b"d", stamp=0xFFFFFF, extended=0x2000000)
    assert times(data) == [0xFFFFFF, 0xFFFFFE, 0xFFFFFF, 0xFFFFFF + 0x2000000]


def test_time_stamps_wrap_at_32_bits() -> None:
    """49.7 days."""
    data = chunk(0, 6, b"a", stamp=0xFFFFFF, length=1, extended=0xFFFFFFFF)
    assert times(data + chunk(2, 6, b"b", stamp=34)) == [0xFFFFFFFF, 33]


def test_chunk_size_changes_between_messages() -> None:
    """OBS says 4096 at once, others never."""
    size = chunk(0, 2, (4096).to_bytes(4, "big"), length=4, kind=MessageType.CHUNK_SIZE, stream=0)
    body = bytes(5_000)
    small = chunk(0, 6, body[:128], length=200) + chunk(3, 6, body[:72])
    large = chunk(0, 6, body[:4096], length=5_000) + chunk(3, 6, body[4096:])
    assert [len(m.body) for m in read(small + size + large)] == [200, 5_000]


@pytest.mark.parametrize("size", [0, 0x80000000, 0xFFFFFFFF, 0x1000000])
def test_chunks_of_four_gigabytes_are_refused(size: int) -> None:
    """The size itself costs nothing; what would have to be held does."""
    with pytest.raises(BadRtmp):
        read(chunk(0, 2, size.to_bytes(4, "big"), length=4, kind=MessageType.CHUNK_SIZE))


def test_abort_forgets_the_unfinished_message() -> None:
    """§5.4.2: of the chunk stream that it names, and of no other."""
    data = b"".join(
        (
            chunk(0, 6, bytes(128), stamp=10, length=200),
            chunk(0, 4, bytes(128), stamp=10, length=130, kind=8),
            chunk(0, 2, (6).to_bytes(4, "big"), length=4, kind=MessageType.ABORT, stream=0),
            chunk(0, 6, b"new", stamp=20, length=3),
            chunk(3, 4, b"zz"),
        )
    )
    assert [(m.timestamp, len(m.body)) for m in read(data)] == [(20, 3), (10, 130)]


def test_limits_of_memory() -> None:
    """Too large a message, too many unfinished, too many streams, headers that refer to nothing."""
    with pytest.raises(BadRtmp):
        read(chunk(0, 6, b"", length=(1 << 20) + 1))
    reader = ChunkReader(1_000, 1_000)
    reader.take(b"".join(chunk(0, 3 + i, bytes(128), length=900) for i in range(9)))
    with pytest.raises(BadRtmp):
        list(reader.messages())
    with pytest.raises(BadRtmp):
        read(b"".join(chunk(0, 100 + i, b"a", length=1) for i in range(40)))
    for form in (2, 3):
        with pytest.raises(BadRtmp):
            read(chunk(form, 9, b"abc"))
    with pytest.raises(BadRtmp):
        read(chunk(0, 6, bytes(128), length=200) + chunk(0, 6, bytes(72), length=72))


@patient()
@given(
    st.lists(
        st.tuples(st.integers(0, 2**32 - 1), st.binary(max_size=400), st.integers(3, 63)),
        max_size=12,
    ),
    st.integers(1, 600),
)
def test_what_we_write_we_read(sent: list[tuple[int, bytes, int]], piece: int) -> None:
    """Any time stamp, any length, in any pieces."""
    writer = ChunkWriter()
    wanted = [Message(9, stamp, 1, body) for stamp, body, _ in sent]
    pairs = zip(wanted, sent, strict=True)
    data = b"".join(writer.write(message, number) for message, (*_, number) in pairs)
    assert read(data, piece) == wanted


@pytest.mark.parametrize("seed", range(200))
def test_any_bytes_are_read_or_refused(seed: int) -> None:
    """Fuzz, seeded: no other exception, and no more memory than was sent or allowed."""
    chance = random.Random(seed)
    good = b"".join(
        chunk(form, chance.randint(2, 6), chance.randbytes(40), stamp=33, length=40)
        for form in (0, 1, 2, 3, 0, 3, 1)
    )
    data = bytearray(good if seed % 2 else chance.randbytes(600))
    for _ in range(chance.randint(0, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    reader = ChunkReader(10_000, 20_000)
    try:
        for at in range(0, len(data), 50):
            reader.take(bytes(data[at : at + 50]))
            for message in reader.messages():
                assert len(message.body) <= 10_000
    except BadRtmp:
        return
