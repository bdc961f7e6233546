"""A crowd of viewers in a process of its own: `python -m bench._crowd`, told what to do by lines.

JSON objects a line, each answered by one: `{"open": peer, "url", "viewers", "room"}` connects so
many, `{"count": peer}` says what they have received. Peers speak as their clients do: `gateway`
joins the room, `bare` only listens, `socketio` shakes hands as Engine.IO 4 has it.
"""

import asyncio
import json
import re
import sys
import time
from typing import Any

import picows
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport

from bench._seed import token_of

AT_ONCE = 50
MARK = re.compile(rb"bench (\d+)")
SAMPLED = 50


class Peer:
    """All viewers of one server."""

    def __init__(self, kind: str, room: str) -> None:
        """Nothing so far."""
        self.kind, self.room = kind, room
        self.ready = self.frames = self.closed = 0
        self.refused = ""
        self.late: list[float] = []
        self.viewers: list[Viewer] = []


class Viewer(WSListener):
    """One connection, which counts frames that bear the mark of the bench."""

    def __init__(self, peer: Peer, sampled: bool) -> None:
        """Count into `peer`; one that is sampled also says how late frames are."""
        self.peer, self.sampled = peer, sampled
        self.in_room = False

    def on_ws_connected(self, transport: WSTransport) -> None:
        """A bare server only sends."""
        if self.peer.kind == "bare":
            self.enter()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Count, or go on with the handshake."""
        if frame.msg_type is not WSMsgType.TEXT:
            return
        told = frame.get_payload_as_bytes()
        if b"bench " in told:
            self.peer.frames += 1
            if self.sampled and (mark := MARK.search(told)):
                self.peer.late.append((time.monotonic_ns() - int(mark[1])) / 1e6)
        elif self.peer.kind == "gateway":
            self.meet_gateway(transport, told)
        elif told.startswith(b"0"):
            transport.send(WSMsgType.TEXT, b"40")
        elif told.startswith(b"40"):
            self.enter()
        elif told == b"2":
            transport.send(WSMsgType.TEXT, b"3")

    def meet_gateway(self, transport: WSTransport, told: bytes) -> None:
        """Join on the greeting."""
        if b'"hello"' in told:
            join = json.dumps({"t": "join", "room": self.peer.room})
            transport.send(WSMsgType.TEXT, join.encode())
        elif b'"t":"room"' in told:
            self.enter()
        elif b'"refused"' in told or b'"bye"' in told:
            self.peer.refused = told.decode()

    def enter(self) -> None:
        """One more is there."""
        if not self.in_room:
            self.in_room = True
            self.peer.ready += 1

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Nobody should leave."""
        self.peer.closed += 1


async def open_peer(peer: Peer, url: str, viewers: int) -> dict[str, Any]:
    """Connect everybody, some at once, and wait until all are in."""
    for first in range(1, viewers + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, viewers + 1))
        peer.viewers += await asyncio.gather(*(open_viewer(peer, url, one) for one in numbers))
        async with asyncio.timeout(60):
            while peer.ready < len(peer.viewers):
                await asyncio.sleep(0.005)
    return {"ready": peer.ready}


async def open_viewer(peer: Peer, url: str, number: int) -> Viewer:
    """Connect one: as a member of an address of its own, where that matters."""
    headers = {
        "Authorization": f"Bearer {token_of(number)}",
        "X-Forwarded-For": f"10.0.{number // 200}.{1 + number % 200}",
    }
    viewer = Viewer(peer, number % SAMPLED == 0)
    await picows.ws_connect(lambda: viewer, url, extra_headers=headers)  # pyright: ignore[reportUnknownMemberType]
    return viewer


def count(peer: Peer) -> dict[str, Any]:
    """Return what was received since the last count."""
    late = sorted(peer.late)
    found = {
        "frames": peer.frames,
        "closed": peer.closed,
        "refused": peer.refused,
        "p50_ms": late[len(late) // 2] if late else None,
        "p99_ms": late[len(late) * 99 // 100] if late else None,
    }
    peer.frames = 0
    peer.late.clear()
    return found


async def main() -> None:
    """Do what the lines say until there are no more."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    peers: dict[str, Peer] = {}
    while line := await reader.readline():
        order = json.loads(line)
        if name := order.get("open"):
            peers[name] = Peer(name, order.get("room", ""))
            try:
                answer = await open_peer(peers[name], order["url"], order["viewers"])
            except (TimeoutError, OSError, picows.WSError) as error:
                answer = {"failed": f"{error!r} {vars(peers[name]) | {'viewers': None}}"}
        else:
            answer = count(peers[order["count"]])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
