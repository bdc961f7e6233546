"""HTTP of subtitles: one text a language, as WebVTT."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from rampe.accounts.http import Member, Viewer
from rampe.kit.errors import responses
from rampe.kit.http import Session
from rampe.kit.ids import PublicId
from rampe.video.captions import (
    Track,
    do_delete_captions,
    do_put_captions,
    list_captions,
    read_captions,
)
from rampe.video.cards import captions_url
from rampe.video.errors import CaptionsInvalid, CaptionsNotFound, TooManyLanguages, VideoNotFound
from rampe.video.models import VideoId
from rampe.video.schemas import CaptionsOut

router = APIRouter()

VideoPath = Annotated[PublicId, Path(description="The video.")]
LanguagePath = Annotated[
    str, Path(max_length=11, description="BCP 47: language, script, region; such as pt-BR.")
]

_VTT = {"text/vtt": {"schema": {"type": "string", "maxLength": 300_000}}}


@router.get("/videos/{video_id}/captions")
async def get_captions(video_id: VideoPath, viewer: Viewer, session: Session) -> list[CaptionsOut]:
    """List the languages in which a video has subtitles; none of one that is not shown."""
    viewer_id = viewer.account_id if viewer else None
    staff = viewer is not None and viewer.is_staff
    tracks = await list_captions(session, viewer_id, video_id, staff=staff)
    return [_out(video_id, track) for track in tracks]


@router.get(
    "/videos/{video_id}/captions/{language}",
    response_class=Response,
    responses={**responses(CaptionsNotFound), 200: {"description": "WebVTT", "content": _VTT}},
)
async def get_captions_text(
    video_id: VideoPath, language: LanguagePath, viewer: Viewer, session: Session
) -> Response:
    """Return the subtitles of a language as WebVTT, for who may open the video."""
    viewer_id = viewer.account_id if viewer else None
    staff = viewer is not None and viewer.is_staff
    vtt = await read_captions(session, viewer_id, video_id, language, staff=staff)
    # Asked for anew each time: visibility may have changed, and so may the text.
    return Response(vtt, media_type="text/vtt", headers={"Cache-Control": "private, no-cache"})


@router.put(
    "/videos/{video_id}/captions/{language}",
    responses=responses(VideoNotFound, CaptionsInvalid, TooManyLanguages),
    openapi_extra={"requestBody": {"required": True, "content": _VTT}},
)
async def put_captions(
    video_id: VideoPath,
    language: LanguagePath,
    request: Request,
    member: Member,
    session: Session,
) -> CaptionsOut:
    """Give one's own video subtitles: WebVTT or SubRip, at most 2,000 cues and 300 kB.

    Only times and plain text are kept; what is served is written anew.
    """
    data = await request.body()
    track = await do_put_captions(session, member.account_id, VideoId(video_id), language, data)
    return _out(video_id, track)


@router.delete(
    "/videos/{video_id}/captions/{language}",
    status_code=204,
    responses=responses(VideoNotFound, CaptionsNotFound),
)
async def delete_captions(
    video_id: VideoPath, language: LanguagePath, member: Member, session: Session
) -> None:
    """Take the subtitles of a language away."""
    await do_delete_captions(session, member.account_id, VideoId(video_id), language)


def _out(video_id: int, track: Track) -> CaptionsOut:
    return CaptionsOut(
        language=track.language,
        cues=track.cues,
        updated_at=track.updated_at,
        url=captions_url(video_id, track.language),
    )
