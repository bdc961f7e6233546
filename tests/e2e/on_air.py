"""A host on air by RTMP, as OBS sends: what tests of viewers begin with."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any

import psycopg

from rampe.engines.ffmpeg import find_ffmpeg
from tests.e2e.member import Member
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

# Small and quick to encode: what is tested is not its picture.
PICTURE = "testsrc2=size=360x640:rate=15"
SOUND = "sine=frequency=440:sample_rate=48000"


def let_host(stack: Stack, member: Member) -> None:
    """Let a member host lives with however few followers."""
    with psycopg.connect(stack.database_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO live_grant (account_id, reason, created_at) VALUES (%s, 'tests', now())",
            (int(member.id),),
        )


@asynccontextmanager
async def on_air(
    stack: Stack, host: Member, *, picture: str = PICTURE, kbps: int = 500, **set_up: Any
) -> AsyncGenerator[dict[str, Any]]:
    """Send a picture and a sound until the block ends; yields the live, which has started."""
    async with sent(stack, host, picture=picture, kbps=kbps, **set_up) as (live, _):
        yield live


@asynccontextmanager
async def sent(
    stack: Stack, host: Member, *, picture: str = PICTURE, kbps: int = 500, **set_up: Any
) -> AsyncGenerator[tuple[dict[str, Any], Process]]:
    """Do so, and yield also the program that sends."""
    let_host(stack, host)
    body = {"title": "Pain au levain", "format": "tutorial", **set_up}
    prepared = await host.http.post("/api/v1/lives", json=body)
    live = prepared.raise_for_status().json()
    key = (await host.http.post("/api/v1/me/live/key")).raise_for_status().json()["key"]
    place = (await host.http.get("/api/v1/me/live")).raise_for_status().json()["rtmp_url"]
    async with program(f"{place}/{key}", picture=picture, kbps=kbps) as sending:
        yield await eventually(lambda: _started(host, live["id"]), "the live is on air"), sending


@asynccontextmanager
async def program(
    url: str, *options: str, picture: str = PICTURE, kbps: int = 500
) -> AsyncGenerator[Process]:
    """Send a picture and a sound to an address, until the block ends."""
    sending = await asyncio.create_subprocess_exec(
        *(str(find_ffmpeg()), "-nostdin", "-loglevel", "error", "-re"),
        *("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", SOUND),
        *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"),
        *("-g", "15", "-pix_fmt", "yuv420p", "-b:v", f"{kbps}k", "-c:a", "aac", "-b:a", "64k"),
        *(*options, "-f", "flv", url),
    )
    try:
        yield sending
    finally:
        with suppress(ProcessLookupError):
            sending.kill()
        await sending.wait()


async def _started(host: Member, live_id: str) -> dict[str, Any] | None:
    answer = await host.http.post(f"/api/v1/lives/{live_id}/start")
    return answer.json() if answer.is_success else None
