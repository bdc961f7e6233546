"""HTTP of lives: the list, one live, where it plays, and what its host does with it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.requests import HTTPConnection

from rampe.accounts import (
    AccountNotFound,
    BadImage,
    ImageTooLarge,
    SuspensionDoor,
    lock_account,
    make_picture,
    read_image,
)
from rampe.accounts.http import Member
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Limit, Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.ratelimit import Rate
from rampe.kit.services import services_of_request
from rampe.live import lists
from rampe.live.cards import is_staff, read_live, viewer_of
from rampe.live.change import (
    Changes,
    do_change,
    do_delete_recording,
    do_make_real,
    do_set_cover,
)
from rampe.live.create import LIVES_PER_HOUR, SetUp, do_create, find_invitable
from rampe.live.end import do_end_own
from rampe.live.errors import (
    LiveAgeUnknown,
    LiveAlreadyStarted,
    LiveCommentNotFound,
    LiveInvitesTooMany,
    LiveIsOver,
    LiveNeedsFollowers,
    LiveNotFed,
    LiveNotFound,
    LiveRunning,
    LiveSuspended,
    LiveTitleTooLong,
    LiveTooMany,
    LiveTooYoung,
    NotRehearsal,
    RecordingNotFound,
)
from rampe.live.find import check_own
from rampe.live.models import Format, LiveId
from rampe.live.play import find_play
from rampe.live.room.comments import RoomCommentPage, list_room_comments
from rampe.live.room.take_back import do_take_back
from rampe.live.schemas import LiveEdit, LiveIn, LiveOut, OnAirList, Play
from rampe.live.shown import is_watchable
from rampe.live.start import do_start
from rampe.live.tools import Tools
from rampe.live.watch_tokens import WatchTokens
from rampe.social.http import PageDep, ReaderDep
from rampe.video.http import LookDep

router = APIRouter(tags=["live"])

MAY_NOT_HOST = (LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended)
MOST_INDEX = (1 << 31) - 1
COVERS_PER_HOUR = Rate("live_cover", 30, 3600)
# Upright and never larger than a phone shows it; wide pictures keep their sides.
COVER = "scale=w='min(720,iw)':h='min(1280,ih)':force_original_aspect_ratio=decrease:flags=lanczos"
IMAGE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for kind in ("image/jpeg", "image/png", "image/webp")
        },
    }
}


async def get_tools(connection: HTTPConnection) -> Tools:
    """Return what the use cases need of this process."""
    return Tools.of(services_of_request(connection))


ToolsDep = Annotated[Tools, Depends(get_tools)]
Door = Annotated[SuspensionDoor, Provided(SuspensionDoor)]
LivePath = Annotated[PublicId, Path(description="The live.")]


@router.get("/lives")
async def get_lives(
    session: Session,
    look: LookDep,
    page: PageDep,
    format: Annotated[Format | None, Query()] = None,
) -> Page[LiveOut]:
    """List the lives on air that the caller may watch, best first (RNK-01)."""
    return await lists.list_running(session, look, page, format)


@router.get("/lives/on-air")
async def get_on_air(session: Session, look: LookDep) -> OnAirList:
    """List who is on air, for the rings around avatars; clients ask once a minute."""
    return OnAirList(items=await lists.list_on_air(session, look))


@router.post(
    "/lives",
    status_code=201,
    responses=responses(
        Unauthenticated,
        *MAY_NOT_HOST,
        LiveRunning,
        LiveTitleTooLong,
        LiveInvitesTooMany,
        TooMany,
    ),
)
async def post_live(
    body: LiveIn, member: Member, session: Session, look: LookDep, tools: ToolsDep
) -> LiveOut:
    """Prepare a live: its host sends a picture and sees the preview, nobody else does."""
    await tools.limits.hit(LIVES_PER_HOUR, member.account_id)
    account = await lock_account(session, member.account_id)
    setup = SetUp(
        title=body.title,
        format=body.format,
        audience=body.audience,
        is_rehearsal=body.is_rehearsal,
        is_recorded=body.is_recorded,
        invited=await find_invitable(session, member.account_id, body.invited),
    )
    live = await do_create(session, tools, account, setup)
    return await read_live(session, look, tools.gate.door, live.id)


@router.get("/lives/{live_id}", responses=responses(LiveNotFound))
async def get_live(live_id: LivePath, session: Session, look: LookDep, door: Door) -> LiveOut:
    """Show a live that the caller may watch."""
    return await read_live(session, look, door, live_id)


@router.get("/lives/{live_id}/play", responses=responses(LiveNotFound))
async def get_play(
    live_id: LivePath,
    session: Session,
    look: LookDep,
    tokens: Annotated[WatchTokens, Provided(WatchTokens)],
) -> Play:
    """Say where a live, or its recording, plays for the caller."""
    return await find_play(session, look, tokens, live_id)


@router.patch(
    "/lives/{live_id}",
    responses=responses(
        Unauthenticated,
        LiveNotFound,
        LiveIsOver,
        LiveAlreadyStarted,
        LiveTitleTooLong,
        LiveInvitesTooMany,
    ),
)
async def patch_live(
    live_id: LivePath,
    body: LiveEdit,
    member: Member,
    session: Session,
    look: LookDep,
    tools: ToolsDep,
) -> LiveOut:
    """Change one's own live; on air, only its title, audience and invitations."""
    account = await lock_account(session, member.account_id)
    invited = None
    if body.invited is not None:
        invited = await find_invitable(session, member.account_id, body.invited)
    changes = Changes(body.title, body.format, body.audience, body.is_recorded, invited)
    await do_change(session, tools, account, live_id, changes)
    return await read_live(session, look, tools.gate.door, live_id)


