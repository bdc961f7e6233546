"""HTTP of what a member decides about their feed: what is hidden from it, history, reset."""

from typing import Annotated

from fastapi import APIRouter, Path

from rampe.accounts import AccountNotFound
from rampe.accounts.http import Member
from rampe.feed.errors import BadHashtag, CannotHideSelf, TooManyHidden
from rampe.feed.hidden_lists import list_hidden_authors, list_hidden_hashtags, list_hidden_videos
from rampe.feed.hide import (
    do_hide,
    do_hide_author,
    do_hide_hashtag,
    do_unhide,
    do_unhide_author,
    do_unhide_hashtag,
)
from rampe.feed.history import do_remove_from_history, list_history
from rampe.feed.preferences import Decided, do_decide, read_preferences
from rampe.feed.reset import do_reset
from rampe.feed.schemas import (
    FeedPreferences,
    FeedPreferencesEdit,
    FeedReset,
    HiddenAuthor,
    HiddenHashtag,
    HistoryItem,
)
from rampe.kit.errors import responses
from rampe.kit.http import Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import BadCursor, Page
from rampe.kit.text import Line
from rampe.social.http import PageDep
from rampe.video import VideoCard, VideoNotFound, fold_hashtag
from rampe.video.http import LookDep

router = APIRouter(tags=["feed"])

VideoPath = Annotated[PublicId, Path(description="The video.")]
AuthorPath = Annotated[PublicId, Path(description="The author.")]
TagPath = Annotated[str, Path(max_length=100, description="A hashtag, without #."), Line(100)]


@router.put("/videos/{video_id}/hide", status_code=204, responses=responses(VideoNotFound))
async def put_hide(video_id: VideoPath, member: Member, session: Session) -> None:
    """Keep a video out of one's feeds."""
    await do_hide(session, member.account_id, video_id)


@router.delete("/videos/{video_id}/hide", status_code=204)
async def delete_hide(video_id: VideoPath, member: Member, session: Session) -> None:
    """Let a video into one's feeds again."""
    await do_unhide(session, member.account_id, video_id)


@router.get("/me/hidden/videos", responses=responses(BadCursor))
async def get_hidden_videos(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List the videos that one has hidden."""
    return await list_hidden_videos(session, look, member.account_id, page)


@router.get("/me/hidden/authors", responses=responses(BadCursor))
async def get_hidden_authors(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[HiddenAuthor]:
    """List the authors that one has hidden."""
    return await list_hidden_authors(session, look, member.account_id, page)


@router.put(
    "/me/hidden/authors/{author_id}",
    status_code=204,
    responses=responses(AccountNotFound, CannotHideSelf),
)
async def put_hidden_author(author_id: AuthorPath, member: Member, session: Session) -> None:
    """Keep an author out of one's For You."""
    await do_hide_author(session, member.account_id, author_id)


@router.delete("/me/hidden/authors/{author_id}", status_code=204)
async def delete_hidden_author(author_id: AuthorPath, member: Member, session: Session) -> None:
    """Let an author into one's For You again."""
    await do_unhide_author(session, member.account_id, author_id)


@router.get("/me/hidden/hashtags", responses=responses(BadCursor))
async def get_hidden_hashtags(
    member: Member, session: Session, page: PageDep
) -> Page[HiddenHashtag]:
    """List the hashtags that one has hidden."""
    return await list_hidden_hashtags(session, member.account_id, page)


@router.put(
    "/me/hidden/hashtags/{tag}", status_code=204, responses=responses(BadHashtag, TooManyHidden)
)
async def put_hidden_hashtag(tag: TagPath, member: Member, session: Session) -> None:
    """Keep videos with a hashtag out of one's For You."""
    await do_hide_hashtag(session, member.account_id, tag)


@router.delete("/me/hidden/hashtags/{tag}", status_code=204)
async def delete_hidden_hashtag(tag: TagPath, member: Member, session: Session) -> None:
    """Let a hashtag into one's For You again, however it is written."""
    await do_unhide_hashtag(session, member.account_id, fold_hashtag(tag))


@router.get("/me/history", responses=responses(BadCursor))
async def get_history(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[HistoryItem]:
    """List what one has watched, the last watched first."""
    return await list_history(session, look, member.account_id, page)


@router.delete("/me/history", status_code=204)
async def delete_history(member: Member, session: Session) -> None:
    """Empty one's history."""
    await do_remove_from_history(session, member.account_id)


@router.delete("/me/history/{video_id}", status_code=204)
async def delete_from_history(video_id: VideoPath, member: Member, session: Session) -> None:
    """Take a video out of one's history."""
    await do_remove_from_history(session, member.account_id, video_id)


@router.get("/me/feed")
async def get_preferences(member: Member, session: Session) -> FeedPreferences:
    """Return what one has decided about one's feed."""
    return await read_preferences(session, member.account_id)


@router.patch("/me/feed")
async def patch_preferences(
    wanted: FeedPreferencesEdit, member: Member, session: Session
) -> FeedPreferences:
    """Pause one's history or let it go on, and choose the languages of one's For You."""
    decided = Decided(**wanted.model_dump(exclude_unset=True))
    await do_decide(session, member.account_id, decided)
    return await read_preferences(session, member.account_id)


@router.post("/me/feed/reset", status_code=204)
async def post_reset(wanted: FeedReset, member: Member, session: Session) -> None:
    """Have For You forget what it learnt of oneself; what one chose stays. It has no way back."""
    await do_reset(session, member.account_id, history=wanted.history)
