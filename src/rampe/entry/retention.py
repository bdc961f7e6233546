"""How long this installation keeps what it knows of people, for its privacy page."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from rampe.entry.settings import Settings
from rampe.kit.http import Provided

router = APIRouter(tags=["instance"])


class Retention(BaseModel):
    """Days; what is not named is kept until its member deletes it."""

    sessions: int
    """Of a sign-in that is not used any more."""
    watch_events: int
    seen_videos: int
    searches: int
    notifications: int
    deleted_videos: int
    recordings: int
    """Of lives."""
    archives: int
    """That members have asked for."""
    deleted_accounts: int
    """Until nobody can bring one back."""


@router.get("/retention")
async def get_retention(settings: Annotated[Settings, Provided(Settings)]) -> Retention:
    """Say for how many days what is kept. Open to everybody."""
    return Retention(
        sessions=settings.accounts.session_days,
        watch_events=settings.feed.watch_days,
        seen_videos=settings.feed.seen_days,
        searches=settings.search.recent_days,
        notifications=settings.notify.keep_days,
        deleted_videos=settings.video.keep_deleted_days,
        recordings=settings.live.recording_days,
        archives=settings.personal.archive_days,
        deleted_accounts=settings.personal.grace_days,
    )
