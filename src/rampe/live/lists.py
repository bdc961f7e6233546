"""Lists of lives: those on air, and those of one account."""

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountNotFound, is_active
from rampe.kit import clock
from rampe.kit.pagination import Page, decode_cursor, encode_cursor, paginate
from rampe.live.cards import read_lives, viewer_of
from rampe.live.models import Format, Live, Recording, State
from rampe.live.rank import Running, rank
from rampe.live.schemas import LiveOut, OnAir
from rampe.live.visibility import has_begun, is_on_air, may_list, may_list_on_profile
from rampe.social import PageRequest, is_following, not_blocked
from rampe.video import Look

MOST = 500
"""More than an installation runs at once: ranked together, in one read."""
_SCALE = 1_000_000


async def list_running(
    session: AsyncSession, look: Look, page: PageRequest, kind: Format | None
) -> Page[LiveOut]:
    """List the lives on air that the viewer may meet, best first; a page follows the last score."""
    ranked = [
        (round(points * _SCALE), live_id)
        for points, live_id in rank(await _read_running(session, look, kind))
    ]
    if page.cursor:
        after: tuple[int, int] = decode_cursor(page.cursor, int, int)
        ranked = [one for one in ranked if one < after]
    listed = ranked[: page.limit]
    cursor = encode_cursor(*listed[-1]) if len(ranked) > page.limit else None
    items = await read_lives(session, look, [live_id for _, live_id in listed])
    return Page(items=items, next_cursor=cursor)


async def _read_running(session: AsyncSession, look: Look, kind: Format | None) -> list[Running]:
    viewer = viewer_of(look)
    statement = (
        select(Live, is_following(viewer, Live.account_id))
        .join(Account, Account.id == Live.account_id)
        .where(is_on_air(), may_list(viewer), Live.account_id != (viewer or 0))
        .order_by(Live.id.desc())
        .limit(MOST)
    )
    if kind is not None:
        statement = statement.where(Live.format == kind)
    now = clock.now()
    return [
        Running(
            id=live.id,
            minutes=(now - (live.started_at or now)).total_seconds() / 60,
            viewers=live.viewers,
            hearts=live.hearts,
            comments=live.comments,
            followed=followed,
            lost=live.state is State.LOST,
        )
        for live, followed in await session.execute(statement)
    ]


async def list_on_air(session: AsyncSession, look: Look) -> list[OnAir]:
    """Return who is on air, for rings around avatars: also hosts whom the viewer has muted."""
    viewer = viewer_of(look)
    rows = await session.execute(
        select(Live.account_id, Live.id)
        .join(Account, Account.id == Live.account_id)
        .where(is_on_air(), may_list_on_profile(viewer))
        .order_by(Live.id.desc())
        .limit(MOST)
    )
    return [OnAir(account_id=account_id, id=live_id) for account_id, live_id in rows]


async def list_of_account(
    session: AsyncSession, look: Look, account_id: int, page: PageRequest
) -> Page[LiveOut]:
    """List an account's live on air and its recordings, newest first.

    Hosts see all of theirs that were on air, rehearsals included; others what can be watched.

    Raises:
        AccountNotFound: no such account, or one of the two blocks the other.
    """
    viewer = viewer_of(look)
    await _check_account(session, account_id, viewer)
    rows = (
        select(Live.id)
        .join(Account, Account.id == Live.account_id)
        .where(Live.account_id == account_id, has_begun())
    )
    if viewer != account_id:
        rows = rows.where(may_list_on_profile(viewer), or_(is_on_air(), can_be_replayed()))
    if page.cursor:
        rows = rows.where(Live.id < decode_cursor(page.cursor, int)[0])
    found = await session.scalars(rows.order_by(Live.id.desc()).limit(page.limit + 1))
    ids, cursor = paginate(list(found), page.limit, lambda live_id: (live_id,))
    return Page(items=await read_lives(session, look, ids), next_cursor=cursor)


def can_be_replayed() -> ColumnElement[bool]:
    """True where a recording plays, or is about to."""
    ready = and_(Live.recording == Recording.READY, Live.recording_until > clock.now())
    return and_(Live.state == State.ENDED, or_(ready, Live.recording == Recording.RUNNING))


async def _check_account(session: AsyncSession, account_id: int, viewer: int | None) -> None:
    shown = exists().where(Account.id == account_id, is_active(), not_blocked(Account.id, viewer))
    if not await session.scalar(select(shown)):
        raise AccountNotFound
