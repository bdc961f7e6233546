"""HTTP of the feeds: Following, and what a member decides about them. See also `hot_routes.py`."""

from fastapi import APIRouter

from rampe.accounts.http import Member
from rampe.feed.errors import InterestsRequired
from rampe.feed.following import list_following
from rampe.feed.for_you import check_chosen
from rampe.feed.own_endpoints import router as own_router
from rampe.kit.errors import responses
from rampe.kit.http import Session
from rampe.kit.pagination import BadCursor, Page
from rampe.social.http import PageDep
from rampe.video import VideoCard
from rampe.video.http import LookDep

router = APIRouter(tags=["feed"])

router.include_router(own_router)


@router.get("/feed/following", responses=responses(InterestsRequired, BadCursor))
async def get_following_feed(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List what the authors one follows have published, newest first."""
    check_chosen(member)
    return await list_following(session, look, member.account_id, page)
