"""What a publisher says and is answered, on bytes."""

import random

import pytest

from rampe.live.media import amf0
from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import Tag
from rampe.live.rtmp.chunks import BadRtmp, MessageType
from rampe.live.rtmp.session import CHUNK_SIZE, HANDSHAKE, Ended, Phase, PublishRequest, Session
from tests.live.rtmp_peer import ECHO, HELLO, chunk, command, opening, read_answers, said


def asked(session: Session, key: str = "secret") -> PublishRequest:
    """Bring a session to the question, and forget what was answered."""
    events = session.feed(opening() + command("publish", 5, None, key, "live", stream=1))
    (request,) = events
    assert isinstance(request, PublishRequest)
    return request


def publishing() -> Session:
    """Return a session that publishes; its answers are taken."""
    session = Session()
    asked(session)
    assert session.accept() == []
    session.take_output()
    return session


@pytest.mark.parametrize("piece", [1, 100, 1 << 20])
def test_an_encoder_is_led_to_its_publication(piece: int) -> None:
    """Handshake, connect, releaseStream, FCPublish, createStream, publish, in any pieces."""
    session = Session()
    data = opening("live/paris") + command("publish", 5, None, "secret", "live", stream=1)
    events = [
        event for at in range(0, len(data), piece) for event in session.feed(data[at : at + piece])
    ]
    assert events == [PublishRequest("live/paris", "secret")]
    session.accept()
    output = session.take_output()
    assert output[0] == 3
    assert output[1 + HANDSHAKE : 1 + 2 * HANDSHAKE] == HELLO[1:]
    answers = read_answers(output[1 + 2 * HANDSHAKE :])
    assert [one.kind for one in answers[:2]] == [MessageType.WINDOW, MessageType.BANDWIDTH]
    spoken = said(answers)
    assert [one[:2] for one in spoken] == [
        ["_result", 1.0],
        ["_result", 2.0],
        ["onFCPublish", 0.0],
        ["_result", 4.0],
        ["onStatus", 0.0],
    ]
    assert spoken[3][3] == 1.0
    status = spoken[4][3]
    assert isinstance(status, dict)
    assert (status["level"], status["code"]) == ("status", "NetStream.Publish.Start")


def test_media_are_handed_on_once_the_key_is_good() -> None:
    """Picture, sound and metadata, AMF3-wrapped too."""
    session = publishing()
    data = b"".join(
        (
            chunk(0, 6, b"\x17pic", stamp=40, length=4, kind=9),
            chunk(0, 4, b"\xafsnd", stamp=41, length=4, kind=8),
            chunk(0, 5, b"meta", stamp=0, length=4, kind=18),
            chunk(0, 5, b"\0meta", stamp=0, length=5, kind=15),
        )
    )
    assert session.feed(data) == [
        Tag(9, 40, b"\x17pic"),
        Tag(8, 41, b"\xafsnd"),
        Tag(18, 0, b"meta"),
        Tag(18, 0, b"meta"),
    ]


def test_nothing_is_read_while_the_key_is_checked() -> None:
    """What comes meanwhile waits, and is handed on after the yes."""
    session = Session()
    asked(session)
    assert session.feed(chunk(0, 6, b"pic!", length=4)) == []
    assert session.phase is Phase.ASKING
    assert session.accept() == [Tag(9, 0, b"pic!")]


def test_media_before_a_key_are_ignored() -> None:
    """And cannot be many."""
    session = Session()
    assert session.feed(opening() + chunk(0, 6, b"pic!", length=4)) == []
    with pytest.raises(BadRtmp):
        session.feed(chunk(0, 6, bytes(100), length=100) * 2_000)


def test_a_refusal_says_code_and_description() -> None:
    """`onStatus` of level error, with our own code where encoders show it."""
    session = Session()
    asked(session)
    session.take_output()
    session.refuse("live_not_eligible", "1 000 abonnés sont nécessaires")
    (words,) = said(read_answers(session.take_output(), CHUNK_SIZE))
    assert words[0] == "onStatus"
    assert words[3] == {
        "level": "error",
        "code": "NetStream.Publish.Denied",
        "description": "live_not_eligible: 1 000 abonnés sont nécessaires",
        "reason": "live_not_eligible",
    }
    session = Session()
    asked(session)
    session.take_output()
    session.refuse("key_in_use", "…", taken=True)
    info = said(read_answers(session.take_output(), CHUNK_SIZE))[0][3]
    assert isinstance(info, dict)
    assert info["code"] == "NetStream.Publish.BadName"


