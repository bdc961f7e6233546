"""Cards: videos as a viewer sees them, read for a list of ids in one statement.

The statement asks again whether the viewer may open each of them, so that a list made a moment ago
shows nothing that has been hidden, deleted or blocked since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
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

from rampe.accounts import Account, AccountRef, Principal, avatar_url
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.media import Asset, AssetId, AssetState, MediaSigner, asset_urls
from rampe.ports.storage import Storage
from rampe.social import (
    Bookmark,
    MentionOut,
    TargetCounter,
    TargetLike,
    has_requested,
    is_following,
)
from rampe.video.errors import VideoNotFound
from rampe.video.models import State, Video, VideoHashtag, VideoMention, VideoViews, Visibility
from rampe.video.schemas import CaptionsRef, HashtagOut, VideoCard, VideoCounts, VideoViewer
from rampe.video.visibility import may_open

Row = Mapping[Any, Any]

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
    mentioned = aliased(Account)
    written = func.jsonb_build_array(VideoMention.handle, mentioned.handle, mentioned.id)
    return (
        select(func.jsonb_agg(aggregate_order_by(written, VideoMention.account_id)))
        .join(mentioned, mentioned.id == VideoMention.account_id)
        .where(VideoMention.video_id == Video.id)
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
_COUNTS = tuple(
    func.coalesce(count, 0).label(name)
    for name, count in {
        "likes": TargetCounter.likes,
        "comments": TargetCounter.comments,
        "shares": TargetCounter.shares,
        "bookmarks": TargetCounter.bookmarks,
        "views": VideoViews.views,
    }.items()
)
_FLAGS = (
    _did(TargetLike).label("liked"),
    _did(Bookmark).label("bookmarked"),
    is_following(_VIEWER, Video.author_id).label("following"),
    has_requested(_VIEWER, Video.author_id).label("requested"),
)

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
    """Return a statement for `read_cards_hot` that asks another question than `may_open`.

    `condition` may use the parameter `viewer`.
    """
    return hot_statement(_ALL.where(condition))


async def read_cards_hot(
    database: Database, look: Look, video_ids: Sequence[int], cards: HotStatement = _HOT_CARDS
) -> list[VideoCard]:
    """Do what `read_cards` does, without SQLAlchemy and outside any transaction."""
    rows = await fetch(database, cards, **look.params, ids=list(video_ids))
    return _in_order(rows, look, video_ids)


def _in_order(rows: Sequence[Row], look: Look, video_ids: Sequence[int]) -> list[VideoCard]:
    cards = {int(row["id"]): _card(row, look) for row in rows}
    return [cards[video_id] for video_id in video_ids if video_id in cards]


@dataclass(frozen=True, slots=True)
class _Files:
    """The fields of an asset from which `media` makes addresses."""

    id: AssetId
    playlist: str | None
    poster: str | None
    preview: str | None
    sprite: str | None
    sprite_layout: dict[str, int] | None
    public_key: str | None
    link_epoch: int


def _files(row: Row) -> _Files:
    names = (field.name for field in fields(_Files) if field.name != "id")
    return _Files(AssetId(row["asset_id"]), **{name: row[name] for name in names})


def _card(row: Row, look: Look) -> VideoCard:
    viewer_id = look.viewer.account_id if look.viewer else None
    urls = asset_urls(_files(row), viewer_id, look.signer)
    own = viewer_id == row["author_id"]
    return VideoCard(
        id=row["id"],
        author=_author(row, look.storage),
        caption=row["caption"],
        hashtags=[HashtagOut(tag=tag, folded=folded) for tag, folded in row["hashtags"] or ()],
        mentions=[
            MentionOut(written=written, handle=handle, id=account_id)
            for written, handle, account_id in row["mentions"] or ()
        ],
        created_at=row["created_at"],
        published_at=row["published_at"],
        edited_at=row["edited_at"],
        asset_id=row["asset_id"],
        asset_state=AssetState(row["asset_state"]),
        asset_reason=row["asset_reason"] if own else None,
        asset_percent=row["asset_percent"],
        duration_ms=row["duration_ms"],
        width=row["width"],
        height=row["height"],
        playlist_url=urls.playlist_url,
        poster_url=urls.poster_url,
        preview_url=urls.preview_url,
        sprite_url=urls.sprite_url,
        alt_text=row["alt_text"],
        cover_ms=row["cover_ms"],
        visibility=Visibility(row["visibility"]),
        comments_on=row["comments_on"],
        downloads_on=row["downloads_on"],
        captions=[
            CaptionsRef(language=language, url=captions_url(row["id"], language))
            for language in row["subtitles"]
        ],
        scheduled_at=row["scheduled_at"] if own else None,
        scheduled_zone=row["scheduled_zone"] if own else None,
        state=State(row["state"]),
        hidden=row["hidden"],
        counts=VideoCounts.model_validate(dict(row)),
        viewer=VideoViewer.model_validate({**row, "own": own}),
        permalink=permalink(row["handle"], row["id"]),
    )


def _author(row: Row, storage: Storage) -> AccountRef:
    return AccountRef(
        id=row["author_id"],
        handle=row["handle"],
        name=row["name"],
        avatar_url=avatar_url(row["avatar_key"], storage),
        private=row["private"],
    )


def captions_url(video_id: int, language: str) -> str:
    """Return the path of a video's subtitles; asked for with the viewer's session."""
    return f"/api/v1/videos/{video_id}/captions/{language}"


def permalink(handle: str, video_id: int) -> str:
    """Return the path of a video's page (VID-04)."""
    return f"/@{handle}/video/{video_id}"
