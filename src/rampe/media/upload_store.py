"""Where the bytes of uploads wait: one file each on the local disk, appended to and synced.

The one writer of an upload holds `flock` on its file. A lock in PostgreSQL would have to be a
transaction or a connection kept open for as long as a phone on a train sends, or a lease that
outlives a killed process; the kernel's lock costs nothing and ends with its holder.
"""

import asyncio
import fcntl
import os
import shutil
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path


class SourceGone(LookupError):
    """The bytes of an upload are not here (any more)."""


class Busy(Exception):
    """Another writer has the upload open."""


class UploadFile:
    """An open upload, written at its end. Methods run in a thread: disks are slow at times."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    async def write(self, data: bytes | bytearray) -> None:
        """Append bytes."""
        await asyncio.to_thread(write_all, self._fd, bytes(data))

    async def sync(self) -> None:
        """Return once what was written would survive a power cut."""
        await asyncio.to_thread(os.fdatasync, self._fd)

    async def cut(self, length: int) -> None:
        """Go on at `length`; what a crash left past it is forgotten. Raises `SourceGone`."""
        await asyncio.to_thread(cut_file, self._fd, length)


class DiskUploads:
    """Upload files below one folder; it also holds the scratch folders of encodes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def scratch(self) -> Path:
        """Where children may get folders of their own."""
        return self._root

    def path(self, upload_id: int) -> Path:
        """The file of an upload."""
        return self._root / f"{upload_id}.upload"

    async def create(self, upload_id: int) -> None:
        """Make an empty upload that survives a power cut."""
        await asyncio.to_thread(create_file, self.path(upload_id))

    async def adopt(self, upload_id: int, source: Path) -> None:
        """Take over a copy of a finished local file; on one disk, without new bytes."""
        await asyncio.to_thread(link_or_copy, source, self.path(upload_id))

    @asynccontextmanager
    async def open(self, upload_id: int) -> AsyncGenerator[UploadFile]:
        """Open for writing, alone, until the block ends.

        Raises:
            SourceGone: there is no file.
            Busy: somebody else writes.
        """
        fd = await asyncio.to_thread(open_locked, self.path(upload_id))
        try:
            yield UploadFile(fd)
        finally:
            os.close(fd)

    def open_source(self, upload_id: int) -> int:
        """A descriptor for reading, which the caller closes. Raises `SourceGone`."""
        try:
            return os.open(self.path(upload_id), os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            raise SourceGone(upload_id) from None

    async def delete(self, upload_id: int) -> None:
        """Remove an upload's bytes, if they are there."""
        await asyncio.to_thread(self.path(upload_id).unlink, missing_ok=True)

    def files(self, older_than_seconds: float) -> list[Path]:
        """The files of uploads that have not been written for a while."""
        before = time.time() - older_than_seconds
        found: list[Path] = []
        for path in self._root.glob("*.upload"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    found.append(path)
        return found

    def free_bytes(self) -> int:
        """What an unprivileged writer could still store on this disk."""
        return shutil.disk_usage(self._root).free


def write_all(fd: int, data: bytes) -> None:
    """Write every byte."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def cut_file(fd: int, length: int) -> None:
    """Truncate and go on writing there. Raises `SourceGone` for a file that is shorter."""
    if os.fstat(fd).st_size < length:
        raise SourceGone("bytes were lost")
    os.ftruncate(fd, length)
    os.lseek(fd, length, os.SEEK_SET)


def create_file(path: Path) -> None:
    """Make an empty file and sync its folder, which holds its name."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def link_or_copy(source: Path, target: Path) -> None:
    """A hard link where possible, else a copy."""
    target.unlink(missing_ok=True)
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)


def open_locked(path: Path) -> int:
    """Open an existing file for writing and lock it. Raises `SourceGone` and `Busy`."""
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        raise SourceGone(path.name) from None
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        raise Busy(path.name) from None
    return fd
