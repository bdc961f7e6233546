"""The files of a platform, as they are at one moment although it goes on working.

The database refers to files that were there at its moment. On a disk every file is linked aside
just before and just after that moment, which takes microseconds each; then copying may take hours,
whatever is deleted meanwhile. A remote store has no links: its files are copied before the moment,
and those that came since after it.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from rampe.entry.backup.manifest import Kept
from rampe.entry.backup.vault import Vault
from rampe.entry.installation import Installation
from rampe.ports.storage import PRIVATE, PUBLIC, Missing, Storage, Stored

HOLD = ".held-for-backup"
AT_ONCE = 8

Count = Callable[[int], None]
"""Told of each file that is done, with its size."""

T = TypeVar("T")


class Source(Protocol):
    """Files of one place."""

    async def hold(self, vault: Vault, count: Count) -> None:
        """Keep what is there now from vanishing: called before and after the moment."""
        ...

    async def collect(self, vault: Vault, count: Count) -> list[Kept]:
        """Bring everything that was held into the vault."""
        ...

    async def release(self) -> None:
        """Let go of it."""
        ...


class Folder:
    """Some folders of a disk, below `root`; in the backup they are below `name`."""

    def __init__(
        self, root: Path, name: str, folders: Iterable[str], pattern: str = "**/*"
    ) -> None:
        self._root, self._name, self._folders = root, name, tuple(folders)
        self._pattern = pattern
        self._held = root / HOLD

    async def hold(self, vault: Vault, count: Count) -> None:
        """Link every file aside."""
        await asyncio.to_thread(self._link_all)

    def _link_all(self) -> None:
        self._held.mkdir(mode=0o700, exist_ok=True)
        for path in self._files(self._root):
            target = self._held / path.relative_to(self._root)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                hold_file(path, target)

    def _files(self, root: Path) -> Iterator[Path]:
        for folder in self._folders:
            for path in (root / folder).glob(self._pattern):
                if path.is_file() and HOLD not in path.parts[len(root.parts) :]:
                    yield path

    async def collect(self, vault: Vault, count: Count) -> list[Kept]:
        """Copy what is new of the files that were linked; equal inodes are read once."""
        read: dict[int, Kept] = {}

        def keep(path: Path) -> Kept:
            found = path.stat()
            name = f"{self._name}/{path.relative_to(self._held)}"
            stamp = f"{found.st_mtime_ns} {found.st_ino}"
            same = read.get(found.st_ino)
            if same and same.size == found.st_size:
                kept = Kept(name, same.size, same.sha256, stamp)
            else:
                kept = vault.unchanged(name, found.st_size, stamp) or vault.add(name, path, stamp)
                read[found.st_ino] = kept
            count(kept.size)
            return kept

        return await few_at_once(
            lambda path=path: asyncio.to_thread(keep, path) for path in self._files(self._held)
        )

    async def release(self) -> None:
        """Remove the links."""
        await asyncio.to_thread(shutil.rmtree, self._held, ignore_errors=True)


def hold_file(path: Path, target: Path) -> None:
    """Link a file aside, in the place of an older one of that name."""
    try:
        os.link(path, target)
    except FileExistsError:
        if not path.samefile(target):
            target.unlink()
            os.link(path, target)


class Bucket:
    """The media of a remote store."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._kept: dict[str, Kept] = {}

    async def hold(self, vault: Vault, count: Count) -> None:
        """Copy what is new since the last time."""

        async def keep(stored: Stored) -> None:
            name = f"storage/{stored.key}"
            known = self._kept.get(name) or vault.unchanged(name, stored.size, stored.stamp)
            if known is None or known.stamp != stored.stamp:
                pieces = self._storage.stream(stored.key)
                with suppress(Missing):
                    known = await vault.add_stream(name, pieces, stored.stamp)
                    count(known.size)
            if known:
                self._kept[name] = known

        listed = [stored async for stored in self._walk()]
        await few_at_once(lambda stored=stored: keep(stored) for stored in listed)

    async def _walk(self) -> AsyncIterator[Stored]:
        for folder in (PUBLIC, PRIVATE):
            async for stored in self._storage.walk(folder):
                yield stored

    async def collect(self, vault: Vault, count: Count) -> list[Kept]:
        """Everything is in the vault already."""
        return list(self._kept.values())

    async def release(self) -> None:
        """Nothing is held."""


def sources(installation: Installation, storage: Storage, *, remote: bool) -> list[Source]:
    """Return where the files of an installation are."""
    media = (
        Bucket(storage)
        if remote
        else Folder(installation.storage, "storage", (PUBLIC.rstrip("/"), PRIVATE.rstrip("/")))
    )
    return [
        # Sources of uploads: appended to in place, but never changed, so a link is good enough.
        Folder(installation.uploads, "uploads", (".",), "*.upload"),
        media,
    ]


async def few_at_once(actions: Iterable[Callable[[], Awaitable[T]]]) -> list[T]:
    """Await every action, a few at a time, in order of their results; the first error is ours."""
    results: list[T] = []
    waiting: set[asyncio.Future[T]] = set()
    try:
        for action in actions:
            waiting.add(asyncio.ensure_future(action()))
            if len(waiting) >= AT_ONCE:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                results += [task.result() for task in done]
        if waiting:
            done, waiting = await asyncio.wait(waiting)
            results += [task.result() for task in done]
    finally:
        for task in waiting:
            task.cancel()
    return results
