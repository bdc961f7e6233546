"""Viewers that only receive, in a process of their own: `python -m bench._viewers`.

JSON objects a line, each answered by one: `{"open": kind, "url", "viewers"}` connects so many,
`{"count": true}` says what all have received, `{"close": true}` lets them go. Kinds: `push` by
WebSockets, `hls` as a plain reader of whole segments, `llhls` part by part with held requests.
"""

import asyncio
import json
import random
import re
import sys
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

import picows
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport

AT_ONCE = 50
POLL_SECONDS = 1.0
PART = 1
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)", re.IGNORECASE)
SEQUENCE = re.compile(r"#EXT-X-MEDIA-SEQUENCE:(\d+)")
PART_NAME = re.compile(r'#EXT-X-PART:[^\n]*URI="([^"]+)"')
SEGMENT_NAME = re.compile(r"^s\d+\.m4s$", re.MULTILINE)


class Crowd:
    """What all viewers have received."""

    def __init__(self) -> None:
        """Nothing so far."""
        self.bytes = self.items = self.faults = 0
        self.fault = ""
        self.transports: list[WSTransport] = []
        self.fetchers: list[Fetcher] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.is_closing = False

    def failed(self, what: str) -> None:
        """Note what must not happen while it is measured."""
        if not self.is_closing:
            self.faults += 1
            self.fault = what

    def close(self) -> None:
        """Let everybody go."""
        self.is_closing = True
        for task in self.tasks:
            task.cancel()
        for transport in self.transports:
            transport.disconnect(graceful=False)
        for fetcher in self.fetchers:
            fetcher.close()


class PushViewer(WSListener):
    """A viewer by push."""

    def __init__(self, crowd: Crowd) -> None:
        """Count into the crowd."""
        self.crowd = crowd
        self.last: int | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Keep the way to hang up."""
        self.crowd.transports.append(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Count a part; one that is missing is a fault."""
        if frame.msg_type is not WSMsgType.BINARY:
            return
        data = frame.get_payload_as_memoryview()
        if data[0] != PART:
            return
        sequence = int.from_bytes(data[4:8], "big")
        if self.last is not None and sequence != self.last + 1:
            self.crowd.failed(f"part {sequence} after {self.last}")
        self.last = sequence
        self.crowd.items += 1
        self.crowd.bytes += len(data)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Nobody is to be lost."""
        self.crowd.failed("a connection ended")


class Fetcher(asyncio.Protocol):
    """One kept connection that fetches one path after another; bodies are counted, or returned."""

    def __init__(self, host: str) -> None:
        """Ask for this host, each from an address of its own as through the front door."""
        address = ".".join(["10", *(str(random.randint(1, 254)) for _ in range(3))])
        self._tail = f" HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: {address}\r\n\r\n".encode()
        self._transport: asyncio.Transport | None = None
        self._head = b""
        self._left = 0
        self._kept: list[bytes] | None = None
        self._length = 0
        self._done: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to write."""
        self._transport = transport  # pyright: ignore[reportAttributeAccessIssue] - uvloop's own

    def connection_lost(self, exc: Exception | None) -> None:
        """What was asked for will not come."""
        if self._done is not None and not self._done.done():
            self._done.set_exception(ConnectionError("connection lost"))

    def data_received(self, data: bytes) -> None:
        """Read the head, then count the body."""
        if not self._left and self._done is not None:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return
            found = LENGTH.search(self._head[: end + 2])
            self._length = self._left = int(found[1]) if found else 0
            data, status, self._head = self._head[end + 4 :], self._head[9:12], b""
            if status != b"200":
                self._done.set_exception(ConnectionError(f"status {status.decode()}"))
                return
        self._left -= len(data)
        if self._kept is not None:
            self._kept.append(data)
        if self._left <= 0 and self._done is not None and not self._done.done():
            self._left = 0
            self._done.set_result(self._length)

    async def fetch(self, path: str, keep: bool = False) -> tuple[int, bytes]:
        """Return the length of an answer, and its body if it is to be kept."""
        if self._transport is None:
            raise ConnectionError("not connected")
        self._kept = [] if keep else None
        self._done = asyncio.get_running_loop().create_future()
        self._transport.write(b"GET " + path.encode() + self._tail)
        length = await self._done
        return length, b"".join(self._kept or [])

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


