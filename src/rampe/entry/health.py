"""Two questions of whoever watches the api: does it live, and is it ready for members?

`/healthz` asks nobody else: an engine that is away is no reason to start the api again. `/readyz`
says whether requests can be served now, so that a balancer sends them elsewhere meanwhile.
"""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Literal

from fastapi import APIRouter, Request
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe import __version__
from rampe.entry.migrate import known_revisions, newest_revision
from rampe.kit.database import Database
from rampe.kit.errors import Unavailable
from rampe.kit.services import Services, services_of_request
from rampe.ports.bus import Bus
from rampe.ports.storage import PUBLIC, Storage

log = logging.getLogger(__name__)

WITHIN_SECONDS = 4.0
Engine = Literal["database", "bus", "storage"]

router = APIRouter(include_in_schema=False)


class NotReady(Unavailable):
    """An engine is away, or the database lacks migrations; `waiting_for` names which."""

    code, title = "not_ready", "Not ready yet"


@router.get("/healthz")
async def get_health() -> dict[str, str]:
    """Answer: that is all."""
    return {"status": "ok", "version": __version__}


@router.get("/readyz")
async def get_readiness(request: Request) -> dict[str, str]:
    """Answer once every engine does and the database has what this version needs."""
    found = await ask_engines(services_of_request(request))
    if waiting_for := [name for name, is_there in found.items() if not is_there]:
        raise NotReady(waiting_for=waiting_for)
    return {"status": "ready", "version": __version__}


async def ask_engines(services: Services) -> dict[Engine, bool]:
    """Return of each engine whether it answers now, and has what this version needs."""
    questions: dict[Engine, Awaitable[object]] = {
        "database": _database(services),
        "bus": services.get(Bus).flush(),
        "storage": services.get(Storage).exists(f"{PUBLIC}ready"),
    }
    answers = await asyncio.gather(*(_answered(name, ask) for name, ask in questions.items()))
    return dict(zip(questions, answers, strict=True))


async def _answered(name: str, question: Awaitable[object]) -> bool:
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            await question
    except (OperationalError, PoolTimeout, TimeoutError, OSError, NotReady) as error:
        log.info("not ready: %s: %s", name, error)
        return False
    return True


async def _database(services: Services) -> None:
    """Ask for the revision. One that is newer than ours is fine: migrations only add."""
    async with services.get(Database).hot.connection() as connection:
        row = await (await connection.execute("SELECT version_num FROM alembic_version")).fetchone()
    applied = str(row["version_num"]) if row else ""
    if applied != newest_revision() and applied in known_revisions():
        raise NotReady(f"migrations after {applied} are missing")
