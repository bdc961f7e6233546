"""A page of For You: candidates, ranking and the memory of the session, put together."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace as changed
from sqlalchemy import BigInteger, bindparam

from rampe.feed import sessions
from rampe.feed.candidates import Judged, Reason, Taste, is_understood, judge
from rampe.feed.pool import PoolKeeper, Shelf
from rampe.feed.rank import Pick, Request, oldest_first, rank
from rampe.feed.sessions import Sitting
from rampe.feed.sources import (
    POOL_SHARE,
    Known,
    Watcher,
    is_recommendable,
    read_candidates,
    read_known,
    read_seen,
)
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.id_array import IdArray
from rampe.video import Look, PlainCard, cards_where, read_cards_plain


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is asked for.

    `thorough`: each candidate is one that the viewer may be shown, which takes longer; otherwise
    that is found out when the cards are read, and is hardly ever not so.
    """

    watcher: Watcher
    sitting: Sitting
    limit: int
    thorough: bool = False


# The last word on who may be shown what: asked of the chosen ones, in the statement of their cards.
_CARDS = cards_where(is_recommendable(bindparam("viewer", type_=BigInteger)))
_SERVING = sessions.serving(_CARDS)
# A page is chosen from this many times its videos, or the choice is no ranking.
ENOUGH = 2


class Ranker(Protocol):
    """Chooses the videos of a page and puts them in order. A learner will be one (decision 5)."""

    async def page(self, wanted: Wanted) -> list[Pick]:
        """Return at most `wanted.limit` videos, fewer only when no more are left to show."""
        ...


class SqlRanker:
    """The ranking of the first version: statistics from PostgreSQL, formulas in `rank.py`."""

    def __init__(self, database: Database, pool_seconds: float) -> None:
        self._database = database
        self._pool = PoolKeeper(database, pool_seconds)

    async def page(self, wanted: Wanted) -> list[Pick]:
        """Rank the candidates of all sources."""
        now, sitting = clock.now(), wanted.sitting
        candidates = None if wanted.thorough else await self._from_pool(wanted, now)
        if candidates is None:
            read = await read_candidates(self._database, wanted.watcher, sitting.served, now)
            candidates = [judge(candidate, now) for candidate in read]
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

    async def _from_pool(self, wanted: Wanted, now: datetime) -> list[Judged] | None:
        """Candidates out of the pool; none where the viewer has seen too much of it."""
        watcher, served = wanted.watcher, wanted.sitting.served
        least = ENOUGH * wanted.limit
        shelves = (await self._pool.current()).shelves_for(watcher.interests)
        ids = IdArray(b"".join(shelf.ids for shelf in shelves))
        known = await read_known(self._database, watcher, ids, served, now)
        away, languages = known.seen.union(served), watcher.languages
        chosen = choose(shelves, known, away, least, languages)
        if chosen is None:
            return None
        for candidate in known.latest:
            if is_understood(candidate, languages):
                chosen.setdefault(candidate.video_id, judge(candidate, now))
        own = watcher.account_id
        candidates = [one for one in chosen.values() if one.candidate.author_id != own]
        return candidates if len(candidates) >= least else None


def choose(
    shelves: Iterable[Shelf],
    known: Known,
    away: AbstractSet[int],
    least: int,
    languages: AbstractSet[str] | None = None,
) -> dict[int, Judged] | None:
    """Return each shelf's share of what is not `away`, marked as followed where it is.

    Only what is in one of `languages`, or in none that is known; None stands for all of them.

    None when of a full shelf fewer than `least` are left: further down there may be more.
    """
    chosen: dict[int, Judged] = {}
    for shelf in shelves:
        unseen = (
            one
            for one in shelf.videos
            if one.candidate.video_id not in away and is_understood(one.candidate, languages)
        )
        left = list(islice(unseen, max(shelf.share, least)))
        if len(shelf.videos) == POOL_SHARE and len(left) < least:
            return None
        chosen.update((one.candidate.video_id, one) for one in left[: shelf.share])
    for video_id, one in chosen.items():
        if one.candidate.author_id in known.followed:
            chosen[video_id] = changed(one, candidate=changed(one.candidate, followed=True))
    return chosen


class FeedPage(msgspec.Struct, frozen=True):
    """The answer, as `FeedOut` describes it. `exhausted`: there was no more to fill it with."""

    items: list[PlainCard]
    exhausted: bool
    session: str


async def make_page(
    database: Database, ranker: Ranker, look: Look, wanted: Wanted, *, opening: bool = False
) -> FeedPage:
    """Return the next page of what the viewer has not seen, and remember what was served.

    A client that is just `opening` the feed holds no card: where too little is left, what it was
    served before and the viewer did not watch is new again.
    """
    picks = await ranker.page(wanted)
    if opening and len(picks) < wanted.limit and wanted.sitting.served:
        wanted = replace(wanted, sitting=await sessions.do_start_over(database, wanted.sitting))
        picks = await ranker.page(wanted)
    sitting = wanted.sitting
    cards = await _serve(database, look, sitting, picks)
    if len(cards) < len(picks):
        # Something was chosen that this viewer may not be shown: nothing is remembered of it.
        picks = await ranker.page(replace(wanted, thorough=True))
        cards = await _hydrate(database, look, picks)
        await sessions.do_record_served(database, sitting, [pick.video_id for pick in picks])
    return FeedPage(cards, exhausted=len(picks) < wanted.limit, session=sitting.id)


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


async def _serve(
    database: Database, look: Look, sitting: Sitting, picks: Sequence[Pick]
) -> list[PlainCard]:
    """Read the cards of a page, which remembers it in the same statement when none is missing."""
    if not picks:
        return []
    ids, params = [pick.video_id for pick in picks], sessions.serving_params(sitting)
    return _in_order(picks, await read_cards_plain(database, look, ids, _SERVING, **params))


async def _hydrate(database: Database, look: Look, picks: Sequence[Pick]) -> list[PlainCard]:
    ids = [pick.video_id for pick in picks]
    return _in_order(picks, await read_cards_plain(database, look, ids, _CARDS))


def _in_order(picks: Sequence[Pick], cards: Mapping[int, PlainCard]) -> list[PlainCard]:
    return [{**cards[pick.video_id], "why": why(pick)} for pick in picks if pick.video_id in cards]


def why(pick: Pick) -> dict[str, Any]:
    """Return a pick's reason for the web client to put into words."""
    named = {"interest": pick.interest} if pick.reason is Reason.INTEREST and pick.interest else {}
    return {"code": pick.reason, "params": named}
