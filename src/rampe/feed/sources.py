"""Sources: a few hundred videos that a viewer may be shown, read in one statement.

Each source contributes its share: the newest, those of each interest, the popular ones, those of
followed authors, and those that were shown least. All are filtered by the same condition: public,
not one's own, not of who is blocked or muted, not reported, hidden, seen, or served a moment ago.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Select,
    Text,
    all_,
    and_,
    any_,
    bindparam,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId
from rampe.feed.candidates import (
    EXPLORE_BELOW_IMPRESSIONS,
    EXPLORE_FOR,
    POPULAR_FOR,
    Candidate,
    Stats,
)
from rampe.feed.models import FeedHidden, FeedSeen, FeedVideo
from rampe.feed.viewer import ViewerKey
from rampe.kit.database import Database, fetch, hot_statement
from rampe.social import Follow, TargetCounter, is_following
from rampe.video import KIND, Video, is_public, not_avoided, not_kept_from

NEWEST, PER_INTEREST, POPULAR, FOLLOWED, UNEXPLORED = 60, 40, 80, 40, 60

_VIEWER = bindparam("viewer", type_=BigInteger)
_KEY = bindparam("key", type_=BigInteger)
_SERVED = bindparam("served", type_=ARRAY(BigInteger))
_INTERESTS = bindparam("interests", type_=ARRAY(Text))
_POPULAR_SINCE = bindparam("popular_since", type_=DateTime(timezone=True))
_EXPLORE_SINCE = bindparam("explore_since", type_=DateTime(timezone=True))
_IDS = bindparam("ids", type_=ARRAY(BigInteger))


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is asked for: a member, or a guest whose account is none."""

    account_id: AccountId | None
    key: ViewerKey
    interests: frozenset[str]


def is_recommendable(viewer: ColumnElement[int]) -> ColumnElement[bool]:
    """True where the feed may show a video to the viewer at all, seen before or not."""
    unwanted = exists().where(FeedHidden.account_id == viewer, FeedHidden.video_id == Video.id)
    return and_(
        is_public(),
        not_kept_from(viewer),
        not_avoided(viewer),
        or_(viewer.is_(None), Video.author_id != viewer),
        ~unwanted,
    )


def _new() -> ColumnElement[bool]:
    seen = exists().where(FeedSeen.viewer == _KEY, FeedSeen.video_id == Video.id)
    return and_(is_recommendable(_VIEWER), ~seen, Video.id != all_(_SERVED))


def _candidates(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Video.id.label("video_id"),
            Video.author_id,
            Video.published_at,
            func.coalesce(FeedVideo.topics, literal([], ARRAY(Text))).label("topics"),
            func.coalesce(FeedVideo.impressions, 0).label("impressions"),
            func.coalesce(FeedVideo.completions, 0).label("completions"),
            func.coalesce(FeedVideo.hides, 0).label("hides"),
            func.coalesce(TargetCounter.likes, 0).label("likes"),
            func.coalesce(TargetCounter.comments, 0).label("comments"),
            func.coalesce(TargetCounter.shares, 0).label("shares"),
            is_following(_VIEWER, Video.author_id).label("followed"),
        )
        .join(Account, Account.id == Video.author_id)
        .outerjoin(FeedVideo, FeedVideo.video_id == Video.id)
        .outerjoin(
            TargetCounter,
            and_(TargetCounter.kind == KIND, TargetCounter.target_id == Video.id),
        )
        .where(condition)
    )


def _newest() -> Select[*tuple[Any, ...]]:
    return _candidates(_new()).order_by(Video.published_at.desc()).limit(NEWEST)


def _popular() -> Select[*tuple[Any, ...]]:
    # Known videos only: without this the outer join keeps PostgreSQL from the index on heat.
    known = and_(FeedVideo.video_id.is_not(None), Video.published_at > _POPULAR_SINCE)
    return _candidates(and_(_new(), known)).order_by(FeedVideo.heat.desc()).limit(POPULAR)


def _unexplored() -> Select[*tuple[Any, ...]]:
    little = and_(
        _new(),
        Video.published_at > _EXPLORE_SINCE,
        # Written out, as in the index: a parameter could not be compared with its condition.
        FeedVideo.impressions < literal_column(str(EXPLORE_BELOW_IMPRESSIONS)),
    )
    return _candidates(little).order_by(FeedVideo.impressions).limit(UNEXPLORED)


def _followed() -> Select[*tuple[Any, ...]]:
    # Named apart from the follows of which `is_following` asks.
    follow = aliased(Follow)
    followed = _candidates(and_(_new(), Video.published_at > _POPULAR_SINCE)).join(
        follow, and_(follow.followed_id == Video.author_id, follow.follower_id == _VIEWER)
    )
    return followed.order_by(Video.published_at.desc()).limit(FOLLOWED)


def _of_interests() -> Select[*tuple[Any, ...]]:
    interest = func.unnest(_INTERESTS).table_valued("code").render_derived("interest")
    hottest = (
        _candidates(and_(_new(), FeedVideo.topics.contains(array([interest.c.code]))))
        .order_by(FeedVideo.heat.desc())
        .limit(PER_INTEREST)
        .lateral("hottest")
    )
    return select(hottest).select_from(interest.join(hottest, true()))


_SOURCES = hot_statement(
    union_all(
        *(
            select(source.subquery())
            for source in (_newest(), _popular(), _unexplored(), _followed(), _of_interests())
        )
    )
)


async def read_candidates(
    database: Database, watcher: Watcher, served: Sequence[int], now: datetime
) -> list[Candidate]:
    """Return the candidates of all sources, each once."""
    rows = await fetch(
        database,
        _SOURCES,
        viewer=watcher.account_id,
        key=watcher.key,
        served=list(served),
        interests=sorted(watcher.interests),
        popular_since=now - POPULAR_FOR,
        explore_since=now - EXPLORE_FOR,
    )
    return list({row["video_id"]: _candidate(row) for row in rows}.values())


def _candidate(row: dict[str, Any]) -> Candidate:
    return Candidate(
        video_id=row["video_id"],
        author_id=row["author_id"],
        published_at=row["published_at"],
        topics=tuple(row["topics"]),
        stats=Stats(
            impressions=row["impressions"],
            completions=row["completions"],
            likes=row["likes"],
            comments=row["comments"],
            shares=row["shares"],
            hides=row["hides"],
        ),
        followed=row["followed"],
    )


_SEEN = hot_statement(
    select(Video.id.label("video_id"))
    .join(Account, Account.id == Video.author_id)
    .outerjoin(FeedSeen, and_(FeedSeen.viewer == _KEY, FeedSeen.video_id == Video.id))
    .where(
        is_recommendable(_VIEWER),
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
        ids=list(served),
        served=list(shown_again),
        limit=limit,
    )
    return [row["video_id"] for row in rows]
