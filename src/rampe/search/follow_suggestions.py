"""Accounts to follow, and why: followed by people one follows, of one's interests, or popular.

Never oneself, whom one follows or asked to, dismissed, blocked, muted or reported accounts, private
ones, nor anybody who is not known to be an adult: children are not offered to strangers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from rampe.accounts import Account, is_active
from rampe.feed import FeedHiddenAuthor, FeedTopic, FeedVideo
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.ports.storage import Storage
from rampe.safety import not_reported
from rampe.search.models import SearchAccount, SearchDismissed
from rampe.search.people import ACCOUNT_COLUMNS, account_hit
from rampe.search.schemas import FollowSuggestion, FollowWhy
from rampe.social import Follow, has_requested, is_following, not_blocked, not_muted
from rampe.video import Video, is_public

ADULT_YEARS = 18
# Bounds of what is read: the latest follows, and the latest of each of those.
FOLLOWS, OF_EACH, OF_INTEREST, POPULAR = 100, 100, 60, 200
POPULAR_FOR = timedelta(days=30)
MOST = 200

_VIEWER = bindparam("viewer", type_=BigInteger)
_INTERESTS = bindparam("interests", type_=ARRAY(Text))
_SINCE = bindparam("since", type_=DateTime(timezone=True))
_ADULT_BORN = bindparam("adult_born", type_=Date)


def may_suggest(viewer: ColumnElement[int]) -> ColumnElement[bool]:
    """True where an account may be offered to the viewer, who has never asked for it."""
    hidden = exists().where(
        FeedHiddenAuthor.account_id == viewer, FeedHiddenAuthor.author_id == Account.id
    )
    dismissed = exists().where(
        SearchDismissed.account_id == viewer, SearchDismissed.dismissed_id == Account.id
    )
    return and_(
        is_active(),
        ~Account.private,
        or_(Account.brand, Account.birth_date <= _ADULT_BORN),
        or_(viewer.is_(None), Account.id != viewer),
        ~is_following(viewer, Account.id),
        ~has_requested(viewer, Account.id),
        not_blocked(Account.id, viewer),
        not_muted(Account.id, viewer),
        not_reported("account", Account.id, viewer),
        ~hidden,
        ~dismissed,
    )


def _reasons(account: Any, weight: Any, interest: Any, via: Any) -> tuple[ColumnElement[Any], ...]:
    return (
        account.label("account_id"),
        weight.label("weight"),
        interest.label("interest"),
        via.label("via"),
    )


def _of_followed() -> Select[*tuple[Any, ...]]:
    """Whom those follow that the viewer follows; each of them counts."""
    mine = (
        select(Follow.followed_id)
        .where(Follow.follower_id == _VIEWER)
        .order_by(Follow.id.desc())
        .limit(literal_column(str(FOLLOWS)))
        .subquery()
    )
    other = aliased(Follow)
    theirs = (
        select(other.followed_id, other.follower_id)
        .where(other.follower_id == mine.c.followed_id)
        .order_by(other.id.desc())
        .limit(literal_column(str(OF_EACH)))
        .lateral("theirs")
    )
    return (
        select(
            *_reasons(
                theirs.c.followed_id,
                literal_column("4.0") * func.count(),
                null().cast(Text),
                func.max(theirs.c.follower_id),
            )
        )
        .select_from(mine.join(theirs, true()))
        .group_by(theirs.c.followed_id)
    )


def _of_interests() -> Select[*tuple[Any, ...]]:
    """Who makes the most popular videos of the viewer's interests."""
    interest = func.unnest(_INTERESTS).table_valued("code").render_derived("interest")
    hottest = (
        select(Video.author_id)
        .join(FeedTopic, FeedTopic.video_id == Video.id)
        .join(Account, Account.id == Video.author_id)
        .where(is_public(), FeedTopic.topic == interest.c.code)
        .order_by(FeedTopic.heat.desc())
        .limit(literal_column(str(OF_INTEREST)))
        .lateral("hottest")
    )
    return (
        select(
            *_reasons(
                hottest.c.author_id,
                literal_column("2.0") + func.ln(1 + func.count()),
                func.min(interest.c.code),
                null().cast(BigInteger),
            )
        )
        .select_from(interest.join(hottest, true()))
        .group_by(hottest.c.author_id)
    )


