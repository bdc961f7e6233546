"""Arrays of ids arrive as they were sent."""

import pytest

from rampe.kit.database import Database, HotStatement, fetch
from rampe.kit.id_array import IdArray

ECHO = HotStatement("SELECT %(ids)s::bigint[] AS ids")


@pytest.mark.parametrize("ids", [[], [1], [-(2**63), 0, 2**63 - 1]])
async def test_ids_arrive(database: Database, ids: list[int]) -> None:
    assert await fetch(database, ECHO, ids=IdArray.of(ids)) == [{"ids": ids}]


async def test_several_joined_are_one(database: Database) -> None:
    joined = IdArray(IdArray.of([1, 2]) + IdArray.of([3]))
    assert await fetch(database, ECHO, ids=joined) == [{"ids": [1, 2, 3]}]
