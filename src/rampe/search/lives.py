"""Finding lives on air: by the words of their title, and by host.

Few run at once (`live.max_running`), so that their words are read with them and compared here: no
index could be as current as a live is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, bindparam, literal_column, select

from rampe.accounts import Account
from rampe.kit.database import Database, fetch, hot_statement
from rampe.live import Format, Live, is_on_air, may_list
from rampe.search.expand import Match, weigh
from rampe.search.ranking import Asked, score_live
from rampe.search.terms import Query, document_words, name_words, stem
from rampe.social import is_following

MOST = 500

_VIEWER = bindparam("viewer", type_=BigInteger)
_ON_AIR = hot_statement(
    select(
        Live.id,
        Live.title,
        Live.format,
        Account.handle,
        Account.name,
        is_following(_VIEWER, Live.account_id).label("followed"),
    )
    .join(Account, Account.id == Live.account_id)
    .where(is_on_air(), may_list(_VIEWER))
    .order_by(Live.id.desc())
    .limit(literal_column(str(MOST)))
)


@dataclass(frozen=True)
class FoundLive:
    """A live that matches, and how well, in whole hundredths."""

    fit: int
    live_id: int

    @property
    def place(self) -> tuple[int, int]:
        """What orders it: of equals, the newest first."""
        return -self.fit, -self.live_id


@dataclass(frozen=True)
class Words:
    """The words that a live is found by."""

    title: Sequence[str]
    host: Sequence[str]


async def find_lives(
    database: Database, viewer_id: int | None, query: Query, kind: Format | None
) -> list[FoundLive]:
    """Return the lives on air that match a query and the viewer may list, the best first."""
    if not query.words:
        return []
    rows = await fetch(database, _ON_AIR, viewer=viewer_id)
    rows = [row for row in rows if kind is None or row["format"] == kind]
    words = [_words_of(row) for row in rows]
    asked = _ask(query, words)
    found: list[FoundLive] = []
    for row, has in zip(rows, words, strict=True):
        score = score_live(asked, has.title, has.host, followed=row["followed"])
        if score:
            found.append(FoundLive(round(100 * score), row["id"]))
    return sorted(found, key=lambda each: each.place)


def _words_of(row: dict[str, Any]) -> Words:
    host = name_words(row["handle"], row["name"])
    return Words(document_words(row["title"]), [stem(word) for word in host])


def _ask(query: Query, lives: Sequence[Words]) -> Asked:
    """Return what each word of the query stands for among the words of these lives."""
    known = {word for live in lives for word in (*live.title, *live.host)}
    each = [_matches(word, known) for word in query.stems]
    return Asked(each, _matches(stem(query.joined), known) if len(query.words) > 1 else ())


def _matches(typed: str, known: set[str]) -> list[Match]:
    return [Match(word, weight) for word in known if (weight := weigh(typed, word)) > 0]
