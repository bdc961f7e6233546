"""`feed`: what a page of For You costs, beside the least that ten rows can cost, and as it grows.

Two platforms of 10,000 members with history, one of 10,000 videos and one of 100,000, run side by
side; eight clients load pages of ten as members do, in rounds that rotate between the two and a
reference process (`_reference.py`) on the larger one's database. CPU is user and system time of the
api, Caddy and PostgreSQL (of the reference and PostgreSQL), a page:

- `page_cost_ratio`: ours at 100,000 videos, over the reference's.
- `flatness`: ours at 10,000 videos, over ours at 100,000. One means that size costs nothing.

A second of CPU does not cost the same work all the time on a machine with other things to do: both
figures are medians of what each round says by itself, whose order changes, and the reference loads
as many more pages as it takes to be measured for about as long. A page that is short, repeats a
video or is refused fails the bench.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
import psutil

from bench._bars import Bar
from bench._seed import BASE, SESSIONS, Size, database_url, seed, token_of
from bench._stack import Stack, start_stack
from bench._work import NotDone, cpu_of
from rampe.engines.network import free_port

ROUNDS, CLIENTS, VISITS, PAGES = 7, 8, 10, 5  # a client's visits a round, and pages a visit
REFERENCE_VISITS = 60
SMALL, LARGE = Size(10_000, 10_000), Size(10_000, 100_000)
BARS = {"page_cost_ratio": Bar(at_most=8.0), "flatness": Bar(at_least=0.7)}
LIMIT = 10


@dataclass
class Pages:
    """Loads pages of one platform and remembers how long each took."""

    stack: Stack
    draw: random.Random
    seconds: list[float] = field(default_factory=list[float])

    async def visit(self, client: httpx.AsyncClient) -> None:
        """A member opens the feed and goes through some pages."""
        number = self.draw.randint(1, SESSIONS)
        headers = {"Authorization": f"Bearer {token_of(number)}"}
        session, shown = "", set[str]()
        for _ in range(PAGES):
            started = time.monotonic()
            answer = await client.get(
                f"{self.stack.url}/api/v1/feed",
                params={"limit": LIMIT, "session": session},
                headers=headers,
            )
            self.seconds.append(time.monotonic() - started)
            if answer.status_code != 200:
                raise NotDone(f"{answer.status_code} {answer.text}")
            page = answer.json()
            session, ids = page["session"], {card["id"] for card in page["items"]}
            if len(ids) != LIMIT or ids & shown:
                raise NotDone(f"{len(ids)} videos, {len(ids & shown)} of them again")
            shown |= ids

    def processes(self) -> list[psutil.Process]:
        """Who works for a page."""
        parent = psutil.Process(self.stack.pid)
        front = [one for one in parent.children(recursive=True) if one.name() == "caddy"]
        return [self.stack.role("api"), *front, *postgres(self.stack)]


@dataclass
class Reference:
    """Loads ten rows at a time."""

    url: str
    draw: random.Random

    async def visit(self, client: httpx.AsyncClient) -> None:
        """As many pages as a member's visit has."""
        for _ in range(PAGES):
            ids = self.draw.sample(range(BASE + 1, BASE + 1 + LARGE.videos), LIMIT)
            answer = await client.get(f"{self.url}/page", params={"ids": ",".join(map(str, ids))})
            if len(answer.json()["items"]) != LIMIT:
                raise NotDone(answer.text)


@dataclass(frozen=True)
class Work:
    """What clients do in a round, how often each, and who works for it."""

    visit: Callable[[httpx.AsyncClient], Awaitable[None]]
    processes: Callable[[], list[psutil.Process]]
    visits: int = VISITS


def postgres(stack: Stack) -> list[psutil.Process]:
    """PostgreSQL with all its backends."""
    below = psutil.Process(stack.pid).children(recursive=True)
    return [one for one in below if one.name() in ("postgres", "postmaster")]


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    async with AsyncExitStack() as running:
        small = await running.enter_async_context(start_platform())
        large = await running.enter_async_context(start_platform())
        await asyncio.gather(seed(small, SMALL), seed(large, LARGE))
        url, process = await running.enter_async_context(start_reference(large))
        members = Pages(small, random.Random(1)), Pages(large, random.Random(2))
        reader = Reference(url, random.Random(3))
        works = {
            "small": Work(members[0].visit, members[0].processes),
            "large": Work(members[1].visit, members[1].processes),
            "reference": Work(reader.visit, lambda: [process, *postgres(large)], REFERENCE_VISITS),
        }
        for work in works.values():  # connections, plans, caches
            await time_round(work)
        members[1].seconds.clear()
        rounds = list[dict[str, float]]()
        for number in range(ROUNDS):
            order = [*works][number % len(works) :] + [*works][: number % len(works)]
            rounds.append({name: await time_round(works[name]) for name in order})
    cost = {name: median(one[name] for one in rounds) for name in works}
    figures = {
        "page_cost_ratio": round(median(one["large"] / one["reference"] for one in rounds), 2),
        "flatness": round(median(one["small"] / one["large"] for one in rounds), 2),
    }
    cuts = quantiles(members[1].seconds, n=100)
    return {
        **figures,
        "page_cpu_ms": {name: round(1000 * value, 2) for name, value in cost.items()},
        "p50_ms": round(1000 * cuts[49], 1),
        "p99_ms": round(1000 * cuts[98], 1),
        "cores": os.cpu_count(),
    }


async def time_round(work: Work) -> float:
    """CPU seconds a page while all clients make their visits."""

    async def be_client() -> None:
        async with httpx.AsyncClient(timeout=60) as client:
            for _ in range(work.visits):
                await work.visit(client)

    before = cpu_of(*work.processes())
    await asyncio.gather(*(be_client() for _ in range(CLIENTS)))
    # Backends that came are counted, and those that went: PostgreSQL has waited for them.
    return (cpu_of(*work.processes()) - before) / (CLIENTS * work.visits * PAGES)


@asynccontextmanager
async def start_platform() -> AsyncGenerator[Stack]:
    """A production stack without anybody."""
    with tempfile.TemporaryDirectory() as folder:
        async with start_stack(Path(folder)) as stack:
            yield stack


@asynccontextmanager
async def start_reference(stack: Stack) -> AsyncGenerator[tuple[str, psutil.Process]]:
    """The reference on the stack's database: its address and process."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench._reference", database_url(stack), str(port))
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(30), httpx.AsyncClient() as client:
            while not await answers(client, f"{url}/page?ids=1"):
                await asyncio.sleep(0.05)
        yield url, psutil.Process(process.pid)
    finally:
        process.terminate()
        await process.wait()


async def answers(client: httpx.AsyncClient, url: str) -> bool:
    """Whether the address is served."""
    try:
        return (await client.get(url)).status_code == 200
    except httpx.TransportError:
        return False
