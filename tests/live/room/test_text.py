"""What a comment may be."""

import pytest

from rampe.live.room.text import BadComment, check_comment, count_characters

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("été", 3),
        ("e\u0301te\u0301", 3),
        (FAMILY, 1),
        ("👍🏽", 1),
        ("🇫🇷🇧🇪", 2),
        ("🇫🇷a🇧", 3),
        ("❤️‍🔥 ok", 4),
        ("🏴\U000e0067\U000e0062\U000e007f", 1),
        ("नमस्ते", 4),
    ],
)
def test_characters_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_150_characters_are_a_comment_and_151_are_not() -> None:
    for one in ("a", "é", "👍🏽"):
        assert check_comment(one * 150) == one * 150
        with pytest.raises(BadComment, match="comment_too_long"):
            check_comment(one * 151)


def test_code_points_are_bounded_whatever_they_look_like() -> None:
    with pytest.raises(BadComment, match="comment_too_long"):
        check_comment(FAMILY * 149)


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u2060", "\u202e", "\u200d"])
def test_nothing_to_read_is_no_comment(text: str) -> None:
    with pytest.raises(BadComment, match="empty"):
        check_comment(text)


def test_what_cannot_be_shown_is_refused_and_tricks_are_taken_out() -> None:
    for bad in ("a\x00b", "\ud800", "\x1b[31m", "\ue000"):
        with pytest.raises(BadComment, match="bad_text"):
            check_comment(bad)
    assert check_comment(" a\u202eb \n c ") == "ab c"
