"""Subtitles of strangers: what is kept, what is refused, and that nothing else comes through."""

import random
import re

import pytest

from rampe.video.webvtt import (
    MAX_BYTES,
    BadSubtitles,
    Cue,
    canonical_language,
    parse,
    render,
    shift,
    words,
)

PLAIN = b"WEBVTT\n\n00:01.000 --> 00:02.500\nBonsoir\n\n00:00:03.000 --> 00:00:04.000\nA\nB\n"


def timed(text: str) -> bytes:
    """Return a file with one cue of this text."""
    return f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n".encode()


def test_cues_are_read_and_written_in_one_form() -> None:
    """D14: short and long times; the written form reads the same."""
    cues = parse(PLAIN)
    assert cues == [Cue(1_000, 2_500, "Bonsoir"), Cue(3_000, 4_000, "A\nB")]
    assert parse(render(cues).encode()) == cues
    assert render(cues).startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nBonsoir\n")


def test_subrip_is_taken_too() -> None:
    """What editors write: numbers, commas, Windows line ends, a byte order mark."""
    first, second = "00:00:01,000 --> 00:00:02,000", "00:00:03,000 --> 00:00:04,000"
    text = f"\ufeff1\r\n{first}\r\nUn\r\n\r\n2\r\n{second}\r\nDeux\r\n"
    assert parse(text.encode()) == [Cue(1_000, 2_000, "Un"), Cue(3_000, 4_000, "Deux")]
    tight = b"1\n00:00:01,000 --> 00:00:02,000\nUn\n2\n00:00:03,000 --> 00:00:04,000\nDeux"
    assert [cue.text for cue in parse(tight)] == ["Un", "Deux"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<b>gras</b> et <i.rouge>italique</i>", "gras et italique"),
        ("<v Alix>Bonsoir", "Bonsoir"),
        ("<c.loud><00:01.500>tard", "tard"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<<b>script>x", "<script>x"),
        ("1 < 2 &amp; 3 > 2", "1 < 2 & 3 > 2"),
        ("a\u202eb\u2066c", "abc"),
        ("  trop    d'espaces  ", "trop d'espaces"),
    ],
)
def test_markup_is_dropped_or_inert(text: str, kept: str) -> None:
    """Issue 3 section 8: tags go; what still looks like one is text, escaped where it is served."""
    cues = parse(timed(text))
    assert [cue.text for cue in cues] == [kept]
    served = render(cues).split("\n", 3)[3]
    assert "<" not in served
    assert not re.search(r"&(?!amp;|lt;|gt;)", served)


def test_styles_regions_notes_and_positions_are_dropped() -> None:
    """Nothing of a file but times and words is ever served."""
    text = (
        "WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { background: url(http://x.test/) }\n\n"
        "REGION\nid:fred\nwidth:40%\n\nNOTE a secret\nof two lines\n\n"
        "intro\n00:01.000 --> 00:02.000 line:0 position:20% region:fred\nOui\n"
    )
    served = render(parse(text.encode()))
    assert served == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOui\n"


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "no_header", 1),
        (b"hello", "no_header", 1),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\nx", "no_header", 1),
        (b"WEBVTT\n\nNOTE only this", "empty", None),
        (timed("<b></b>"), "empty", None),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx", "timing", 3),
        (b"WEBVTT\n\n00:01.000 --> 00:01.000\nx", "timing", 3),
        (b"WEBVTT\n\n1:2 --> 3:4\nx", "timing", 3),
        (b"WEBVTT\n\n00:01.000 --> 999:00:02.000\nx", "timing", 3),
        (timed("a\nb\nc\nd\ne"), "too_many_lines", 4),
        (timed("x" * 251), "line_too_long", 4),
        (timed("\x1b[31mred"), "characters", 4),
        (timed("&#27;"), "empty", None),
        (b"WEBVTT\n\n\xff\xfe", "encoding", None),
        (b"WEBVTT\n" + b" " * MAX_BYTES, "too_large", None),
    ],
)
def test_what_is_not_taken_says_why_and_where(data: bytes, reason: str, line: int | None) -> None:
    """A stable word, and the line that it is about."""
    with pytest.raises(BadSubtitles) as refused:
        parse(data)
    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_2000_cues_are_taken_and_10000_are_not() -> None:
    """Issue 3 section 8: 10,000 cues are refused."""
    cues = [Cue(at * 20, at * 20 + 10, "x") for at in range(10_000)]
    assert len(parse(render(cues[:2_000]).encode())) == 2_000
    short = "WEBVTT\n" + "\n00:01.000 --> 00:02.000\nx" * 10_000
    with pytest.raises(BadSubtitles) as refused:
        parse(short.encode()[:MAX_BYTES])
    assert refused.value.reason == "too_many_cues"


