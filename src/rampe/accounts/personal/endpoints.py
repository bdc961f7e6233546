"""HTTP of members' data: archives, deleting the account, and bringing it back."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from rampe.accounts.callers import Member, Proved, Viewer
from rampe.accounts.cookies import clear_session_cookie
from rampe.accounts.here import QUARTER, Here, HereDep
from rampe.accounts.personal.deletion import (
    check_can_delete,
    check_restore_token,
    do_delete_account,
    do_restore_account,
    list_owned_brands,
)
from rampe.accounts.personal.errors import (
    DemoStays,
    ExportInTheMaking,
    ExportNotFound,
    ExportOpen,
    HandleNotTyped,
    OwnsBrands,
    RestoreTokenInvalid,
    StaffStays,
)
from rampe.accounts.personal.export import (
    do_remove_export,
    do_request_export,
    get_own_export,
    list_exports,
)
from rampe.accounts.personal.jobs import defer_export
from rampe.accounts.personal.links import PrivateLinks, archive_url
from rampe.accounts.personal.models import DataExport
from rampe.accounts.personal.schemas import (
    DeleteAccount,
    Deleted,
    DeletionInfo,
    ExportOut,
    Restore,
)
from rampe.accounts.personal.settings import PersonalSettings
from rampe.accounts.queries import lock_account
from rampe.accounts.schemas import SignedIn
from rampe.accounts.security.errors import ProofRequired
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Cursor, Limit, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import BadCursor, Page

router = APIRouter(tags=["personal data"])

NO_CONTENT = 204
DAY = 86_400
RESTORES = 20

ExportPath = Annotated[PublicId, Path(description="The archive.")]


def _show(here: Here, export: DataExport) -> ExportOut:
    url = archive_url(here.services.get(PrivateLinks), export)
    return ExportOut.model_validate({**_fields(export), "url": url})


def _fields(export: DataExport) -> dict[str, object]:
    names = ExportOut.model_fields.keys() - {"url"}
    return {name: getattr(export, name) for name in names}


@router.get("/me/exports", responses=responses(Unauthenticated, BadCursor))
async def get_exports(
    here: HereDep, session: Session, member: Member, cursor: Cursor = None, limit: Limit = 20
) -> Page[ExportOut]:
    """List the archives that the member asked for, the newest first."""
    rows, following = await list_exports(session, member.account_id, cursor, limit)
    return Page(items=[_show(here, row) for row in rows], next_cursor=following)


@router.post(
    "/me/exports",
    status_code=202,
    responses=responses(Unauthenticated, ProofRequired, ExportOpen, TooMany),
)
async def request_export(here: HereDep, session: Session, member: Proved) -> ExportOut:
    """Ask for an archive of everything about oneself; `export` frames tell how far it is."""
    account = await lock_account(session, member.account_id)
    export = await do_request_export(session, account)
    # After what can refuse: only archives that are made count.
    most = here.services.get(PersonalSettings).archives_per_day
    await here.limit("export", most, DAY, key=str(account.id))
    await defer_export(session, export)
    return _show(here, export)


@router.get("/me/exports/{export_id}", responses=responses(Unauthenticated, ExportNotFound))
async def get_export(
    export_id: ExportPath, here: HereDep, session: Session, member: Member
) -> ExportOut:
    """Return one of the member's archives."""
    return _show(here, await get_own_export(session, member.account_id, export_id))


@router.delete(
    "/me/exports/{export_id}",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, ExportNotFound, ExportInTheMaking),
)
async def remove_export(export_id: ExportPath, session: Session, member: Member) -> Response:
    """Remove an archive before its time."""
    await do_remove_export(session, member.account_id, export_id)
    return Response(status_code=NO_CONTENT)


@router.get("/me/deletion", responses=responses(Unauthenticated))
async def get_deletion(here: HereDep, session: Session, member: Member) -> DeletionInfo:
    """Say what deleting the account would mean."""
    return DeletionInfo(
        grace_days=here.services.get(PersonalSettings).grace_days,
        brands=await list_owned_brands(session, member.account_id),
    )


@router.delete(
    "/me",
    responses=responses(
        Unauthenticated, ProofRequired, HandleNotTyped, OwnsBrands, StaffStays, DemoStays
    ),
)
async def delete_me(
    body: DeleteAccount, here: HereDep, session: Session, response: Response, member: Proved
) -> Deleted:
    """Delete the member's account: gone for others now, for good after the grace."""
    account = await lock_account(session, member.account_id)
    await check_can_delete(session, account, body.handle)
    settings = here.services.get(PersonalSettings)
    deletion = await do_delete_account(session, here.bus, account, settings)
    clear_session_cookie(response, here.site)
    return Deleted(erase_at=deletion.erase_at)


@router.post(
    "/account-restorations",
    status_code=201,
    responses=responses(RestoreTokenInvalid, TooMany),
)
async def restore_me(
    body: Restore, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Bring an account back within its grace, with the token of a sign-in, and sign in."""
    await here.limit("restore", RESTORES, QUARTER)
    account_id = await check_restore_token(session, here.keys, body.token)
    account = await do_restore_account(session, account_id)
    return await here.sign_in(session, response, account, replaced=viewer)
