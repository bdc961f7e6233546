"""Receiving a member's file, in as many pieces and days as it takes (VID-01).

What a client was told to be received is on disk and synced before it is told. Nobody waits in a
transaction while bytes trickle in: the writer holds the store's lock (`upload_store.py`), and each
checkpoint is a transaction of its own.
"""

import asyncio
import hmac
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import ClientDisconnect

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.media.announce import Announcer, do_give_up
from rampe.media.errors import (
    ChecksumMismatch,
    EmptyFile,
    OffsetMismatch,
    QuotaExceeded,
    StorageFull,
    TooManyUploads,
    UploadExpired,
    UploadLocked,
    UploadNotFound,
    UploadTooLarge,
)
from rampe.media.jobs import defer_encode
from rampe.media.models import Asset, AssetId, AssetState, Upload, UploadId
from rampe.media.part import Trim
from rampe.media.probe import Reason
from rampe.media.queries import count_open_uploads, count_promised_bytes, count_source_bytes
from rampe.media.settings import MediaSettings
from rampe.media.tus import Digest
from rampe.media.upload_store import Busy, DiskUploads, SourceGone, UploadFile

WRITE_BYTES = 1 << 20
CHECKPOINT_BYTES = 8 << 20
CHECKPOINT_SECONDS = 3.0
# A phone that lost its network sends no FIN: without this, its own next request would get 423.
IDLE_SECONDS = 15.0


class Stalled(Exception):
    """The client has sent nothing for too long."""


class Interrupted(Exception):
    """The body ended before its end; there is nobody to answer."""


@dataclass(frozen=True)
class Receiver:
    """What receiving needs of the process."""

    database: Database
    store: DiskUploads
    announcer: Announcer


async def check_can_upload(
    session: AsyncSession, owner_id: int, length: int, settings: MediaSettings, store: DiskUploads
) -> None:
    """Decide before any byte is sent. Holds the owner's lock, so that parallel requests add up.

    Raises:
        EmptyFile, UploadTooLarge, TooManyUploads, QuotaExceeded, StorageFull.
    """
    if length == 0:
        raise EmptyFile
    if length > settings.max_bytes:
        raise UploadTooLarge(limit=settings.max_bytes)
    await session.execute(select(func.pg_advisory_xact_lock(owner_id)))
    if await count_open_uploads(session, owner_id) >= settings.open_uploads:
        raise TooManyUploads(limit=settings.open_uploads)
    used = await count_source_bytes(session, owner_id)
    if used + length > settings.quota_bytes:
        raise QuotaExceeded(limit=settings.quota_bytes, used=used)
    promised = await count_promised_bytes(session)
    if store.free_bytes() - promised - length < settings.free_disk_bytes:
        raise StorageFull


async def do_create_upload(
    session: AsyncSession,
    owner_id: int,
    length: int,
    described: str,
    settings: MediaSettings,
    trim: Trim | None = None,
) -> Upload:
    """Open an upload of `length` bytes, and the asset it, or a part of it, will become."""
    now = clock.now()
    asset = Asset(
        id=AssetId(new_id()),
        owner_id=owner_id,
        source_bytes=length,
        trim_start_ms=trim.start_ms if trim else None,
        trim_end_ms=trim.end_ms if trim else None,
        created_at=now,
        touched_at=now,
    )
    session.add(asset)
    await session.flush()
    upload = Upload(
        id=UploadId(new_id()),
        owner_id=owner_id,
        asset_id=asset.id,
        length=length,
        described=described,
        expires_at=now + timedelta(hours=settings.upload_expiry_hours),
        created_at=now,
    )
    session.add(upload)
    await session.flush()
    return upload


async def get_upload(session: AsyncSession, upload_id: int, owner_id: int) -> Upload:
    """An upload for its owner.

    Raises:
        UploadNotFound: there is none, or it is another member's.
        UploadExpired: it was not finished in time, or its bytes are no longer needed.
    """
    upload = await session.get(Upload, upload_id, populate_existing=True)
    if upload is None or upload.owner_id != owner_id:
        raise UploadNotFound
    if not upload.complete and (not upload.stored or upload.expires_at <= clock.now()):
        raise UploadExpired
    return upload


@dataclass(frozen=True)
class Piece:
    """One PATCH: the bytes, where they belong, and what they must come to."""

    upload_id: int
    owner_id: int
    offset: int
    body: AsyncIterator[bytes]
    checksum: tuple[Digest, bytes] | None = None


async def do_receive(receiver: Receiver, piece: Piece) -> Upload:
    """Append the bytes of one request and return the upload as it is then.

    A connection that breaks keeps what arrived, unless the piece has a checksum: that is kept whole
    or not at all.

    Raises:
        UploadNotFound, UploadExpired, UploadLocked, OffsetMismatch, ChecksumMismatch,
        UploadTooLarge: nothing was kept.
        Interrupted: the client is gone or silent; what it sent was kept.
    """
    upload = await read_upload(receiver.database, piece)
    if upload.complete and piece.offset == upload.length:
        return upload
    try:
        async with receiver.store.open(upload.id) as file:
            # Again, now that nobody else writes.
            upload = await read_upload(receiver.database, piece)
            if upload.received != piece.offset:
                raise OffsetMismatch(offset=upload.received)
            await file.cut(piece.offset)
            return await append(Appending(receiver, upload, piece, file))
    except Busy:
        raise UploadLocked from None
    except SourceGone:
        # Encoded and put away since, or lost with a disk: either way not resumable.
        raise UploadExpired from None


