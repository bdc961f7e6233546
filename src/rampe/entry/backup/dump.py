"""The database as pg_dump writes it, of one moment, for any PostgreSQL ≥ 16 to read.

pg_basebackup copies faster, but only into the same major version of a server whose files one has:
neither a hosted database nor an upgrade would do (docs/adr/0009-backups-are-dumps.md).
"""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rampe.engines.postgres import wheel_binaries
from rampe.entry.backup.manifest import BackupError

JOBS = 2
VARIABLES = {
    "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "dbname": "PGDATABASE",
    "user": "PGUSER", "password": "PGPASSWORD", "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS", "channel_binding": "PGCHANNELBINDING",
}  # fmt: skip
UNKNOWN_BEFORE_17 = b"SET transaction_timeout"
EMPTY = b"""
DO $$
DECLARE drops text;
BEGIN
  SELECT string_agg(statement, ';' ORDER BY place) INTO drops FROM (
    SELECT 1 AS place, format('DROP TABLE IF EXISTS %s CASCADE', c.oid::regclass) AS statement
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    UNION ALL
    SELECT 2, format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
    FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 3, format('DROP TYPE IF EXISTS %s CASCADE', t.oid::regtype)
    FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 4, format('DROP TYPE IF EXISTS %s CASCADE', c.reltype::regtype)
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'c'
    UNION ALL
    SELECT 5, format('DROP SEQUENCE IF EXISTS %s CASCADE', c.oid::regclass)
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
  ) AS ours;
  IF drops IS NOT NULL THEN EXECUTE drops; END IF;
END $$;
"""
"""Everything but extensions, which are the server owner's, as is the schema itself."""


@dataclass(frozen=True)
class Client:
    """PostgreSQL's own programs, and the database they work on."""

    url: str
    programs: Path

    @property
    def environment(self) -> dict[str, str]:
        """The address as variables: a command line shows its password to everybody."""
        parts = conninfo_to_dict(self.url)
        given = {VARIABLES[name]: str(value) for name, value in parts.items() if name in VARIABLES}
        return {"PATH": os.defpath, "LANG": "C.UTF-8", **given}

    async def run(self, program: str, *arguments: str) -> None:
        """Run a program to its end.

        Raises:
            BackupError: it failed; the message has its last words.
        """
        process = await asyncio.create_subprocess_exec(
            str(self.programs / program),
            *arguments,
            env=self.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _, told = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise BackupError(f"{program} failed: {told.decode(errors='replace').strip()[-2000:]}")


def client(url: str, binaries: Path | None) -> Client:
    """Return the programs of the embedded PostgreSQL, or of the folder that a setting names."""
    return Client(url, binaries or wheel_binaries())


@dataclass(frozen=True)
class Moment:
    """One moment of the database, that pg_dump and we both see."""

    connection: psycopg.AsyncConnection[tuple[Any, ...]]
    snapshot: str

    async def revision(self) -> str:
        """The last migration."""
        row = await (
            await self.connection.execute("SELECT version_num FROM alembic_version")
        ).fetchone()
        if row is None:
            raise BackupError("the database is empty: there is nothing to save")
        return str(row[0])

    async def rows(self) -> dict[str, int]:
        """Count the rows of every table."""
        return await count_rows(self.connection)


async def count_rows(connection: psycopg.AsyncConnection[tuple[Any, ...]]) -> dict[str, int]:
    """Count the rows of every table of ours."""
    tables = await (
        await connection.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = 'public' AND relkind = 'r' ORDER BY 1"
        )
    ).fetchall()
    found: dict[str, int] = {}
    for (name,) in tables:
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
        row = await (await connection.execute(query)).fetchone()
        found[name] = row[0] if row else 0
    return found


async def connect(url: str) -> psycopg.AsyncConnection[tuple[Any, ...]]:
    """Connect, or say that it cannot be. Raises `BackupError`."""
    try:
        return await psycopg.AsyncConnection.connect(url)
    except psycopg.OperationalError as error:
        raise BackupError(f"the database cannot be reached: {error}") from None


@asynccontextmanager
async def moment_of(url: str) -> AsyncGenerator[Moment]:
    """Hold a moment of the database until the block ends."""
    async with await connect(url) as connection:
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = await (await connection.execute("SELECT pg_export_snapshot()")).fetchone()
        assert row is not None
        yield Moment(connection, str(row[0]))


async def dump(database: Client, snapshot: str, target: Path) -> None:
    """Write the database of a moment into a new folder."""
    await database.run(
        "pg_dump", "--format=directory", f"--jobs={JOBS}", "--compress=gzip:1", "--no-owner",
        "--no-privileges", "--exclude-extension=*", f"--snapshot={snapshot}", f"--file={target}",
    )  # fmt: skip


async def fill(database: Client, source: Path) -> None:
    """Read a dump into an empty database of our own."""
    await database.run(
        "pg_restore", "--format=directory", f"--jobs={JOBS}", "--no-owner", "--no-privileges",
        "--exit-on-error", "--dbname=", str(source),
    )  # fmt: skip


async def replace(database: Client, source: Path) -> None:
    """Read a dump into somebody else's database, in the place of what is there: all or nothing."""
    script = await asyncio.create_subprocess_exec(
        str(database.programs / "pg_restore"),
        *("--format=directory", "--no-owner", "--no-privileges", "--file=-", str(source)),
        env=database.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    reader = await asyncio.create_subprocess_exec(
        str(database.programs / "psql"),
        *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"),
        env=database.environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    assert script.stdout is not None
    assert reader.stdin is not None
    assert reader.stderr is not None
    told = asyncio.create_task(reader.stderr.read())
    try:
        reader.stdin.write(EMPTY)
        heading = True
        while line := await script.stdout.read(1 << 16):
            if heading:
                line, heading = without_unknown(line), False
            reader.stdin.write(line)
            await reader.stdin.drain()
        if await script.wait():
            raise BackupError("pg_restore failed: the database is as it was")
        reader.stdin.close()
        if await reader.wait():
            said = (await told).decode(errors="replace").strip()[-2000:]
            raise BackupError(f"the database is as it was; it refused the backup: {said}")
    except (BrokenPipeError, ConnectionResetError):
        said = (await told).decode(errors="replace").strip()[-2000:]
        raise BackupError(f"the database is as it was; it refused the backup: {said}") from None
    finally:
        for process in (script, reader):
            if process.returncode is None:
                process.kill()
                await process.wait()


def without_unknown(heading: bytes) -> bytes:
    """Leave out of a script's first lines what an older server does not know."""
    lines = heading.split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(UNKNOWN_BEFORE_17))


async def is_empty(url: str) -> bool:
    """Whether a database has no tables of anybody's."""
    async with await connect(url) as connection:
        row = await (
            await connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        ).fetchone()
    return row is not None and row[0] == 0
