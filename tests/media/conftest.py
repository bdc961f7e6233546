"""A real HTTP server for uploads: broken connections and slow bodies need sockets."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvicorn
from fastapi import FastAPI

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import MediaSettings
from tests.factories import make_account, make_token
from tests.media.tus_client import TusClient


@pytest.fixture
def media_settings(services: Services) -> MediaSettings:
    """The operator's settings, fast enough for tests."""
    settings = MediaSettings(preset="ultrafast", free_disk_bytes=0)
    services.put(MediaSettings, settings)
    return settings


@pytest.fixture
async def server(app: FastAPI, media_settings: MediaSettings) -> AsyncIterator[str]:
    """The production application behind uvicorn on a port of its own."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve())  # pyright: ignore[reportPrivateUsage]
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serving


@pytest.fixture
async def owner(database: Database) -> AccountId:
    """The member who uploads."""
    return (await make_account(database, "lea")).id


@pytest.fixture
async def lea(server: str, database: Database, owner: AccountId) -> AsyncIterator[TusClient]:
    """The member's upload client."""
    async with TusClient(server, await make_token(database, owner)) as client:
        yield client


@pytest.fixture
async def tom(server: str, database: Database) -> AsyncIterator[TusClient]:
    """Another member's upload client."""
    account = await make_account(database, "tom")
    async with TusClient(server, await make_token(database, account.id)) as client:
        yield client
