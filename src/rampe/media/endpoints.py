"""HTTP of media: tus uploads, assets, and the question Caddy asks for each private file."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from sqlalchemy import bindparam, select

from rampe.accounts import archive_epoch, authenticate
from rampe.accounts.http import Member
from rampe.kit.database import Database, fetch, hot_statement
from rampe.kit.errors import TooMany, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.kit.services import services_of_request
from rampe.media import errors, tus
from rampe.media.announce import Announcer
from rampe.media.folders import FolderOver, PrivateFolders
from rampe.media.models import Asset, Upload
from rampe.media.part import Trim, parse_trim
from rampe.media.queries import get_own_asset, view_asset
from rampe.media.retry import do_retry
from rampe.media.schemas import AssetView
from rampe.media.settings import MediaSettings
from rampe.media.tokens import GUEST, MediaSigner, Ticket, parse_private_path
from rampe.media.upload import (
    Interrupted,
    Piece,
    Receiver,
    check_can_upload,
    do_create_upload,
    do_end_upload,
    do_receive,
    get_upload,
)
from rampe.media.upload_store import DiskUploads
from rampe.ports.storage import PRIVATE, Storage, door_headers

router = APIRouter(tags=["media"])

Settings = Annotated[MediaSettings, Provided(MediaSettings)]
Signer = Annotated[MediaSigner, Provided(MediaSigner)]
Store = Annotated[DiskUploads, Provided(DiskUploads)]
Limits = Annotated[RateLimiter, Provided(RateLimiter)]

UPLOADS_AN_HOUR = Rate("upload", burst=60, seconds=3600)
RETRIES_AN_HOUR = Rate("media_retry", burst=20, seconds=3600)


def get_receiver(
    database: Annotated[Database, Provided(Database)],
    store: Store,
    announcer: Annotated[Announcer, Provided(Announcer)],
) -> Receiver:
    """What receiving uploads needs."""
    return Receiver(database, store, announcer)


Receiving = Annotated[Receiver, Depends(get_receiver)]


def read_number(request: Request, name: str) -> int:
    """A numeric header of tus. Raises `TusError`."""
    try:
        return tus.parse_number(name, request.headers.get(name))
    except tus.BadHeader as error:
        raise errors.TusError(str(error)) from None


def check_version(request: Request) -> None:
    """Refuse clients of another protocol version. Raises `WrongTusVersion`."""
    if request.headers.get("Tus-Resumable") != tus.VERSION:
        raise errors.WrongTusVersion


Versioned = Depends(check_version)


def answer(status: int, headers: dict[str, str], upload: Upload | None = None) -> Response:
    """A tus answer without body; with an upload, how far it is."""
    known = {"Tus-Resumable": tus.VERSION, "Cache-Control": "no-store", **headers}
    if upload is not None:
        known["Upload-Offset"] = str(upload.received)
        if not upload.complete:
            known["Upload-Expires"] = tus.http_date(upload.expires_at)
    return Response(status_code=status, headers=known)


@router.options("/uploads", status_code=204)
async def describe_uploads(settings: Settings) -> Response:
    """What this server can do (tus core)."""
    described = {
        "Tus-Version": tus.VERSION,
        "Tus-Max-Size": str(settings.max_bytes),
        "Tus-Extension": tus.EXTENSIONS,
        "Tus-Checksum-Algorithm": ",".join(tus.ALGORITHMS),
    }
    return answer(204, described)


@router.post(
    "/uploads",
    status_code=201,
    dependencies=[Versioned],
    responses=responses(
        errors.TusError,
        errors.WrongTusVersion,
        errors.EmptyFile,
        errors.UploadTooLarge,
        errors.QuotaExceeded,
        errors.TooManyUploads,
        errors.StorageFull,
        TooMany,
    ),
)
async def post_upload(
    request: Request,
    member: Member,
    session: Session,
    settings: Settings,
    store: Store,
    limits: Limits,
) -> Response:
    """Open an upload of a declared length; its address is in `Location`.

    `trim` in `Upload-Metadata`, two whole numbers `start,end` of milliseconds, is the part of the
    file that is meant.
    """
    length, described, trim = read_announcement(request)
    await limits.hit(UPLOADS_AN_HOUR, member.account_id)
    await check_can_upload(session, member.account_id, length, settings, store)
    upload = await do_create_upload(session, member.account_id, length, described, settings, trim)
    await store.create(upload.id)
    location = f"{request.url.path.rstrip('/')}/{upload.id}"
    known = {"Location": location, "Upload-Asset": str(upload.asset_id)}
    return answer(201, known, upload)


def read_announcement(request: Request) -> tuple[int, str, Trim | None]:
    """Length, metadata and wanted part of a new upload. Raises `TusError`."""
    if "Upload-Defer-Length" in request.headers or "Upload-Concat" in request.headers:
        raise errors.TusError("Upload-Length is needed; parts are not joined here")
    described = request.headers.get("Upload-Metadata")
    try:
        trim = parse_trim(tus.parse_metadata(described).get("trim"))
    except ValueError as error:
        raise errors.TusError(str(error)) from None
    return read_number(request, "Upload-Length"), described or "", trim


UploadPath = Annotated[PublicId, Path(description="The upload.")]


@router.head(
    "/uploads/{upload_id}",
    status_code=200,
    dependencies=[Versioned],
    responses=responses(errors.UploadNotFound, errors.UploadExpired),
)
async def head_upload(upload_id: UploadPath, member: Member, session: Session) -> Response:
    """How many bytes are safe here: where to go on."""
    upload = await get_upload(session, upload_id, member.account_id)
    known = {"Upload-Length": str(upload.length), "Upload-Asset": str(upload.asset_id)}
    if upload.described:
        known["Upload-Metadata"] = upload.described
    return answer(200, known, upload)


@router.patch(
    "/uploads/{upload_id}",
    status_code=204,
    dependencies=[Versioned],
    responses=responses(
        errors.TusError,
        errors.UploadNotFound,
        errors.OffsetMismatch,
        errors.UploadExpired,
        errors.UploadTooLarge,
        errors.WrongContentType,
        errors.UploadLocked,
        errors.ChecksumMismatch,
    ),
)
async def patch_upload(
    upload_id: UploadPath, request: Request, member: Member, receiving: Receiving
) -> Response:
    """Append bytes at `Upload-Offset`. Holds no transaction while they come."""
    if request.headers.get("Content-Type") != tus.CONTENT_TYPE:
        raise errors.WrongContentType
    try:
        checksum = tus.parse_checksum(request.headers.get("Upload-Checksum"))
    except tus.BadHeader as error:
        raise errors.TusError(str(error)) from None
    offset = read_number(request, "Upload-Offset")
    piece = Piece(upload_id, member.account_id, offset, request.stream(), checksum)
    try:
        return answer(204, {}, await do_receive(receiving, piece))
    except Interrupted:
        raise errors.TusError("The body ended early") from None


@router.delete(
    "/uploads/{upload_id}",
    status_code=204,
    dependencies=[Versioned],
    responses=responses(errors.UploadNotFound, errors.UploadLocked),
)
async def delete_upload(
    upload_id: UploadPath, member: Member, session: Session, receiving: Receiving
) -> Response:
    """Give an unfinished upload up; its bytes are removed."""
    await do_end_upload(session, receiving, upload_id, member.account_id)
    return answer(204, {})


AssetPath = Annotated[PublicId, Path(description="The asset.")]


@router.get("/assets/{asset_id}", responses=responses(errors.AssetNotFound))
async def get_asset(
    asset_id: AssetPath, member: Member, session: Session, signer: Signer
) -> AssetView:
    """How far one's own video is, and where to watch it."""
    asset = await get_own_asset(session, asset_id, member.account_id)
    return view_asset(asset, member.account_id, signer)