@router.post(
    "/lives/{live_id}/start",
    responses=responses(
        Unauthenticated, LiveNotFound, LiveIsOver, *MAY_NOT_HOST, LiveNotFed, LiveTooMany
    ),
)
async def start_live(
    live_id: LivePath, member: Member, session: Session, look: LookDep, tools: ToolsDep
) -> LiveOut:
    """Go on air."""
    await do_start(session, tools, live_id, member.account_id)
    return await read_live(session, look, tools.gate.door, live_id)


@router.post("/lives/{live_id}/end", responses=responses(Unauthenticated, LiveNotFound))
async def post_end(
    live_id: LivePath, member: Member, session: Session, look: LookDep, tools: ToolsDep
) -> LiveOut:
    """End one's own live; one that is only prepared is given up."""
    await do_end_own(session, tools.bus, live_id, member.account_id)
    return await read_live(session, look, tools.gate.door, live_id)


@router.post(
    "/lives/{live_id}/make-real",
    status_code=201,
    responses=responses(Unauthenticated, LiveNotFound, NotRehearsal, *MAY_NOT_HOST, LiveRunning),
)
async def make_real(
    live_id: LivePath, member: Member, session: Session, look: LookDep, tools: ToolsDep
) -> LiveOut:
    """End one's rehearsal and prepare a live of the same set-up."""
    account = await lock_account(session, member.account_id)
    live = await do_make_real(session, tools, account, live_id)
    return await read_live(session, look, tools.gate.door, live.id)


@router.put(
    "/lives/{live_id}/cover",
    openapi_extra=IMAGE_BODY,
    responses=responses(Unauthenticated, LiveNotFound, BadImage, ImageTooLarge, TooMany),
)
async def put_cover(
    live_id: LivePath,
    request: Request,
    member: Member,
    session: Session,
    look: LookDep,
    tools: ToolsDep,
) -> LiveOut:
    """Choose what is shown before the first frame and once the live is over.

    A PNG, JPEG or WebP of up to 5 MB.
    """
    await tools.limits.hit(COVERS_PER_HOUR, member.account_id)
    await check_own(session, live_id, member.account_id)
    webp = await make_picture(await read_image(request), COVER)
    await do_set_cover(session, tools.storage, live_id, member.account_id, webp)
    return await read_live(session, look, tools.gate.door, live_id)


@router.delete("/lives/{live_id}/cover", responses=responses(Unauthenticated, LiveNotFound))
async def delete_cover(
    live_id: LivePath, member: Member, session: Session, look: LookDep, tools: ToolsDep
) -> LiveOut:
    """Take the cover away: before the first frame the host is shown, after the end the last one."""
    await do_set_cover(session, tools.storage, live_id, member.account_id, None)
    return await read_live(session, look, tools.gate.door, live_id)


@router.delete(
    "/lives/{live_id}/recording",
    status_code=204,
    responses=responses(Unauthenticated, LiveNotFound, RecordingNotFound),
)
async def delete_recording(
    live_id: LivePath, member: Member, session: Session, tools: ToolsDep
) -> None:
    """Delete a recording of one's own, for everybody and for good."""
    await do_delete_recording(session, tools.bus, live_id, member.account_id)


@router.get("/lives/{live_id}/comments", responses=responses(LiveNotFound))
async def get_comments(
    live_id: LivePath,
    session: Session,
    look: LookDep,
    reader: ReaderDep,
    before: Annotated[int | None, Query(ge=0, le=MOST_INDEX)] = None,
    after: Annotated[int | None, Query(ge=0, le=MOST_INDEX)] = None,
    limit: Limit = 50,
) -> RoomCommentPage:
    """List comments by their index: for who missed some, and for the past."""
    if not await is_watchable(session, live_id, viewer_of(look), staff=is_staff(look)):
        raise LiveNotFound
    return await list_room_comments(
        reader, LiveId(live_id), before=before, after=after, limit=limit
    )


@router.delete(
    "/lives/{live_id}/comments/{comment_id}",
    status_code=204,
    responses=responses(Unauthenticated, LiveCommentNotFound),
)
async def delete_comment(
    live_id: LivePath,
    comment_id: Annotated[PublicId, Path(description="The comment.")],
    member: Member,
    session: Session,
    tools: ToolsDep,
) -> None:
    """Take a comment back, as its author or the live's host: it leaves open screens at once."""
    await do_take_back(session, tools.bus, LiveId(live_id), comment_id, member.account_id)


@router.get("/accounts/{account_id}/lives", responses=responses(AccountNotFound))
async def get_account_lives(
    account_id: Annotated[PublicId, Path(description="The host.")],
    session: Session,
    look: LookDep,
    page: PageDep,
) -> Page[LiveOut]:
    """List an account's live on air and its recordings."""
    return await lists.list_of_account(session, look, account_id, page)
