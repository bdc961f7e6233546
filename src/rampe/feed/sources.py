"""Sources: where candidates come from, and the condition that all of them are under.

Five kinds: the newest, the popular ones, those that were shown least, the hottest of each topic,
and those of followed authors. The first four are read for everybody at once (`pool.py`), and for
one viewer alone (`read_candidates`) when the pool is not enough for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    DateTime,
    Integer,
    Select,
    Text,
    all_,
    and_,
    any_,
    bindparam,
    exists,
    false,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from rampe.accounts import INTERESTS, Account, AccountId
from rampe.feed.candidates import (
    EXPLORE_BELOW_IMPRESSIONS,
    EXPLORE_FOR,
    POPULAR_FOR,
    Candidate,
    Stats,
)
from rampe.feed.models import (
    FeedHidden,
    FeedHiddenAuthor,
    FeedHiddenHashtag,
    FeedSeen,
    FeedTopic,
    FeedVideo,
)
from rampe.feed.viewer import ViewerKey
from rampe.kit.database import Database, HotStatement, fetch, fetch_tuples, hot_statement
from rampe.kit.id_array import IdArray
from rampe.social import Follow, TargetCounter, is_following
from rampe.video import (
    KIND,
    Video,
    VideoHashtag,
    is_for_everybody,
    is_public,
    not_avoided,
    not_kept_from,
)


class Source(StrEnum):
    """Where a candidate comes from."""

    NEWEST = "newest"
    POPULAR = "popular"
    UNEXPLORED = "unexplored"
    TOPIC = "topic"
    FOLLOWED = "followed"


# How many of each source a viewer's page is ranked from.
SHARES = {
    Source.NEWEST: 50,
    Source.POPULAR: 60,
    Source.UNEXPLORED: 50,
    Source.TOPIC: 30,
    Source.FOLLOWED: 16,
}
# How many of each the pool holds, so that enough are left of what a viewer has not seen.
POOL_SHARE = 150
# Who follows thousands sees here what those whom they followed last have published last: a page
# costs the same for everybody. Following has everything of all.
MOST_FOLLOWED = 300
LATEST_OF_FOLLOWED = 2  # no page has more of one author

_VIEWER = bindparam("viewer", type_=BigInteger)
_KEY = bindparam("key", type_=BigInteger)
_SERVED = bindparam("served", type_=ARRAY(BigInteger))
_TOPICS = bindparam("topics", type_=ARRAY(Text))
_POPULAR_SINCE = bindparam("popular_since", type_=DateTime(timezone=True))
_EXPLORE_SINCE = bindparam("explore_since", type_=DateTime(timezone=True))
_IDS = bindparam("ids", type_=ARRAY(BigInteger))
_LANGUAGES = bindparam("languages", type_=ARRAY(Text))


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is asked for: a member, or a guest whose account is none.

    `languages`: those that the videos may be in; none: all.
    """

    account_id: AccountId | None
    key: ViewerKey
    interests: frozenset[str]
    languages: frozenset[str] | None = None

    @property
    def spoken(self) -> list[str] | None:
        """The languages as a parameter of statements."""
        return None if self.languages is None else sorted(self.languages)


def is_recommendable(viewer: ColumnElement[int]) -> ColumnElement[bool]:
    """True where the feed may show a video to the viewer at all, seen before or not."""
    return and_(
        is_public(),
        not_kept_from(viewer),
        not_avoided(viewer),
        or_(viewer.is_(None), Video.author_id != viewer),
        ~exists().where(FeedHidden.account_id == viewer, FeedHidden.video_id == Video.id),
        ~exists().where(
            FeedHiddenAuthor.account_id == viewer, FeedHiddenAuthor.author_id == Video.author_id
        ),
        ~exists().where(
            FeedHiddenHashtag.account_id == viewer,
            VideoHashtag.video_id == Video.id,
            VideoHashtag.folded == FeedHiddenHashtag.folded,
        ),
    )


def _is_unseen() -> ColumnElement[bool]:
    """True where a video is new to the viewer, whether or not they may see it."""
    seen = exists().where(
        FeedSeen.viewer == _KEY, FeedSeen.video_id == Video.id, ~FeedSeen.forgotten
    )
    return and_(~seen, Video.id != all_(_SERVED))


def _is_understood() -> ColumnElement[bool]:
    """True where a video is in one of the languages asked for, or in none that is known."""
    return or_(Video.language.is_(None), Video.language == any_(_LANGUAGES))


