"""Cards: videos as a viewer sees them, read for a list of ids in one statement.

The statement asks again whether the viewer may open each of them, so that a list made a moment ago
shows nothing that has been hidden, deleted or blocked since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    and_,
    any_,
    bindparam,
    exists,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts import Account, Principal, avatar_url, is_active
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.kit.id_array import IdArray
from rampe.media import Asset, MediaSigner
from rampe.ports.storage import Storage
from rampe.social import (
    Bookmark,
    TargetCounter,
    TargetLike,
    has_requested,
    is_following,
    not_blocked,
)
from rampe.video.errors import VideoNotFound
from rampe.video.models import State, Video, VideoHashtag, VideoMention, VideoViews
from rampe.video.schemas import VideoCard
from rampe.video.visibility import may_open

Row = Mapping[Any, Any]
PlainCard = dict[str, Any]
"""A card as msgspec writes it and as `VideoCard` reads it."""

KIND = "video"
_VIEWER = bindparam("viewer", type_=BigInteger)
_STAFF = bindparam("staff", type_=Boolean)
_IDS = bindparam("ids", type_=ARRAY(BigInteger))


@dataclass(frozen=True)
class Look:
    """Who looks at videos, and what makes addresses of files."""

    viewer: Principal | None
    storage: Storage
    signer: MediaSigner

    @property
    def params(self) -> dict[str, Any]:
        """The viewer as parameters of a statement with the visibility predicate."""
        return {
            "viewer": self.viewer.account_id if self.viewer else None,
            "staff": self.viewer is not None and self.viewer.is_staff,
        }


def _hashtags() -> ColumnElement[Any]:
    written = func.jsonb_build_array(VideoHashtag.tag, VideoHashtag.folded)
    return (
        select(func.jsonb_agg(aggregate_order_by(written, VideoHashtag.position)))
        .where(VideoHashtag.video_id == Video.id)
        .scalar_subquery()
    )


def _mentions() -> ColumnElement[Any]:
    """Return whom the caption names; who is gone, or blocked either way, stays plain text."""
    mentioned = aliased(Account)
    written = func.jsonb_build_array(VideoMention.handle, mentioned.handle, mentioned.id)
    return (
        select(func.jsonb_agg(aggregate_order_by(written, VideoMention.account_id)))
        .join(mentioned, mentioned.id == VideoMention.account_id)
        .where(
            VideoMention.video_id == Video.id,
            is_active(mentioned),
            not_blocked(mentioned.id, _VIEWER),
        )
        .scalar_subquery()
    )


def _did(table: type[TargetLike | Bookmark]) -> ColumnElement[bool]:
    return exists().where(
        table.kind == KIND, table.target_id == Video.id, table.account_id == _VIEWER
    )


_VIDEO = (
    Video.id,
    Video.author_id,
    Video.asset_id,
    Video.caption,
    Video.alt_text,
    Video.cover_ms,
    Video.visibility,
    Video.comments_on,
    Video.downloads_on,
    Video.language,
    Video.subtitles,
    Video.state,
    Video.scheduled_at,
    Video.scheduled_zone,
    Video.hidden,
    Video.created_at,
    Video.published_at,
    Video.edited_at,
)
_AUTHOR = (Account.handle, Account.name, Account.avatar_key, Account.private)
_ASSET = (
    Asset.state.label("asset_state"),
    Asset.reason.label("asset_reason"),
    Asset.percent.label("asset_percent"),
    Asset.duration_ms,
    Asset.width,
    Asset.height,
    Asset.playlist,
    Asset.poster,
    Asset.preview,
    Asset.sprite,
    Asset.sprite_layout,
    Asset.public_key,
    Asset.link_epoch,
)
_COUNTED = {
    "likes": TargetCounter.likes,
    "comments": TargetCounter.comments,
    "shares": TargetCounter.shares,
    "bookmarks": TargetCounter.bookmarks,
    "views": VideoViews.views,
}
_COUNTS = tuple(func.coalesce(count, 0).label(name) for name, count in _COUNTED.items())
_FLAGGED = {
    "liked": _did(TargetLike),
    "bookmarked": _did(Bookmark),
    "following": is_following(_VIEWER, Video.author_id),
    "requested": has_requested(_VIEWER, Video.author_id),
}
_FLAGS = tuple(flag.label(name) for name, flag in _FLAGGED.items())

_ALL: Select[*tuple[Any, ...]] = (
    select(
        *_VIDEO,
        *_AUTHOR,
        *_ASSET,
        *_COUNTS,
        *_FLAGS,
        _hashtags().label("hashtags"),
        _mentions().label("mentions"),
    )
    .join(Account, Account.id == Video.author_id)
    .join(Asset, Asset.id == Video.asset_id)
    .outerjoin(VideoViews, VideoViews.video_id == Video.id)
    .outerjoin(TargetCounter, and_(TargetCounter.kind == KIND, TargetCounter.target_id == Video.id))
    .where(Video.id == any_(_IDS))
)
CARDS = _ALL.where(may_open(_VIEWER, _STAFF))
_DELETED = _ALL.where(Video.author_id == _VIEWER, Video.state == State.DELETED)
_HOT_CARDS = hot_statement(CARDS)


async def read_cards(
    session: AsyncSession, look: Look, video_ids: Sequence[int]
) -> list[VideoCard]:
    """Return the cards of those videos that the viewer may open, in the order of the ids."""
    rows = await session.execute(CARDS, {**look.params, "ids": list(video_ids)})
    return _in_order(rows.mappings().all(), look, video_ids)


async def read_deleted_cards(
    session: AsyncSession, look: Look, video_ids: Sequence[int]
) -> list[VideoCard]:
    """Return the cards of the viewer's own deleted videos, in the order of the ids."""
    params = {"viewer": look.params["viewer"], "ids": list(video_ids)}
    rows = await session.execute(_DELETED, params)
    return _in_order(rows.mappings().all(), look, video_ids)


