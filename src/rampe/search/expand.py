"""From words that somebody typed to words that there are: equal, longer, or a typo away.

The statement reads a bounded number of rows by two indexes: a range of words that begin alike, and
words that share trigrams. What is near enough to count is decided here, by a pure function.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    func,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import InstrumentedAttribute

from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.search.models import SearchHashtag, SearchName, SearchWord
from rampe.search.terms import LAST, bits_of, telling_grams
from rampe.search.typos import allowed_typos, typos

LONGER, SIMILAR = 30, 60
MOST = 24
_SEPARATOR = "|"

EXACT, PREFIX, TYPO = 1.0, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a vocabulary that stands for what somebody typed, and how surely: above 0, to 1."""

    key: str
    weight: float


def _statement(
    vocabulary: type[SearchWord | SearchName | SearchHashtag],
    key: InstrumentedAttribute[str],
    first: ColumnElement[Any],
) -> HotStatement:
    word = vocabulary.word
    given = (
        func.unnest(
            bindparam("words", type_=ARRAY(Text)),
            bindparam("ends", type_=ARRAY(Text)),
            bindparam("grams", type_=ARRAY(Text)),
            bindparam("bits", type_=ARRAY(BigInteger)),
        )
        .table_valued(
            column("typed", Text),
            column("until", Text),
            column("joined", Text),
            column("bits", BigInteger),
        )
        .render_derived("given")
    )
    telling = func.string_to_array(given.c.joined, _SEPARATOR, type_=ARRAY(Text))
    asked = select(given.c.typed, given.c.until, given.c.bits, telling.label("telling")).cte(
        "asked"
    )
    found: Select[str, str] = select(key.label("key"), word.label("word"))
    longer = (
        found.where(word >= asked.c.typed, word < asked.c.until)
        .order_by((word == asked.c.typed).desc(), first, func.length(word), word)
        .limit(literal_column(str(LONGER), Integer))
    )
    shared = func.bit_count(vocabulary.bits.bitwise_and(asked.c.bits).cast(BIT(64)))
    similar = (
        found.where(vocabulary.grams.overlap(asked.c.telling))
        .order_by(shared.desc(), func.abs(func.length(word) - func.length(asked.c.typed)), first)
        .limit(literal_column(str(SIMILAR), Integer))
    )
    return hot_statement(union_all(_of_each(asked, longer), _of_each(asked, similar)))


def _of_each(asked: CTE, words: Select[str, str]) -> Select[str, str, str]:
    found = words.lateral("found")
    return select(asked.c.typed, found.c.key, found.c.word).select_from(asked.join(found, true()))


VIDEO_WORDS = _statement(SearchWord, SearchWord.word, func.length(SearchWord.word))
NAMES = _statement(SearchName, SearchName.word, func.length(SearchName.word))
HASHTAGS = _statement(SearchHashtag, SearchHashtag.folded, SearchHashtag.videos.desc())


async def expand(
    database: Database, vocabulary: HotStatement, words: Sequence[str]
) -> list[list[Match]]:
    """Return for each word what it may stand for, the surest first, at most `MOST` each."""
    if not words:
        return []
    rows = await fetch(database, vocabulary, **expansion_params(words))
    found: dict[str, dict[str, str]] = {word: {} for word in words}
    for row in rows:
        found[row["typed"]][row["key"]] = row["word"]
    return [choose(word, found[word].items()) for word in words]


def expansion_params(words: Sequence[str]) -> dict[str, list[Any]]:
    """Return the words as parameters of the statement of a vocabulary."""
    telling = telling_grams(words)
    return {
        "words": list(words),
        "ends": [word + LAST for word in words],
        "grams": [_SEPARATOR.join(grams) for grams in telling],
        "bits": [bits_of(grams) for grams in telling],
    }


def choose(typed: str, candidates: Iterable[tuple[str, str]]) -> list[Match]:
    """Return which of the candidates (key, word) stand for what was typed."""
    matches = [Match(key, weigh(typed, word)) for key, word in candidates]
    near = [match for match in matches if match.weight > 0]
    # Sorting keeps the order of equals: that of the statement, in which the popular come first.
    return sorted(near, key=lambda match: -match.weight)[:MOST]


def weigh(typed: str, word: str) -> float:
    """Return how surely a word stands for what was typed; 0 when it does not."""
    if word == typed:
        return EXACT
    share = len(typed) / len(word)
    if word.startswith(typed):
        return PREFIX * (0.75 + 0.25 * share)
    allowed = allowed_typos(typed)
    whole, beginning = typos(typed, word, allowed)
    if whole <= allowed:
        return TYPO / whole
    # As one types, the end is not there yet.
    return TYPO / 2 * share / beginning if 0 < beginning <= allowed else 0.0