@pytest.mark.parametrize("name", ["FCUnpublish", "deleteStream", "closeStream"])
def test_a_goodbye_ends_the_publication(name: str) -> None:
    """Whichever of the three an encoder says first; nothing after it counts."""
    session = publishing()
    late = chunk(0, 6, b"pic!", length=4)
    assert session.feed(command(name, 6, None, 1.0) + late) == [Ended("unpublished")]
    answers = said(read_answers(session.take_output(), CHUNK_SIZE))
    codes = [one[3] for one in answers if one[0] == "onStatus"]
    assert isinstance(codes[0], dict)
    assert codes[0]["code"] == "NetStream.Unpublish.Success"


def test_bytes_are_acknowledged_by_the_window_of_the_peer() -> None:
    """Encoders stop sending without it."""
    session = publishing()
    session.feed(chunk(0, 2, (5_000).to_bytes(4, "big"), length=4, kind=5, stream=0))
    before = len(opening())
    for _ in range(100):
        session.feed(chunk(0, 6, bytes(100), length=100))
    acknowledged = [
        int.from_bytes(one.body, "big")
        for one in read_answers(session.take_output(), CHUNK_SIZE)
        if one.kind == MessageType.ACKNOWLEDGEMENT
    ]
    assert len(acknowledged) >= 2
    assert before < acknowledged[0] < acknowledged[1]


def test_a_ping_is_answered() -> None:
    """User control 6 by 7, with the same time."""
    session = publishing()
    session.feed(chunk(0, 2, b"\0\6\1\2\3\4", length=6, kind=4, stream=0))
    (answer,) = read_answers(session.take_output(), CHUNK_SIZE)
    assert (answer.kind, answer.body) == (4, b"\0\7\1\2\3\4")


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        HELLO + ECHO + command("publish", 1, None, "key"),
        HELLO + ECHO + command("connect", 1, {"app": 4}),
        HELLO + ECHO + command("connect", 1),
        HELLO + ECHO + command("connect", "one"),
        HELLO + ECHO + command(None),
        opening() + command("publish", 5, None, ""),
        opening() + command("publish", 5, None, None),
        opening() + command("connect", 6, {"app": "live"}),
        opening() + chunk(0, 6, b"", length=100_000),
        opening() + chunk(0, 3, b"\x02\0", length=2, kind=20),
    ],
)
def test_what_is_no_publisher_is_cut(data: bytes) -> None:
    """HTTP, commands out of order or without what they need, sizes before a key."""
    with pytest.raises(BadMedia):
        Session().feed(data)


def test_who_wants_to_play_is_told_no() -> None:
    """Nothing is played by RTMP."""
    session = Session()
    assert session.feed(opening() + command("play", 5, None, "key")) == [Ended("asked to play")]
    assert said(read_answers(session.take_output()[1 + 2 * HANDSHAKE :]))[-1][0] == "onStatus"


@pytest.mark.parametrize("seed", range(150))
def test_any_conversation_is_answered_or_cut(seed: int) -> None:
    """Fuzz, seeded: commands in any order, damaged bytes; no other exception, answers bounded."""
    chance = random.Random(seed)
    words: list[amf0.Value] = [
        "connect",
        "createStream",
        "publish",
        "play",
        "?",
        None,
        1.0,
        {"app": "x"},
    ]
    data = bytearray(opening() if seed % 3 else HELLO + ECHO)
    for _ in range(12):
        data += command(*chance.choices(words, k=chance.randint(1, 5)))
        data += chunk(chance.randrange(4), 6, chance.randbytes(30), length=30)
    for _ in range(chance.randint(0, 8)):
        at = chance.randrange(2 * HANDSHAKE, len(data))
        data[at] = chance.randrange(256)
    session = Session()
    try:
        for at in range(0, len(data), 333):
            session.feed(bytes(data[at : at + 333]))
            if session.phase is Phase.ASKING:
                session.accept()
    except BadMedia:
        pass
    assert len(session.take_output()) < 20_000
