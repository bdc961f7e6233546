"""`rampe restore DIR`: the platform as it was, or nothing changed at all."""

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from rampe.engines.process import clean_up
from rampe.entry.attach import bus_of
from rampe.entry.backup.dump import Client, client, count_rows, fill, is_empty, replace
from rampe.entry.backup.events import NAME as EVENTS
from rampe.entry.backup.events import publish_events
from rampe.entry.backup.files import few_at_once
from rampe.entry.backup.manifest import BackupError, Kept, Manifest, read_manifest
from rampe.entry.backup.save import Progress, Say
from rampe.entry.backup.vault import Vault
from rampe.entry.embedded import nats_starter, postgres_starter
from rampe.entry.installation import Installation
from rampe.entry.migrate import migrate
from rampe.entry.secrets import ensure_secrets
from rampe.entry.settings import Settings
from rampe.entry.swap import BESIDE, begin_swap
from rampe.kit import clock
from rampe.ports.storage import open_storage

# What was ended since, by its owner or by staff, must not come back to life with the database.
ENDED = ("account_session", "mailed_token", "pending_sign_in", "passkey_challenge", "email_change")


@dataclass(frozen=True)
class RestoreOptions:
    """What the command line adds."""

    force: bool = False
    """Take the place of a platform that is there; its files are kept beside."""
    keep_sessions: bool = False


def check_backup(folder: Path, say: Say) -> Manifest:
    """Read every byte of a backup and compare it with the manifest. Blocks.

    Raises:
        BackupError: it is damaged, incomplete, or made by a newer Rampe.
    """
    manifest, vault = read_manifest(folder), Vault(folder)
    progress, checked = Progress("checked", say), set[str]()
    for kept in manifest.files:
        if kept.sha256 not in checked:
            vault.check(kept)
            checked.add(kept.sha256)
        progress.count(kept.size)
    progress.say()
    return manifest


async def do_restore(settings: Settings, folder: Path, options: RestoreOptions, say: Say) -> None:
    """Bring the platform of a backup back, in the place that the settings name.

    Raises:
        BackupError, EngineError: it cannot be; nothing was changed.
    """
    manifest = await asyncio.to_thread(check_backup, folder, say)
    installation = Installation(settings.data_dir)
    with installation.locked():
        await check_place(settings, installation, options)
        beside = settings.data_dir / BESIDE
        await asyncio.to_thread(clear, beside)
        try:
            new = settings.model_copy(update={"data_dir": beside, "secrets_file": None})
            await make_beside(new, Restoring(folder, manifest, options, say))
        except BaseException:
            await asyncio.to_thread(clear, beside)
            raise
        before = f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
        await asyncio.to_thread(place_secrets, settings, beside, before)
        await asyncio.to_thread(begin_swap, settings.data_dir, before)
        if (settings.data_dir / before).exists():
            say(f"  what was there is in {settings.data_dir / before}: remove it when all is well")
    say(f"restored to {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC; `rampe up` starts it")


async def check_place(
    settings: Settings, installation: Installation, options: RestoreOptions
) -> None:
    """Refuse to take the place of a platform, unless told to. Raises `BackupError`."""
    if options.force:
        return
    taken = [
        path
        for path in (installation.postgres, installation.nats, settings.secrets_path)
        if path.exists()
    ]
    for folder in (installation.storage, installation.uploads):
        taken += [path for path in folder.rglob("*") if path.is_file()][:1]
    if taken:
        raise BackupError(
            f"there is a platform already: {taken[0]}. --force puts the backup in its place and"
            " keeps its files beside"
        )
    if settings.database.url and not await is_empty(settings.database.url):
        raise BackupError("the database of database.url is not empty; --force replaces all of it")


def clear(beside: Path) -> None:
    """Remove what a restore that was cut off has left, its engines first."""
    if beside.exists():
        clean_up(beside / "run")
        shutil.rmtree(beside)


@dataclass(frozen=True)
class Restoring:
    """One restore."""

    folder: Path
    manifest: Manifest
    options: RestoreOptions
    say: Say

    @property
    def vault(self) -> Vault:
        """The backup's contents."""
        return Vault(self.folder)


