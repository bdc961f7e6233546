"""`backup`: MB/s of `rampe backup` and of `pg_basebackup` with a plain copy, in one run.

Both save one embedded platform of some hundred megabytes of rows and of files, onto the same disk.
The yardstick is no backup that anybody could restore elsewhere, nor of one moment; it is what the
disk and the database allow. A second backup into the same folder shows what a quiet night costs.
What was saved is restored and compared.
"""

import asyncio
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from bench._work import NotDone
from rampe.engines.postgres import Postgres, wheel_binaries
from rampe.entry.embedded import nats_starter, postgres_starter
from rampe.entry.installation import Endpoints, Installation
from rampe.entry.migrate import migrate
from rampe.entry.secrets import ensure_secrets
from rampe.entry.settings import Settings

ROWS = 800_000
FILES, FILE_BYTES = 1_000, 300_000
RUNS = 3


async def measure() -> dict[str, Any]:
    """Save one platform both ways, in turn, and restore it."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        root.chmod(0o755)
        settings = Settings(data_dir=root / "data")
        installation = Installation(settings.data_dir)
        async with AsyncExitStack() as stack:
            stack.enter_context(installation.locked())
            ensure_secrets(settings.secrets_path)
            postgres = await postgres_starter(settings, installation)()
            await stack.enter_async_context(postgres)
            nats = await nats_starter(settings, installation)()
            await stack.enter_async_context(nats)
            # As `rampe up` does: commands then use the engines that run.
            installation.write_endpoints(Endpoints(postgres.url, nats.url))
            await asyncio.to_thread(migrate, postgres.url)
            allow_replication(installation, postgres)
            size = fill(postgres, installation)

            async def ours() -> None:
                shutil.rmtree(root / "backup", ignore_errors=True)
                await rampe(settings, "backup", str(root / "backup"))

            async def theirs() -> None:
                await plain_copy(postgres, installation, root / "plain")

            first = await in_turn(ours, theirs)
            again = await timed(lambda: rampe(settings, "backup", str(root / "backup")))
        kept = sum(path.stat().st_size for path in (root / "backup").rglob("*") if path.is_file())
        restored = settings.model_copy(update={"data_dir": root / "restored"})
        restore = await timed(lambda: rampe(restored, "restore", str(root / "backup")))
        compare(installation.storage, root / "restored" / "storage")
    mb, (backup, plain) = size / 1e6, first
    return {
        "megabytes": round(mb),
        "backup_mb_per_second": round(mb / backup, 1),
        "plain_mb_per_second": round(mb / plain, 1),
        "speed_ratio": round(plain / backup, 2),
        "again_seconds": round(again, 2),
        "restore_mb_per_second": round(mb / restore, 1),
        "size_ratio": round(kept / size, 2),
    }


def fill(postgres: Postgres, installation: Installation) -> int:
    """Make rows like texts of members and files like segments of video; return all bytes."""
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE bench_row AS SELECT g AS id, md5(g::text) AS one, now() AS at,"
            " repeat(md5((g %% 5000)::text) || ' un mot de plus ', 3) AS said"
            " FROM generate_series(1, %s) g",
            (ROWS,),
        )
        connection.execute("ALTER TABLE bench_row ADD PRIMARY KEY (id)")
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    folder = installation.storage / "private" / "1"
    folder.mkdir(parents=True)
    for number in range(FILES):
        (folder / f"{number}.m4s").write_bytes(os.urandom(FILE_BYTES))
    return int(row[0] if row else 0) + FILES * FILE_BYTES


def allow_replication(installation: Installation, postgres: Postgres) -> None:
    """Let the owner's superuser take a base backup; the embedded server lets nobody."""
    with (installation.postgres / "pg_hba.conf").open("a") as rules:
        rules.write("local replication postgres peer map=owner\n")
    with psycopg.connect(postgres.admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_reload_conf()")


async def plain_copy(postgres: Postgres, installation: Installation, target: Path) -> None:
    """The yardstick: PostgreSQL's own copy of its files, and `cp` of the media."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    await run(
        str(wheel_binaries() / "pg_basebackup"), "--dbname", postgres.admin_url, "--pgdata",
        str(target / "postgres"), "--checkpoint=fast", "--wal-method=stream", "--no-sync",
    )  # fmt: skip
    await run("cp", "-a", str(installation.storage), str(target / "storage"))
    await asyncio.to_thread(os.sync)


async def in_turn(*ways: Callable[[], Awaitable[None]]) -> list[float]:
    """Time each way several times, one after the other; the medians."""
    seconds: list[list[float]] = [[] for _ in ways]
    for _ in range(RUNS):
        for place, way in enumerate(ways):
            seconds[place].append(await timed(way))
    return [median(times) for times in seconds]


async def timed(way: Callable[[], Awaitable[None]]) -> float:
    """Seconds that something takes."""
    started = time.monotonic()
    await way()
    return time.monotonic() - started


async def rampe(settings: Settings, *arguments: str) -> None:
    """Run one command of an operator in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RAMPE_")}
    environment = {**clean, "RAMPE_DATA_DIR": str(settings.data_dir)}
    await run(sys.executable, "-P", "-m", "rampe", *arguments, environment=environment)


async def run(*command: str, environment: dict[str, str] | None = None) -> None:
    """Run a command to its end. Raises `NotDone`."""
    process = await asyncio.create_subprocess_exec(
        *command,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise NotDone(f"{command[0]}: {said.decode(errors='replace')[-2000:]}")


def compare(one: Path, other: Path) -> None:
    """See that every file came back as it was. Raises `NotDone`."""

    def digests(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    if digests(one) != digests(other):
        raise NotDone("the restored files differ")
