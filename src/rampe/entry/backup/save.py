"""`rampe backup DIR`: everything of one moment, while members go on."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import rampe
from rampe.engines.files import write_private
from rampe.entry.attach import attached, bus_of
from rampe.entry.backup.dump import client, dump, moment_of
from rampe.entry.backup.events import NAME as EVENTS
from rampe.entry.backup.events import read_events
from rampe.entry.backup.files import Source, sources
from rampe.entry.backup.manifest import LAST, Kept, Manifest, write_manifest
from rampe.entry.backup.vault import Vault
from rampe.entry.installation import Installation
from rampe.entry.settings import Settings
from rampe.entry.worker import CONSUMER_NAMES
from rampe.kit import clock
from rampe.ports.storage import open_storage

Say = Callable[[str], None]

SAY_EVERY = 2.0


class Progress:
    """Counts files and bytes, and says now and then how far it is."""

    def __init__(self, what: str, say: Say) -> None:
        self.files, self.bytes = 0, 0
        self._what, self._say = what, say
        self._said = self._started = time.monotonic()

    def count(self, size: int) -> None:
        """One file more."""
        self.files += 1
        self.bytes += size
        if time.monotonic() - self._said > SAY_EVERY:
            self._said = time.monotonic()
            self.say()

    def say(self) -> None:
        """Say how far it is."""
        seconds = max(time.monotonic() - self._started, 0.001)
        megabytes = self.bytes / 1e6
        self._say(
            f"  {self._what:<10} {self.files} files, {megabytes:.1f} MB,"
            f" {megabytes / seconds:.0f} MB/s"
        )


async def do_backup(settings: Settings, folder: Path, say: Say, since: Path | None = None) -> None:
    """Save the platform into `folder`; the last backup there is replaced when this one is whole.

    Contents that the last backup there, or the one in `since`, has already are not copied again.

    Raises:
        BackupError, EngineError: it cannot be saved; the earlier backup is as it was.
    """
    vault = Vault(folder, since)
    with vault.opened():
        async with attached(settings, migrating=False) as running:
            manifest = await save_moment(running, vault, say)
        # What the manifest names must be on the disk before the manifest is.
        await asyncio.to_thread(os.sync)
        write_manifest(folder, manifest)
        write_last(settings.data_dir, folder, manifest)
        await asyncio.to_thread(vault.drop_all_but, {file.sha256 for file in manifest.files})
    say(
        f"{folder} has everything of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC:"
        f" {sum(manifest.rows.values())} rows, {len(manifest.files)} files,"
        f" {manifest.size / 1e6:.1f} MB"
    )
    say(
        "  It holds the secrets too: whoever can read it has the platform. rampe.toml is not in it."
    )


def write_last(data: Path, folder: Path, manifest: Manifest) -> None:
    """Note where the last backup is."""
    last = {"made_at": manifest.made_at.isoformat(), "folder": str(folder.absolute())}
    write_private(data / LAST, json.dumps(last))


async def save_moment(settings: Settings, vault: Vault, say: Say) -> Manifest:
    """Bring database, events and files of one moment into the vault."""
    installation = Installation(settings.data_dir)
    async with bus_of(settings) as bus:
        storage = open_storage(settings.storage, installation.storage)
        places = sources(installation, storage, remote=settings.storage.bucket is not None)
        progress = Progress("files", say)
        async with held(places, vault, progress) as hold_again:
            floor = await bus.read_floor(CONSUMER_NAMES)
            async with moment_of(settings.database.url) as moment:
                made_at = clock.now()
                await hold_again()
                revision, rows = await moment.revision(), await moment.rows()
                saved = vault.add_bytes(EVENTS, await read_events(bus, floor))
                files = await save_dump(settings, moment.snapshot, vault, say)
            for place in places:
                files += await place.collect(vault, progress.count)
            progress.say()
    files += [saved, *await asyncio.to_thread(save_own, settings, vault)]
    return Manifest(
        made_at=made_at, version=rampe.__version__, revision=revision, rows=rows, files=files
    )


@asynccontextmanager
async def held(
    places: Sequence[Source], vault: Vault, progress: Progress
) -> AsyncGenerator[Callable[[], Awaitable[None]]]:
    """Hold the files of all places, now and when called again, until the block ends."""

    async def hold() -> None:
        for place in places:
            await place.hold(vault, progress.count)

    try:
        for place in places:
            await place.release()  # what a killed backup has left
        await hold()
        yield hold
    finally:
        for place in places:
            await place.release()


async def save_dump(settings: Settings, snapshot: str, vault: Vault, say: Say) -> list[Kept]:
    """Dump the database and keep the dump's files."""
    started = time.monotonic()
    target = vault.folder / "database"
    await asyncio.to_thread(shutil.rmtree, target, ignore_errors=True)
    try:
        await dump(client(settings.database.url, settings.database.binaries), snapshot, target)
        kept = await asyncio.to_thread(
            lambda: [vault.add(f"database/{path.name}", path) for path in sorted(target.iterdir())]
        )
    finally:
        await asyncio.to_thread(shutil.rmtree, target, ignore_errors=True)
    size = sum(file.size for file in kept) / 1e6
    say(f"  database   {size:.1f} MB after {time.monotonic() - started:.1f} s")
    return kept


def save_own(settings: Settings, vault: Vault) -> list[Kept]:
    """Keep the secrets, and Caddy's certificates: phones trust its authority."""
    installation = Installation(settings.data_dir)
    kept = [vault.add("secrets.toml", settings.secrets_path)]
    for path in sorted(installation.caddy.rglob("*")):
        if path.is_file():
            kept.append(vault.add(f"caddy/{path.relative_to(installation.caddy)}", path))
    return kept
