"""The `Storage` of every place that obstore knows; here, the local disk."""

import asyncio
from collections.abc import Awaitable, Collection, Iterable
from contextlib import suppress
from pathlib import Path

import obstore
from obstore.store import LocalStore, ObjectStore

from rampe.ports.storage.port import PUBLIC, Missing

AT_ONCE = 16


class ObjectStorage:
    """Keys of an obstore store. The local one writes beside the target and renames."""

    def __init__(self, store: ObjectStore, base_url: str = "/media") -> None:
        self._store = store
        self._base_url = base_url.rstrip("/")

    async def put(self, key: str, data: bytes | Path) -> None:
        """Write or replace a file, of a path without holding it in memory."""
        await obstore.put_async(self._store, checked(key), data)

    async def get(self, key: str) -> bytes:
        """Read a file. Raises `Missing`."""
        try:
            found = await obstore.get_async(self._store, checked(key))
        except FileNotFoundError:
            raise Missing(key) from None
        return bytes(await found.bytes_async())

    async def exists(self, key: str) -> bool:
        """Whether there is a file with this key."""
        try:
            await obstore.head_async(self._store, checked(key))
        except FileNotFoundError:
            return False
        return True

    async def list(self, prefix: str) -> list[str]:
        """The keys below a folder, sorted."""
        # obstore's overload for Arrow batches has no type of its own.
        pages = obstore.list(self._store, checked(prefix))  # pyright: ignore[reportUnknownMemberType]
        return sorted([entry["path"] async for page in pages for entry in page])

    async def delete(self, keys: Collection[str]) -> None:
        """Remove files; those already gone are none of its business."""
        await all_of(self._delete_one(checked(key)) for key in keys)

    async def _delete_one(self, key: str) -> None:
        with suppress(FileNotFoundError):
            await obstore.delete_async(self._store, key)

    async def delete_prefix(self, prefix: str) -> None:
        """Remove a folder with all that is below."""
        await self.delete(await self.list(prefix))

    async def copy_prefix(self, source: str, target: str) -> None:
        """Link (disk) or copy (elsewhere) every file below `source` to below `target`."""
        keys = await self.list(source)
        if not keys:
            raise Missing(source)
        source, target = checked(source).rstrip("/"), checked(target).rstrip("/")
        await all_of(
            obstore.copy_async(self._store, key, target + key.removeprefix(source)) for key in keys
        )

    def public_url(self, key: str) -> str:
        """The address of a public file. Raises `ValueError` for a private key."""
        if not checked(key).startswith(PUBLIC):
            raise ValueError(f"{key!r} is not public")
        return f"{self._base_url}/{key.removeprefix(PUBLIC)}"


def disk_storage(root: Path, base_url: str = "/media") -> ObjectStorage:
    """Storage on the local disk; `root` is made when it is missing."""
    return ObjectStorage(LocalStore(root, mkdir=True, automatic_cleanup=True), base_url)


def checked(key: str) -> str:
    """Return a key or prefix that can only lie below the root. Raises `ValueError`."""
    segments = key.removesuffix("/").split("/")
    if any(segment in ("", ".", "..") or "\0" in segment for segment in segments):
        raise ValueError(f"{key!r} is no key")
    return key


async def all_of(actions: Iterable[Awaitable[object]]) -> None:
    """Await every action, a few at a time, and raise what the first of them raised."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(action: Awaitable[object]) -> None:
        async with gate:
            await action

    async with asyncio.TaskGroup() as group:
        for action in actions:
            group.create_task(one(action))
