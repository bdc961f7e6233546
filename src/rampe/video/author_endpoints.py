"""HTTP of what only authors do: planning, cutting, bringing back, and preferences."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path

from rampe.accounts.http import Member
from rampe.kit.errors import TooMany, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.media import Announcer, CannotTrim, Trim
from rampe.safety import Restricted
from rampe.social.http import PageDep
from rampe.video import lists
from rampe.video.cards import read_card
from rampe.video.delete import do_restore
from rampe.video.errors import (
    AlreadyPublished,
    AssetFailed,
    RemovedByStaff,
    ScheduleTooFar,
    ScheduleTooSoon,
    UnknownZone,
    VideoNotFound,
)
from rampe.video.jobs import defer_publication
from rampe.video.look import LookDep
from rampe.video.models import VideoId
from rampe.video.preferences import do_choose_downloads, downloads_by_default
from rampe.video.schedule import do_schedule, do_unschedule
from rampe.video.schemas import (
    DeletedVideo,
    PublishingPreferences,
    ScheduleIn,
    TrimIn,
    VideoCard,
)
from rampe.video.settings import VideoSettings
from rampe.video.trim import do_trim

router = APIRouter()

VideoPath = Annotated[PublicId, Path(description="The video.")]
Settings = Annotated[VideoSettings, Provided(VideoSettings)]

TRIMS_AN_HOUR = Rate("video_trim", burst=60, seconds=3600)


@router.put(
    "/videos/{video_id}/schedule",
    responses=responses(
        VideoNotFound,
        AlreadyPublished,
        AssetFailed,
        Restricted,
        UnknownZone,
        ScheduleTooSoon,
        ScheduleTooFar,
    ),
)
async def put_schedule(
    video_id: VideoPath,
    body: ScheduleIn,
    member: Member,
    session: Session,
    look: LookDep,
    settings: Settings,
) -> VideoCard:
    """Plan one's own draft for a time, or move the plan; it is published then, once it is ready."""
    planned = VideoId(video_id)
    seconds = await do_schedule(session, member.account_id, planned, body.at, body.zone, settings)
    await defer_publication(session, planned, seconds)
    return await read_card(session, look, video_id)


@router.delete("/videos/{video_id}/schedule", responses=responses(VideoNotFound, AlreadyPublished))
async def delete_schedule(
    video_id: VideoPath, member: Member, session: Session, look: LookDep
) -> VideoCard:
    """Make a draft of a planned video again."""
    await do_unschedule(session, member.account_id, VideoId(video_id))
    return await read_card(session, look, video_id)


@router.put(
    "/videos/{video_id}/trim",
    responses=responses(VideoNotFound, AlreadyPublished, CannotTrim, TooMany),
)
async def put_trim(
    video_id: VideoPath,
    body: TrimIn,
    member: Member,
    session: Session,
    look: LookDep,
    announcer: Annotated[Announcer, Provided(Announcer)],
    limits: Annotated[RateLimiter, Provided(RateLimiter)],
) -> VideoCard:
    """Choose the part of the sent file that a draft shows; times are those of the whole file."""
    await limits.hit(TRIMS_AN_HOUR, member.account_id)
    part = Trim(body.start_ms, body.end_ms)
    await do_trim(session, announcer, member.account_id, VideoId(video_id), part)
    return await read_card(session, look, video_id)


@router.delete(
    "/videos/{video_id}/trim",
    responses=responses(VideoNotFound, AlreadyPublished, CannotTrim, TooMany),
)
async def delete_trim(
    video_id: VideoPath,
    member: Member,
    session: Session,
    look: LookDep,
    announcer: Annotated[Announcer, Provided(Announcer)],
    limits: Annotated[RateLimiter, Provided(RateLimiter)],
) -> VideoCard:
    """Show all of the sent file again in a draft."""
    await limits.hit(TRIMS_AN_HOUR, member.account_id)
    await do_trim(session, announcer, member.account_id, VideoId(video_id), None)
    return await read_card(session, look, video_id)


@router.post(
    "/videos/{video_id}/restore", responses=responses(VideoNotFound, RemovedByStaff, Restricted)
)
async def restore_video(
    video_id: VideoPath, member: Member, session: Session, look: LookDep, settings: Settings
) -> VideoCard:
    """Bring one's own deleted video back with everything, while it is still kept."""
    keep = timedelta(days=settings.keep_deleted_days)
    await do_restore(session, member.account_id, VideoId(video_id), keep)
    return await read_card(session, look, video_id)


@router.get("/me/deleted-videos")
async def get_deleted_videos(
    member: Member, session: Session, look: LookDep, page: PageDep, settings: Settings
) -> Page[DeletedVideo]:
    """List one's own deleted videos that can still be brought back."""
    keep = timedelta(days=settings.keep_deleted_days)
    return await lists.list_deleted(session, look, member.account_id, keep, page)


@router.get("/me/publishing")
async def get_publishing(member: Member, session: Session) -> PublishingPreferences:
    """Show what one's new videos start with."""
    on = await downloads_by_default(session, member.account_id)
    return PublishingPreferences(downloads_on=on)


@router.put("/me/publishing")
async def put_publishing(
    body: PublishingPreferences, member: Member, session: Session
) -> PublishingPreferences:
    """Choose what one's new videos start with."""
    await do_choose_downloads(session, member.account_id, on=body.downloads_on)
    return body
