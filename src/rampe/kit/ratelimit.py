"""Rate limits that hold across processes: one token bucket a key, in an unlogged table.

The generic cell rate algorithm (ITU-T I.371): a key stores only the moment until which it has
spent its allowance. A crash of PostgreSQL empties the table, which only forgives.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import DateTime, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import clock
from rampe.kit.database import Base, Database
from rampe.kit.errors import TooMany


@dataclass(frozen=True)
class Rate:
    """`burst` hits at once, refilled evenly over `seconds`."""

    name: str
    burst: int
    seconds: float


class RateRow(Base):
    """Until when a key has spent its allowance."""

    __tablename__ = "rate"
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    spent_until: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


# A refused hit changes nothing (the WHERE), so hammering does not prolong a refusal.
_HIT = b"""
INSERT INTO rate AS r (key, spent_until) VALUES (%(key)s, %(now)s + %(cost)s)
ON CONFLICT (key) DO UPDATE SET spent_until = greatest(r.spent_until, %(now)s) + %(cost)s
WHERE greatest(r.spent_until, %(now)s) + %(cost)s <= %(now)s + %(window)s
RETURNING spent_until
"""


class RateLimiter:
    """Counts hits of keys in PostgreSQL, outside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hit(self, rate: Rate, key: str | int) -> None:
        """Count one hit.

        Raises:
            TooMany: the allowance is spent; `retry_after` says for how many seconds.
        """
        now, window = clock.now(), timedelta(seconds=rate.seconds)
        cost = window / rate.burst
        params: dict[str, Any] = {
            "key": f"{rate.name}:{key}",
            "now": now,
            "cost": cost,
            "window": window,
        }
        async with self._database.hot.connection() as connection:
            cursor = await connection.execute(_HIT, params)
            if await cursor.fetchone() is None:
                raise TooMany(retry_after=max(1, round(cost.total_seconds())))

    async def forgive(self, rate: Rate, key: str | int) -> None:
        """Give a key its whole allowance back."""
        async with self._database.hot.connection() as connection:
            await connection.execute("DELETE FROM rate WHERE key = %s", (f"{rate.name}:{key}",))


async def delete_spent(database: Database) -> None:
    """Forget keys whose allowance is whole again."""
    async with database.session() as session:
        await session.execute(
            text("DELETE FROM rate WHERE spent_until < :now"), {"now": clock.now()}
        )
