"""How the installation is, as far as it can be told within a second or two of one request."""

import asyncio
import json
import platform
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe import __version__
from rampe.entry.backup.manifest import LAST
from rampe.entry.gauges import Backlog, read_backlog
from rampe.entry.health import WITHIN_SECONDS, ask_engines
from rampe.entry.migrate import newest_revision
from rampe.entry.operate.schemas import (
    BacklogOut,
    CountsOut,
    DiskOut,
    EngineOut,
    Installation,
)
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services

_COUNTS = """
SELECT current_setting('server_version') AS postgresql,
       (SELECT version_num FROM alembic_version) AS schema_at,
       (SELECT count(*) FROM account WHERE status <> 'deleted') AS members,
       (SELECT count(*) FROM video WHERE published_at IS NOT NULL AND state <> 'deleted') AS videos,
       (SELECT coalesce(sum(source_bytes), 0)::bigint FROM asset) AS sent_bytes
"""


async def read_installation(services: Services) -> Installation:
    """Ask the engines, the disk, and the database if it is there."""
    settings, database = services.get(Settings), services.get(Database)
    found = await ask_engines(services)
    disk, last_backup = await asyncio.to_thread(_of_this_machine, settings)
    # Also asked where it lacks migrations: then its own is what one wants to know.
    row, backlog = await _of_the_database(database) or (dict[str, Any](), None)
    return Installation(
        version=__version__,
        python=platform.python_version(),
        postgresql=row.get("postgresql"),
        schema_at=row.get("schema_at"),
        schema_newest=newest_revision(),
        engines=[EngineOut(name=name, answers=answers) for name, answers in found.items()],
        disk=disk,
        backlog=backlog and _backlog(backlog),
        counts=CountsOut.model_validate(row) if row else None,
        last_backup=last_backup,
    )


async def _of_the_database(database: Database) -> tuple[dict[str, Any], Backlog] | None:
    """Return what it counts, and what waits; nothing while it is away."""
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            async with database.hot.connection() as connection:
                row = await (await connection.execute(_COUNTS.encode())).fetchone()
            assert row is not None
            return row, await read_backlog(database)
    except (OperationalError, PoolTimeout, TimeoutError):
        return None


def _backlog(backlog: Backlog) -> BacklogOut:
    def count(state: str) -> int:
        return sum(job.count for job in backlog.jobs if job.state == state)

    return BacklogOut(
        jobs_waiting=count("todo"),
        jobs_failed=count("failed"),
        events_waiting=backlog.outbox_waiting,
        dead_letters=backlog.dead_letters,
    )


def _of_this_machine(settings: Settings) -> tuple[DiskOut, datetime | None]:
    usage = shutil.disk_usage(settings.data_dir)
    disk = DiskOut(
        free_bytes=usage.free, total_bytes=usage.total, kept_bytes=settings.media.free_disk_bytes
    )
    return disk, _last_backup(settings.data_dir / LAST)


def _last_backup(file: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(json.loads(file.read_text())["made_at"])
    except FileNotFoundError:
        return None
