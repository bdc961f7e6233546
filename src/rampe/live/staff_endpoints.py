"""HTTP of staff: stopping a live at once, and letting an account host with fewer followers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from rampe.accounts import AccountNotFound, StaffOnly, lock_account
from rampe.accounts.http import Moderator
from rampe.kit.errors import Unauthenticated, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.live.cards import KIND, read_live
from rampe.live.endpoints import LivePath, ToolsDep
from rampe.live.errors import LiveNotFound
from rampe.live.grant import do_set_grant, list_grants
from rampe.live.schemas import GrantIn, GrantOut, LiveOut, LiveStop
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from rampe.safety import (
    AdminOnly,
    Desk,
    Judge,
    NotYourself,
    ReportTargets,
    SafetySettings,
    do_hide_now,
)
from rampe.social.http import PageDep
from rampe.video.http import LookDep

router = APIRouter(prefix="/moderation", tags=["moderation"])

STAFF = (Unauthenticated, StaffOnly, NotYourself, AdminOnly)
AccountPath = Annotated[PublicId, Path(description="The account.")]


@router.post("/lives/{live_id}/stop", responses=responses(*STAFF, LiveNotFound))
async def stop_live(
    live_id: LivePath,
    body: LiveStop,
    member: Moderator,
    session: Session,
    look: LookDep,
    tools: ToolsDep,
    targets: Annotated[ReportTargets, Provided(ReportTargets)],
    settings: Annotated[SafetySettings, Provided(SafetySettings)],
) -> LiveOut:
    """Stop a live at once and withhold its recording: a decision, which its host can appeal."""
    await read_live(session, look, tools.gate.door, live_id)
    desk = Desk(session, targets, tools.bus, settings, Judge(member, body.reason))
    await do_hide_now(desk, KIND, live_id, body.rule, body.message)
    return await read_live(session, look, tools.gate.door, live_id)


@router.get("/live-grants", responses=responses(Unauthenticated, StaffOnly))
async def get_grants(
    _member: Moderator,
    session: Session,
    storage: Annotated[Storage, Provided(Storage)],
    page: PageDep,
    account_id: Annotated[PublicId | None, Query(description="Only this account's.")] = None,
) -> Page[GrantOut]:
    """List who may host lives with fewer followers, by whose word and why."""
    return await list_grants(session, storage, page, account_id)


@router.put(
    "/accounts/{account_id}/live-grant",
    status_code=204,
    responses=responses(*STAFF, AccountNotFound),
)
async def put_grant(
    account_id: AccountPath,
    body: GrantIn,
    member: Moderator,
    session: Session,
    bus: Annotated[Bus, Provided(Bus)],
) -> None:
    """Let an account host lives with fewer followers, or no longer; its age counts all the same.

    A live that runs goes on (ELI-03).
    """
    account = await lock_account(session, account_id)
    await do_set_grant(session, bus, Judge(member, body.reason), account, granted=body.granted)
