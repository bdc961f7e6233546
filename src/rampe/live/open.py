"""A publisher arrives, by browser or by stream key: which live it feeds, and whether it may."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, lock_account
from rampe.kit import clock
from rampe.kit.ratelimit import Rate
from rampe.live.create import do_create_from_last
from rampe.live.eligibility import check_may_host
from rampe.live.errors import LiveIsOver, LiveKeyUnknown, LiveSuspended, LiveTaken
from rampe.live.find import check_room, find_running, lock_own_live
from rampe.live.keys import use_key
from rampe.live.models import Live, LiveId, Source, State
from rampe.live.start import begin
from rampe.live.tools import Tools

SILENCE = timedelta(seconds=3)
"""A publisher that has delivered nothing for so long can be taken over."""
WRONG_KEYS = Rate("live_key", 20, 60)


@dataclass(frozen=True)
class Feed:
    """What a publisher feeds. The epoch grows without end; on the wire it is taken modulo 256."""

    live_id: LiveId
    account_id: AccountId
    media_epoch: int
    state: State
    is_recorded: bool
    recording_folder: str
    took_over: bool
    """Another connection had fed this live before: it is over."""


async def open_by_key(session: AsyncSession, tools: Tools, key: str, address: str) -> Feed:
    """Let a program publish with a stream key: into the host's live, or a new one, at once on air.

    Raises:
        LiveKeyUnknown: wrong, replaced or revoked; TooMany: tried too often from this address.
        LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended: who may not host.
        LiveTaken: another connection is feeding; LiveTooMany: no room.
    """
    account_id = await use_key(session, key)
    if account_id is None:
        await tools.limits.hit(WRONG_KEYS, address)
        raise LiveKeyUnknown
    account = await _lock_host(session, account_id)
    running = await find_running(session, account_id)
    if running is not None and running.started_at is not None:
        # A follower who leaves during the live does not stop it (SOC-01).
        return await _take(session, tools, running, Source.RTMP)
    await check_may_host(session, tools.gate, account)
    if running is not None:
        return await _take(session, tools, running, Source.RTMP)
    live = await do_create_from_last(session, tools, account)
    feed = await _take(session, tools, live, Source.RTMP)
    await begin(session, tools.bus, live)
    return _feed(live, took_over=feed.took_over)


async def open_by_session(
    session: AsyncSession, tools: Tools, account_id: AccountId, live_id: int
) -> Feed:
    """Let a signed-in host publish into a live of theirs.

    Raises:
        LiveNotFound: there is none, or it is somebody else's; LiveIsOver: it is over.
        LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended: who may not host.
        LiveTaken: another connection is feeding; LiveTooMany: no room.
    """
    account = await _lock_host(session, account_id)
    live = await lock_own_live(session, live_id, account_id)
    if live.state is State.ENDED:
        raise LiveIsOver
    if live.started_at is None:
        await check_may_host(session, tools.gate, account)
    return await _take(session, tools, live, Source.BROWSER)


async def _lock_host(session: AsyncSession, account_id: AccountId) -> Account:
    try:
        return await lock_account(session, account_id)
    except AccountNotFound:
        raise LiveSuspended from None


async def _take(session: AsyncSession, tools: Tools, live: Live, source: Source) -> Feed:
    now = clock.now()
    if live.fed_at is not None and now - live.fed_at < SILENCE:
        raise LiveTaken
    await check_room(session, tools.settings, live.id)
    took_over = live.media_epoch > 0
    live.media_epoch += 1
    live.source, live.fed_at = source, now
    if live.state is State.PREPARING:
        live.lost_at = None
    await session.flush()
    return _feed(live, took_over=took_over)


def _feed(live: Live, *, took_over: bool) -> Feed:
    return Feed(
        live.id,
        live.account_id,
        live.media_epoch,
        live.state,
        live.is_recorded,
        live.recording_folder,
        took_over,
    )
