"""Words, trigrams and typos: pure functions, bounded for whatever is pasted."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.search.expand import choose, weigh
from rampe.search.terms import (
    LONGEST_QUERY,
    LONGEST_WORD,
    MAX_QUERY_GRAMS,
    MAX_QUERY_WORDS,
    document_words,
    grams_of,
    name_words,
    parse_query,
    telling_grams,
    words_of,
)
from rampe.search.typos import allowed_typos, typos


def test_words_are_folded_and_ligatures_spelled_out() -> None:
    """Accents, case, ligatures and signs do not matter."""
    assert list(words_of("Le CŒUR d’été, #Guitare_débutant !")) == [
        *("le", "coeur", "d", "ete", "guitare", "debutant")
    ]


def test_marks_belong_to_words_in_every_script() -> None:
    """Hindi vowel signs do not cut a word; scripts without spaces become pairs."""
    assert len(list(words_of("हिन्दी"))) == 1
    assert list(words_of("寿司の店")) == ["寿司", "司の", "の店"]


def test_empty_words_are_left_out_unless_there_is_no_other() -> None:
    """`la recette de crêpes` is about recipes and pancakes."""
    assert parse_query("la recette de crêpes").stems == ("recette", "crepe")
    assert parse_query("de la").stems == ("de", "la")
    assert document_words("Les recettes de la mer") == ["recette", "mer"]


def test_names_are_found_by_their_parts_and_as_one() -> None:
    """`lena vasquoy` finds `lena.vasquoy`, and `lenavasquoy` too."""
    assert name_words("lena.vasquoy", "Léna V") == ["lenavasquoy", "lenav", "lena", "vasquoy", "v"]


@given(st.text(max_size=5_000))
def test_a_query_is_bounded_whatever_it_is(text: str) -> None:
    """Issue 3 section 8: at most so many words, characters and trigrams."""
    query = parse_query(text)
    assert len(query.words) <= MAX_QUERY_WORDS
    assert all(0 < len(word) <= LONGEST_WORD for word in (*query.words, *query.stems))
    assert len(query.joined) <= LONGEST_WORD
    words = [*query.words, query.joined]
    assert len(list(chain.from_iterable(telling_grams(words)))) <= MAX_QUERY_GRAMS


HOSTILE = (
    "a" * 3_000,
    "ab " * 1_000,
    "(a+)+$" * 500,
    "%_%" * 1_000,
    "\u202eevil\u202d" * 400,
    "🎸🔥" * 1_500,
    "\u0335\u0321" * 1_500,
    "'; DROP TABLE account; --" * 100,
    "寿司" * 1_500,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_use_at_most_thrice_the_trigrams_of_a_plain_one(text: str) -> None:
    """Issue 3 section 8: work, not time, is compared."""
    plain = parse_query("guitare débutant").words
    hostile = parse_query(text)
    used = [len(list(chain(*telling_grams(words)))) for words in (plain, hostile.words)]
    assert used[1] <= 3 * used[0]
    assert len(text) > LONGEST_QUERY


@pytest.mark.parametrize(
    ("typed", "word", "whole", "beginning"),
    [
        ("guitare", "guitare", 0, 0),
        ("guitrae", "guitare", 1, 1),
        ("gitare", "guitare", 1, 1),
        ("guittare", "guitare", 1, 1),
        ("guitr", "guitare", 2, 1),
        ("", "mot", 3, 0),
    ],
)
def test_typos_are_counted(typed: str, word: str, whole: int, beginning: int) -> None:
    """Letters missing, twice, another or swapped are one each."""
    assert typos(typed, word, 3) == (whole, beginning)


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_typos_are_a_distance(one: str, other: str) -> None:
    """Symmetric, zero only for equals, never more than the longer word."""
    longest = max(len(one), len(other))
    assert typos(one, other, 8)[0] == typos(other, one, 8)[0] <= longest
    assert (typos(one, other, 8)[0] == 0) == (one == other)


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 3))
def test_more_typos_than_matter_are_one_more(one: str, other: str, most: int) -> None:
    """Looking at less of the table changes nothing of what it says."""
    whole, beginning = typos(one, other, 8)
    assert typos(one, other, most) == (min(whole, most + 1), min(beginning, most + 1))


def test_exact_comes_before_longer_before_a_typo() -> None:
    """D15: ranked sensibly; short words forgive nothing, long ones two typos."""
    candidates = [(word, word) for word in ("dance", "danse", "dansez", "piano", "dense")]
    assert [match.key for match in choose("danse", candidates)] == [
        *("danse", "dansez", "dance", "dense")
    ]
    assert [allowed_typos(word) for word in ("lou", "lena", "guitare")] == [0, 1, 2]
    assert weigh("lou", "lau") == 0.0


@given(st.text("abcdé ", max_size=40))
def test_grams_cover_a_word(word: str) -> None:
    """The letters in order, and three characters each, none twice."""
    letters, *trigrams = grams_of(word)
    assert letters.startswith("=")
    assert all(len(gram) <= 3 for gram in trigrams)
    assert len(trigrams) == len(set(trigrams))


@pytest.mark.parametrize(("typed", "word"), [("lnea", "lena"), ("dnase", "danse")])
def test_swapped_letters_of_short_words_share_something(typed: str, word: str) -> None:
    """Nothing would be compared with what shares nothing."""
    assert set(telling_grams([typed])[0]) & set(grams_of(word))
