"""HTTP of downloads: ask for the file, then fetch it."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from rampe.accounts.http import Viewer
from rampe.kit.errors import TooMany, problem, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.video.download import do_download
from rampe.video.errors import DownloadPreparing, NotDownloadable
from rampe.video.look import LookDep
from rampe.video.schemas import DownloadOut

router = APIRouter()

VideoPath = Annotated[PublicId, Path(description="The video.")]
Limits = Annotated[RateLimiter, Provided(RateLimiter)]

# Each is a file to be made; waiting for one asks every second.
ASKED_A_MINUTE = Rate("video_download", burst=60, seconds=60)


@router.post(
    "/videos/{video_id}/download",
    responses=responses(NotDownloadable, TooMany),
)
async def post_download(
    request: Request,
    video_id: VideoPath,
    viewer: Viewer,
    session: Session,
    look: LookDep,
    limits: Limits,
) -> DownloadOut:
    """Have the file of a video made, and say whether it is there; ask again until it is."""
    address = request.client.host if request.client else ""
    await limits.hit(ASKED_A_MINUTE, viewer.account_id if viewer else address)
    found = await do_download(session, look, video_id)
    return DownloadOut(ready=found.url is not None, url=found.url, file_name=found.file_name)


@router.get(
    "/videos/{video_id}/download",
    status_code=303,
    response_class=RedirectResponse,
    responses=responses(NotDownloadable, DownloadPreparing),
)
async def get_download(video_id: VideoPath, session: Session, look: LookDep) -> Response:
    """Lead to the best rendition of a video as one MP4, where its author allows it."""
    found = await do_download(session, look, video_id)
    if found.url is None:
        # Not raised: an error would undo the transaction that queues the file.
        wait = DownloadPreparing
        return problem(wait.status, wait.code, wait.title, headers={"Retry-After": "1"})
    return RedirectResponse(found.url, status_code=303, headers={"Cache-Control": "no-store"})