@router.post(
    "/assets/{asset_id}/retry",
    status_code=202,
    responses=responses(errors.AssetNotFound, errors.CannotRetry, TooMany),
)
async def post_retry(
    asset_id: AssetPath,
    member: Member,
    session: Session,
    signer: Signer,
    limits: Limits,
    announcer: Annotated[Announcer, Provided(Announcer)],
) -> AssetView:
    """Try a failed video again."""
    await limits.hit(RETRIES_AN_HOUR, member.account_id)
    asset = await do_retry(session, announcer, asset_id, member.account_id)
    return view_asset(asset, member.account_id, signer)


_LINK_EPOCH = hot_statement(select(Asset.link_epoch).where(Asset.id == bindparam("asset_id")))


@router.get("/media-auth", status_code=204, include_in_schema=False)
async def get_media_auth(
    request: Request, signer: Signer, storage: Annotated[Storage, Provided(Storage)]
) -> Response:
    """Tell Caddy whether a private file may be read: 204, or 404 whatever is wrong (decision 9).

    And where it is, when the files are in a remote store. What was to be had until its time was
    over is 410 to who has an address of it (RPL-04).
    """
    ticket = parse_private_path(request.headers.get("X-Forwarded-Uri", "").partition("?")[0])
    if ticket is None:
        return Response(status_code=404)
    try:
        if not await is_allowed(request, ticket, signer):
            return Response(status_code=404)
    except FolderOver as over:
        return Response(status_code=410 if signer.is_genuine(ticket, over.epoch) else 404)
    key = f"{PRIVATE}{ticket.asset_id}/{ticket.file}"
    method = request.headers.get("X-Forwarded-Method", "GET")
    return Response(status_code=204, headers=await door_headers(storage, key, method))


async def find_epoch(database: Database, folders: PrivateFolders, file_id: int) -> int | None:
    """The link epoch of an asset, an archive of a member's data, or another domain's folder.

    Raises:
        FolderOver: the folder was there, and its time is over.
    """
    rows = await fetch(database, _LINK_EPOCH, asset_id=file_id)
    if rows:
        return rows[0]["link_epoch"]
    epoch = await folders.find_epoch(database, file_id)
    return epoch if epoch is not None else await archive_epoch(database, file_id)


async def is_allowed(request: Request, ticket: Ticket, signer: MediaSigner) -> bool:
    """Whether the ticket is good and the request comes from the viewer it was made for.

    Raises:
        FolderOver: as `find_epoch` does.
    """
    services = services_of_request(request)
    database, folders = services.get(Database), services.get(PrivateFolders)
    epoch = await find_epoch(database, folders, ticket.asset_id)
    if epoch is None or not signer.check(ticket, epoch):
        return False
    if ticket.viewer == GUEST:
        return True
    principal = await authenticate(request)
    return principal is not None and principal.account_id == ticket.viewer
