"""Clears the stage: everything that demo accounts are, own and did, in all domains."""

import logging
from collections.abc import Sequence

from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import OperationalError

from rampe import accounts, live
from rampe.accounts import AccountId, PersonalDataSource
from rampe.entry.demo.cast import PEOPLE
from rampe.entry.demo.marks import delete_marks
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

CHUNK = 200
ATTEMPTS = 5
PEOPLE_HANDLES = frozenset(person.handle for person in PEOPLE)


async def clear_stage(services: Services) -> int:
    """Delete the demo from every domain, upper ones first; return how many accounts went.

    Idempotent, and may be interrupted: what is left has its accounts still, for their own rows go
    last. Files are removed by jobs that these transactions queue.
    """
    database = services.get(Database)
    async with database.session() as session:
        found = await accounts.list_demo_accounts(session)
    ids = [account.id for account in found]
    await _end_lives(services, [one.id for one in found if one.handle in PEOPLE_HANDLES])
    for start in range(0, len(ids), CHUNK):
        for source in reversed(services.get(accounts.PersonalData).sources):
            await _erase(database, source, ids[start : start + CHUNK])
    async with database.session() as session:
        await delete_marks(session)
    return len(ids)


async def _end_lives(services: Services, hosts: Sequence[AccountId]) -> None:
    """End what is on air: its room and its ingest then write no more about it."""
    for host in hosts:
        async with services.get(Database).session() as session:
            running = await live.find_running(session, host)
            if running is not None:
                await live.end_live(session, services.get(Bus), running.id, live.EndReason.HOST)


async def _erase(database: Database, source: PersonalDataSource, chunk: list[AccountId]) -> None:
    """Erase what a domain has of some accounts; members go on using the rest meanwhile.

    Their transactions may meet the same rows in another order: the one that PostgreSQL ends for
    that is made again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            async with database.session() as session:
                await source.erase(session, chunk)
            return
        except OperationalError as error:
            if attempt == ATTEMPTS or not isinstance(error.orig, DeadlockDetected):
                raise
            log.info("demo: met another transaction, once more: %s", error.orig)
