"""Reads of the index: planned each time, because how common a word is decides the best plan."""

from typing import Any

from rampe.kit.database import Database, HotStatement


async def read(database: Database, statement: HotStatement, **params: Any) -> list[dict[str, Any]]:
    """Run a compiled read in a transaction of its own and return its rows as dicts."""
    async with database.hot.connection() as connection:
        cursor = await connection.execute(
            statement.sql.encode(), {**statement.defaults, **params}, prepare=False
        )
        return await cursor.fetchall()
