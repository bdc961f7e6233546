"""Edges on free ports, beside the engines of the tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from rampe.accounts import Account
from rampe.entry.edge import Edge, EdgeSettings, start_edge
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.live import LiveId, WatchTokens
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.factories import make_account
from tests.live.edge.stage import PATIENCE, Publisher
from tests.live.lives import make_live

OpenEdge = Callable[..., Awaitable[Edge]]


@pytest.fixture
def tokens(settings: Settings) -> WatchTokens:
    """What signs addresses of lives that are not for everybody."""
    return WatchTokens(settings.secrets.media_key)


@pytest.fixture
async def open_edge(
    services: Services, settings: Settings, tokens: WatchTokens
) -> AsyncIterator[OpenEdge]:
    """Start edges with some settings changed; they are closed after the test."""
    async with AsyncExitStack() as stack:

        async def start(**changed: Any) -> Edge:
            edge = await start_edge(
                EdgeSettings(port=0, hls_port=0, **changed),
                Site(settings.public_url),
                services.get(Database),
                services.get(Bus),
                services.get(Storage),
                tokens,
            )
            return await stack.enter_async_context(edge)

        yield start


@pytest.fixture
async def edge(open_edge: OpenEdge) -> Edge:
    """An edge with the default limits."""
    return await open_edge()


@pytest.fixture
async def host(database: Database) -> Account:
    """Whose lives they are."""
    return await make_account(database, "alix")


@pytest.fixture
async def live(database: Database, host: Account) -> LiveId:
    """A running public live."""
    return await make_live(database, host.id)


@pytest.fixture
async def publisher(bus: Bus, live: LiveId) -> AsyncIterator[Publisher]:
    """Who feeds it, and answers edges."""
    publisher = Publisher(bus, live)
    await publisher.serve()
    yield publisher
    await publisher.die()


@pytest.fixture
async def web(edge: Edge) -> AsyncIterator[httpx.AsyncClient]:
    """A reader of its playlists."""
    base = f"http://127.0.0.1:{edge.hls_port}"
    async with httpx.AsyncClient(base_url=base, timeout=PATIENCE) as client:
        yield client


@pytest.fixture
def services_storage(services: Services) -> Storage:
    """Where recordings are."""
    return services.get(Storage)
