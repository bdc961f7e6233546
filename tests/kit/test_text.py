"""Members' texts: nothing invisible, no direction tricks, no towers of marks."""

import unicodedata
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from rampe.kit.fold import fold
from rampe.kit.text import BIDI_CONTROLS, INVISIBLE, MAX_MARKS, Line, Text, clean_line, clean_text


@given(st.text())
def test_cleaned_text_holds_nothing_forbidden(text: str) -> None:
    """Whatever is typed, it is refused or comes out clean; cleaning twice changes nothing."""
    try:
        cleaned = clean_text(text)
    except ValueError:
        return
    assert not set(cleaned) & (BIDI_CONTROLS | INVISIBLE)
    assert all(
        unicodedata.category(c) not in ("Cc", "Cs", "Co") for c in cleaned if c not in "\n\t"
    )
    assert clean_text(cleaned) == cleaned


def test_zalgo_is_cut() -> None:
    """A letter keeps a few marks, as some languages need, and no tower."""
    tower = "a" + "\u0348" * 50
    assert len(clean_text(tower)) <= 1 + MAX_MARKS


def test_emoji_sequences_survive() -> None:
    """Joiners and variation selectors are part of emoji."""
    family = "👩‍👩‍👧 ❤️"
    assert clean_line(family) == family


@pytest.mark.parametrize("bad", ["a\x00", "\ud800", "\x1b[31m", "\ue000"])
def test_controls_are_refused(bad: str) -> None:
    """Characters that cannot be shown are an error, not silently dropped."""
    with pytest.raises(ValueError):
        clean_text(bad)


def test_line_is_one_line() -> None:
    """Breaks become spaces in a line and stay in a text."""
    assert clean_line(" a \n b ") == "a b"
    assert clean_text("a\r\nb") == "a\nb"


def test_lengths_hold_before_and_after_cleaning() -> None:
    """A text of invisible characters does not pass a minimum, a long one no maximum."""
    name = TypeAdapter(Annotated[str, Line(5, min_length=1)])
    assert name.validate_python(" Élo ") == "Élo"
    for bad in ("", "\u200b", "toolong"):
        with pytest.raises(ValidationError):
            name.validate_python(bad)
    assert TypeAdapter(Annotated[str, Text(3)]).validate_python("a\nb") == "a\nb"


@pytest.mark.parametrize(
    ("one", "other"), [("Été", "ete"), ("ŒUVRE", "œuvre"), ("Straße", "STRASSE"), ("ﬁn", "fin")]
)
def test_fold_joins_what_people_mix_up(one: str, other: str) -> None:
    """Case, marks and compatibility forms do not matter to search."""
    assert fold(one) == fold(other)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)
