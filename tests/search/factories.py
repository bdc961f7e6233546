"""What tests of search ask for."""

from typing import Any

import httpx

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.search import do_index_accounts


async def index(database: Database, *account_ids: AccountId) -> None:
    """Index accounts that were inserted as rows, without their event."""
    async with database.session() as session:
        await do_index_accounts(session, account_ids)


async def find_tags(client: httpx.AsyncClient, typed: str) -> list[str]:
    """Return the hashtags that are suggested."""
    answer = await client.get("/suggest/hashtags", params={"q": typed})
    assert answer.is_success, answer.text
    return [hit["tag"] for hit in answer.json()]


async def find_handles(client: httpx.AsyncClient, typed: str) -> list[str]:
    """Return the handles that are suggested."""
    answer = await client.get("/suggest/accounts", params={"q": typed})
    assert answer.is_success, answer.text
    return [hit["account"]["handle"] for hit in answer.json()]


async def read_all(
    client: httpx.AsyncClient, path: str, part: str | None = None, limit: int = 2
) -> list[dict[str, Any]]:
    """Return the rows of all pages of a list, or of a part of the answer."""
    rows: list[dict[str, Any]] = []
    cursor: str | None = None
    while cursor or not rows:
        given = {"limit": limit} | ({"cursor": cursor} if cursor else {})
        answer = await client.get(
            path, params=httpx.QueryParams(httpx.URL(path).params).merge(given)
        )
        assert answer.is_success, answer.text
        page = answer.json()[part] if part else answer.json()
        rows.extend(page["items"])
        cursor = page["next_cursor"]
        if cursor is None:
            break
    return rows


async def keep_heat(database: Database) -> None:
    """Have no job change the order of popularity between two pages."""
    async with database.hot.connection() as connection:
        await connection.execute("UPDATE feed_video SET stale_since = NULL")


async def find_videos(client: httpx.AsyncClient, q: str) -> list[str]:
    """Return the ids of the videos that a search finds, in order."""
    answer = await client.get("/search", params={"q": q, "kind": "videos"})
    assert answer.is_success, answer.text
    return [card["id"] for card in answer.json()["videos"]["items"]]
