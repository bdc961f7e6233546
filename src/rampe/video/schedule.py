"""Publishing at a time that the author chose: planned, moved, called off, and done once.

The plan is two columns of the video's row, and publishing takes the row from `scheduled` to
`published` in one transaction: whichever job comes first does it, killed ones did nothing, late
ones do it late. A job is queued for the second; a sweep each minute finds what no job did.
"""

from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple
from zoneinfo import available_timezones

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.errors import Forbidden
from rampe.safety import Restriction, check_not_restricted
from rampe.video.errors import (
    AlreadyPublished,
    AssetFailed,
    ScheduleTooFar,
    ScheduleTooSoon,
    UnknownZone,
)
from rampe.video.models import State, Video, VideoId
from rampe.video.own import lock_own_video
from rampe.video.publish import check_asset, do_give_up, do_publish
from rampe.video.settings import VideoSettings

DUE_BATCH = 100


def check_time(at: datetime, zone: str, now: datetime, settings: VideoSettings) -> None:
    """Decide whether a video may be planned for `at`.

    Raises:
        UnknownZone: `zone` is no IANA zone.
        ScheduleTooSoon, ScheduleTooFar: outside what the operator allows.
    """
    if zone not in available_timezones():
        raise UnknownZone
    if at < now + timedelta(minutes=settings.schedule_min_minutes):
        raise ScheduleTooSoon(min_minutes=settings.schedule_min_minutes)
    if at > now + timedelta(days=settings.schedule_max_days):
        raise ScheduleTooFar(max_days=settings.schedule_max_days)


async def do_schedule(
    session: AsyncSession,
    author_id: AccountId,
    video_id: VideoId,
    at: datetime,
    zone: str,
    settings: VideoSettings,
) -> int:
    """Plan one's own draft for a time, or move a plan; return in how many seconds it is due.

    Raises:
        Restricted: moderation does not let this author publish for now.
        VideoNotFound: there is none, or it is somebody else's.
        AlreadyPublished: it is out, or on its way.
        AssetFailed: its asset could not be made playable.
        UnknownZone, ScheduleTooSoon, ScheduleTooFar: see `check_time`.
    """
    await check_not_restricted(session, author_id, Restriction.PUBLISHING)
    video = await lock_own_video(session, author_id, video_id)
    if video.state not in (State.DRAFT, State.SCHEDULED):
        raise AlreadyPublished
    now = clock.now()
    check_time(at, zone, now, settings)
    await check_asset(session, video)
    video.state, video.scheduled_at, video.scheduled_zone = State.SCHEDULED, at, zone
    await session.flush()
    return max(0, ceil((at - now).total_seconds()))


async def do_unschedule(session: AsyncSession, author_id: AccountId, video_id: VideoId) -> Video:
    """Make a draft of a planned video again. Idempotent.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
        AlreadyPublished: its time has come.
    """
    video = await lock_own_video(session, author_id, video_id)
    if video.state not in (State.DRAFT, State.SCHEDULED):
        raise AlreadyPublished
    video.state, video.scheduled_at, video.scheduled_zone = State.DRAFT, None, None
    await session.flush()
    return video


class Due(NamedTuple):
    """A planned video whose time has come."""

    at: datetime
    video_id: VideoId
    author_id: AccountId


async def list_due(session: AsyncSession, after: Due | None = None) -> list[Due]:
    """Return planned videos whose time has come, the earliest first, a batch `after` another."""
    due = (
        select(Video.scheduled_at, Video.id, Video.author_id)
        .where(Video.state == State.SCHEDULED, Video.scheduled_at <= clock.now())
        .order_by(Video.scheduled_at, Video.id)
        .limit(DUE_BATCH)
    )
    if after is not None:
        due = due.where(tuple_(Video.scheduled_at, Video.id) > tuple_(after.at, after.video_id))
    return [
        Due(at, VideoId(video_id), AccountId(author_id))
        for at, video_id, author_id in await session.execute(due)
        if at is not None
    ]


async def do_publish_due(session: AsyncSession, author_id: AccountId, video_id: VideoId) -> bool:
    """Publish a planned video if its time has come; return whether this call did.

    One whose asset failed meanwhile, or whose author may not publish any more, is a draft again,
    and its author is told.

    Raises:
        VideoNotFound: it was deleted.
    """
    video = await lock_own_video(session, author_id, video_id)
    due = video.scheduled_at is not None and video.scheduled_at <= clock.now()
    if video.state != State.SCHEDULED or not due:
        return False
    try:
        await do_publish(session, author_id, video_id, planned=True)
    except AssetFailed as error:
        await do_give_up(session, video, str(error.extra["reason"]))
    except Forbidden as error:
        await do_give_up(session, video, error.code)
    return True
