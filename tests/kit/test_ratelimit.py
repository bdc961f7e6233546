"""Rate limits hold over processes and forgive with time."""

import asyncio
from datetime import timedelta

import pytest

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.errors import TooMany
from rampe.kit.ratelimit import Rate, RateLimiter, delete_spent

RATE = Rate("test", 5, 60)


async def hits(limiter: RateLimiter, count: int, key: str = "a") -> int:
    """Hit in parallel and return how many were allowed."""
    results = await asyncio.gather(
        *(limiter.hit(RATE, key) for _ in range(count)), return_exceptions=True
    )
    assert all(result is None or isinstance(result, TooMany) for result in results)
    return sum(result is None for result in results)


async def test_burst_holds_over_processes(database: Database) -> None:
    """Two limiters, as in two processes, share one allowance, also in parallel."""
    async with Database(database.url) as other:
        allowed = await asyncio.gather(
            hits(RateLimiter(database), 10), hits(RateLimiter(other), 10)
        )
    assert sum(allowed) == RATE.burst


async def test_allowance_comes_back_evenly(database: Database) -> None:
    """A fifth of the window gives one hit back; refused hits do not prolong the refusal."""
    limiter = RateLimiter(database)
    assert await hits(limiter, 20) == 5
    with clock.travel(clock.now() + timedelta(seconds=13)):
        assert await hits(limiter, 5) == 1
    with clock.travel(clock.now() + timedelta(seconds=90)):
        assert await hits(limiter, 20) == 5


async def test_keys_are_separate_and_forgiven(database: Database) -> None:
    """One key's refusal is no other's; forgiving gives the whole allowance back."""
    limiter = RateLimiter(database)
    assert await hits(limiter, 6, "a") == 5
    assert await hits(limiter, 6, "b") == 5
    await limiter.forgive(RATE, "a")
    assert await hits(limiter, 6, "a") == 5


async def test_refusal_says_when(database: Database) -> None:
    """`Retry-After` is the time until one hit is back."""
    limiter = RateLimiter(database)
    await hits(limiter, 5)
    with pytest.raises(TooMany) as refused:
        await limiter.hit(RATE, "a")
    assert refused.value.retry_after == 12
    assert refused.value.headers == {"Retry-After": "12"}


async def test_spent_keys_are_forgotten(database: Database) -> None:
    """The table holds only keys that still wait."""
    limiter = RateLimiter(database)
    await hits(limiter, 5)
    with clock.travel(clock.now() + timedelta(seconds=61)):
        await delete_spent(database)
    async with database.hot.connection() as connection:
        row = await (await connection.execute("SELECT count(*) AS left FROM rate")).fetchone()
    assert row == {"left": 0}
