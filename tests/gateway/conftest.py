"""A gateway on a free port, and clients of it as browsers and programs are."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from rampe.accounts import COOKIE, AccountId
from rampe.entry.gateway import Gateway, GatewaySettings, TicketSigner, start_gateway
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.bus import Bus
from tests.factories import make_account, make_token

ORIGIN = "http://localhost:8080"
PATIENCE = 20.0

Frame = dict[str, Any]
OpenGateway = Callable[..., Awaitable[Gateway]]


@dataclass
class Tab:
    """A client's open connection."""

    socket: ClientConnection

    async def receive(self) -> Frame:
        """Return the next frame."""
        return json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))

    async def send(self, frame: Frame) -> None:
        """Send a frame."""
        await self.socket.send(json.dumps(frame))

    async def closed(self) -> tuple[int, list[Frame]]:
        """Wait for the end; return the close code and the frames that came before it."""
        frames: list[Frame] = []
        try:
            while True:
                frames.append(await self.receive())
        except ConnectionClosed:
            return self.socket.close_code or 0, frames


@asynccontextmanager
async def tab(
    gateway: Gateway | int,
    token: str | None = None,
    *,
    bearer: str | None = None,
    ticket: str | None = None,
    origin: str | None = ORIGIN,
    path: str = "/rt",
) -> AsyncGenerator[Tab]:
    """Open a connection to a gateway or port; `token` goes as a browser's cookie."""
    headers: dict[str, str] = {}
    if token:
        headers["Cookie"] = f"theme=dark; {COOKIE}={token}"
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    if origin:
        headers["Origin"] = origin
    query = f"?ticket={ticket}" if ticket else ""
    port = gateway if isinstance(gateway, int) else gateway.port
    async with connect(
        f"ws://127.0.0.1:{port}{path}{query}",
        additional_headers=headers,
        ping_interval=None,
        proxy=None,
    ) as socket:
        yield Tab(socket)


@pytest.fixture
async def open_gateway(services: Services, settings: Settings) -> AsyncIterator[OpenGateway]:
    """Start gateways with some settings changed; they are closed after the test."""
    async with AsyncExitStack() as stack:

        async def start(bus: Bus | None = None, **changed: Any) -> Gateway:
            chosen = GatewaySettings(port=0, **changed)
            gateway = await start_gateway(
                chosen,
                Site(settings.public_url),
                services.get(Database),
                bus or services.get(Bus),
                services.get(TicketSigner),
            )
            return await stack.enter_async_context(gateway)

        yield start


@pytest.fixture
async def gateway(open_gateway: OpenGateway) -> Gateway:
    """A gateway with the default limits."""
    return await open_gateway()


@dataclass(frozen=True)
class Signed:
    """An account with one session."""

    id: AccountId
    token: str


@pytest.fixture
async def alix(database: Database) -> Signed:
    """A signed-in member."""
    return await sign_in(database, "alix")


@pytest.fixture
async def lou(database: Database) -> Signed:
    """Another one."""
    return await sign_in(database, "lou")


async def sign_in(database: Database, handle: str) -> Signed:
    """Make an account with a session."""
    account = await make_account(database, handle)
    return Signed(account.id, await make_token(database, account.id))


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)
