"""The `Storage` of every place that obstore knows: the local disk, or a bucket."""

import asyncio
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Generator,
    Iterable,
)
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from rampe.ports.storage.port import PUBLIC, Missing, Reading, Stored, StoreDown

AT_ONCE = 16
LINK_SECONDS = 60

Attributes = Callable[[str], dict[str, str]]


class ObjectStorage:
    """Keys of an obstore store. The local one writes beside the target and renames."""

    def __init__(
        self, store: ObjectStore, base_url: str = "/media", attributes: Attributes | None = None
    ) -> None:
        self._store = store
        self._base_url = base_url.rstrip("/")
        self._attributes = attributes

    async def put(self, key: str, data: bytes | Path) -> None:
        """Write or replace a file, of a path without holding it in memory."""
        described = self._attributes(key) if self._attributes else None
        with told():
            await obstore.put_async(self._store, checked(key), data, attributes=described)

    async def get(self, key: str) -> bytes:
        """Read a file. Raises `Missing`."""
        with told(key):
            found = await obstore.get_async(self._store, checked(key))
            return bytes(await found.bytes_async())

    async def stream(self, key: str) -> AsyncGenerator[bytes]:
        """Read a file piece by piece. Raises `Missing`."""
        with told(key):
            found = await obstore.get_async(self._store, checked(key))
            async for piece in found.stream(min_chunk_size=1 << 20):
                yield bytes(piece)

    async def exists(self, key: str) -> bool:
        """Whether there is a file with this key."""
        try:
            with told(key):
                await obstore.head_async(self._store, checked(key))
        except Missing:
            return False
        return True

    async def list(self, prefix: str) -> list[str]:
        """The keys below a folder, sorted."""
        return sorted([one.key async for one in self.walk(prefix)])

    async def walk(self, prefix: str) -> AsyncIterator[Stored]:
        """Every file below a folder, with its size and what tells one content from another."""
        # obstore's overload for Arrow batches has no type of its own.
        pages = obstore.list(self._store, checked(prefix))  # pyright: ignore[reportUnknownMemberType]
        with told():
            async for page in pages:
                for entry in page:
                    stamp = f"{entry['last_modified'].timestamp()} {entry['e_tag']}"
                    yield Stored(entry["path"], entry["size"], stamp)

    async def delete(self, keys: Collection[str]) -> None:
        """Remove files; those already gone are none of its business."""
        await all_of(self._delete_one(checked(key)) for key in keys)

    async def _delete_one(self, key: str) -> None:
        with suppress(Missing), told(key):
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
        with told():
            await all_of(
                obstore.copy_async(self._store, key, target + key.removeprefix(source))
                for key in keys
            )

    def public_url(self, key: str) -> str:
        """The address of a public file. Raises `ValueError` for a private key."""
        if not checked(key).startswith(PUBLIC):
            raise ValueError(f"{key!r} is not public")
        return f"{self._base_url}/{key.removeprefix(PUBLIC)}"

    async def link(self, key: str, method: Reading = "GET") -> str | None:
        """A presigned address, good for one minute; None on a disk."""
        if not isinstance(self._store, S3Store):
            return None
        with told():
            return await obstore.sign_async(
                self._store, method, checked(key), timedelta(seconds=LINK_SECONDS)
            )


def disk_storage(root: Path, base_url: str = "/media") -> ObjectStorage:
    """Storage on the local disk; `root` is made when it is missing."""
    return ObjectStorage(LocalStore(root, mkdir=True, automatic_cleanup=True), base_url)


@contextmanager
def told(key: str = "") -> Generator[None]:
    """Say in the port's words what obstore says. Raises `Missing` and `StoreDown`."""
    try:
        yield
    except FileNotFoundError:
        raise Missing(key) from None
    except BaseError as error:
        raise StoreDown(f"the file store does not do it: {error}") from error


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
