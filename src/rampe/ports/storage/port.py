"""What the domains need of a file store."""

from collections.abc import AsyncGenerator, AsyncIterator, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

PUBLIC = "public/"
PRIVATE = "private/"


Reading = Literal["GET", "HEAD"]


class Missing(LookupError):
    """There is no file with this key."""


class StoreDown(ConnectionError):
    """The store is away or refuses us; try again later."""


@dataclass(frozen=True)
class Stored:
    """A file as a listing tells of it; another content has another `stamp`."""

    key: str
    size: int
    stamp: str


class Storage(Protocol):
    """Files by key, such as `public/avatars/x.webp`. Keys under `public/` can be read by anyone.

    Every method raises `StoreDown` while the store is away.

    A key is relative, of segments joined by `/`; `..`, `.` and empty segments are a `ValueError`.
    A prefix is a whole folder: `private/1` does not match `private/12/a`.
    """

    async def put(self, key: str, data: bytes | Path) -> None:
        """Write or replace a file. Readers see the old one or the whole new one."""
        ...

    async def get(self, key: str) -> bytes:
        """Read a file. Raises `Missing`."""
        ...

    def stream(self, key: str) -> AsyncGenerator[bytes]:
        """Read a file piece by piece. Raises `Missing`."""
        ...

    async def exists(self, key: str) -> bool:
        """Whether there is a file with this key."""
        ...

    async def list(self, prefix: str) -> list[str]:
        """The keys below a folder, sorted."""
        ...

    def walk(self, prefix: str) -> AsyncIterator[Stored]:
        """Every file below a folder, in no order."""
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

    async def link(self, key: str, method: Reading = "GET") -> str | None:
        """An address by which the front door reads a file of a remote store within a minute.

        None where the front door has the files itself.
        """
        ...
