"""Staff stops a live: sending, watching, reading and the room end, each by itself (GOL-02, MOD-03).

Issue 4 §2 asks for two seconds. After how many each has ended is one line of JSON, judged by
nobody: machines differ. That each ends is judged.
"""

import asyncio
import json
import time
from collections.abc import Awaitable

import psycopg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.conftest import Report
from tests.e2e.browser import WAIT_MS
from tests.e2e.conftest import NewMember
from tests.e2e.member import Member, guest_client
from tests.e2e.on_air import sent
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

PATIENCE = WAIT_MS / 1000
ENDED = 4410
STOP = {"rule": "4.1", "reason": "essai", "message": "Vos mots visent quelqu’un."}


def line(stack: Stack, path: str, member: Member | None = None) -> connect:
    """Open a WebSocket through the front door, as a page does."""
    cookies = member.cookies if member is not None else {}
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    return connect(
        f"{stack.url.replace('http', 'ws', 1)}{path}",
        origin=stack.url,  # pyright: ignore[reportArgumentType] - a NewType of str
        additional_headers=headers if cookies else None,
        ping_interval=None,
        proxy=None,
        max_size=None,
    )


async def is_pushed(viewer: ClientConnection) -> None:
    """Wait for a part of the picture."""
    while isinstance(await viewer.recv(), str):
        pass


async def is_told_by_push(viewer: ClientConnection) -> None:
    """Wait for the end of a push, which has said so before."""
    said: list[str] = []
    try:
        while True:
            frame = await viewer.recv()
            said += [frame] if isinstance(frame, str) else []
    except ConnectionClosed:
        assert viewer.close_code == ENDED
    assert {"t": "state", "state": "ended"} in [json.loads(one) for one in said]


async def enters(member: ClientConnection, live_id: str) -> None:
    """Be in the room of a live, once greeted."""
    while json.loads(await member.recv())["t"] != "hello":
        pass
    await member.send(json.dumps({"t": "join", "room": live_id}))
    while json.loads(await member.recv())["t"] != "room":
        pass


async def is_told_by_the_room(member: ClientConnection) -> None:
    """Wait for the word that the live is over."""
    while json.loads(await member.recv()).get("s", {}).get("live") != "ended":
        pass


async def test_staff_stops_a_live_for_everybody(
    stack: Stack, new_member: NewMember, report: Report
) -> None:
    """Who sends is cut, who watches and who is in the room is told, and nothing is served."""
    host = await new_member("hote.arrete", name="Lola")
    member = await new_member("sami.arrete", name="Sami")
    staff = await new_member("garde.arrete", name="Garance")
    with psycopg.connect(stack.database_url, autocommit=True) as connection:
        connection.execute("UPDATE account SET role = 'moderator' WHERE id = %s", (int(staff.id),))
    guest = guest_client(stack.url)
    async with sent(stack, host) as (live, sending), asyncio.timeout(4 * PATIENCE):
        play = (await guest.get(f"/api/v1/lives/{live['id']}/play")).raise_for_status().json()

        async def answers(path: str, status: int) -> bool:
            return (await guest.get(path)).status_code == status

        async def gone(path: str) -> None:
            await eventually(lambda: answers(path, 404), f"no {path}", seconds=PATIENCE)

        playlist = play["hls"].replace("main.m3u8", "0/live.m3u8")
        await eventually(lambda: answers(playlist, 200), "the playlist")
        async with line(stack, play["push"]) as viewer, line(stack, "/rt", member) as in_room:
            await is_pushed(viewer)
            await enters(in_room, live["id"])
            began = time.monotonic()
            path = f"/api/v1/moderation/lives/{live['id']}/stop"
            stopped = await staff.http.post(path, json=STOP)
            assert stopped.is_success, stopped.text

            async def after(ends: Awaitable[object]) -> float:
                await ends
                return round(time.monotonic() - began, 2)

            names = ("sending", "push", "playlist", "multivariant", "api", "room")
            seconds = await asyncio.gather(
                after(sending.wait()),
                after(is_told_by_push(viewer)),
                after(gone(playlist)),
                after(gone(play["hls"])),
                after(gone(f"/api/v1/lives/{live['id']}")),
                after(is_told_by_the_room(in_room)),
            )
        assert sending.returncode != 0
    await guest.aclose()
    report("seconds until a stop is everywhere", json.dumps(dict(zip(names, seconds, strict=True))))
