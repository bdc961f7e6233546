"""Finding videos: by words of caption, hashtags, alt text and subtitles, by author, and by theme.

Each way contributes its most popular videos; all are ordered together by how well they match, and
by popularity among those that match alike. `visible` then asks of those that a page would show
whether the viewer may meet them in a list: the answer of the index is a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Float,
    Integer,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    column,
    func,
    literal_column,
    select,
    text,
    true,
    union,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, is_active
from rampe.feed import FeedTopic, FeedVideo, topics_of
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.search.expand import VIDEO_WORDS, expand
from rampe.search.models import SearchVideo
from rampe.search.people import Found as FoundAccount
from rampe.search.ranking import Asked, VideoHits, score_video
from rampe.search.terms import Query
from rampe.video import Video, Visibility, is_out, may_list

MOST = 200
# Accounts that match this well lend their videos.
SURE_AUTHOR, AUTHORS = 0.7, 10

_VIEWER = bindparam("viewer", type_=BigInteger)
_ANY = bindparam("any", type_=ARRAY(Text))
_AUTHORS = bindparam("authors", type_=ARRAY(BigInteger))
_TOPICS = bindparam("topics", type_=ARRAY(Text))
_MOST = literal_column(str(MOST), Integer)
_NONE = literal_column("0", Integer)
# So many videos make a word common: past them, it takes fewer looks to go down the heats. Their
# number is an estimate, and -1 before the first one.
COMMON = (
    select(func.sqrt(MOST * func.greatest(MOST, column("reltuples", Float))).cast(BigInteger))
    .select_from(text("pg_class"))
    .where(text("oid = 'search_video'::regclass"))
    .scalar_subquery()
)


@dataclass(frozen=True)
class FoundVideo:
    """A video that matches, how well, and how popular it is."""

    fit: int
    heat: int
    video_id: int

    @property
    def place(self) -> tuple[int, int, int]:
        """What orders it."""
        return -self.fit, -self.heat, -self.video_id


def _hit(words: InstrumentedAttribute[list[str]]) -> ColumnElement[list[str]]:
    """Return those of a video's words that were asked for: few, of perhaps two thousand."""
    word = func.unnest(words).column_valued("word")
    return func.array(select(word).where(word == any_(_ANY)).scalar_subquery())


def _of_words(*slots: BindParameter[Sequence[str]]) -> Select[int]:
    """The most popular videos that have a word of each slot.

    Of rare words the index tells every video, whose heat is then looked up; of common ones enough
    are met on the way down the heats. The shape of each way is fixed: the planner knows no word in
    advance, takes look-ups for reads from disk, and for words in between would walk down nearly all
    heats (0.2 s among 100,000 videos, where looking up takes 0.01).
    """
    has_words = and_(*(SearchVideo.words.overlap(slot) for slot in slots))
    having = select(SearchVideo.video_id).where(has_words).limit(COMMON).cte()
    common = select(func.count()).select_from(having).scalar_subquery() == COMMON
    heat = select(FeedVideo.heat).where(FeedVideo.video_id == having.c.video_id).scalar_subquery()
    of_rare = select(having.c.video_id).where(~common)
    of_rare = of_rare.order_by(heat.desc().nulls_last()).limit(_MOST)
    # Not even an offset of nothing lets the planner make a join of it, in another order.
    hottest = select(FeedVideo.video_id).order_by(FeedVideo.heat.desc()).offset(_NONE).subquery()
    fits = select(has_words).where(SearchVideo.video_id == hottest.c.video_id).scalar_subquery()
    of_common = select(hottest.c.video_id).where(common, fits).limit(_MOST)
    return union_all(of_rare.subquery().select(), of_common.subquery().select()).subquery().select()


def _of_authors() -> Select[int]:
    return (
        select(FeedVideo.video_id)
        .join(Video, Video.id == FeedVideo.video_id)
        .where(Video.author_id == any_(_AUTHORS), is_out())
        .order_by(FeedVideo.heat.desc())
        .limit(_MOST)
    )


def _of_themes() -> Select[int]:
    """The most popular videos of each theme, read in their order."""
    theme = func.unnest(_TOPICS).table_valued("code").render_derived("theme")
    of_theme = (
        select(FeedTopic.video_id)
        .where(FeedTopic.topic == theme.c.code)
        .order_by(FeedTopic.heat.desc())
        .limit(_MOST)
        .lateral("of_theme")
    )
    return select(of_theme.c.video_id).select_from(theme.join(of_theme, true()))


