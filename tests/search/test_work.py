"""Hostile queries do at most thrice the work of a plain one: PostgreSQL counts the rows."""

from typing import Any

import pytest
from sqlalchemy import insert

from rampe.kit.database import Database, HotStatement
from rampe.search.expand import HASHTAGS, NAMES, VIDEO_WORDS, expansion_params
from rampe.search.index import shape_of
from rampe.search.models import SearchHashtag, SearchName, SearchWord
from rampe.search.terms import LONGEST_QUERY, parse_query

ONSETS, VOWELS = "bcdfgjlmnprstv", "aeiou"
PLAIN = "guitare débutant"
HOSTILE = (
    "a" * LONGEST_QUERY,
    ("abcdefghijklmnopqrstuvwxyz" * 8)[:LONGEST_QUERY],
    "les des ces mes ses tes",
    "(gui.*)+$ [a-z]* ^.{1,200}$ guit%are _____ guit?re",
    "\u202eerатиug\u202d guitare\u200f",
    "🎸 guitare 🔥 débutant 🎶",
    "baca dafa gaja lama napa rasa tava bace dafe gaje",
)


def invented_words() -> list[str]:
    """Thousands of words that share many trigrams."""
    syllables = [onset + vowel for onset in ONSETS for vowel in VOWELS]
    return ["guitare", "debutant"] + [one + two + "re" for one in syllables for two in syllables]


async def touched(database: Database, statement: HotStatement, text: str) -> int:
    """Return how many rows PostgreSQL read from tables and indexes to expand a query."""
    params = {**statement.defaults, **expansion_params(parse_query(text).words)}
    async with database.hot.connection() as connection:
        await connection.execute("SET enable_seqscan = off")
        try:
            cursor = await connection.execute(
                f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.sql}".encode(), params
            )
            row = await cursor.fetchone()
        finally:
            await connection.execute("RESET enable_seqscan")
    assert row is not None
    return sum(scanned(row["QUERY PLAN"][0]["Plan"]))


def scanned(plan: dict[str, Any]) -> list[int]:
    """Return the rows of each scan of a table or an index, filtered ones included."""
    own: list[int] = []
    if "Scan" in plan["Node Type"] and plan["Node Type"] not in ("CTE Scan", "Function Scan"):
        removed = plan.get("Rows Removed by Filter", 0) + plan.get(
            "Rows Removed by Index Recheck", 0
        )
        own.append(int((plan["Actual Rows"] + removed) * plan["Actual Loops"]))
    return own + [rows for part in plan.get("Plans", ()) for rows in scanned(part)]


@pytest.mark.parametrize("vocabulary", ["words", "names", "hashtags"])
async def test_hostile_queries_touch_at_most_thrice_the_rows(
    database: Database, vocabulary: str
) -> None:
    """Issue 3 section 8: regex-like, RTL, emoji and long queries are inert."""
    words = invented_words()
    async with database.session() as session:
        if vocabulary != "hashtags":
            rows = [{"word": word, **shape_of(word)} for word in words]
            table = SearchWord if vocabulary == "words" else SearchName
            await session.execute(insert(table), rows)
        else:
            tags = [{"folded": word, "word": word, **shape_of(word)} for word in words]
            await session.execute(insert(SearchHashtag), tags)
    async with database.hot.connection() as connection:
        await connection.execute("VACUUM ANALYZE search_word, search_name, search_hashtag")
    statement = {"words": VIDEO_WORDS, "names": NAMES, "hashtags": HASHTAGS}[vocabulary]
    plain = await touched(database, statement, PLAIN)
    assert plain > 0
    work = {text: await touched(database, statement, text) for text in HOSTILE}
    assert not {text: rows for text, rows in work.items() if rows > 3 * plain}
