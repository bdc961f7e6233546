"""HTTP of the feeds: Following, and what a member decides about them. See also `hot_routes.py`."""

from fastapi import APIRouter

from rampe.accounts import Member
from rampe.feed.following import list_following
from rampe.feed.own_endpoints import router as own_router
from rampe.kit.database import Session
from rampe.kit.pagination import Page
from rampe.social import PageDep
from rampe.video import LookDep, VideoCard

router = APIRouter(tags=["feed"])

router.include_router(own_router)


@router.get("/feed/following")
async def get_following_feed(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List what the authors one follows have published, newest first."""
    return await list_following(session, look, member.account_id, page)