@lru_cache
def statement_of(words: int, *, authors: bool, topics: bool) -> HotStatement:
    """Return the statement for a query of so many words, that names authors or themes or not."""
    ways: list[Select[int]] = []
    if words:
        ways.append(_of_words(_ANY))
    if words > 1:
        slots = [bindparam(f"word{at}", type_=ARRAY(Text)) for at in range(words)]
        ways.append(_of_words(*slots))
    if authors:
        ways.append(_of_authors())
    if topics:
        ways.append(_of_themes())
    candidates = union(*(way.subquery().select() for way in ways)).subquery("candidate")
    return hot_statement(
        select(
            Video.id,
            Video.author_id,
            FeedVideo.heat,
            FeedVideo.topics,
            SearchVideo.hashtags,
            _hit(SearchVideo.strong).label("strong"),
            _hit(SearchVideo.words).label("words"),
        )
        .join(candidates, candidates.c.video_id == Video.id)
        .join(SearchVideo, SearchVideo.video_id == Video.id)
        .join(FeedVideo, FeedVideo.video_id == Video.id)
        .join(Account, Account.id == Video.author_id)
        # Cheap, and leaves few that `visible` takes away; it decides nothing.
        .where(is_out(), is_active(), ~Video.hidden, Video.visibility != Visibility.PRIVATE)
    )


async def find_videos(
    database: Database, query: Query, accounts: Sequence[FoundAccount]
) -> list[FoundVideo]:
    """Return the videos that match a query, the best first: `visible` must be asked of each.

    Args:
        accounts: what the same query finds among accounts.
    """
    asked = await _ask(database, query)
    authors = {each.hit.account.id: each.fit for each in accounts if each.fit >= SURE_AUTHOR}
    authors = dict(list(authors.items())[:AUTHORS])
    topics = topics_of(" ".join(query.words), [query.joined] if query.joined else [])
    words = len(asked.words) if asked.all_keys else 0
    if not (words or authors or topics):
        return []
    slots = {
        f"word{at}": [match.key for match in matches] for at, matches in enumerate(asked.words)
    }
    rows = await fetch(
        database,
        statement_of(words, authors=bool(authors), topics=bool(topics)),
        any=sorted(asked.all_keys),
        **(slots if words > 1 else {}),
        **({"authors": list(authors)} if authors else {}),
        **({"topics": topics} if topics else {}),
    )
    found = {row["id"]: _found(asked, row, authors, topics) for row in rows}
    return sorted(found.values(), key=lambda each: each.place)


_VISIBLE = hot_statement(
    select(Video.id)
    .join(Account, Account.id == Video.author_id)
    .where(Video.id == any_(bindparam("ids", type_=ARRAY(BigInteger))), may_list(_VIEWER))
)


async def visible(
    database: Database, viewer_id: int | None, found: Sequence[FoundVideo], wanted: int
) -> list[FoundVideo]:
    """Return the first of them that the viewer may meet in a list, `wanted` or all there are."""
    shown: list[FoundVideo] = []
    for at in range(0, len(found), 2 * wanted):
        some = found[at : at + 2 * wanted]
        ids = [each.video_id for each in some]
        rows = await fetch(database, _VISIBLE, viewer=viewer_id, ids=ids)
        allowed = {row["id"] for row in rows}
        shown.extend(each for each in some if each.video_id in allowed)
        if len(shown) >= wanted:
            break
    return shown[:wanted]


async def _ask(database: Database, query: Query) -> Asked:
    stems = list(query.stems)
    words = list(dict.fromkeys([*stems, query.joined])) if len(stems) > 1 else stems
    found = await expand(database, VIDEO_WORDS, words)
    return Asked(found[: len(stems)], found[-1] if len(words) > len(stems) else ())


def _found(
    asked: Asked, row: dict[str, Any], authors: dict[int, float], topics: Sequence[str]
) -> FoundVideo:
    hits = VideoHits(
        hashtags=row["hashtags"],
        strong=row["strong"],
        words=row["words"],
        author=authors.get(row["author_id"], 0.0),
        topic=not set(topics).isdisjoint(row["topics"]),
    )
    # Whole hundredths and tenths, so that a cursor can name a place, and that a few more likes
    # between two pages move nothing.
    return FoundVideo(round(100 * score_video(asked, hits)), round(10 * row["heat"]), row["id"])