async def read_card(session: AsyncSession, look: Look, video_id: int) -> VideoCard:
    """Return one card.

    Raises:
        VideoNotFound: no such video, or the viewer may not open it.
    """
    cards = await read_cards(session, look, [video_id])
    if not cards:
        raise VideoNotFound
    return cards[0]


def cards_where(condition: ColumnElement[bool]) -> HotStatement:
    """Return a statement for `read_cards_plain` that asks another question than `may_open`.

    `condition` may use the parameter `viewer`.
    """
    return hot_statement(_ALL.where(condition))


async def read_cards_hot(
    database: Database, look: Look, video_ids: Sequence[int]
) -> list[VideoCard]:
    """Do what `read_cards` does, without SQLAlchemy and outside any transaction."""
    rows = await fetch(database, _HOT_CARDS, **look.params, ids=list(video_ids))
    return _in_order(rows, look, video_ids)


async def read_cards_plain(
    database: Database, look: Look, video_ids: Sequence[int], cards: HotStatement, **params: Any
) -> dict[int, PlainCard]:
    """Return cards by id, ready for JSON: for a page that is made more often than all others.

    `params` are what `cards` asks for beside the viewer and the ids.
    """
    rows = await fetch(database, cards, **look.params, ids=IdArray.of(video_ids), **params)
    return {row["id"]: _plain(row, look) for row in rows}


def _in_order(rows: Sequence[Row], look: Look, video_ids: Sequence[int]) -> list[VideoCard]:
    cards = {int(row["id"]): VideoCard.model_validate(_plain(row, look)) for row in rows}
    return [cards[video_id] for video_id in video_ids if video_id in cards]


@dataclass(frozen=True, slots=True)
class _Files:
    """The fields of an asset from which addresses are made."""

    id: int
    public_key: str | None
    link_epoch: int


def _plain(row: Row, look: Look) -> PlainCard:
    """Return the one form that a card has in JSON, of plain values; `VideoCard` describes it."""
    viewer_id = look.viewer.account_id if look.viewer else None
    files = _Files(row["asset_id"], row["public_key"], row["link_epoch"])
    own = viewer_id == row["author_id"]

    def url(name: str | None) -> str | None:
        return look.signer.url(files, viewer_id, name) if name else None

    return {
        "id": str(row["id"]),
        "author": {
            "id": str(row["author_id"]),
            "handle": row["handle"],
            "name": row["name"],
            "avatar_url": avatar_url(row["avatar_key"], look.storage),
            "private": row["private"],
        },
        "caption": row["caption"],
        "hashtags": [{"tag": tag, "folded": folded} for tag, folded in row["hashtags"] or ()],
        "mentions": [
            {"written": written, "handle": handle, "id": str(account_id)}
            for written, handle, account_id in row["mentions"] or ()
        ],
        "created_at": row["created_at"],
        "published_at": row["published_at"],
        "edited_at": row["edited_at"],
        "asset_id": str(row["asset_id"]),
        "asset_state": row["asset_state"],
        "asset_reason": row["asset_reason"] if own else None,
        "asset_percent": row["asset_percent"],
        "duration_ms": row["duration_ms"],
        "width": row["width"],
        "height": row["height"],
        "playlist_url": url(row["playlist"]),
        "poster_url": url(row["poster"]),
        "preview_url": url(row["preview"]),
        "sprite_url": url(row["sprite"]),
        "alt_text": row["alt_text"],
        "cover_ms": row["cover_ms"],
        "visibility": row["visibility"],
        "comments_on": row["comments_on"],
        "downloads_on": row["downloads_on"],
        "language": row["language"],
        "captions": [
            {"language": language, "url": captions_url(row["id"], language)}
            for language in row["subtitles"]
        ],
        "state": row["state"],
        "scheduled_at": row["scheduled_at"] if own else None,
        "scheduled_zone": row["scheduled_zone"] if own else None,
        "hidden": row["hidden"],
        "counts": {name: row[name] for name in _COUNTED},
        "viewer": {**{name: row[name] for name in _FLAGGED}, "own": own},
        "why": None,
        "permalink": permalink(row["handle"], row["id"]),
    }


def captions_url(video_id: int, language: str) -> str:
    """Return the path of a video's subtitles; asked for with the viewer's session."""
    return f"/api/v1/videos/{video_id}/captions/{language}"


def permalink(handle: str, video_id: int) -> str:
    """Return the path of a video's page (VID-04)."""
    return f"/@{handle}/video/{video_id}"