def _followed(most: int) -> CTE:
    """Those whom the viewer has followed last, read once however often a statement asks."""
    # Named apart from the follows of which `is_following` asks.
    follow = aliased(Follow)
    return (
        select(follow.followed_id)
        .where(follow.follower_id == _VIEWER)
        .order_by(follow.id.desc())
        .limit(literal_column(str(most), Integer))
        .cte("followed")
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """The sources under one condition, each with as many videos as `share` allows."""

    condition: ColumnElement[bool]
    followed: ColumnElement[bool]
    pool: bool = False

    def share(self, source: Source) -> ColumnElement[int]:
        """How many videos of a source. Written out: a plan for any number is one for many."""
        share = POOL_SHARE if self.pool else SHARES[source]
        return literal_column(str(share), Integer)

    def candidates(self, source: Source) -> Select[*tuple[Any, ...]]:
        """All videos under the condition."""
        return (
            select(
                literal_column(f"'{source}'", Text).label("source"),
                null().cast(Text).label("topic"),
                Video.id.label("video_id"),
                Video.author_id,
                Video.published_at,
                Video.language,
                func.coalesce(FeedVideo.topics, literal([], ARRAY(Text))).label("topics"),
                func.coalesce(FeedVideo.impressions, 0).label("impressions"),
                func.coalesce(FeedVideo.completions, 0).label("completions"),
                func.coalesce(FeedVideo.hides, 0).label("hides"),
                func.coalesce(TargetCounter.likes, 0).label("likes"),
                func.coalesce(TargetCounter.comments, 0).label("comments"),
                func.coalesce(TargetCounter.shares, 0).label("shares"),
                self.followed.label("followed"),
            )
            .join(Account, Account.id == Video.author_id)
            .outerjoin(FeedVideo, FeedVideo.video_id == Video.id)
            .outerjoin(
                TargetCounter,
                and_(TargetCounter.kind == KIND, TargetCounter.target_id == Video.id),
            )
            .where(self.condition)
        )

    def newest(self) -> Select[*tuple[Any, ...]]:
        """What was published last."""
        rows = self.candidates(Source.NEWEST).order_by(Video.published_at.desc())
        return rows.limit(self.share(Source.NEWEST))

    def popular(self) -> Select[*tuple[Any, ...]]:
        """The hottest of the last days."""
        # Known videos only: without this the outer join keeps PostgreSQL from the index on heat.
        known = and_(FeedVideo.video_id.is_not(None), Video.published_at > _POPULAR_SINCE)
        rows = self.candidates(Source.POPULAR).where(known).order_by(FeedVideo.heat.desc())
        return rows.limit(self.share(Source.POPULAR))

    def unexplored(self) -> Select[*tuple[Any, ...]]:
        """New ones that were shown least."""
        little = and_(
            Video.published_at > _EXPLORE_SINCE,
            # Written out, as in the index: a parameter could not be compared with its condition.
            FeedVideo.impressions < literal_column(str(EXPLORE_BELOW_IMPRESSIONS)),
        )
        rows = self.candidates(Source.UNEXPLORED).where(little).order_by(FeedVideo.impressions)
        return rows.limit(self.share(Source.UNEXPLORED))

    def of_topics(self) -> Select[*tuple[Any, ...]]:
        """The hottest of each topic."""
        asked = func.unnest(_TOPICS).table_valued("code").render_derived("asked")
        hottest = (
            self.candidates(Source.TOPIC)
            .join(FeedTopic, FeedTopic.video_id == Video.id)
            .where(FeedTopic.topic == asked.c.code)
            .order_by(FeedTopic.heat.desc())
            .limit(self.share(Source.TOPIC))
            .lateral("hottest")
        )
        columns = [asked.c.code if one.name == "topic" else one for one in hottest.c]
        return select(*columns).select_from(asked.join(hottest, true()))

    def of_followed(self, followed: CTE) -> Select[*tuple[Any, ...]]:
        """The latest of the authors whom the viewer has followed last, some of each.

        The latest are found before all else is asked of them, which costs more than to find them.
        """
        latest = (
            select(Video.id, Video.published_at)
            .where(
                Video.author_id == followed.c.followed_id,
                Video.published_at > _POPULAR_SINCE,
                is_for_everybody(),
                _is_unseen(),
            )
            .order_by(Video.published_at.desc())
            .limit(literal_column(str(LATEST_OF_FOLLOWED), Integer))
            .lateral("latest")
        )
        ids = (
            select(latest.c.id)
            .select_from(followed.join(latest, true()))
            .order_by(latest.c.published_at.desc())
            .limit(self.share(Source.FOLLOWED))
        )
        return self.candidates(Source.FOLLOWED).where(
            Video.id == any_(func.array(ids.scalar_subquery()))
        )


_FOR_VIEWER = _Reader(
    and_(is_recommendable(_VIEWER), _is_unseen()), is_following(_VIEWER, Video.author_id)
)
_FOR_ALL = _Reader(is_public(), false(), pool=True)
_POOL = hot_statement(
    union_all(
        *(
            select(source.subquery())
            for source in (
                _FOR_ALL.newest(),
                _FOR_ALL.popular(),
                _FOR_ALL.unexplored(),
                _FOR_ALL.of_topics(),
            )
        )
    )
)


def _candidates(reader: _Reader) -> HotStatement:
    sources = (
        reader.newest(),
        reader.popular(),
        reader.unexplored(),
        reader.of_topics(),
        reader.of_followed(_followed(MOST_FOLLOWED)),
    )
    return hot_statement(union_all(*(select(source.subquery()) for source in sources)))


_CANDIDATES = _candidates(_FOR_VIEWER)
# Apart: who wants every language pays nothing for those who do not.
_CANDIDATES_UNDERSTOOD = _candidates(
    replace(_FOR_VIEWER, condition=and_(_FOR_VIEWER.condition, _is_understood()))
)
Sourced = tuple[str, str | None, Candidate]


async def read_pool(
    database: Database, popular_since: datetime, explore_since: datetime
) -> list[Sourced]:
    """Return what the pool is made of: candidates with their source and topic, the best first."""
    rows = await fetch_tuples(
        database,
        _POOL,
        topics=list(INTERESTS),
        popular_since=popular_since,
        explore_since=explore_since,
    )
    return [(source, topic, _candidate(row)) for source, topic, *row in rows]


async def read_candidates(
    database: Database, watcher: Watcher, served: Sequence[int], now: datetime
) -> list[Candidate]:
    """Return the candidates of all sources for one viewer, each once."""
    everything = watcher.languages is None
    rows = await fetch_tuples(
        database,
        _CANDIDATES if everything else _CANDIDATES_UNDERSTOOD,
        viewer=watcher.account_id,
        key=watcher.key,
        served=IdArray.of(served),
        topics=sorted(watcher.interests),
        languages=watcher.spoken,
        popular_since=now - POPULAR_FOR,
        explore_since=now - EXPLORE_FOR,
    )
    found = (_candidate(row) for _, _, *row in rows)
    return list({one.video_id: one for one in found}.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What a viewer has to do with some videos.

    Attributes:
        seen: which of them the viewer has seen.
        followed: whom the viewer follows.
        latest: the latest candidates of these; none for a guest.
    """

    seen: frozenset[int]
    followed: frozenset[int]
    latest: tuple[Candidate, ...] = ()


def _known() -> HotStatement:
    """One row of what is seen and who is followed, and one for each candidate of the followed."""
    followed = _followed(MOST_FOLLOWED)
    seen = select(FeedSeen.video_id).where(
        FeedSeen.viewer == _KEY, FeedSeen.video_id == any_(_IDS), ~FeedSeen.forgotten
    )
    latest = _Reader(is_recommendable(_VIEWER), true()).of_followed(followed).subquery()
    first = (
        func.array(seen.scalar_subquery()).label("seen"),
        func.array(select(followed.c.followed_id).scalar_subquery()).label("followed_ids"),
    )
    none = null().cast(ARRAY(BigInteger))
    return hot_statement(
        union_all(
            select(*first, *(null().cast(one.type).label(one.name) for one in latest.c)),
            select(none, none, *latest.c),
        )
    )


_KNOWN = _known()


async def read_known(
    database: Database, watcher: Watcher, ids: IdArray, served: Sequence[int], now: datetime
) -> Known:
    """Return what the viewer has to do with the videos of `ids`, and what the followed have new."""
    (seen, followed, *_), *latest = await fetch_tuples(
        database,
        _KNOWN,
        viewer=watcher.account_id,
        key=watcher.key,
        ids=ids,
        served=IdArray.of(served),
        popular_since=now - POPULAR_FOR,
    )
    return Known(
        frozenset(seen),
        frozenset(followed),
        tuple(_candidate(row) for _, _, _, _, *row in latest),
    )


def _candidate(columns: Sequence[Any]) -> Candidate:
    """Return a candidate of what `_Reader.candidates` selects after its source and topic."""
    video_id, author_id, published_at, language, topics, *counted, followed = columns
    impressions, completions, hides, likes, comments, shares = counted
    stats = Stats(impressions, completions, likes, comments, shares, hides)
    return Candidate(video_id, author_id, published_at, language, tuple(topics), stats, followed)


_SEEN = hot_statement(
    select(Video.id.label("video_id"))
    .join(Account, Account.id == Video.author_id)
    .outerjoin(
        FeedSeen,
        and_(FeedSeen.viewer == _KEY, FeedSeen.video_id == Video.id, ~FeedSeen.forgotten),
    )
    .where(
        is_recommendable(_VIEWER),
        or_(_LANGUAGES.is_(None), _is_understood()),
        Video.id != all_(_SERVED),
        or_(FeedSeen.video_id.is_not(None), Video.id == any_(_IDS)),
    )
    .order_by(FeedSeen.seen_at.asc().nulls_first(), Video.id)
    .limit(bindparam("limit", type_=BigInteger))
)


async def read_seen(
    database: Database,
    watcher: Watcher,
    served: Sequence[int],
    shown_again: Sequence[int],
    limit: int,
) -> list[int]:
    """Return what a viewer has seen or was served, the longest ago first, but `shown_again`."""
    rows = await fetch(
        database,
        _SEEN,
        viewer=watcher.account_id,
        key=watcher.key,
        ids=IdArray.of(served),
        served=IdArray.of(shown_again),
        languages=watcher.spoken,
        limit=limit,
    )
    return [row["video_id"] for row in rows]
