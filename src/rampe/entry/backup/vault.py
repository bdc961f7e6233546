"""Contents by their SHA-256: each is kept once, and whoever reads one knows that it is whole."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import AsyncIterator, Collection, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from rampe.entry.backup.manifest import BackupError, Kept, find_manifest

PIECE = 1 << 20


class Vault:
    """The objects of one backup folder, and what an earlier backup already has of them."""

    def __init__(self, folder: Path, since: Path | None = None) -> None:
        self.folder = folder
        self.objects = folder / "objects"
        self._since = since
        self._known: dict[str, Kept] = {}

    @contextmanager
    def opened(self) -> Generator[None]:
        """Make the folder ours alone, to write in.

        Raises:
            BackupError: another backup is being written there, or it holds something else.
        """
        self._make_folders()
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left in self.objects.glob("new-*"):
                left.unlink()
            for folder in filter(None, (self._since, self.folder)):
                if manifest := find_manifest(folder):
                    self._known |= {file.path: file for file in manifest.files}
            yield
        except BlockingIOError:
            raise BackupError(f"another backup is being written to {self.folder}") from None
        finally:
            os.close(descriptor)

    def _make_folders(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            foreign = {path.name for path in self.folder.iterdir()} - {
                "objects", "lock", "manifest.json", "manifest.json.new", "database",
            }  # fmt: skip
            if foreign:
                raise BackupError(
                    f"{self.folder} holds something else ({sorted(foreign)[0]}): name an empty"
                    " folder, or one of an earlier backup"
                )
            self.folder.chmod(0o700)
            self.objects.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise BackupError(f"{error.filename}: {error.strerror}") from None

    def path(self, sha256: str) -> Path:
        """Where a content is."""
        return self.objects / sha256[:2] / sha256

    def unchanged(self, path: str, size: int, stamp: str) -> Kept | None:
        """Return what is known of a file that has not changed since an earlier backup."""
        known = self._known.get(path)
        if known is None or (known.size, known.stamp) != (size, stamp):
            return None
        if self.path(known.sha256).exists() or self._take_over(known.sha256):
            return known
        return None

    def _take_over(self, sha256: str) -> bool:
        """Link a content of the earlier backup; it is not copied where it cannot be linked."""
        if self._since is None:
            return False
        target = self.path(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with suppress(OSError):
            # Two files may have one content: the other's thread was faster.
            with suppress(FileExistsError):
                os.link(self._since / "objects" / sha256[:2] / sha256, target)
            return True
        return False

    def add(self, path: str, source: Path, stamp: str = "") -> Kept:
        """Keep the content of a file, as far as it goes now. Blocks."""
        new, digest, size = self._new(), hashlib.sha256(), 0
        with source.open("rb") as reader, open_private(new) as writer:
            while piece := reader.read(PIECE):
                digest.update(piece)
                size += writer.write(piece)
        return self._put(new, Kept(path, size, digest.hexdigest(), stamp))

    async def add_stream(self, path: str, pieces: AsyncIterator[bytes], stamp: str) -> Kept:
        """Keep what comes piece by piece."""
        new, digest, size = self._new(), hashlib.sha256(), 0
        with open_private(new) as writer:
            async for piece in pieces:
                digest.update(piece)
                size += writer.write(piece)
        return self._put(new, Kept(path, size, digest.hexdigest(), stamp))

    def add_bytes(self, path: str, data: bytes) -> Kept:
        """Keep a small content that is in memory."""
        new = self._new()
        with open_private(new) as writer:
            writer.write(data)
        return self._put(new, Kept(path, len(data), hashlib.sha256(data).hexdigest()))

    def _new(self) -> Path:
        return self.objects / f"new-{uuid4().hex}"

    def _put(self, new: Path, kept: Kept) -> Kept:
        target = self.path(kept.sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        new.replace(target)
        return kept

    def drop_all_but(self, needed: Collection[str]) -> None:
        """Remove the contents that no file of the new manifest has."""
        for found in self.objects.glob("??/*"):
            if found.name not in needed:
                found.unlink()

    def check(self, kept: Kept) -> None:
        """Read a content and compare. Blocks.

        Raises:
            BackupError: it is missing or damaged.
        """
        try:
            with self.path(kept.sha256).open("rb") as file:
                whole = os.fstat(file.fileno()).st_size == kept.size
                if whole and hashlib.file_digest(file, "sha256").hexdigest() == kept.sha256:
                    return
        except OSError:
            raise BackupError(f"the backup lacks {kept.path}: use another") from None
        raise BackupError(f"the backup is damaged at {kept.path}: use another")

    def write_to(self, kept: Kept, target: Path, *, link: bool = False) -> None:
        """Bring a content to a path; linked only where nobody will write to it."""
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if link:
            with suppress(OSError):
                os.link(self.path(kept.sha256), target)
                return
        with self.path(kept.sha256).open("rb") as reader, open_private(target) as writer:
            shutil.copyfileobj(reader, writer, PIECE)


def open_private(path: Path) -> BinaryIO:
    """Open a new file that only we may read."""
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb")
