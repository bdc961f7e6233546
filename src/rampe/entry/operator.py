"""What the operator does from the command line, by the domains' own use cases."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import (
    Account,
    AccountId,
    AccountNotFound,
    do_create_admin,
    do_remove_factors,
    do_restore,
    do_suspend,
)
from rampe.entry.attach import attached
from rampe.entry.demo import role as demo
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.nodes import take_node
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.safety import Act, record_operator
from rampe.search import do_rebuild

POOLS = PoolSizes(sessions=2, hot=2)


async def migrate_now(settings: Settings) -> None:
    """Bring the database to this version; `attached` does just that first."""
    async with attached(settings):
        print("the database is at this version")


async def create_admin(
    settings: Settings, *, handle: str, email: str, password: str, country: str, locale: str
) -> None:
    """Make an administrator who can sign in at once."""
    async with _use_cases(settings) as (_, session):
        await do_create_admin(
            session, handle=handle, email=email, password=password, country=country, locale=locale
        )


async def suspend(settings: Settings, handle: str) -> None:
    """Suspend an account everywhere, at once."""
    async with _use_cases(settings) as (services, session):
        await do_suspend(session, services.get(Bus), await _account_id(session, handle))


async def restore(settings: Settings, handle: str) -> None:
    """Bring a suspended account back."""
    async with _use_cases(settings) as (_, session):
        await do_restore(session, await _account_id(session, handle))


async def remove_factors(settings: Settings, handle: str, reason: str) -> bool:
    """Take a member's second factors away, on record; return whether there were any."""
    async with _use_cases(settings) as (services, session):
        account_id = await _account_id(session, handle)
        removed = await do_remove_factors(session, services.get(Bus), account_id)
        if removed:
            await record_operator(session, Act.REMOVE_FACTORS, account_id, reason)
    return removed


async def rebuild_search(settings: Settings) -> None:
    """Make the index of search again; searching goes on meanwhile."""
    async with attached(settings) as running, open_services(running, POOLS) as services:
        done = 0
        async for batch in do_rebuild(services.get(Database)):
            done += batch
            print(f"\r{done} accounts and videos", end="", flush=True)
        print(f"\rthe index has {done} accounts and videos")


async def remove_demo(settings: Settings) -> None:
    """Clear the stage of the demo."""
    async with attached(settings) as attached_settings:
        await demo.remove_demo(attached_settings)


@asynccontextmanager
async def _use_cases(settings: Settings) -> AsyncGenerator[tuple[Services, AsyncSession]]:
    """Open what one use case needs: services, ids, and one transaction."""
    async with attached(settings) as running, open_services(running, POOLS) as services:
        database = services.get(Database)
        node = await take_node(database.url)
        try:
            async with database.session() as session:
                yield services, session
        finally:
            await node.release()


async def _account_id(session: AsyncSession, handle: str) -> AccountId:
    found = await session.scalar(
        select(Account.id).where(Account.handle == handle.removeprefix("@").lower())
    )
    if found is None:
        raise AccountNotFound(f"there is no @{handle.removeprefix('@')}")
    return found
