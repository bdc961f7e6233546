"""Puts an archive together on the local disk: lists as JSON, files, and a page to read it with.

Reads are one transaction of one moment; nothing is fetched from storage while it is open. The work
may be killed at any line and is then done again from the start, in a folder that is emptied first.
"""

import asyncio
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account
from rampe.accounts.personal.page import Contents, Listing, render_page
from rampe.accounts.personal.source import Item, MadeFile, PersonalData, Rows, StoredFile
from rampe.accounts.personal.values import plain
from rampe.kit.database import Database
from rampe.kit.site import Site
from rampe.ports.storage import Missing, Storage

CHUNK = 500
SHOWN = 100
# Lists are quick beside videos; this is only how the bar moves.
LISTS_PERCENT = 25
FILES_PERCENT = 95

Progress = Callable[[int], Awaitable[None]]


@dataclass
class Builder:
    """One archive in the making, below `folder`."""

    database: Database
    storage: Storage
    site: Site
    data: PersonalData
    folder: Path
    progress: Progress
    files: list[StoredFile | MadeFile] = field(default_factory=list[StoredFile | MadeFile])

    async def build(self, account: Account) -> Path:
        """Return the path of the finished archive."""
        target = self.folder / "archive.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            listings = await self._write_lists(archive, account)
            names = await self._write_files(archive)
            contents = Contents(account, self.site.name, listings, names)
            archive.writestr("index.html", render_page(contents))
        return target

    async def _write_lists(self, archive: zipfile.ZipFile, account: Account) -> list[Listing]:
        listings: list[Listing] = []
        async with self.database.session() as session:
            await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            for place, source in enumerate(self.data.sources):
                async for item in source.export(session, account.id):
                    if isinstance(item, Rows):
                        listings.append(await write_rows(archive, session, item))
                    else:
                        self.files.append(item)
                await self.progress(LISTS_PERCENT * (place + 1) // len(self.data.sources))
        return listings

    async def _write_files(self, archive: zipfile.ZipFile) -> set[str]:
        names: set[str] = set()
        for place, item in enumerate(self.files):
            if await self._write_file(archive, item):
                names.add(item.path)
            share = (FILES_PERCENT - LISTS_PERCENT) * (place + 1) // len(self.files)
            await self.progress(LISTS_PERCENT + share)
        return names

    async def _write_file(self, archive: zipfile.ZipFile, item: Item) -> bool:
        made = self.folder / "file"
        match item:
            case StoredFile():
                try:
                    with made.open("wb") as file:
                        for key in item.keys:
                            file.write(await self.storage.get(key))
                except Missing:
                    return False
            case MadeFile():
                if not await item.make(made):
                    return False
            case Rows():
                raise TypeError("a list is no file")
        await asyncio.to_thread(archive.write, made, item.path, zipfile.ZIP_STORED)
        made.unlink()
        return True


async def write_rows(archive: zipfile.ZipFile, session: AsyncSession, rows: Rows) -> Listing:
    """Write a list of any length as one JSON array, a row a line."""
    listing = Listing(rows.path)
    with archive.open(rows.path, "w", force_zip64=True) as file:
        file.write(b"[")
        async for chunk in _chunks(session, rows):
            await asyncio.to_thread(_write_chunk, file, chunk, listing.count > 0)
            listing.shown += chunk[: SHOWN - len(listing.shown)]
            listing.count += len(chunk)
        file.write(b"\n]\n")
    return listing


def _write_chunk(file: IO[bytes], chunk: list[dict[str, Any]], follows: bool) -> None:
    lines = b",\n".join(msgspec.json.encode(row) for row in chunk)
    file.write((b",\n" if follows else b"\n") + lines)


async def _chunks(session: AsyncSession, rows: Rows) -> AsyncIterator[list[dict[str, Any]]]:
    result = await session.stream(rows.query.execution_options(yield_per=CHUNK))
    async for partition in result.mappings().partitions(CHUNK):
        yield [plain(dict(row)) for row in partition]
