"""Finds and locks lives for those who change them; what others may see is `visibility.py`."""

from datetime import timedelta

from sqlalchemy import and_, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.live.errors import LiveNotFound, LiveTooMany
from rampe.live.models import Live, LiveId, State
from rampe.live.settings import LiveSettings

ON_AIR = (State.LIVE, State.LOST)
# A preview that gets media costs as much as a live.
FED_WITHIN = timedelta(seconds=10)
_LOCK_KEY = 0x6C697665  # "live"


async def lock_live(session: AsyncSession, live_id: int) -> Live:
    """Return a live that nobody else changes until the transaction ends.

    Raises:
        LiveNotFound: there is none.
    """
    live = await session.scalar(
        select(Live)
        .where(Live.id == live_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if live is None:
        raise LiveNotFound
    return live


async def lock_own_live(session: AsyncSession, live_id: int, account_id: AccountId) -> Live:
    """Return a live of an account's own, locked.

    Raises:
        LiveNotFound: there is none, or it is somebody else's.
    """
    live = await lock_live(session, live_id)
    if live.account_id != account_id:
        raise LiveNotFound
    return live


async def check_own(session: AsyncSession, live_id: int, account_id: AccountId) -> None:
    """Check that a live is an account's own, without holding it up.

    Raises:
        LiveNotFound: there is none, or it is somebody else's.
    """
    owner = await session.scalar(select(Live.account_id).where(Live.id == live_id))
    if owner != account_id:
        raise LiveNotFound


async def find_running(
    session: AsyncSession, account_id: AccountId, *, lock: bool = True
) -> Live | None:
    """Return the live of an account that has not ended, if any; locked unless it is only read."""
    running = select(Live).where(Live.account_id == account_id, Live.state != State.ENDED)
    if lock:
        running = running.with_for_update(key_share=True)
    return await session.scalar(running.execution_options(populate_existing=True))


async def check_room(session: AsyncSession, settings: LiveSettings, live_id: LiveId) -> None:
    """Check that this live may run beside the others; one transaction at a time does.

    Raises:
        LiveTooMany: as many are running as the operator allows.
    """
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    fed = and_(Live.state == State.PREPARING, Live.fed_at > clock.now() - FED_WITHIN)
    running = await session.scalar(
        select(func.count())
        .select_from(Live)
        .where(Live.id != live_id, or_(Live.state.in_(ON_AIR), fed))
    )
    if (running or 0) >= settings.max_running:
        raise LiveTooMany(max_running=settings.max_running)
