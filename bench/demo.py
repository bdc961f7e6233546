"""`demo`: how long `rampe up --demo` takes to show something, and that all of it goes again.

An empty folder, as a newcomer has it; a member of the cast signs in by one tap and looks. Then the
stage is started a second time, and cleared by the operator's command while it runs. Seconds:

- `page_seconds`, `ready_seconds`, `live_seconds`: from the command to an api that answers, to the
  line that says that all is ready, and to the first picture of the running live by push, through
  the front door; `again_…` of the second start.
- `dozen_seconds`: from that line to a dozen videos that play.
- `remove_seconds`: of `rampe demo remove`.

A follower too many or too few, a login that the last line does not name or that does not let in, a
video that is not served, or a row or a file that stays behind fails the bench.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString, TypeVar

import httpx
import psycopg
import websockets
from psycopg import sql

from bench._bars import Bar
from bench._seed import database_url
from bench._stack import Stack, start_stack
from bench._work import NotDone
from rampe.engines.network import free_port
from rampe.entry.demo import LOGINS
from rampe.entry.demo.cast import ON_AIR
from rampe.live import Type, decode_message

BARS = {"dozen_seconds": Bar(at_most=60.0)}
DOZEN = 12
FOLLOWERS = {"tess": 1_240, "maud.serval": 1_000, "theo": 999}
"""Where the rule of a thousand is shown: above, at and below it."""
WITHIN = 600.0
LOOK_SECONDS = 0.2
PAGE = 50
NOT_OURS = {
    "alembic_version", "consumed_event", "hashtag", "node_lease", "outbox", "rate",
    "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers",
    "procrastinate_workers", "search_account", "search_hashtag", "search_name", "search_word",
}  # fmt: skip
"""The schema's own rows, queues and logs, and words that anybody may use again."""
TABLES: LiteralString = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
PLAYS: LiteralString = "SELECT count(*) FROM video WHERE published_at IS NOT NULL"
T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """A demo that runs, and somebody of its cast who looks."""

    stack: Stack
    database: str
    folder: Path
    began: float
    served: float
    ready: float
    client: httpx.AsyncClient


