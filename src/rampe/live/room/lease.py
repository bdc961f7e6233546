"""Who speaks for a room: a lease in PostgreSQL, whose epoch counts those who ever did.

The database's clock decides when one is over. A holder trusts its own only from the moment before
it asked, on a steady clock, so that one that was stopped for a while knows that it may be late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rampe.kit.database import Database

LEASE = timedelta(seconds=3)
RENEW_SECONDS = 1.0
LOOK_SECONDS = 0.5

_FREE = b"""
SELECT l.id FROM live l LEFT JOIN room_lease r ON r.live_id = l.id
WHERE l.state <> 'ended' AND (r.until IS NULL OR r.until < now())
ORDER BY l.id LIMIT %(most)s
"""

_TAKE = b"""
INSERT INTO room_lease AS r (live_id, holder, epoch, until, flushed, said)
SELECT l.id, %(holder)s, 1, now() + %(lease)s, 0, 0 FROM live l
WHERE l.id = %(live)s AND l.state <> 'ended'
ON CONFLICT (live_id) DO UPDATE
SET holder = EXCLUDED.holder, epoch = r.epoch + 1, until = EXCLUDED.until WHERE r.until < now()
RETURNING epoch, flushed, said
"""

_RENEW = b"""
UPDATE room_lease r SET until = now() + %(lease)s
FROM unnest(%(lives)s::bigint[], %(epochs)s::bigint[]) AS mine (live_id, epoch)
WHERE r.live_id = mine.live_id AND r.epoch = mine.epoch AND r.holder = %(holder)s
RETURNING r.live_id
"""

_RELEASE = b"""
UPDATE room_lease r SET until = '-infinity'
FROM unnest(%(lives)s::bigint[], %(epochs)s::bigint[]) AS mine (live_id, epoch)
WHERE r.live_id = mine.live_id AND r.epoch = mine.epoch AND r.holder = %(holder)s
"""


@dataclass(frozen=True)
class Taken:
    """A lease that was just taken, and what the actors before have written."""

    live_id: int
    epoch: int
    flushed: int
    said: int


class Leases:
    """The leases of one process, which calls itself `holder`."""

    def __init__(self, database: Database, holder: str) -> None:
        self._database = database
        self._holder = holder

    async def find_free(self, most: int) -> list[int]:
        """Return lives that nobody speaks for."""
        async with self._database.hot.connection() as connection:
            cursor = await connection.execute(_FREE, {"most": most})
            return [row["id"] for row in await cursor.fetchall()]

    async def take(self, live_id: int) -> Taken | None:
        """Take a room over; none when somebody else was faster, or the live has ended."""
        values = {"holder": self._holder, "lease": LEASE, "live": live_id}
        async with self._database.hot.connection() as connection:
            row = await (await connection.execute(_TAKE, values)).fetchone()
        return Taken(live_id, row["epoch"], row["flushed"], row["said"]) if row else None

    async def renew(self, held: Mapping[int, int]) -> set[int]:
        """Renew leases, live to epoch; return those that are still ours."""
        values = self._values(held) | {"lease": LEASE}
        async with self._database.hot.connection() as connection:
            cursor = await connection.execute(_RENEW, values)
            return {row["live_id"] for row in await cursor.fetchall()}

    async def release(self, held: Mapping[int, int]) -> None:
        """Give rooms back at once, so that another process need not wait."""
        async with self._database.hot.connection() as connection:
            await connection.execute(_RELEASE, self._values(held))

    def _values(self, held: Mapping[int, int]) -> dict[str, object]:
        lives: Sequence[int] = list(held)
        return {"holder": self._holder, "lives": lives, "epochs": [held[one] for one in lives]}
