"""An ingest of its own ports, what it says on the bus, and publishers as hosts have them."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from nats.aio.msg import Msg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from rampe.accounts import COOKIE
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.engines.network import free_ports
from rampe.entry.ingest.role import open_ingest
from rampe.entry.ingest.settings import IngestSettings
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import Ingest, Live, LiveId, Message, Type, decode_message
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.conftest import ApiFactory
from tests.factories import Person
from tests.live.boxes import Read, pictures_of
from tests.live.domain.stage import make_host

ORIGIN = "http://localhost:8080"
PATIENCE = 20.0
PICTURE = "testsrc2=s=320x180:r=30"


@dataclass
class Station:
    """A running ingest."""

    ingest: Ingest
    settings: Settings

    def rtmp(self, key: str) -> str:
        """Where a program sends to."""
        return f"rtmp://127.0.0.1:{self.settings.ingest.rtmp_port}/live/{key}"

    @property
    def browsers(self) -> str:
        """Where a browser sends to."""
        return f"ws://127.0.0.1:{self.settings.ingest.port}/live/ingest"


@pytest.fixture
def ingest_settings(settings: Settings) -> Settings:
    """Settings with ports of their own."""
    port, rtmp_port = free_ports(2)
    ingest = IngestSettings(port=port, rtmp_port=rtmp_port, start_seconds=4, idle_seconds=6)
    return settings.model_copy(update={"ingest": ingest})


@pytest.fixture
async def station(ingest_settings: Settings, services: Services) -> AsyncIterator[Station]:
    """An ingest in this process."""
    async with AsyncExitStack() as stack:
        yield Station(await open_ingest(ingest_settings, services, stack), ingest_settings)


@pytest.fixture
async def host(database: Database, api: ApiFactory) -> Person:
    """A member who may host lives."""
    return await make_host(database, api, "alix")


@dataclass
class Told:
    """What the bus has carried of one live."""

    messages: list[Message] = field(default_factory=list[Message])
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, message: Msg) -> None:
        self.messages.append(decode_message(message.data))
        self.came.set()

    def of(self, kind: Type, rendition: int = 0) -> list[Message]:
        return [one for one in self.messages if (one.type, one.rendition) == (kind, rendition)]

    def pictures(self, rendition: int = 0) -> list[Read]:
        return pictures_of(one.payload for one in self.of(Type.PART, rendition))

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self.came.clear()
                await self.came.wait()


@asynccontextmanager
async def hearing(bus: Bus, live_id: int | str) -> AsyncGenerator[Told]:
    """Collect what is said of a live."""
    told = Told()
    subscription = await bus.subscribe(f"media.{live_id}.*", told.take)
    await bus.flush()
    try:
        yield told
    finally:
        await subscription.unsubscribe()


async def run(*arguments: str) -> tuple[int, str]:
    """Run ffmpeg to its end; return its code and what it complained of."""
    child = await asyncio.create_subprocess_exec(
        str(find_ffmpeg()),
        *("-hide_banner", "-nostdin", "-v", "error", *arguments),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await asyncio.wait_for(child.communicate(), PATIENCE * 2)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    assert child.returncode is not None
    return child.returncode, said.decode()


async def send(url: str, seconds: float, *options: str) -> tuple[int, str]:
    """Send a picture and a tone in real time, as OBS does."""
    return await run(
        *("-re", "-f", "lavfi", "-i", f"{PICTURE}:d={seconds}"),
        *("-re", "-f", "lavfi", "-i", f"sine=f=440:sample_rate=48000:d={seconds}"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "30"),
        *("-b:v", "300k", "-c:a", "aac", "-b:a", "64k", *options),
        *("-f", "flv", url),
    )


async def make_key(host: Person) -> str:
    """Ask for a stream key."""
    answer = await host.client.post("/me/live/key")
    assert answer.status_code in (200, 201), answer.text
    return answer.json()["key"]


@dataclass
class Tab:
    """A browser's connection to ingest."""

    socket: ClientConnection

    async def say(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def hear(self, kind: str) -> dict[str, Any]:
        """Return the next frame of a kind."""
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = json.loads(await self.socket.recv())
                if frame["t"] == kind:
                    return frame

    async def closed(self) -> tuple[int, list[dict[str, Any]]]:
        """Wait for the end; return the close code and what was said before it."""
        frames: list[dict[str, Any]] = []
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    frames.append(json.loads(await self.socket.recv()))
        except ConnectionClosed:
            return self.socket.close_code or 0, frames


@asynccontextmanager
async def tab(
    station: Station, live_id: int | str, person: Person | None, *, origin: str | None = ORIGIN
) -> AsyncGenerator[Tab]:
    """Connect as the page of a person does."""
    headers: dict[str, str] = {}
    if person is not None:
        token = person.client.headers["Authorization"].removeprefix("Bearer ")
        headers["Cookie"] = f"{COOKIE}={token}"
    if origin is not None:
        headers["Origin"] = origin
    async with connect(
        f"{station.browsers}?live={live_id}",
        additional_headers=headers,
        ping_interval=None,
        proxy=None,
        max_size=None,
    ) as socket:
        yield Tab(socket)


async def read_live(database: Database, live_id: int | str) -> Live:
    """Return a live as it is now."""
    async with database.session() as session:
        live = await session.get(Live, LiveId(int(live_id)))
    assert live is not None
    return live


async def until_live(database: Database, live_id: int | str, true: Callable[[Live], bool]) -> Live:
    """Wait until a live is so."""
    async with asyncio.timeout(PATIENCE):
        while not true(live := await read_live(database, live_id)):
            await asyncio.sleep(0.05)
    return live


@pytest.fixture
def services_storage(services: Services) -> Storage:
    """Where files go."""
    return services.get(Storage)