async def connect_push(crowd: Crowd, url: str) -> None:
    """Open one viewer by push."""
    address = ".".join(["10", *(str(random.randint(1, 254)) for _ in range(3))])
    await picows.ws_connect(  # pyright: ignore[reportUnknownMemberType]
        lambda: PushViewer(crowd), url, extra_headers={"X-Forwarded-For": address}
    )


async def connect_http(crowd: Crowd, url: str, llhls: bool) -> None:
    """Open one reader of playlists."""
    parts = urlsplit(url)
    fetcher = Fetcher(parts.netloc)
    await asyncio.get_running_loop().create_connection(
        lambda: fetcher, parts.hostname or "", parts.port or 80
    )
    crowd.fetchers.append(fetcher)
    folder = parts.path.rpartition("/")[0]
    reading = (read_parts if llhls else read_segments)(crowd, fetcher, folder)
    crowd.tasks.append(asyncio.create_task(watched(crowd, reading)))


async def watched(crowd: Crowd, reading: Coroutine[Any, Any, None]) -> None:
    """Read until told to stop; anything else is a fault."""
    try:
        await reading
    except (OSError, ValueError, IndexError) as error:
        crowd.failed(repr(error))


async def read_segments(crowd: Crowd, fetcher: Fetcher, folder: str) -> None:
    """Look for new segments each second, and fetch the newest ones."""
    await asyncio.sleep(random.uniform(0, POLL_SECONDS))
    last = ""
    while True:
        _, text = await fetcher.fetch(f"{folder}/live.m3u8", keep=True)
        names = SEGMENT_NAME.findall(text.decode())
        for name in names[names.index(last) + 1 :] if last in names else names[-1:]:
            length, _ = await fetcher.fetch(f"{folder}/{name}")
            crowd.bytes += length
            crowd.items += 1
            last = name
        await asyncio.sleep(POLL_SECONDS)


async def read_parts(crowd: Crowd, fetcher: Fetcher, folder: str) -> None:
    """Ask for the next playlist, which is held until it is there, then for its part."""
    await asyncio.sleep(random.uniform(0, 0.2))
    query, last = "", ""
    while True:
        _, text = await fetcher.fetch(f"{folder}/live.m3u8{query}", keep=True)
        number, part, names = newest(text)
        for name in names[names.index(last) + 1 :] if last in names else names[-1:]:
            length, _ = await fetcher.fetch(f"{folder}/{name}")
            crowd.bytes += length
            crowd.items += 1
            last = name
        query = f"?_HLS_msn={number}&_HLS_part={part + 1}"


_read: dict[bytes, tuple[int, int, list[str]]] = {}


def newest(text: bytes) -> tuple[int, int, list[str]]:
    """Return the newest segment, its newest part, and the parts' names; each text is read once."""
    found = _read.get(text)
    if found is None:
        if len(_read) > 50:
            _read.clear()
        told = text.decode()
        names = PART_NAME.findall(told)
        _, _, tail = told.rpartition("#EXTINF")
        count = len(PART_NAME.findall(tail))
        first = SEQUENCE.search(told)
        complete = told.count("#EXTINF")
        number = int(first[1]) + complete if first else 0
        found = _read[text] = (number, count - 1, names)
    return found


async def serve() -> None:
    """Do what the lines say."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    crowd = Crowd()
    while line := await reader.readline():
        order = json.loads(line)
        if kind := order.get("open"):
            crowd = Crowd()
            await open_all(crowd, kind, order["url"], order["viewers"])
        elif order.get("close"):
            crowd.close()
            await asyncio.sleep(0.2)
        told = {"bytes": crowd.bytes, "items": crowd.items, "faults": crowd.faults}
        print(json.dumps({**told, "fault": crowd.fault}), flush=True)


async def open_all(crowd: Crowd, kind: str, url: str, viewers: int) -> None:
    """Connect so many, a few at a time."""
    for first in range(0, viewers, AT_ONCE):
        count = min(AT_ONCE, viewers - first)
        if kind == "push":
            await asyncio.gather(*(connect_push(crowd, url) for _ in range(count)))
        else:
            await asyncio.gather(*(connect_http(crowd, url, kind == "llhls") for _ in range(count)))


if __name__ == "__main__":
    uvloop.run(serve())
