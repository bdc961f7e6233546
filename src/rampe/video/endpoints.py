"""HTTP of videos: drafts, publishing, editing, deleting, and reading them."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path

from rampe.accounts.http import Member
from rampe.kit.errors import responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.safety import Restricted
from rampe.social.http import PageDep
from rampe.video import lists
from rampe.video.cards import read_card
from rampe.video.delete import do_delete
from rampe.video.details import Details, check_details
from rampe.video.draft import do_create_draft
from rampe.video.edit import do_edit
from rampe.video.errors import (
    AssetFailed,
    AssetNotFound,
    AuthorNotFound,
    CaptionTooLong,
    VideoNotFound,
)
from rampe.video.look import LookDep
from rampe.video.models import State, VideoId
from rampe.video.publish import do_publish
from rampe.video.schemas import VideoCard, VideoEdit, VideoIn
from rampe.video.settings import VideoSettings

router = APIRouter(tags=["video"])

VideoPath = Annotated[PublicId, Path(description="The video.")]
Settings = Annotated[VideoSettings, Provided(VideoSettings)]


@router.post("/videos", status_code=201, responses=responses(AssetNotFound, CaptionTooLong))
async def post_video(
    body: VideoIn, member: Member, session: Session, look: LookDep, settings: Settings
) -> VideoCard:
    """Make a draft of one's upload; asking again for the same upload changes that draft."""
    details = _details(body, settings)
    draft = await do_create_draft(session, member.account_id, body.asset_id, details)
    return await read_card(session, look, draft.id)


@router.get("/videos/{video_id}", responses=responses(VideoNotFound))
async def get_video(video_id: VideoPath, session: Session, look: LookDep) -> VideoCard:
    """Show a video that the caller may open."""
    return await read_card(session, look, video_id)


@router.patch("/videos/{video_id}", responses=responses(VideoNotFound, CaptionTooLong, Restricted))
async def patch_video(
    video_id: VideoPath,
    body: VideoEdit,
    member: Member,
    session: Session,
    look: LookDep,
    settings: Settings,
) -> VideoCard:
    """Change one's own video, draft or published."""
    details = _details(body, settings)
    await do_edit(session, member.account_id, VideoId(video_id), details)
    return await read_card(session, look, video_id)


@router.post(
    "/videos/{video_id}/publish", responses=responses(VideoNotFound, AssetFailed, Restricted)
)
async def publish_video(
    video_id: VideoPath, member: Member, session: Session, look: LookDep
) -> VideoCard:
    """Publish one's draft, or a planned video now.

    Others see it once its asset is ready; so long, it has no moment.
    """
    await do_publish(session, member.account_id, VideoId(video_id))
    return await read_card(session, look, video_id)


@router.delete("/videos/{video_id}", status_code=204, responses=responses(VideoNotFound))
async def delete_video(video_id: VideoPath, member: Member, session: Session) -> None:
    """Delete one's own video, for everybody at once; it can be brought back for a while."""
    await do_delete(session, member.account_id, VideoId(video_id))


@router.get("/accounts/{account_id}/videos", responses=responses(AuthorNotFound))
async def get_account_videos(
    account_id: Annotated[PublicId, Path()], session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List the published videos of an account that the caller may see; none of a private one."""
    return await lists.list_of_author(session, look, account_id, page)


@router.get("/me/videos")
async def get_own_videos(
    member: Member,
    session: Session,
    look: LookDep,
    page: PageDep,
    state: Literal[State.DRAFT, State.SCHEDULED, State.PUBLISHED] = State.PUBLISHED,
) -> Page[VideoCard]:
    """List one's own drafts, planned videos in the order of their times, or published ones."""
    return await lists.list_own(session, look, member.account_id, state, page)


@router.get("/me/bookmarked-videos")
async def get_bookmarked_videos(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List the videos that one keeps for later."""
    return await lists.list_bookmarked(session, look, member.account_id, page)


def _details(body: VideoEdit, settings: VideoSettings) -> Details:
    """Return what the body holds, without what it leaves out."""
    given = body.model_dump(exclude_unset=True, include=set(Details.__annotations__))
    return check_details(Details(**given), settings)
