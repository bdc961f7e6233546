"""A folder that one process has for itself: others leave it alone until it is released, or killed.

It is the folder itself that is locked (`flock`): a lock goes with its process, however that ends.
"""

import fcntl
import os
import secrets
import shutil
from pathlib import Path


class Claim:
    """A locked folder."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder = folder
        self._descriptor = descriptor

    @classmethod
    def take(cls, folder: Path, *, make: bool = False) -> "Claim | None":
        """Return the folder as ours; None while it is another's, or if there is none to lock."""
        while True:
            if make:
                folder.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            except (FileNotFoundError, NotADirectoryError):
                if make:
                    continue  # its owner has just removed it
                return None
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                return None
            if _is_still(folder, descriptor):
                return cls(folder, descriptor)
            os.close(descriptor)

    def release(self) -> None:
        """Let others have it. Idempotent."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def remove(self) -> None:
        """Remove the folder with all that is in it, and let go of it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.release()


def is_free(folder: Path) -> bool:
    """Whether a folder is there and nobody's."""
    claim = Claim.take(folder)
    if claim is not None:
        claim.release()
    return claim is not None


def claim_scratch(parent: Path) -> Claim:
    """Return a folder for what children of this process write; those of killed ones are removed."""
    parent.mkdir(parents=True, exist_ok=True)
    for folder in parent.iterdir():
        left = Claim.take(folder)
        if left is not None:
            left.remove()
    while True:
        claim = Claim.take(parent / f"{os.getpid()}-{secrets.token_hex(4)}", make=True)
        if claim is not None:
            return claim


def _is_still(folder: Path, descriptor: int) -> bool:
    """Whether what is locked is what has this name: its owner may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except FileNotFoundError:
        return False