def _popular() -> Select[*tuple[Any, ...]]:
    """Who makes the most popular videos of late."""
    hottest = (
        select(Video.author_id)
        .join(FeedVideo, FeedVideo.video_id == Video.id)
        .join(Account, Account.id == Video.author_id)
        .where(is_public(), Video.published_at > _SINCE)
        .order_by(FeedVideo.heat.desc())
        .limit(literal_column(str(POPULAR)))
        .subquery()
    )
    weight = func.ln(1 + func.count())
    nobody = null().cast(BigInteger)
    return select(*_reasons(hottest.c.author_id, weight, null().cast(Text), nobody)).group_by(
        hottest.c.author_id
    )


def _suggested() -> Select[*tuple[Any, ...]]:
    ways = union_all(
        *(select(way.subquery()) for way in (_of_followed(), _of_interests(), _popular()))
    ).subquery("ways")
    best = (
        select(
            ways.c.account_id,
            func.sum(ways.c.weight).label("weight"),
            func.min(ways.c.interest).label("interest"),
            func.max(ways.c.via).label("via"),
        )
        .group_by(ways.c.account_id)
        .subquery("best")
    )
    via = aliased(Account)
    score = best.c.weight + func.log(1 + func.coalesce(SearchAccount.followers, literal(0)))
    return (
        select(
            *ACCOUNT_COLUMNS,
            Account.bio,
            func.coalesce(SearchAccount.followers, 0).label("followers"),
            best.c.interest,
            via.handle.label("via"),
            func.round(1_000_000 * score).cast(BigInteger).label("score"),
        )
        .join(best, best.c.account_id == Account.id)
        .outerjoin(SearchAccount, SearchAccount.account_id == Account.id)
        .outerjoin(via, and_(via.id == best.c.via, is_active(via)))
        .where(may_suggest(_VIEWER))
        .order_by(literal_column("score", BigInteger).desc(), Account.id)
        .limit(literal_column(str(MOST)))
    )


_SUGGESTED = hot_statement(_suggested())


@dataclass(frozen=True)
class Suggested:
    """An account to follow and its place."""

    score: int
    item: FollowSuggestion

    @property
    def place(self) -> tuple[int, int]:
        """What orders it."""
        return -self.score, self.item.account.id


async def suggest_follows(
    database: Database, storage: Storage, viewer_id: int | None, interests: Sequence[str]
) -> list[Suggested]:
    """Return whom the viewer might follow, the best first."""
    rows = await fetch(
        database,
        _SUGGESTED,
        viewer=viewer_id,
        interests=list(interests),
        since=clock.now() - POPULAR_FOR,
        adult_born=adult_born(clock.now().date()),
    )
    return [Suggested(row["score"], _item(row, storage)) for row in rows]


def adult_born(today: date) -> date:
    """Return the last birth date of who is an adult everywhere on earth today."""
    day_before = today - timedelta(days=1)
    try:
        return day_before.replace(year=day_before.year - ADULT_YEARS)
    except ValueError:  # 29 February
        return day_before.replace(year=day_before.year - ADULT_YEARS, day=28)


def _item(row: dict[str, Any], storage: Storage) -> FollowSuggestion:
    hit = account_hit(row, storage)
    return FollowSuggestion(
        account=hit.account,
        state=hit.state,
        followers=hit.followers,
        bio=row["bio"],
        why=why(row["via"], row["interest"]),
    )


def why(via: str | None, interest: str | None) -> FollowWhy:
    """Return the nearest true reason."""
    if via:
        return FollowWhy(code="followed_by", params={"handle": via})
    if interest:
        return FollowWhy(code="interest", params={"interest": interest})
    return FollowWhy(code="popular")
