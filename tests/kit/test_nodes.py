"""Leases of id nodes: no two processes hold one number at the same time."""

import asyncio

import pytest

from rampe.kit import ids
from rampe.kit.database import Database
from rampe.kit.nodes import NodeLost, take_node


async def test_parallel_starts_get_different_nodes(database: Database) -> None:
    """Ten processes that start at once hold ten numbers."""
    holds = await asyncio.gather(*(take_node(database.url) for _ in range(10)))
    assert len({hold.node for hold in holds}) == 10
    for hold in holds:
        await hold.release()
    ids.configure(0)


async def test_lost_lease_ends_the_process(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that somebody else took over makes `keep` fail, so that the process ends."""
    monkeypatch.setattr("rampe.kit.nodes.RENEW_SECONDS", 0.01)
    hold = await take_node(database.url)
    async with database.hot.connection() as connection:
        await connection.execute("UPDATE node_lease SET holder = 'another'")
    with pytest.raises(NodeLost):
        await asyncio.wait_for(hold.keep(asyncio.Event()), 10)
    ids.configure(0)


async def test_released_number_is_taken_again(database: Database) -> None:
    """A number is free again once its holder's last millisecond is over."""
    hold = await take_node(database.url)
    await hold.release()
    async with database.hot.connection() as connection:
        await connection.execute("UPDATE node_lease SET until = now() - interval '1 second'")
    again = await take_node(database.url)
    assert again.node == hold.node
    ids.configure(0)
