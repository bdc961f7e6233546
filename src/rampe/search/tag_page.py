"""A hashtag's page (TAG-01): every video that the viewer may see there, and exactly that many.

Count, spelling and rows come from the same tables by the same predicate, at the moment of asking:
what was deleted, hidden, made private or blocked a moment ago is neither listed nor counted.
"""

from typing import Any

from sqlalchemy import BigInteger, Select, Text, bindparam, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.feed import FeedVideo
from rampe.kit.database import Database, hot_statement
from rampe.kit.pagination import Page, decode_cursor, encode_cursor
from rampe.search.reads import read
from rampe.search.schemas import HashtagOrder, TagOut
from rampe.social import PageRequest
from rampe.video import (
    Look,
    Video,
    VideoCard,
    VideoHashtag,
    fold_hashtag,
    list_published,
    may_list,
    read_cards,
)

_VIEWER = bindparam("viewer", type_=BigInteger)
_FIRST_USE = func.min(Video.id)

_SPELLINGS = hot_statement(
    select(VideoHashtag.tag, func.count().label("videos"))
    .join(Video, Video.id == VideoHashtag.video_id)
    .join(Account, Account.id == Video.author_id)
    .where(VideoHashtag.folded == bindparam("folded", type_=Text), may_list(_VIEWER))
    .group_by(VideoHashtag.tag)
    .order_by(func.count().desc(), _FIRST_USE)
)


async def show_hashtag(database: Database, viewer_id: int | None, tag: str) -> TagOut:
    """Return a hashtag in its commonest visible spelling; one that nobody uses has no videos."""
    folded = fold_hashtag(tag)
    rows = await read(database, _SPELLINGS, viewer=viewer_id, folded=folded)
    return TagOut(
        tag=rows[0]["tag"] if rows else folded,
        folded=folded,
        videos=sum(row["videos"] for row in rows),
    )


def _tagged(look: Look, tag: str, *columns: Any) -> Select[*tuple[Any, ...]]:
    viewer_id = look.viewer.account_id if look.viewer else None
    return (
        select(Video.id, *columns)
        .join(Account, Account.id == Video.author_id)
        .join(VideoHashtag, VideoHashtag.video_id == Video.id)
        .where(VideoHashtag.folded == fold_hashtag(tag), may_list(viewer_id))
    )


async def list_of_hashtag(
    session: AsyncSession, look: Look, tag: str, order: HashtagOrder, page: PageRequest
) -> Page[VideoCard]:
    """List the videos of a hashtag that the viewer may see, the newest or most popular first."""
    if order is HashtagOrder.NEWEST:
        return await list_published(session, look, _tagged(look, tag, Video.published_at), page)
    return await _list_popular(session, look, tag, page)


async def _list_popular(
    session: AsyncSession, look: Look, tag: str, page: PageRequest
) -> Page[VideoCard]:
    # Whole millionths, so that the cursor names the place exactly; what feed does not know is last.
    heat = func.round(func.coalesce(FeedVideo.heat, literal_column("-1e9")) * 1_000_000)
    heat = heat.cast(BigInteger).label("heat")
    rows = _tagged(look, tag, heat).outerjoin(FeedVideo, FeedVideo.video_id == Video.id)
    if page.cursor:
        rows = rows.where(tuple_(heat, Video.id) < tuple_(*decode_cursor(page.cursor, int, int)))
    rows = rows.order_by(heat.desc(), Video.id.desc()).limit(page.limit + 1)
    found = [(row.id, row.heat) for row in await session.execute(rows)]
    shown = found[: page.limit]
    cursor = encode_cursor(shown[-1][1], shown[-1][0]) if len(found) > page.limit else None
    cards = await read_cards(session, look, [video_id for video_id, _ in shown])
    return Page(items=cards, next_cursor=cursor)
