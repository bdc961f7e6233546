"""A publisher that feeds the bus as an ingest does, and viewers of it by push."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from rampe.kit.database import Database
from rampe.live import (
    GopCache,
    Init,
    Kind,
    Live,
    LiveId,
    Message,
    Muxer,
    Output,
    Part,
    Type,
    Window,
    decode_message,
    encode_state,
    encode_update,
    pack,
)
from rampe.ports.bus import Bus
from tests.live.clips import make_flv, moved, read_flv

PATIENCE = 20.0
CLIP_MS = 4_000
NOISE = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=4,noise=alls=60:allf=t+u")
"""Pictures that no encoder makes small: 100 ms of them fill a socket's buffers soon."""


async def change_live(database: Database, live_id: LiveId, **fields: Any) -> None:
    """Change a live's row."""
    async with database.session() as session:
        live = await session.get_one(Live, live_id)
        for name, value in fields.items():
            setattr(live, name, value)


class Publisher:
    """One rendition of a live, of a clip that goes round; a part is sent when a test says so."""

    def __init__(
        self, bus: Bus, live_id: LiveId, rendition: int = 0, epoch: int = 1, flv: bytes = b""
    ) -> None:
        self.bus = bus
        self.live_id = live_id
        self.rendition = rendition
        self.epoch = epoch
        self.window = Window()
        self.files: dict[str, bytes] = {}
        self.parts: list[Message] = []
        """What was pushed."""
        self.asked: list[str] = []
        self._cache = GopCache()
        self._outputs = self._play(flv or make_flv())
        self._sequence = 0
        self._subscriptions: list[Subscription] = []

    @staticmethod
    def _play(flv: bytes) -> Iterator[Output]:
        muxer, clip, turn = Muxer(), read_flv(flv), 0
        while True:
            for media, now in clip:
                yield from muxer.push(moved(media, turn * CLIP_MS), now + turn * CLIP_MS)
            turn += 1

    def lose(self) -> None:
        """Leave one part out, as a bus does that has lost it."""
        self._sequence += 1

    async def serve(self) -> None:
        """Answer edges."""

        async def on_ask(message: Msg) -> None:
            what = self.bus.own_subject(message.subject).split(".")[2]
            self.asked.append(f"{what} {message.data.decode()}".strip())
            match what:
                case "window":
                    await message.respond(encode_state(self.window.snapshot()))
                case "join":
                    await message.respond(pack([bytes(one) for one in self._cache.join()]))
                case _:
                    await message.respond(self.files.get(message.data.decode(), b""))

        for what in ("window", "join", "file"):
            subject = f"live.{self.live_id}.{what}.{self.rendition}"
            self._subscriptions.append(await self.bus.subscribe(subject, on_ask))
        await self.bus.flush()

    async def die(self) -> None:
        """Answer nobody any more."""
        for subscription in self._subscriptions:
            await subscription.unsubscribe()
        await self.bus.flush()

    async def send(self, parts: int) -> None:
        """Send so many parts of push, and the playlist's updates that come with them."""
        for _ in range(parts):
            while not await self._send_next():
                pass
        await self.bus.flush()

    async def _send_next(self) -> bool:
        output = next(self._outputs)
        if self.window.takes(output):
            sequence = self.window.updates
            wall = time.time()
            for file in self.window.add(output, wall):
                self.files[file.name] = file.data
            await self.publish(Type.HLS, True, sequence, encode_update(output, wall))
        if isinstance(output, Init):
            await self.publish(Type.INIT, True, self._sequence, output.data)
        elif output.kind is Kind.PUSH:
            await self._push(output)
            return True
        return False

    async def _push(self, part: Part) -> None:
        self._sequence += 1
        self.parts.append(await self.publish(Type.PART, part.key, self._sequence, part.data))

    async def publish(self, kind: Type, key: bool, sequence: int, payload: bytes) -> Message:
        """Send one message."""
        message = Message(
            kind, key, self.rendition, self.epoch, sequence, time.time() * 1000, payload
        )
        data = message.encode()
        self._cache.add(message, data)
        await self.bus.publish(f"media.{self.live_id}.{self.rendition}", data)
        return message

    async def end(self) -> None:
        """Say that nothing more comes."""
        for file in self.window.end():
            self.files[file.name] = file.data
        await self.publish(Type.END, False, self._sequence, b"")
        await self.bus.flush()

    def replaced(self, flv: bytes) -> "Publisher":
        """Return who goes on with this live after it: another epoch."""
        other = Publisher(self.bus, self.live_id, self.rendition, self.epoch + 1, flv)
        other.window, other.files = self.window, self.files
        other._sequence = self._sequence
        return other


class Viewer:
    """A viewer by push."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.texts: list[dict[str, Any]] = []
        self.messages: list[Message] = []

    async def receive(self) -> None:
        """Take the next frame, of either kind."""
        got = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        if isinstance(got, str):
            self.texts.append(json.loads(got))
        else:
            self.messages.append(decode_message(got))

    async def text(self, kind: str) -> dict[str, Any]:
        """Return the next text of a kind."""
        while True:
            for index, one in enumerate(self.texts):
                if one["t"] == kind:
                    return self.texts.pop(index)
            await self.receive()

    async def until_part(self, sequence: int) -> list[int]:
        """Return the sequences of all parts up to one."""
        while not self.parts or self.parts[-1].sequence < sequence:
            await self.receive()
        return [one.sequence for one in self.parts]

    @property
    def parts(self) -> list[Message]:
        """The parts so far."""
        return [one for one in self.messages if one.type is Type.PART]

    async def closed(self) -> int:
        """Wait for the end; returns the close code."""
        try:
            while True:
                await self.receive()
        except ConnectionClosed:
            return self.socket.close_code or 0


@asynccontextmanager
async def watch(
    port: int, live_id: LiveId, token: str = "", origin: str | None = None, **options: Any
) -> AsyncGenerator[Viewer]:
    """Connect a viewer."""
    place = f"{live_id}~{token}" if token else str(live_id)
    headers = {"Origin": origin} if origin else {}
    async with connect(
        f"ws://127.0.0.1:{port}/live/{place}/push",
        additional_headers=headers,
        ping_interval=None,
        proxy=None,
        max_size=None,
        compression=None,
        **options,
    ) as socket:
        yield Viewer(socket)