async def measure() -> dict[str, Any]:
    """Start it on nothing, look at what there is, start it again and clear it."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), str(free_port())
        async with demo(folder, port) as stage:
            first = starting(stage)
            live, dozen = await asyncio.gather(seconds_to_picture(stage), seconds_to_dozen(stage))
            followers = await count_followers(stage)
        async with demo(folder, port) as stage:
            again = {**starting(stage), "live_seconds": round(await seconds_to_picture(stage), 1)}
            removed = await seconds_to_remove(stage)
    return {
        **first,
        "live_seconds": round(live, 1),
        "dozen_seconds": round(dozen, 1),
        **{f"again_{name}": seconds for name, seconds in again.items()},
        "remove_seconds": round(removed, 1),
        "followers": followers,
        "logins": LOGINS,
        "cores": os.cpu_count(),
    }


@asynccontextmanager
async def demo(folder: Path, rtmp_port: str) -> AsyncGenerator[Stage]:
    """Run `rampe up --demo` in a folder, with somebody of the cast who has signed in."""
    began = time.monotonic()
    async with start_stack(folder, "--demo", RAMPE_INGEST__RTMP_PORT=rtmp_port) as stack:
        served = time.monotonic()
        log = folder / "up.log"
        said = await until(lambda: line_of_ready(log), "the line that says that it is ready")
        ready = time.monotonic()
        if not said.endswith(f"One tap signs you in as {LOGINS}."):
            raise NotDone(said)
        async with httpx.AsyncClient(
            base_url=f"{stack.url}/api/v1", headers={"Origin": stack.url}, timeout=60
        ) as client:
            # The first of the cast are made in the first seconds.
            await until(lambda: signs_in(client), "somebody of the cast")
            yield Stage(stack, database_url(stack), folder, began, served, ready, client)


def starting(stage: Stage) -> dict[str, float]:
    """How long a start took."""
    return {
        "page_seconds": round(stage.served - stage.began, 1),
        "ready_seconds": round(stage.ready - stage.began, 1),
    }


async def line_of_ready(log: Path) -> str | None:
    """Return what the last line says, once it is there."""
    lines = log.read_text().splitlines()
    return next((line for line in lines if "Rampe is ready" in line), None)


async def signs_in(client: httpx.AsyncClient) -> bool:
    """Be Alix, by one tap."""
    return (await client.post("/demo/sessions", json={"handle": "alix"})).status_code == 201


async def until(find: Callable[[], Awaitable[T | None]], what: str) -> T:
    """Look until there is something, and return it."""
    deadline = time.monotonic() + WITHIN
    while not (found := await find()):
        if time.monotonic() > deadline:
            raise NotDone(f"{what}: not within {WITHIN:.0f} s")
        await asyncio.sleep(LOOK_SECONDS)
    return found


# -- what there is --------------------------------------------------------------------------------


async def seconds_to_picture(stage: Stage) -> float:
    """Seconds from the command to an initialisation and a part of the live that runs."""
    path = await until(lambda: find_live(stage.client), "the demo's live")
    url = f"{stage.stack.url.replace('http', 'ws', 1)}{path}"
    kinds: set[Type] = set()
    async with (
        asyncio.timeout(WITHIN),
        websockets.connect(url, origin=websockets.Origin(stage.stack.url)) as viewer,
    ):
        while not {Type.INIT, Type.PART} <= kinds:
            frame = await viewer.recv()
            if isinstance(frame, bytes):
                kinds.add(decode_message(frame).type)
    return time.monotonic() - stage.began


async def find_live(client: httpx.AsyncClient) -> str | None:
    """Return where the live of the stage plays, once it is on air."""
    lives = (await client.get("/lives")).raise_for_status().json()["items"]
    for one in lives:
        if one["account"]["handle"] == ON_AIR and one["state"] == "live":
            play = (await client.get(f"/lives/{one['id']}/play")).raise_for_status().json()
            return play["push"] if play["state"] == "live" else None
    return None


async def seconds_to_dozen(stage: Stage) -> float:
    """Seconds from the last line to a dozen that are served."""
    async with await psycopg.AsyncConnection.connect(stage.database, autocommit=True) as connection:

        async def is_out() -> bool:
            return await count(connection, PLAYS) >= DOZEN

        await until(is_out, "a dozen videos")
    took = time.monotonic() - stage.ready
    session, served = "", set[str]()
    while len(served) < DOZEN:
        asked = {"limit": 12, "session": session, "interests": "dance,humour,music"}
        page = (await stage.client.get("/feed", params=asked)).raise_for_status().json()
        session = page["session"]
        if not page["items"]:
            raise NotDone(f"only {len(served)} videos are served")
        for card in page["items"]:
            (await stage.client.get(f"{stage.stack.url}{card['playlist_url']}")).raise_for_status()
            served.add(card["id"])
    return took


async def count(
    connection: psycopg.AsyncConnection[Any], query: LiteralString | sql.Composed
) -> int:
    """Return the number that a query answers with."""
    row = await (await connection.execute(query)).fetchone()
    return int(row[0]) if row else 0


async def count_followers(stage: Stage) -> dict[str, int]:
    """Count the followers where the number is told, as rows; they must be exact in the end."""
    found: dict[str, int] = {}
    for handle, due in FOLLOWERS.items():
        profile = await until(lambda h=handle, n=due: has_followers(stage.client, h, n), handle)
        path, seen = f"/accounts/{profile['account']['id']}/followers", set[str]()
        page: dict[str, Any] = {"next_cursor": ""}
        while (cursor := page["next_cursor"]) is not None:
            asked = {"limit": PAGE, **({"cursor": cursor} if cursor else {})}
            page = (await stage.client.get(path, params=asked)).raise_for_status().json()
            seen |= {one["account"]["id"] for one in page["items"]}
        found[handle] = len(seen)
    if found != FOLLOWERS:
        raise NotDone(f"followers: {found}, and not {FOLLOWERS}")
    return found


async def has_followers(client: httpx.AsyncClient, handle: str, due: int) -> dict[str, Any] | None:
    """Return a profile that says so many followers."""
    answer = await client.get(f"/profiles/{handle}")
    profile: dict[str, Any] = answer.json()
    return profile if answer.is_success and profile["counts"]["followers"] == due else None


# -- and that it goes -----------------------------------------------------------------------------


async def seconds_to_remove(stage: Stage) -> float:
    """Seconds of `rampe demo remove`; then nothing of it may be left."""
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "rampe", "demo", "remove"),
        cwd=stage.folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("RAMPE_")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    took = time.monotonic() - started
    if process.returncode or b"the demo is gone" not in said:
        raise NotDone(said.decode())
    await until(lambda: has_no_rows(stage.database), "rows that stay")
    async with httpx.AsyncClient(base_url=f"{stage.stack.url}/api/v1", timeout=60) as guest:
        if (await guest.get("/instance")).json()["demo"]["active"]:
            raise NotDone("the demo is still offered")
        if (await guest.get("/lives")).json()["items"]:
            raise NotDone("its live is still listed")
    await until(lambda: has_no_files(stage.folder / "data"), "files that stay")
    return took


async def has_no_rows(url: str) -> bool:
    """Whether no row of anybody is left."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        names = [row[0] for row in await (await connection.execute(TABLES)).fetchall()]
        for name in (one for one in names if one not in NOT_OURS):
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            if await count(connection, query):
                return False
    return True


async def has_no_files(data: Path) -> bool:
    """Whether no file of anybody is left."""
    kept = [data / "storage", data / "uploads", data / "demo"]
    files = [path for folder in kept for path in folder.rglob("*") if path.is_file()]
    return not files and not (data / "demo-live.mp4").exists()
