"""A page of For You: candidates, ranking and the memory of the session, put together."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rampe.feed import sessions
from rampe.feed.candidates import Reason, Taste
from rampe.feed.rank import Pick, Request, oldest_first, rank
from rampe.feed.sessions import Sitting
from rampe.feed.sources import Watcher, read_candidates, read_seen
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.video import Look, VideoCard, Why, read_cards_hot


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is asked for."""

    watcher: Watcher
    sitting: Sitting
    limit: int


class Ranker(Protocol):
    """Chooses the videos of a page and puts them in order. A learner will be one (decision 5)."""

    async def page(self, wanted: Wanted) -> list[Pick]:
        """Return at most `wanted.limit` videos, fewer only when no more are left to show."""
        ...


class SqlRanker:
    """The ranking of the first version: statistics from PostgreSQL, formulas in `rank.py`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, wanted: Wanted) -> list[Pick]:
        """Rank the candidates of all sources."""
        now, sitting = clock.now(), wanted.sitting
        candidates = await read_candidates(self._database, wanted.watcher, sitting.served, now)
        request = Request(
            taste=Taste(wanted.watcher.interests),
            limit=wanted.limit,
            now=now,
            seed=secrets.randbits(32),
            served=len(sitting.served),
            newcomer=sitting.newcomer,
            recent_authors=sitting.recent_authors,
        )
        return rank(request, candidates)


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Cards with their reasons. `exhausted`: there was no more to fill the page with."""

    cards: list[VideoCard]
    exhausted: bool
    session: str


async def make_page(
    database: Database, ranker: Ranker, look: Look, watcher: Watcher, sitting: Sitting, limit: int
) -> FeedPage:
    """Return the next page of what the viewer has not seen, and remember what was served."""
    picks = await ranker.page(Wanted(watcher, sitting, limit))
    cards = await _hydrate(database, look, picks)
    await sessions.do_record_served(database, sitting, [pick.video_id for pick in picks])
    return FeedPage(cards, exhausted=len(picks) < limit, session=sitting.id)


async def make_page_again(
    database: Database, look: Look, watcher: Watcher, sitting: Sitting, limit: int
) -> FeedPage:
    """Return a page of what the viewer has seen, the longest ago first, over and over."""
    ids = await read_seen(database, watcher, sitting.served, sitting.again, limit)
    if not ids and sitting.again:
        sitting = sitting.starting_again()
        ids = await read_seen(database, watcher, sitting.served, (), limit)
    cards = await _hydrate(database, look, oldest_first(ids, limit))
    await sessions.do_record_again(database, sitting, ids)
    return FeedPage(cards, exhausted=len(ids) < limit, session=sitting.id)


async def _hydrate(database: Database, look: Look, picks: Sequence[Pick]) -> list[VideoCard]:
    cards = await read_cards_hot(database, look, [pick.video_id for pick in picks])
    reasons = {pick.video_id: why(pick) for pick in picks}
    return [card.model_copy(update={"why": reasons[card.id]}) for card in cards]


def why(pick: Pick) -> Why:
    """Return a pick's reason for the web client to put into words."""
    named = {"interest": pick.interest} if pick.reason is Reason.INTEREST and pick.interest else {}
    return Why(code=pick.reason.value, params=named)