REASONS = {
    "too_large", "encoding", "no_header", "timing", "too_many_cues", "too_many_lines",
    "line_too_long", "characters", "empty",
}  # fmt: skip


def read_or_refused(data: bytes) -> list[Cue]:
    """Return the cues of a file; none where it is refused for a known reason."""
    try:
        return parse(data)
    except BadSubtitles as error:
        if error.reason not in REASONS:
            raise
        return []


def test_any_bytes_are_read_or_refused() -> None:
    """Fuzz: mutated files give plain cues that read back the same, or a known refusal."""
    generator = random.Random(20261122)
    pieces = [
        b"WEBVTT", b"\n", b"\n\n", b"00:01.000 --> 00:02.000", b"-->", b"<", b">", b"&", b"&lt;",
        b"&#x202e;", b"<b>", b"</", b"STYLE", b"NOTE", b"1\n", b"\r", b"\x00", b"\xf0\x9f\x92\x83",
        b"00:00:00,000 --> 99:59:59,999", "é".encode(), b"\xff", b" ", b"\t", b"x" * 40,
    ]  # fmt: skip
    read = 0
    for _ in range(4_000):
        blocks = [
            b"00:01.000 --> 00:02.000\n"
            + b"".join(generator.choices(pieces, k=generator.randrange(6)))
            for _ in range(generator.randrange(1, 6))
        ]
        torn = b"".join(generator.choices(pieces, k=generator.randrange(1, 40)))
        data = b"WEBVTT\n\n" + (b"\n\n".join(blocks) if generator.random() < 0.7 else torn)
        if generator.random() < 0.1:
            data = torn
        cues = read_or_refused(data)
        if not cues:
            continue
        read += 1
        assert parse(render(cues).encode()) == cues
        assert all(cue.text and 0 <= cue.start_ms < cue.end_ms for cue in cues)
    assert read > 200


def test_cues_move_with_the_part_that_is_shown() -> None:
    """Cut before the video, they go; across its edges, they end there."""
    cues = [Cue(0, 900, "a"), Cue(500, 1_500, "b"), Cue(3_000, 9_000, "c"), Cue(8_000, 9_000, "d")]
    assert shift(cues, -1_000, 4_000) == [Cue(0, 500, "b"), Cue(2_000, 4_000, "c")]
    assert shift(shift(cues, 1_000), -1_000) == cues


def test_words_are_folded_for_search() -> None:
    """No accents, no case, a repeated line once."""
    assert words([Cue(0, 1, "ÉTÉ"), Cue(1, 2, "été"), Cue(2, 3, "à\ntous")]) == "ete a tous"


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [("FR", "fr"), ("pt-br", "pt-BR"), ("zh-hant", "zh-Hant"), ("zh-hant-tw", "zh-Hant-TW")],
)
def test_languages_have_one_form(tag: str, canonical: str) -> None:
    """BCP 47: language, script, region."""
    assert canonical_language(tag) == canonical


@pytest.mark.parametrize(
    "tag", ["", "f", "french", "fr_FR", "fr-", "fr-FR-x-y", "../fr", "f\u0131"]
)
def test_other_tags_are_no_languages(tag: str) -> None:
    """Nothing else becomes a key."""
    with pytest.raises(BadSubtitles):
        canonical_language(tag)
