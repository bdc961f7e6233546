"""Alive is one thing, ready another: engines and migrations."""

from collections.abc import Callable, Iterator

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from rampe.entry.migrate import newest_revision
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory, Engines

AtRevision = Callable[[str], None]
SITE = "http://localhost:8080"


async def ask(api: ApiFactory, path: str) -> httpx.Response:
    return await api().get(f"{SITE}{path}")


async def test_alive_and_ready(api: ApiFactory) -> None:
    assert (await ask(api, "/healthz")).json()["status"] == "ok"
    assert (await ask(api, "/readyz")).json()["status"] == "ready"


@pytest.fixture
def at_revision(engines: Engines) -> Iterator[AtRevision]:
    """Say that the database is at another revision, and take it back afterwards."""
    with psycopg.connect(engines.admin_url, autocommit=True) as admin:

        def set_revision(revision: str) -> None:
            admin.execute("UPDATE alembic_version SET version_num = %s", (revision,))

        yield set_revision
        admin.execute("UPDATE alembic_version SET version_num = %s", (newest_revision(),))


async def test_missing_migrations_are_not_ready(api: ApiFactory, at_revision: AtRevision) -> None:
    at_revision("0001")
    answer = await ask(api, "/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")
    assert answer.json()["waiting_for"] == ["database"]
    assert (await ask(api, "/healthz")).status_code == 200


async def test_a_newer_database_is_ready(api: ApiFactory, at_revision: AtRevision) -> None:
    """In a rolling upgrade the first new process migrates while old ones still serve."""
    at_revision("9999")
    assert (await ask(api, "/readyz")).status_code == 200


async def test_an_engine_that_is_away_is_named(app: FastAPI, api: ApiFactory, services: Services):
    """The process stays alive: starting it again would help nobody."""
    working = services.get(Bus)

    class Away:
        async def flush(self) -> None:
            raise ConnectionError("the bus does not answer")

    services.put(Bus, Away())  # pyright: ignore[reportArgumentType]
    try:
        answer = await ask(api, "/readyz")
    finally:
        services.put(Bus, working)
    assert (answer.status_code, answer.json()["waiting_for"]) == (503, ["bus"])
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
