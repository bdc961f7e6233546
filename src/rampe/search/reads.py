"""Reads of the index: planned each time, because how common a word is decides the best plan."""

from typing import Any

from psycopg import AsyncClientCursor
from psycopg.rows import dict_row

from rampe.kit.database import Database, HotStatement


async def read(database: Database, statement: HotStatement, **params: Any) -> list[dict[str, Any]]:
    """Run a compiled read in a transaction of its own and return its rows as dicts.

    Parameters are bound by the client: the hot connections plan a statement with parameters of the
    server once for all values, and a word may be in ten videos or in half of them.
    """
    async with (
        database.hot.connection() as connection,
        AsyncClientCursor(connection, row_factory=dict_row) as cursor,
    ):
        await cursor.execute(statement.sql.encode(), {**statement.defaults, **params})
        return await cursor.fetchall()
