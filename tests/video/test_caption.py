"""Hashtags of captions, as data."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.video.caption import (
    MAX_HASHTAG_LENGTH,
    MAX_HASHTAGS,
    fold_hashtag,
    parse_hashtags,
)


def tags(caption: str) -> list[str]:
    """Return the hashtags as written."""
    return [hashtag.tag for hashtag in parse_hashtags(caption)]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ma recette #Été #cuisine_facile !", ["Été", "cuisine_facile"]),
        ("#danse,#humour.#musique", ["danse", "humour", "musique"]),
        ("#2026 #42e", ["2026", "42e"]),
        ("#हिन्दी #中文 #русский #العربية", ["हिन्दी", "中文", "русский", "العربية"]),
        ("#می\u200cخواهم", ["می\u200cخواهم"]),
        ("＃日本語", ["日本語"]),
        ("##double", ["double"]),
        ("(#bracketed)", ["bracketed"]),
        ("#cœur #l'été", ["cœur", "l"]),
        ("#e\u0301te\u0301", ["e\u0301te\u0301"]),
    ],
)
def test_hashtags_are_letters_digits_marks_and_underscore(
    caption: str, expected: list[str]
) -> None:
    """VID-04: what a hashtag is, in any script."""
    assert tags(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("#danse💃", ["danse"]),
        ("#danse💃🏽#ok", ["danse", "ok"]),
        ("#coeur❤️suite", ["coeur"]),
        ("#top1️⃣", ["top"]),
        ("#️⃣danse", []),
        ("#👩‍🍳", []),
        ("#fr🇫🇷", ["fr"]),
    ],
)
def test_an_emoji_ends_a_hashtag(caption: str, expected: list[str]) -> None:
    """VID-04: emoji are no part of a hashtag, not even those built on digits."""
    assert tags(caption) == expected


@pytest.mark.parametrize(
    "caption",
    ["a#b", "https://x.test/#part", "&#233;", "# alone", "#", "#_", "#___", "#\u0301", "#" * 500],
)
def test_what_is_no_hashtag(caption: str) -> None:
    """VID-04: words, addresses, entities and empty marks are left alone."""
    assert tags(caption) == []


def test_one_hashtag_in_two_spellings_counts_once_as_first_written() -> None:
    """VID-04: `#Été` and `#ete` are the same hashtag."""
    assert tags("#Été #ete #ÉTÉ") == ["Été"]
    assert fold_hashtag("Été") == fold_hashtag("ete") == "ete"


def test_number_and_length_of_hashtags_are_bounded() -> None:
    """Issue section 7: a caption cannot make unbounded work."""
    assert len(tags(" ".join(f"#a{n}" for n in range(100)))) == MAX_HASHTAGS
    assert tags("#" + "a" * (MAX_HASHTAG_LENGTH + 1)) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_hashtags_that_are_in_it(caption: str) -> None:
    """Issue section 7: whatever is typed, hashtags are runs of it and folding is stable."""
    for hashtag in parse_hashtags(caption):
        assert f"#{hashtag.tag}" in caption.replace("＃", "#")
        assert hashtag.folded
        assert fold_hashtag(hashtag.folded) == hashtag.folded
        assert all(
            unicodedata.category(char)[0] in "LMN" or char in "_\u200c\u200d"
            for char in hashtag.tag
        )


@given(st.text(alphabet="#＃aé1_ \u0301\ufe0f\u20e3\u200d❤💃", max_size=60))
def test_a_hashtag_alone_is_parsed_as_itself(caption: str) -> None:
    """VID-04: what was found in a caption is found again on its own."""
    for tag in tags(caption):
        assert tags(f"#{tag}") == [tag]
