"""What the domains need of a file store."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

PUBLIC = "public/"
PRIVATE = "private/"


class Missing(LookupError):
    """There is no file with this key."""


class Storage(Protocol):
    """Files by key, such as `public/avatars/x.webp`. Keys under `public/` can be read by anyone.

    A key is relative, of segments joined by `/`; `..`, `.` and empty segments are a `ValueError`.
    A prefix is a whole folder: `private/1` does not match `private/12/a`.
    """

    async def put(self, key: str, data: bytes | Path) -> None:
        """Write or replace a file. Readers see the old one or the whole new one."""
        ...

    async def get(self, key: str) -> bytes:
        """Read a file. Raises `Missing`."""
        ...

    async def exists(self, key: str) -> bool:
        """Whether there is a file with this key."""
        ...

    async def list(self, prefix: str) -> list[str]:
        """The keys below a folder, sorted."""
        ...

    async def delete(self, keys: Collection[str]) -> None:
        """Remove files; those already gone are none of its business."""
        ...

    async def delete_prefix(self, prefix: str) -> None:
        """Remove a folder with all that is below."""
        ...

    async def copy_prefix(self, source: str, target: str) -> None:
        """Make every file below `source` readable below `target` too; without new bytes on a disk.

        It may be repeated after an interruption. Raises `Missing` when `source` is empty.
        """
        ...

    def public_url(self, key: str) -> str:
        """The address of a public file. Raises `ValueError` for a private key."""
        ...
