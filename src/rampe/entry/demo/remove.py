"""Clears the stage: everything that demo accounts are, own and did, in all domains."""

from rampe import accounts, feed, media, safety, social, video
from rampe.entry.demo.marks import delete_marks
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.storage import Storage

CHUNK = 200


async def clear_stage(services: Services) -> int:
    """Delete the demo from every domain, upper ones first; return how many accounts went.

    Idempotent, and may be interrupted: what is left has its accounts still. Files are removed by
    jobs that these transactions queue.
    """
    database, storage = services.get(Database), services.get(Storage)
    async with database.session() as session:
        ids = [account.id for account in await accounts.list_demo_accounts(session)]
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        async with database.session() as session:
            await feed.do_delete_of_accounts(session, chunk)
            await safety.do_delete_of_accounts(session, chunk)
            await video.do_delete_of_accounts(session, chunk)
            await social.do_delete_of_accounts(session, chunk)
            await media.do_delete_of_accounts(session, chunk)
            await accounts.do_delete_of_accounts(session, storage, chunk)
    async with database.session() as session:
        await delete_marks(session)
    return len(ids)
