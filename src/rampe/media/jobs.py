"""The jobs of media. All of one asset run one after the other, and each may be run again."""

from procrastinate import RetryStrategy
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.kit.site import Site
from rampe.media.announce import do_fail
from rampe.media.attempt import Tools
from rampe.media.download import do_make_download
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.pipeline import Outcome, do_run
from rampe.media.place import do_settle
from rampe.media.probe import Reason
from rampe.media.tidy import do_tidy

_DOWNLOAD_QUEUED = text("""
SELECT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.task_name = 'media:download'
               AND j.status IN ('todo', 'doing') AND (j.args->>'asset_id')::bigint = :asset_id)
""")

MOST_TRIES = 6
TWIN_WAIT_SECONDS = 2

again = RetryStrategy(max_attempts=MOST_TRIES, linear_wait=2)


def lock_of(asset_id: int) -> str:
    """What keeps jobs of one asset apart."""
    return f"asset:{asset_id}"


async def defer_encode(session: AsyncSession, asset: Asset, in_seconds: int = 0) -> None:
    """Queue the encode of an asset."""
    await defer(
        session,
        encode,
        lock=lock_of(asset.id),
        priority=asset.priority,
        in_seconds=in_seconds,
        asset_id=asset.id,
    )


async def defer_settle(session: AsyncSession, asset_id: int) -> None:
    """Queue the making of what an asset's row wants."""
    await defer(session, settle, lock=lock_of(asset_id), asset_id=asset_id)


async def defer_remove(session: AsyncSession, asset_id: int, folder: str) -> None:
    """Queue the removal of a folder of storage."""
    await defer(session, remove, lock=lock_of(asset_id), folder=folder)


async def defer_forget(session: AsyncSession, upload_id: int) -> None:
    """Queue the removal of an upload's bytes."""
    await defer(session, forget, upload_id=upload_id)


async def defer_release(session: AsyncSession, asset_id: int) -> None:
    """Queue the removal of the sent bytes of an asset."""
    await defer(session, release, asset_id=asset_id)


async def defer_download(session: AsyncSession, asset_id: int) -> None:
    """Queue the making of an asset's one file, unless that is already queued."""
    if not await session.scalar(_DOWNLOAD_QUEUED, {"asset_id": asset_id}):
        await defer(session, download, lock=lock_of(asset_id), asset_id=asset_id)


@registry.task(name="media:encode", queue="encode", pass_context=True, retry=again)
async def encode(context: JobContext, *, asset_id: int) -> None:
    """Bring an asset to `ready` or `failed`, and its files where they belong."""
    tools = Tools.of(services_of(context))
    try:
        outcome = await do_run(tools, asset_id)
        await do_settle(tools, asset_id)
    except Exception as error:
        if context.job.attempts + 1 >= MOST_TRIES:
            await fail_for_good(tools, asset_id, error)
        raise
    if outcome is Outcome.TWIN_AT_WORK:
        await wait_for_twin(tools, asset_id)


async def wait_for_twin(tools: Tools, asset_id: int) -> None:
    """Look again in a moment whether the same bytes are encoded by then."""
    async with tools.database.session() as session:
        asset = await session.get(Asset, asset_id)
        if asset is not None and asset.state is AssetState.UPLOADED:
            await defer_encode(session, asset, TWIN_WAIT_SECONDS)


async def fail_for_good(tools: Tools, asset_id: int, error: Exception) -> None:
    """After the last try nobody else would: say that it failed."""
    async with tools.database.session() as session:
        asset = await session.get(Asset, asset_id, with_for_update=True)
        if asset is not None and asset.state not in (AssetState.READY, AssetState.FAILED):
            asset.attempt += 1
            reason = Reason.STORAGE if isinstance(error, OSError) else Reason.INTERNAL
            await do_fail(session, tools.announcer, asset, reason)


@registry.task(name="media:settle", queue="default", pass_context=True, retry=again)
async def settle(context: JobContext, *, asset_id: int) -> None:
    """Make the cover or the public copy that an asset's row asks for."""
    await do_settle(Tools.of(services_of(context)), asset_id)


@registry.task(name="media:remove", queue="default", pass_context=True, retry=again)
async def remove(context: JobContext, *, folder: str) -> None:
    """Remove a folder of storage."""
    await Tools.of(services_of(context)).storage.delete_prefix(folder)


@registry.task(name="media:release", queue="default", pass_context=True, retry=again)
async def release(context: JobContext, *, asset_id: int) -> None:
    """Remove the sent bytes of a finished asset, unless the operator keeps them."""
    tools = Tools.of(services_of(context))
    if tools.settings.keep_source:
        return
    async with tools.database.session() as session:
        upload_id = await session.scalar(
            update(Upload)
            .where(Upload.asset_id == asset_id, Upload.stored, Asset.id == Upload.asset_id)
            .where(Asset.state == AssetState.READY)
            .values(stored=False)
            .returning(Upload.id)
        )
    if upload_id is not None:
        await tools.uploads.delete(upload_id)


@registry.task(name="media:download", queue="default", pass_context=True, retry=again)
async def download(context: JobContext, *, asset_id: int) -> None:
    """Make the one file of a finished asset."""
    services = services_of(context)
    await do_make_download(Tools.of(services), services.get(Site), asset_id)


@registry.task(name="media:forget", queue="default", pass_context=True, retry=again)
async def forget(context: JobContext, *, upload_id: int) -> None:
    """Remove an upload's bytes."""
    await Tools.of(services_of(context)).uploads.delete(upload_id)


@registry.periodic(cron="* * * * *")
@registry.task(name="media:tidy", queue="default", pass_context=True, queueing_lock="media:tidy")
async def tidy(context: JobContext, timestamp: int) -> None:
    """Each minute: end what expired, start again what was lost, sweep what is left over."""
    services = services_of(context)
    for asset_id in await do_tidy(Tools.of(services)):
        async with services.get(Database).session() as session:
            asset = await session.get(Asset, asset_id)
            if asset is not None:
                await defer_encode(session, asset)
