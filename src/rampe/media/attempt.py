"""One attempt at making a video of an upload: its tools, what it may still write, how it fails."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.engines.confined.run import Ended
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media.announce import Announcer
from rampe.media.models import Asset, AssetId, Upload, UploadId
from rampe.media.part import Trim
from rampe.media.probe import Reason
from rampe.media.settings import MediaSettings
from rampe.media.upload_store import DiskUploads, SourceGone
from rampe.ports.storage import PRIVATE, Storage


class Superseded(Exception):
    """Another attempt has begun, or the asset is gone: stop without a word."""


class Failed(Exception):
    """This file will not become a video, for `reason`."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason


@dataclass(frozen=True)
class Tools:
    """What the pipeline needs of the process."""

    database: Database
    storage: Storage
    uploads: DiskUploads
    announcer: Announcer
    settings: MediaSettings

    @classmethod
    def of(cls, services: Services) -> "Tools":
        """The tools of a worker."""
        return cls(
            services.get(Database),
            services.get(Storage),
            services.get(DiskUploads),
            services.get(Announcer),
            services.get(MediaSettings),
        )


def cover_name(prefix: str, cover_ms: int | None) -> str:
    """The name of a poster tells which moment it shows."""
    return f"{prefix}cover_{'auto' if cover_ms is None else cover_ms}.webp"


def folder_of(asset_id: int) -> str:
    """The storage folder of an asset's files."""
    return f"{PRIVATE}{asset_id}"


@dataclass
class Run:
    """One attempt."""

    tools: Tools
    asset_id: AssetId
    owner_id: int
    attempt: int
    upload_id: UploadId
    cover_ms: int | None
    trim: Trim | None = None
    attempt_from: int = 0
    told_at: float = field(default=0.0)
    percent: int = 0

    @property
    def folder(self) -> str:
        """Where the files go."""
        return folder_of(self.asset_id)

    @property
    def prefix(self) -> str:
        """What the names of this attempt begin with."""
        return f"e{self.attempt}_"

    async def save(self, **values: Any) -> Asset:
        """Write while the attempt is ours, and tell the owner. Raises `Superseded`."""
        async with self.tools.database.session() as session:
            asset = await self.save_in(session, **values)
            self.tools.announcer.after_commit(session, asset)
            return asset

    async def save_in(self, session: AsyncSession, **values: Any) -> Asset:
        """Write in a transaction at hand. Raises `Superseded`."""
        asset = await session.scalar(
            update(Asset)
            .where(Asset.id == self.asset_id, Asset.attempt == self.attempt)
            .values(**values, touched_at=clock.now())
            .returning(Asset)
        )
        if asset is None:
            raise Superseded
        return asset


@asynccontextmanager
async def open_source(run: Run) -> AsyncGenerator[Path]:
    """The uploaded file, held open so that it stays while we work."""
    try:
        fd = run.tools.uploads.open_source(run.upload_id)
    except SourceGone:
        raise Failed(Reason.SOURCE_GONE) from None
    try:
        # Every child gets a description of its own: one shared offset would not do.
        yield Path(f"/proc/self/fd/{fd}")
    finally:
        os.close(fd)


@asynccontextmanager
async def open_input(path: Path) -> AsyncGenerator[int]:
    """A descriptor for one child."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield fd
    finally:
        os.close(fd)


def check_ended(ended: Ended) -> None:
    """Raise `Failed` with the reason for a child that did not do its work."""
    if ended.stopped == "timeout" or ended.code == -24:  # SIGXCPU
        raise Failed(Reason.TIMEOUT)
    if ended.stopped == "memory" or "Cannot allocate memory" in ended.log:
        raise Failed(Reason.TOO_MUCH_MEMORY)
    if ended.stopped == "output" or ended.code == -25:  # SIGXFSZ
        raise Failed(Reason.TOO_MUCH_OUTPUT)
    if "MemoryError" in ended.log:
        raise Failed(Reason.TOO_MUCH_MEMORY)
    if ended.code != 0:
        raise Failed(Reason.DAMAGED, ended.log[-500:])


async def forget_source(session: AsyncSession, upload_id: int) -> None:
    """Record that the uploaded bytes are no longer kept."""
    await session.execute(update(Upload).where(Upload.id == upload_id).values(stored=False))
