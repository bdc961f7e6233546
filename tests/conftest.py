"""Real engines for every test: one PostgreSQL and one NATS a test process, cleaned between tests.

`app` is the production application on its own bus prefix and storage; `api()` makes a client of
it; `worker` runs everything a worker does, and `settle()` waits until nothing is left to do.
"""

import asyncio
import gc
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from alembic import command
from alembic.config import Config
from fastapi import FastAPI

from rampe.accounts import InstanceInfo
from rampe.engines.nats import NatsOptions, start_nats
from rampe.engines.network import free_port
from rampe.engines.postgres import PostgresOptions, start_postgres
from rampe.entry.api import create_app
from rampe.entry.secrets import ensure_secrets
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.entry.worker import CONSUMER_NAMES, run_work
from rampe.kit.database import Database, PoolSizes
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.bus import Bus
from tests.listening import wait_until_listening

POOLS = PoolSizes(sessions=10, hot=10)
# Tables whose rows are part of the schema rather than of a test.
KEPT = ("alembic_version",)
SETTLE_SECONDS = 30.0


def pytest_collection_finish() -> None:
    """Leave the modules that are loaded out of every collection of garbage to come."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have reported."""
    for one in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in one.user_properties:
            terminalreporter.write_line(f"{one.nodeid.rpartition('::')[2]}: {name}: {value}")


Report = Callable[[str, object], None]


@pytest.fixture
def report(record_property: Report) -> Report:
    """Say what was measured: printed at the end of the run, and judged by nobody."""
    return record_property


@dataclass(frozen=True)
class Engines:
    """The engines of this test process."""

    database_url: str
    admin_url: str
    bus_url: str


@pytest.fixture(scope="session")
async def engines(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engines]:
    """Start PostgreSQL (without fsync) and NATS, and migrate."""
    root = tmp_path_factory.mktemp("engines")
    root.chmod(0o755)
    postgres_options = PostgresOptions(
        data=root / "postgres",
        run_dir=root / "run",
        log=root / "postgres.log",
        password=uuid4().hex,
        durable=False,
    )
    nats_options = NatsOptions(
        store=root / "nats",
        run_dir=root / "run",
        log=root / "nats.log",
        port=free_port(),
        token=uuid4().hex,
    )
    postgres_options.run_dir.mkdir()
    async with (
        await start_postgres(postgres_options) as postgres,
        await start_nats(nats_options) as nats,
    ):
        await asyncio.to_thread(migrate, postgres.url)
        yield Engines(postgres.url, postgres.admin_url, nats.url)
        # After thousands of streams it takes its time to stop in order, for nobody.
        nats.child.send_signal(signal.SIGKILL)


def migrate(url: str) -> None:
    """Apply every migration to a database."""
    config = Config()
    config.set_main_option("script_location", "rampe:migrations")
    config.attributes["url"] = url
    command.upgrade(config, "head")


@pytest.fixture
def settings(engines: Engines, tmp_path: Path) -> Settings:
    """Settings of an installation of its own: bus prefix, data folder, secrets."""
    settings = Settings.model_validate(
        {
            "data_dir": tmp_path / "data",
            "public_url": "http://localhost:8080",
            "database": {"url": engines.database_url},
            # Its model costs seconds; tests of the filter turn it on.
            "nudity": {"adapter": "off"},
            "bus": {"url": engines.bus_url, "prefix": f"t{uuid4().hex[:12]}."},
            # Each page reads the pool anew: a test need not wait until it is.
            "feed": {"pool_seconds": 0},
        }
    )
    settings.data_dir.mkdir(mode=0o700)
    ensure_secrets(settings.secrets_path)
    return settings


@pytest.fixture
async def services(settings: Settings, clean_database: None) -> AsyncIterator[Services]:
    """What a role shares, on the test's own bus prefix."""
    async with open_services(settings, POOLS) as services:
        yield services
        await services.get(Bus).delete_stream()


@pytest.fixture
def clean_database(engines: Engines) -> Iterator[None]:
    """Delete every row after the test; triggers and foreign keys do not matter meanwhile."""
    yield
    with psycopg.connect(engines.admin_url, autocommit=True) as admin:
        tables = admin.execute(
            "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        statements = [f"DELETE FROM {table};" for (table,) in tables if table not in KEPT]
        script = "SET session_replication_role = replica;" + "".join(statements)
        admin.execute(script.encode())


@pytest.fixture
def database(services: Services) -> Database:
    """The database of the process."""
    return services.get(Database)


@pytest.fixture
def bus(services: Services) -> Bus:
    """The bus of the process."""
    return services.get(Bus)


@pytest.fixture
def app(services: Services) -> FastAPI:
    """The production application."""
    return serve(services)


_built: dict[str, FastAPI] = {}


def serve(services: Services, extend: Callable[[FastAPI], None] | None = None) -> FastAPI:
    """Return the application on these services, until the next is asked for.

    FastAPI builds every route when the first request comes, which takes longer than most tests:
    those of one process share what is built from the same settings and the same extension.
    """
    key = f"{services.get(Site)} {services.get(InstanceInfo)} {extend}"
    if key not in _built:
        _built[key] = create_app(services)
        if extend:
            extend(_built[key])
    app = _built[key]
    app.state.services = services
    return app


ApiFactory = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def api(app: FastAPI) -> AsyncIterator[ApiFactory]:
    """Make clients of the application: `api()` is a guest, `api(token)` a signed-in member."""
    clients: list[httpx.AsyncClient] = []

    def make(
        token: str | None = None, address: tuple[str, int] = ("127.0.0.1", 1)
    ) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False, client=address),
            base_url="http://localhost:8080/api/v1",
            headers={"Authorization": f"Bearer {token}"} if token else {},
        )
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.aclose()


Settle = Callable[[], Awaitable[None]]


@pytest.fixture
async def settle(services: Services, settings: Settings) -> AsyncIterator[Settle]:
    """Run a worker, and wait with `await settle()` until events, counters and jobs are done."""
    stop = asyncio.Event()
    async with running(run_work(services, stop), stop):
        listening = asyncio.create_task(wait_until_listening(settings))

        async def settled() -> None:
            await asyncio.wait_for(asyncio.shield(listening), SETTLE_SECONDS)
            await wait_until_settled(services)

        yield settled
        listening.cancel()


@asynccontextmanager
async def running(work: Awaitable[None], stop: asyncio.Event) -> AsyncGenerator[None]:
    """Run work in the background until the block ends."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        stop.set()
        await task


_LEFT = """
SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL)
     + (SELECT count(*) FROM counter_delta)
     + (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
        AND (scheduled_at IS NULL OR scheduled_at <= now())) AS left
"""


async def wait_until_settled(services: Services) -> None:
    """Wait until outbox, consumers, counters and due jobs are empty."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while await _left_to_do(services):
            await asyncio.sleep(0.02)


async def _left_to_do(services: Services) -> int:
    # Rows once more at the end: a consumer may have queued a job since they were first counted.
    return (
        await _rows_left(services)
        or await services.get(Bus).count_pending(CONSUMER_NAMES)
        or await _rows_left(services)
    )


async def _rows_left(services: Services) -> int:
    async with services.get(Database).hot.connection() as connection:
        row = await (await connection.execute(_LEFT.encode())).fetchone()
    assert row is not None
    return row["left"]
