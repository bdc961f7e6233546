"""What a page of ten costs at least in Python: Starlette, bare psycopg, ten rows by primary key.

`python -m bench._reference DATABASE_URL PORT` serves `GET /page?ids=1,2,…`: each video with its
author and counters, as JSON. No session, no ranking, nothing remembered, nothing checked.
"""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from psycopg import AsyncConnection
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

PAGE = """
SELECT v.id::text, v.caption, v.published_at::text, a.handle, a.name, a.avatar_key,
  s.duration_ms, s.width, s.height, s.playlist, s.poster, s.public_key,
  c.likes, c.comments, c.shares, c.bookmarks, w.views
FROM video v JOIN account a ON a.id = v.author_id JOIN asset s ON s.id = v.asset_id
LEFT JOIN target_counter c ON c.kind = 'video' AND c.target_id = v.id
LEFT JOIN video_views w ON w.video_id = v.id
WHERE v.id = ANY(%s)
"""


def make_app(url: str) -> Starlette:
    """The application with its pool."""
    pool: AsyncConnectionPool[AsyncConnection[dict[str, Any]]] = AsyncConnectionPool(
        url,
        min_size=8,
        max_size=8,
        open=False,
        connection_class=AsyncConnection[dict[str, Any]],
        kwargs={"row_factory": dict_row, "autocommit": True},
    )

    async def page(request: Request) -> JSONResponse:
        ids = [int(part) for part in request.query_params["ids"].split(",")]
        async with pool.connection() as connection:
            cursor = await connection.execute(PAGE, [ids], prepare=True)
            return JSONResponse({"items": await cursor.fetchall()})

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        async with pool:
            yield

    return Starlette(routes=[Route("/page", page)], lifespan=lifespan)


if __name__ == "__main__":
    uvicorn.run(make_app(sys.argv[1]), port=int(sys.argv[2]), log_level="error", access_log=False)
