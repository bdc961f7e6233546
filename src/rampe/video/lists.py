"""Lists of videos: of one author, and one's own by state; newest first, paged."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId, is_active
from rampe.kit import clock
from rampe.kit.pagination import (
    Page,
    decode_cursor,
    decode_moment_cursor,
    moment_key,
    paginate,
)
from rampe.social import Bookmark, PageRequest, Viewer, not_blocked
from rampe.video.cards import KIND, Look, read_cards, read_deleted_cards
from rampe.video.errors import AuthorNotFound
from rampe.video.models import State, Video
from rampe.video.schemas import DeletedVideo, VideoCard
from rampe.video.visibility import is_out, is_own, may_list_on_profile, may_open


async def list_of_author(
    session: AsyncSession, look: Look, author_id: int, page: PageRequest
) -> Page[VideoCard]:
    """List the published videos of an account that the viewer may see there.

    Raises:
        AuthorNotFound: no such account, it is not active, or one of the two blocks the other.
    """
    viewer_id = look.viewer.account_id if look.viewer else None
    await _check_author(session, author_id, viewer_id)
    visible = is_own(viewer_id) if viewer_id == author_id else may_list_on_profile(viewer_id)
    rows = (
        select(Video.id, Video.published_at)
        .join(Account, Account.id == Video.author_id)
        .where(Video.author_id == author_id, Video.published_at.is_not(None), visible)
    )
    return await list_published(session, look, rows, page)


async def list_own(
    session: AsyncSession, look: Look, author_id: AccountId, state: State, page: PageRequest
) -> Page[VideoCard]:
    """List one's own videos of a state, the last made first, also those that wait for an asset.

    Planned ones come in the order of their times.
    """
    if state == State.SCHEDULED:
        return await _list_planned(session, look, author_id, page)
    rows = select(Video.id).where(Video.author_id == author_id, Video.state == state)
    if page.cursor:
        rows = rows.where(Video.id < decode_cursor(page.cursor, int)[0])
    found = await session.scalars(rows.order_by(Video.id.desc()).limit(page.limit + 1))
    ids, cursor = paginate(list(found), page.limit, lambda video_id: (video_id,))
    return Page(items=await read_cards(session, look, ids), next_cursor=cursor)


async def _list_planned(
    session: AsyncSession, look: Look, author_id: AccountId, page: PageRequest
) -> Page[VideoCard]:
    rows = select(Video.id, Video.scheduled_at).where(
        Video.author_id == author_id, Video.state == State.SCHEDULED
    )
    if page.cursor:
        rows = rows.where(
            tuple_(Video.scheduled_at, Video.id) > tuple_(*decode_moment_cursor(page.cursor))
        )
    rows = rows.order_by(Video.scheduled_at, Video.id).limit(page.limit + 1)
    found = [(row.id, row.scheduled_at) for row in await session.execute(rows)]
    items, cursor = paginate(found, page.limit, moment_key)
    cards = await read_cards(session, look, [video_id for video_id, _ in items])
    return Page(items=cards, next_cursor=cursor)


async def list_deleted(
    session: AsyncSession, look: Look, author_id: AccountId, keep: timedelta, page: PageRequest
) -> Page[DeletedVideo]:
    """List one's own deleted videos that can still be brought back, the last deleted first."""
    rows = select(Video.id, Video.deleted_at).where(
        Video.author_id == author_id,
        Video.state == State.DELETED,
        ~Video.hidden,
        Video.deleted_at >= clock.now() - keep,
    )
    if page.cursor:
        rows = rows.where(
            tuple_(Video.deleted_at, Video.id) < tuple_(*decode_moment_cursor(page.cursor))
        )
    rows = rows.order_by(Video.deleted_at.desc(), Video.id.desc()).limit(page.limit + 1)
    found = [(row.id, row.deleted_at) for row in await session.execute(rows)]
    items, cursor = paginate(found, page.limit, moment_key)
    moments = dict(items)
    cards = await read_deleted_cards(session, look, list(moments))
    listed = [
        DeletedVideo(video=card, deleted_at=moments[card.id], gone_at=moments[card.id] + keep)
        for card in cards
    ]
    return Page(items=listed, next_cursor=cursor)


async def list_bookmarked(
    session: AsyncSession, look: Look, account_id: AccountId, page: PageRequest
) -> Page[VideoCard]:
    """List the videos that a member keeps and may still open, the last kept first."""
    kept = aliased(Bookmark)
    rows = (
        select(Video.id, kept.id.label("kept"))
        .join(Account, Account.id == Video.author_id)
        .join(kept, and_(kept.kind == KIND, kept.target_id == Video.id))
        .where(kept.account_id == account_id, is_out(), may_open(account_id))
    )
    if page.cursor:
        rows = rows.where(kept.id < decode_cursor(page.cursor, int)[0])
    rows = rows.order_by(kept.id.desc()).limit(page.limit + 1)
    found = [(row.id, row.kept) for row in await session.execute(rows)]
    items, cursor = paginate(found, page.limit, lambda row: (row[1],))
    cards = await read_cards(session, look, [video_id for video_id, _ in items])
    return Page(items=cards, next_cursor=cursor)


async def list_published(
    session: AsyncSession, look: Look, rows: Select[*tuple[Any, ...]], page: PageRequest
) -> Page[VideoCard]:
    """Return a page of a statement that selects id and moment of publication, newest first."""
    order = tuple_(Video.published_at, Video.id)
    if page.cursor:
        rows = rows.where(order < tuple_(*decode_moment_cursor(page.cursor)))
    rows = rows.order_by(Video.published_at.desc(), Video.id.desc()).limit(page.limit + 1)
    found = [(row.id, row.published_at) for row in await session.execute(rows)]
    items, cursor = paginate(found, page.limit, moment_key)
    return Page(
        items=await read_cards(session, look, [video_id for video_id, _ in items]),
        next_cursor=cursor,
    )


async def _check_author(session: AsyncSession, author_id: int, viewer: Viewer) -> None:
    known = exists().where(Account.id == author_id, is_active(), not_blocked(Account.id, viewer))
    if not await session.scalar(select(known)):
        raise AuthorNotFound
