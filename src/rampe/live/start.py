"""Going on air: the host's act after the preview, and what others are told of it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, lock_account
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.live.create import list_invited
from rampe.live.eligibility import check_may_host
from rampe.live.errors import LiveIsOver, LiveNotFed
from rampe.live.events import LiveStarted
from rampe.live.find import check_room, lock_own_live
from rampe.live.models import Audience, Live, State
from rampe.live.tell import tell_started
from rampe.live.tools import Tools
from rampe.ports.bus import Bus

FED_WITHIN = timedelta(seconds=6)
"""Ingest says every two seconds that media arrive."""


async def do_start(
    session: AsyncSession, tools: Tools, live_id: int, account_id: AccountId
) -> Live:
    """Put one's own prepared live on air. Idempotent.

    Raises:
        LiveNotFound: there is none, or it is somebody else's; LiveIsOver: it is over.
        LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended: who may not host.
        LiveNotFed: nothing arrives; LiveTooMany: no room.
    """
    account = await lock_account(session, account_id)
    live = await lock_own_live(session, live_id, account_id)
    if live.state is State.ENDED:
        raise LiveIsOver
    if live.state is not State.PREPARING:
        return live
    await check_may_host(session, tools.gate, account)
    if live.fed_at is None or clock.now() - live.fed_at > FED_WITHIN:
        raise LiveNotFed
    await check_room(session, tools.settings, live.id)
    await begin(session, tools.bus, live)
    return live


async def begin(session: AsyncSession, bus: Bus, live: Live) -> None:
    """Put a prepared live on air; all was checked."""
    live.state, live.started_at = State.LIVE, clock.now()
    await session.flush()
    tell_started(session, bus, live.id)
    if live.is_rehearsal:
        return
    invited = live.audience is Audience.INVITED
    event = LiveStarted(
        live_id=live.id,
        account_id=live.account_id,
        audience=live.audience.value,
        format=live.format.value,
        title=live.title,
        invited_ids=[int(one) for one in await list_invited(session, live.id)] if invited else [],
    )
    await emit(session, event, actor=live.account_id)
