"""Jobs of members' data: making archives, removing them, and erasing accounts for good."""

import asyncio
import shutil
import time
from pathlib import Path

from procrastinate import RetryStrategy
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account
from rampe.accounts.personal.build import Builder
from rampe.accounts.personal.deletion import do_erase, list_due
from rampe.accounts.personal.export import (
    BATCH,
    archive_key,
    do_expire_exports,
    do_fail_export,
    do_finish_export,
    do_progress,
)
from rampe.accounts.personal.models import DataExport
from rampe.accounts.personal.settings import ArchiveScratch, PersonalSettings
from rampe.accounts.personal.source import PersonalData
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import Services, services_of
from rampe.kit.site import Site
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage

MOST_TRIES = 5
AGAIN = RetryStrategy(max_attempts=MOST_TRIES, linear_wait=3)
# A frame and a row at most this often: enough for a bar that moves.
PROGRESS_SECONDS = 0.5


class NotWanted(Exception):
    """The archive was given up meanwhile."""


async def defer_export(session: AsyncSession, export: DataExport) -> None:
    """Queue the making of an archive."""
    await defer(session, make_export, lock=f"export:{export.id}", export_id=export.id)


@registry.task(name="accounts:export", queue="default", pass_context=True, retry=AGAIN)
async def make_export(context: JobContext, *, export_id: int) -> None:
    """Make an archive; started again from nothing when its worker was lost."""
    services = services_of(context)
    try:
        await _make(services, export_id)
    except NotWanted:
        return
    except Exception:
        if context.job.attempts + 1 >= MOST_TRIES:
            async with services.get(Database).session() as session:
                await do_fail_export(session, services.get(Bus), export_id)
        raise


async def _make(services: Services, export_id: int) -> None:
    database, bus, storage = services.get(Database), services.get(Bus), services.get(Storage)
    async with database.session() as session:
        export = await do_progress(session, bus, export_id, 0)
        account = await session.get(Account, export.account_id) if export else None
    folder = services.get(ArchiveScratch).folder / str(export_id)
    if export is None or account is None:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        return
    await asyncio.to_thread(_empty, folder)
    try:
        builder = Builder(
            database=database,
            storage=storage,
            site=services.get(Site),
            data=services.get(PersonalData),
            folder=folder,
            progress=_Telling(database, bus, export_id),
        )
        made = await builder.build(account)
        size = made.stat().st_size
        await storage.put(archive_key(export), made)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
    async with database.session() as session:
        wanted = await do_finish_export(
            session, bus, export_id, size, services.get(PersonalSettings)
        )
    if not wanted:
        await storage.delete([archive_key(export)])


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)


class _Telling:
    """Writes and tells how far an archive is, not too often."""

    def __init__(self, database: Database, bus: Bus, export_id: int) -> None:
        self._database, self._bus, self._export_id = database, bus, export_id
        self._told_at = 0.0

    async def __call__(self, percent: int) -> None:
        if time.monotonic() - self._told_at < PROGRESS_SECONDS:
            return
        self._told_at = time.monotonic()
        async with self._database.session() as session:
            if await do_progress(session, self._bus, self._export_id, percent) is None:
                raise NotWanted


@registry.periodic(cron="*/10 * * * *")
@registry.task(name="accounts:expire_exports", queue="default", pass_context=True)
async def expire_exports(context: JobContext, timestamp: int) -> None:
    """Remove archives whose time is over; their links ended at the moment itself."""
    expired = BATCH
    while expired == BATCH:
        async with services_of(context).get(Database).session() as session:
            expired = await do_expire_exports(session)


@registry.periodic(cron="23 * * * *")
@registry.task(name="accounts:erase_due", queue="default", pass_context=True)
async def erase_due(context: JobContext, timestamp: int) -> None:
    """Queue the end of each account whose grace is over."""
    async with services_of(context).get(Database).session() as session:
        for account_id in await list_due(session):
            await defer(session, erase, lock=f"erase:{account_id}", account_id=account_id)


@registry.task(name="accounts:erase", queue="default", pass_context=True, retry=AGAIN)
async def erase(context: JobContext, *, account_id: int) -> None:
    """Erase an account for good; done again from the start when its worker was lost."""
    services = services_of(context)
    await do_erase(services.get(Database), services.get(PersonalData), account_id)