async def make_beside(settings: Settings, restoring: Restoring) -> None:
    """Make the whole platform in a folder of its own, or in the engines that the settings name.

    What others' engines hold is replaced last: until then the old platform is untouched.
    """
    installation = Installation(settings.data_dir)
    installation.make_folders()
    await write_files(settings, restoring)
    ensure_secrets(settings.secrets_path)
    async with AsyncExitStack() as stack:
        if not settings.database.url:
            postgres = await postgres_starter(settings, installation)()
            url = (await stack.enter_async_context(postgres)).url
            await restore_database(settings, restoring, url, fill)
        else:
            await restore_database(settings, restoring, settings.database.url, replace)
        bus_url = settings.bus.url
        if not bus_url:
            nats = await nats_starter(settings, installation)()
            bus_url = (await stack.enter_async_context(nats)).url
        await restore_events(settings, restoring, bus_url)


async def write_files(settings: Settings, restoring: Restoring) -> None:
    """Write files below the folder, media of a bucket into the bucket."""
    manifest, vault = restoring.manifest, restoring.vault
    progress = Progress("files", restoring.say)
    remote = settings.storage.bucket is not None
    first: dict[str, Path] = {}

    def write(kept: Kept) -> None:
        target = settings.data_dir / kept.path
        # A public file is the private one under another name, as it was; uploads are written to.
        twin = first.get(kept.sha256) if kept.path.startswith("storage/") else None
        if twin is not None:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            target.hardlink_to(twin)
        else:
            vault.write_to(kept, target)
            if kept.path.startswith("storage/"):
                first[kept.sha256] = target
        progress.count(kept.size)

    def write_all(files: Iterable[Kept]) -> None:
        for kept in files:
            write(kept)

    own = [kept for name in ("uploads", "caddy") for kept in manifest.below(name)]
    own += [kept for kept in manifest.files if kept.path == "secrets.toml"]
    media = manifest.below("storage")
    await asyncio.to_thread(write_all, own if remote else [*own, *media])
    if remote:
        storage = open_storage(settings.storage, settings.data_dir / "storage")

        async def send(kept: Kept) -> None:
            await storage.put(kept.path.removeprefix("storage/"), vault.path(kept.sha256))
            progress.count(kept.size)

        await few_at_once((lambda kept=kept: send(kept)) for kept in media)
    progress.say()


async def restore_database(
    settings: Settings,
    restoring: Restoring,
    url: str,
    read: Callable[[Client, Path], Awaitable[None]],
) -> None:
    """Read the dump, see that every row is there, migrate, and end what must not live on."""
    started = time.monotonic()
    database = client(url, settings.database.binaries)
    dump = settings.data_dir / "dump"
    for kept in restoring.manifest.below("database"):
        restoring.vault.write_to(kept, dump / kept.path.removeprefix("database/"), link=True)
    await read(database, dump)
    await asyncio.to_thread(shutil.rmtree, dump)
    await check_rows(url, restoring.manifest.rows)
    applied = await asyncio.to_thread(migrate, url)
    await end_sessions(url, () if restoring.options.keep_sessions else ENDED)
    seconds = time.monotonic() - started
    migrated = f", {applied} migrations applied" if applied else ""
    restoring.say(f"  database   after {seconds:.1f} s{migrated}")


async def check_rows(url: str, rows: dict[str, int]) -> None:
    """Compare the number of rows of each table. Raises `BackupError`."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        found = await count_rows(connection)
    if wrong := [table for table, count in rows.items() if found.get(table) != count]:
        raise BackupError(f"the restored database lacks rows: {', '.join(wrong)}")


async def end_sessions(url: str, tables: Sequence[str]) -> None:
    """Empty tables of what ended or was used up since; statistics are made anew."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for table in tables:
            await connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        await connection.execute("ANALYZE")


async def restore_events(settings: Settings, restoring: Restoring, bus_url: str) -> None:
    """Begin an empty stream with the events that were on their way."""
    saved = next(kept for kept in restoring.manifest.files if kept.path == EVENTS)
    reached = settings.model_copy(update={"bus": settings.bus.model_copy(update={"url": bus_url})})
    async with bus_of(reached) as bus:
        await bus.delete_stream()
    async with bus_of(reached) as bus:
        await publish_events(bus, restoring.vault.path(saved.sha256))


def place_secrets(settings: Settings, beside: Path, before: str) -> None:
    """Bring the secrets to where the settings want them, if that is not the data folder."""
    restored, wanted = beside / "secrets.toml", settings.secrets_path
    if wanted == settings.data_dir / "secrets.toml":
        return
    if wanted.exists() and wanted.read_bytes() != restored.read_bytes():
        wanted.rename(wanted.with_name(f"{wanted.name}.{before}"))
    if not wanted.exists():
        shutil.copy(restored, wanted)
        wanted.chmod(0o600)
    restored.unlink()
