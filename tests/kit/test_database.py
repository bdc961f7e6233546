"""Connections of a process: what becomes of those that died with PostgreSQL."""

import asyncio

import psycopg

from rampe.kit.database import Database, PoolSizes
from tests.conftest import Engines

CONNECTIONS = 8


async def test_all_dead_connections_are_replaced_at_once(engines: Engines) -> None:
    """One by one, with the pool's own pauses, the eighth would come after the pool's patience."""
    async with Database(engines.database_url, PoolSizes(sessions=1, hot=CONNECTIONS)) as database:
        here = asyncio.Barrier(CONNECTIONS)

        async def use() -> int:
            async with database.hot.connection() as connection:
                await here.wait()
                return connection.info.backend_pid

        before = set(await asyncio.gather(*(use() for _ in range(CONNECTIONS))))
        assert len(before) == CONNECTIONS
        with psycopg.connect(engines.admin_url, autocommit=True) as admin:
            ended = "SELECT pg_terminate_backend(pid, 10000) FROM unnest(%s) pid"
            admin.execute(ended, [list(before)])
        async with database.hot.connection() as connection:
            assert connection.info.backend_pid not in before
