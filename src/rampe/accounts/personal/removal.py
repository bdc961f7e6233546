"""Removing stored files by a job that exists exactly when the transaction commits."""

from procrastinate import RetryStrategy
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.ports.storage import Storage


async def defer_removal(session: AsyncSession, path: str) -> None:
    """Queue the removal of a file of storage, or of a folder when it ends with a slash."""
    await defer(session, remove_files, path=path)


@registry.task(
    name="accounts:remove_files",
    queue="default",
    pass_context=True,
    retry=RetryStrategy(max_attempts=8, exponential_wait=2),
)
async def remove_files(context: JobContext, *, path: str) -> None:
    """Remove a file or a folder of storage. Idempotent."""
    storage = services_of(context).get(Storage)
    if path.endswith("/"):
        await storage.delete_prefix(path.removesuffix("/"))
    else:
        await storage.delete([path])
