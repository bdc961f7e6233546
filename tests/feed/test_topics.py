"""Captions and the interests they are about, as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.accounts import INTERESTS
from rampe.feed.topics import MAX_TOPICS, VOCABULARY, topics_of
from rampe.kit.fold import fold
from rampe.video import parse_hashtags


def topics(caption: str) -> list[str]:
    """Return the topics of a caption with its hashtags."""
    return topics_of(caption, [hashtag.folded for hashtag in parse_hashtags(caption)])


def test_every_interest_has_words_and_every_word_is_folded() -> None:
    """ACC-03, REC-02: what a member can choose, a video can be about."""
    assert set(VOCABULARY) == set(INTERESTS)
    for words in VOCABULARY.values():
        assert len(words.split()) >= 15
        assert fold(words) == " ".join(words.split())


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ma chorégraphie #Danse #pourtoi", ["dance"]),
        ("J'ai fait un gâteau au chocolat", ["cooking"]),
        ("My cats and dogs", ["animals"]),
        ("#RecetteFacile pour ce soir", ["cooking"]),
        ("#developpement_personnel", ["self_development"]),
        ("Une blague de chat #humour", ["humour"]),
        ("#pourtoi #fyp", []),
        ("j'ai vu l'article", []),
        ("", []),
    ],
)
def test_captions_in_french_and_english(caption: str, expected: list[str]) -> None:
    """REC-02: hashtags first, words of the caption when no hashtag is known."""
    assert topics(caption) == expected


def test_the_commonest_topics_come_first_and_are_few() -> None:
    """REC-02: a caption full of hashtags does not belong everywhere."""
    found = topics("#cat #chien #danse #music #jeu #voyage #science")
    assert found[0] == "animals"
    assert len(found) == MAX_TOPICS


@given(st.text(max_size=300))
def test_any_text_has_known_topics(caption: str) -> None:
    """Issue 2 section 7: whatever is typed."""
    assert set(topics(caption)) <= set(INTERESTS)
