"""A publisher arrives, by browser or by stream key: which live it feeds, and whether it may."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, lock_account
from rampe.kit import clock
from rampe.kit.ratelimit import Rate
from rampe.live.create import LIVES_PER_HOUR, do_create_from_last
from rampe.live.eligibility import check_may_host
from rampe.live.errors import LiveIsOver, LiveKeyUnknown, LiveSuspended, LiveTaken
from rampe.live.find import check_room, find_running, lock_own_live
from rampe.live.keys import find_key_holder, use_key
from rampe.live.models import EndReason, Live, LiveId, Source, State
from rampe.live.start import begin
from rampe.live.tools import Tools

SILENCE = timedelta(seconds=3)
"""A publisher that has delivered nothing for so long is lost, and can be taken over."""
REST = timedelta(seconds=90)
"""A program whose live was ended under it tries again by itself: that opens no other live."""
LONGEST_PAUSE = timedelta(minutes=20)
"""A program that tries again never waits for longer."""
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
        LiveIsOver: it has only not noticed that its live was ended, or staff ended the last one;
        TooMany: too many lives within the hour.
    """
    account_id = await find_key_holder(session, key)
    if account_id is None:
        await tools.limits.hit(WRONG_KEYS, address)
        raise LiveKeyUnknown
    account = await _lock_host(session, account_id)
    use = await use_key(session, account_id, key)
    if use is None:
        raise LiveKeyUnknown
    running = await find_running(session, account_id)
    if running is not None and running.started_at is not None:
        # A follower who leaves during the live does not stop it (SOC-01).
        return await _take(session, tools, running, Source.RTMP)
    await check_may_host(session, tools.gate, account)
    if running is not None:
        return await _take(session, tools, running, Source.RTMP)
    if await _is_leftover(session, account_id, use.before):
        # That it tried stays written, although nothing else comes of it.
        await session.commit()
        raise LiveIsOver
    await tools.limits.hit(LIVES_PER_HOUR, account_id)
    live = await do_create_from_last(session, tools, account)
    feed = await _take(session, tools, live, Source.RTMP)
    await begin(session, tools.bus, live)
    return _feed(live, took_over=feed.took_over)


async def _is_leftover(
    session: AsyncSession, account_id: AccountId, tried_at: datetime | None
) -> bool:
    """Whether a program still sends for a live that is over, rather than for another one.

    Programs try again after ever longer pauses, each about half of the time since the end: one
    counts as gone when it was quiet for as long as it had gone on trying, and at least for `REST`.
    """
    last = await session.scalar(
        select(Live).where(Live.account_id == account_id).order_by(Live.id.desc()).limit(1)
    )
    if last is None or last.ended_at is None:
        return False
    if last.end_reason is EndReason.STAFF:
        return True
    # A rehearsal's program must not come back before everybody, however the rehearsal ended.
    by_itself = last.end_reason is EndReason.LOST and not last.is_rehearsal
    if last.source is not Source.RTMP or by_itself:
        return False
    tried_at = max(last.ended_at, tried_at or last.ended_at)
    tries = min(tried_at - last.ended_at, LONGEST_PAUSE)
    return clock.now() - tried_at < max(REST, tries)


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
