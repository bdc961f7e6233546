"""What ends by itself, looked for each second: signals lost, graces over, previews without media.

The database says all of it, so that nothing depends on a process that was killed.
"""

import logging
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, Status
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live.end import end_live
from rampe.live.find import lock_live
from rampe.live.forget import UNSEEN
from rampe.live.models import EndReason, Live, LiveId, State
from rampe.live.settings import LiveSettings
from rampe.live.tell import tell_changed
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

SWEEP_SECONDS = 1.0
INGEST_GONE = timedelta(seconds=6)
"""Ingest says every two seconds that media arrive; three times without is a killed one."""


async def sweep(services: Services) -> None:
    """Move every live on whose time has come, each in a transaction of its own."""
    database, bus = services.get(Database), services.get(Bus)
    settings = services.get(LiveSettings)
    async with database.session() as session:
        due = await _find_due(session, settings)
    for live_id in due:
        try:
            async with database.session() as session:
                await move_on(session, bus, settings, live_id)
        except Exception:
            # One live holds up no other.
            log.exception("live %s does not move on", live_id)


async def _find_due(session: AsyncSession, settings: LiveSettings) -> list[LiveId]:
    now = clock.now()
    rows = await session.scalars(
        select(Live.id)
        .join(Account, Account.id == Live.account_id)
        .where(Live.state != State.ENDED, _is_due(now, settings))
    )
    return list(rows)


def _is_due(now: datetime, settings: LiveSettings) -> ColumnElement[bool]:
    heard = func.coalesce(Live.fed_at, Live.lost_at, Live.created_at)
    return or_(
        Account.status != Status.ACTIVE,
        and_(Live.state == State.LIVE, heard < now - INGEST_GONE),
        and_(
            Live.state == State.LOST,
            Live.lost_at < now - _grace(settings),
            # A host who is back, but not said to be, is not sent away in the last moment.
            or_(Live.fed_at.is_(None), Live.fed_at < now - INGEST_GONE),
        ),
        and_(Live.state == State.PREPARING, heard < now - _patience(settings)),
        and_(Live.state == State.PREPARING, Live.created_at < now - UNSEEN),
        and_(Live.is_rehearsal, Live.created_at < now - _rehearsed(settings)),
    )


async def move_on(session: AsyncSession, bus: Bus, settings: LiveSettings, live_id: LiveId) -> None:
    """Do with one live what its row says now."""
    live = await lock_live(session, live_id)
    account = await session.get(Account, live.account_id)
    now = clock.now()
    heard = live.fed_at or live.lost_at or live.created_at
    if account is None or account.status is not Status.ACTIVE:
        await end_live(session, bus, live_id, EndReason.SUSPENDED)
    elif _is_too_old(live, now, settings):
        await end_live(session, bus, live_id, EndReason.EXPIRED)
    elif live.state is State.LIVE and heard < now - INGEST_GONE:
        live.state, live.lost_at = State.LOST, now
        await session.flush()
        tell_changed(session, bus, live_id)
    elif live.state is State.LOST and live.lost_at and live.lost_at < now - _grace(settings):
        if live.fed_at is None or live.fed_at < now - INGEST_GONE:
            await end_live(session, bus, live_id, EndReason.LOST)
    elif live.state is State.PREPARING and heard < now - _patience(settings):
        await end_live(session, bus, live_id, EndReason.EXPIRED)


def _is_too_old(live: Live, now: datetime, settings: LiveSettings) -> bool:
    """Whether it ends although media arrive: a rehearsal, and what was never put on air."""
    if live.is_rehearsal and live.created_at < now - _rehearsed(settings):
        return True
    return live.state is State.PREPARING and live.created_at < now - UNSEEN


def _grace(settings: LiveSettings) -> timedelta:
    return timedelta(seconds=settings.grace_seconds)


def _patience(settings: LiveSettings) -> timedelta:
    return timedelta(minutes=settings.prepare_minutes)


def _rehearsed(settings: LiveSettings) -> timedelta:
    return timedelta(hours=settings.rehearsal_hours)