async def read_upload(database: Database, piece: Piece) -> Upload:
    """The upload, in a short transaction of its own."""
    async with database.session() as session:
        return await get_upload(session, piece.upload_id, piece.owner_id)


@dataclass
class Appending:
    """A body on its way to the disk."""

    receiver: Receiver
    upload: Upload
    piece: Piece
    file: UploadFile
    waiting: bytearray = field(default_factory=bytearray)
    written: int = 0
    checked: int = 0
    checked_at: float = field(default_factory=time.monotonic)

    async def take(self, chunk: bytes) -> None:
        """Count, digest and, by the megabyte, write one chunk."""
        arrived = self.piece.offset + self.written + len(self.waiting) + len(chunk)
        if arrived > self.upload.length:
            raise UploadTooLarge("More bytes came than Upload-Length announced")
        if self.piece.checksum:
            self.piece.checksum[0].update(chunk)
        self.waiting += chunk
        if len(self.waiting) >= WRITE_BYTES:
            await self.write()
        if not self.piece.checksum and self.checkpoint_due():
            await self.keep()

    def checkpoint_due(self) -> bool:
        """Whether enough bytes or time have passed to promise what is written."""
        unchecked = self.written + len(self.waiting) - self.checked
        late = time.monotonic() - self.checked_at > CHECKPOINT_SECONDS
        return unchecked >= CHECKPOINT_BYTES or (late and unchecked > 0)

    async def write(self) -> None:
        """Hand what waits to the disk."""
        await self.file.write(self.waiting)
        self.written += len(self.waiting)
        self.waiting.clear()

    async def keep(self) -> Upload:
        """Sync what came and record it: from here on it is the client's to rely on."""
        await self.write()
        await self.file.sync()
        self.checked, self.checked_at = self.written, time.monotonic()
        self.upload = await do_record(
            self.receiver, self.upload.id, self.piece.offset + self.written
        )
        return self.upload

    def check_sum(self) -> None:
        """Compare the checksum, if there is one. Raises `ChecksumMismatch`."""
        if self.piece.checksum:
            digest, expected = self.piece.checksum
            if not hmac.compare_digest(digest.digest(), expected):
                raise ChecksumMismatch


async def append(appending: Appending) -> Upload:
    """Write the whole body, and settle what a broken one leaves."""
    try:
        async for chunk in without_stalling(appending.piece.body):
            await appending.take(chunk)
        appending.check_sum()
        return await appending.keep()
    except (ClientDisconnect, Stalled, asyncio.CancelledError) as error:
        # Worth keeping even where a shutdown cancels this request.
        if not appending.piece.checksum:
            await asyncio.shield(appending.keep())
        if isinstance(error, asyncio.CancelledError):
            raise
        raise Interrupted from None
    except (ChecksumMismatch, UploadTooLarge):
        await appending.file.cut(appending.piece.offset)
        await do_record(appending.receiver, appending.upload.id, appending.piece.offset)
        raise


async def without_stalling(body: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks of a body. Raises `Stalled` when none comes for a while."""
    while True:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                chunk = await anext(body)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise Stalled from None
        yield chunk


async def do_record(receiver: Receiver, upload_id: int, received: int) -> Upload:
    """Record how much is on disk; with the last byte the encode is queued in the same transaction.

    Raises:
        UploadNotFound: it was ended meanwhile.
    """
    async with receiver.database.session() as session:
        upload = await session.get(Upload, upload_id, with_for_update=True)
        if upload is None or not upload.stored:
            raise UploadNotFound
        upload.received = received
        if upload.complete:
            await do_complete(session, receiver.announcer, upload)
        return upload


async def do_complete(session: AsyncSession, announcer: Announcer, upload: Upload) -> None:
    """Queue the encode of an upload whose bytes are all here. Idempotent."""
    asset = await session.get_one(Asset, upload.asset_id, with_for_update=True)
    if asset.state is not AssetState.UPLOADING:
        return
    asset.state, asset.touched_at = AssetState.UPLOADED, clock.now()
    await defer_encode(session, asset)
    announcer.after_commit(session, asset)


async def do_end_upload(
    session: AsyncSession, receiver: Receiver, upload_id: int, owner_id: int
) -> None:
    """Give an upload up and forget its bytes (tus termination). Idempotent while its row exists.

    Raises:
        UploadNotFound: there is none, it is another member's, or it is already a video.
        UploadLocked: a request is writing.
    """
    upload = await session.get(Upload, upload_id, with_for_update=True)
    if upload is None or upload.owner_id != owner_id or upload.complete:
        raise UploadNotFound
    with suppress(SourceGone):
        try:
            async with receiver.store.open(upload.id):
                await do_give_up(session, receiver.announcer, upload, Reason.CANCELLED)
                await receiver.store.delete(upload.id)
        except Busy:
            raise UploadLocked from None
    upload.stored = False


async def do_ingest_file(
    session: AsyncSession,
    receiver: Receiver,
    owner_id: int,
    path: Path,
    settings: MediaSettings,
    priority: int = 0,
) -> Asset:
    """Take a file of this machine as if it had been uploaded: same rows, same job."""
    length = (await asyncio.to_thread(path.stat)).st_size
    upload = await do_create_upload(session, owner_id, length, path.name, settings)
    asset = await session.get_one(Asset, upload.asset_id)
    asset.priority = priority
    upload.received = length
    await receiver.store.adopt(upload.id, path)
    await do_complete(session, receiver.announcer, upload)
    return asset
