"""Leases of id node numbers: each process holds one of 1,024 while it lives."""

import asyncio
import logging
import os
import socket
from datetime import datetime, timedelta

from psycopg import AsyncConnection, OperationalError
from sqlalchemy import DateTime, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import ids
from rampe.kit.database import Base

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
RENEW_SECONDS = 15.0


class NodeLease(Base):
    """Who holds a node number, and until when."""

    __tablename__ = "node_lease"

    node: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class NodeLost(RuntimeError):
    """The lease ran out before it could be renewed: ids of this process are no longer safe."""


_TAKE = b"""
INSERT INTO node_lease AS l (node, holder, until)
SELECT n, %(holder)s, now() + %(lease)s FROM generate_series(0, %(last)s) n
WHERE NOT EXISTS (SELECT FROM node_lease h WHERE h.node = n AND h.until > now())
ORDER BY n LIMIT 1
ON CONFLICT (node) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
WHERE l.until <= now()
RETURNING node
"""


async def take_node(url: str) -> "NodeHold":
    """Lease a free node number and make this process's ids with it."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(4).hex()}"
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        # Two processes may pick the same free number; the one that is refused looks again.
        for _ in range(ids.NODES):
            cursor = await connection.execute(
                _TAKE, {"holder": holder, "lease": LEASE, "last": ids.NODES - 1}
            )
            if row := await cursor.fetchone():
                ids.configure(row[0])
                return NodeHold(url, row[0], holder)
    raise NodeLost("all node numbers are taken")


class NodeHold:
    """A held node number; `keep` renews it, `release` gives it back."""

    def __init__(self, url: str, node: int, holder: str) -> None:
        self._url, self.node, self._holder = url, node, holder

    async def keep(self, stop: asyncio.Event) -> None:
        """Renew the lease until `stop`.

        Raises:
            NodeLost: somebody else holds the number, or the database was away for a whole lease.
        """
        loop = asyncio.get_running_loop()
        safe_until = loop.time() + LEASE.total_seconds()
        while True:
            try:
                await asyncio.wait_for(stop.wait(), RENEW_SECONDS)
                return
            except TimeoutError:
                pass
            try:
                started = loop.time()
                await self._renew()
                safe_until = started + LEASE.total_seconds()
            except OperationalError as error:
                log.warning("node lease not renewed: %s", error)
                if loop.time() + RENEW_SECONDS > safe_until:
                    raise NodeLost("the database was away for a whole lease") from error

    async def _renew(self) -> None:
        async with await AsyncConnection.connect(self._url, autocommit=True) as connection:
            cursor = await connection.execute(
                "UPDATE node_lease SET until = now() + %s WHERE node = %s AND holder = %s",
                (LEASE, self.node, self._holder),
            )
            if cursor.rowcount != 1:
                raise NodeLost(f"node {self.node} was taken over")

    async def release(self) -> None:
        """Give the number back. Its next holder starts a lease's time later, past our last id."""
        async with await AsyncConnection.connect(self._url, autocommit=True) as connection:
            await connection.execute(
                "UPDATE node_lease SET until = now() + interval '1 second' "
                "WHERE node = %s AND holder = %s",
                (self.node, self._holder),
            )
