"""Finding hashtags, and which are popular: only those of which the viewer may see a video."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    any_,
    bindparam,
    func,
    literal_column,
    select,
    true,
)

from rampe.accounts import Account
from rampe.kit.database import Database, fetch, hot_statement
from rampe.search.expand import HASHTAGS, Match, expand
from rampe.search.models import SearchHashtag
from rampe.search.ranking import score_hashtag
from rampe.search.schemas import HashtagHit
from rampe.search.terms import Query
from rampe.social import select_hidden
from rampe.video import HashtagSpelling, Video, VideoHashtag, is_public, may_list

COUNTED = 20
# Popular is what the newest videos have, of as many different authors as possible.
POPULAR_OF_NEWEST = 1_000

_VIEWER = bindparam("viewer", type_=BigInteger)
_LIMIT = bindparam("limit", type_=BigInteger)
_TAG: ColumnElement[str] = func.coalesce(HashtagSpelling.tag, SearchHashtag.folded).label("tag")

_visible = (
    select(literal_column("1", Integer).label("one"))
    .select_from(VideoHashtag)
    .join(Video, Video.id == VideoHashtag.video_id)
    .join(Account, Account.id == Video.author_id)
    .where(VideoHashtag.folded == SearchHashtag.folded, may_list(_VIEWER))
    .limit(literal_column(str(COUNTED)))
    .correlate(SearchHashtag)
    .subquery()
)
_counted = select(func.count().label("videos")).select_from(_visible).lateral("counted")

_KEYS = bindparam("keys", type_=ARRAY(Text))
# Public ones of accounts of which the viewer is shown nothing.
_hidden = select_hidden(_VIEWER).subquery()
_withheld = (
    select(VideoHashtag.folded, func.count().label("videos"))
    .join(Video, Video.id == VideoHashtag.video_id)
    .join(Account, Account.id == Video.author_id)
    .join(_hidden, _hidden.c.id == Video.author_id)
    .where(VideoHashtag.folded == any_(_KEYS), is_public())
    .group_by(VideoHashtag.folded)
    .subquery("withheld")
)

_HASHTAGS = hot_statement(
    select(
        SearchHashtag.folded,
        _TAG,
        (SearchHashtag.videos - func.coalesce(_withheld.c.videos, 0)).label("public"),
        _counted.c.videos.label("seen"),
    )
    .select_from(SearchHashtag)
    .outerjoin(_withheld, _withheld.c.folded == SearchHashtag.folded)
    .outerjoin(HashtagSpelling, HashtagSpelling.folded == SearchHashtag.folded)
    .join(_counted, true())
    .where(SearchHashtag.folded == any_(_KEYS), _counted.c.videos > 0)
)

_newest = (
    select(Video.id, Video.author_id)
    .join(Account, Account.id == Video.author_id)
    .where(is_public(), may_list(_VIEWER))
    .order_by(Video.published_at.desc(), Video.id.desc())
    .limit(literal_column(str(POPULAR_OF_NEWEST)))
    .subquery()
)
_AUTHORS = func.count(_newest.c.author_id.distinct())
_POPULAR = hot_statement(
    select(VideoHashtag.folded)
    .join(_newest, _newest.c.id == VideoHashtag.video_id)
    .group_by(VideoHashtag.folded)
    .order_by(_AUTHORS.desc(), func.count().desc(), VideoHashtag.folded)
    .limit(_LIMIT)
)


@dataclass(frozen=True)
class Found:
    """A hashtag that matches, and its score in whole millionths, for cursors."""

    score: int
    hit: HashtagHit

    @property
    def place(self) -> tuple[int, int]:
        """What orders it: of equals, a number that the text gives, short enough for a cursor."""
        digest = blake2b(self.hit.folded.encode(), digest_size=7).digest()
        return -self.score, int.from_bytes(digest)


async def find_hashtags(database: Database, viewer_id: int | None, query: Query) -> list[Found]:
    """Return the hashtags that match a query, the best first.

    The words as one come before each word by itself: `skate board` means #skateboard.
    """
    if not query.words:
        return []
    words = list(dict.fromkeys([query.joined, *query.words]))
    weights: dict[str, float] = {}
    for place, matches in enumerate(await expand(database, HASHTAGS, words)):
        for key, weight in _weights(matches, 1.0 if place == 0 else 0.5).items():
            weights[key] = max(weight, weights.get(key, 0.0))
    hits = await _read(database, viewer_id, list(weights))
    found = [
        Found(round(1e6 * score_hashtag(weights[hit.folded], hit.videos)), hit) for hit in hits
    ]
    return sorted(found, key=lambda each: each.place)


def _weights(matches: Sequence[Match], share: float) -> dict[str, float]:
    return {match.key: share * match.weight for match in matches}


async def popular_hashtags(
    database: Database, viewer_id: int | None, limit: int
) -> list[HashtagHit]:
    """Return what the newest videos are about, the hashtags of most authors first."""
    rows = await fetch(database, _POPULAR, viewer=viewer_id, limit=limit)
    keys = [row["folded"] for row in rows]
    hits = {hit.folded: hit for hit in await _read(database, viewer_id, keys)}
    return [hits[key] for key in keys if key in hits]


async def _read(database: Database, viewer_id: int | None, keys: Sequence[str]) -> list[HashtagHit]:
    if not keys:
        return []
    rows = await fetch(database, _HASHTAGS, viewer=viewer_id, keys=list(keys))
    return [_hit(row) for row in rows]


def _hit(row: dict[str, Any]) -> HashtagHit:
    seen: int = row["seen"]
    videos = seen if seen < COUNTED else max(seen, row["public"])
    return HashtagHit(tag=row["tag"], folded=row["folded"], videos=videos)
