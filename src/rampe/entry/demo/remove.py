"""Clears the stage: everything that demo accounts are, own and did, in all domains."""

from rampe import accounts
from rampe.entry.demo.marks import delete_marks
from rampe.kit.database import Database
from rampe.kit.services import Services

CHUNK = 200


async def clear_stage(services: Services) -> int:
    """Delete the demo from every domain, upper ones first; return how many accounts went.

    Idempotent, and may be interrupted: what is left has its accounts still. Files are removed by
    jobs that these transactions queue.
    """
    database = services.get(Database)
    async with database.session() as session:
        ids = [account.id for account in await accounts.list_demo_accounts(session)]
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        async with database.session() as session:
            await services.get(accounts.PersonalData).erase(session, chunk)
    async with database.session() as session:
        await delete_marks(session)
    return len(ids)
