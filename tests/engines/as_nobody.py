"""Run by test_postgres as another user of the system: everything in place, nothing as root."""

import asyncio
import os
import sys
from pathlib import Path

import psycopg
import pytest

from rampe.engines.errors import EngineError
from rampe.engines.postgres import PostgresOptions, cluster_user, start_postgres


async def main(here: Path, binaries: Path) -> None:
    """Start a cluster of our own, and be refused one that is root's."""
    assert os.geteuid() != 0
    options = PostgresOptions(
        data=here / "postgres",
        run_dir=here,
        log=here / "log",
        password="secret",
        binaries=binaries,
        durable=False,
    )
    async with (
        await start_postgres(options) as postgres,
        await psycopg.AsyncConnection.connect(postgres.url) as connection,
    ):
        cursor = await connection.execute("SELECT current_user")
        assert await cursor.fetchone() == ("rampe",)
    assert options.data.stat().st_uid == os.geteuid()
    with pytest.raises(EngineError, match="belongs to the system user root"):
        cluster_user(PostgresOptions(Path("/"), here, here / "log", "secret"))
    print("fine")


asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
