"""Who may reach the files of a video: what the video domain decides, media carries out.

Everything here only records what is wanted, in the caller's transaction; `place.py` makes it so.
"""

import secrets
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.media.attempt import folder_of
from rampe.media.download import download_name
from rampe.media.errors import AssetNotFound
from rampe.media.jobs import defer_download, defer_forget, defer_remove, defer_settle
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.place import public_folder


async def do_publish_asset(session: AsyncSession, asset_id: int) -> None:
    """Let anybody read the files, from when they are complete. Idempotent."""
    asset = await lock_asset(session, asset_id)
    if asset.public_key is None and asset.coming_key is None:
        asset.coming_key = secrets.token_urlsafe(16)
        await defer_settle(session, asset.id)


async def do_make_private(session: AsyncSession, asset_id: int) -> None:
    """Let only viewers with a link of their own read the files. Idempotent.

    The public folder is gone within moments, and a later one gets another name.
    """
    asset = await lock_asset(session, asset_id)
    for key in (asset.public_key, asset.coming_key):
        if key is not None:
            await defer_remove(session, asset.id, public_folder(key))
    asset.public_key = asset.coming_key = None


async def do_revoke_links(session: AsyncSession, asset_id: int) -> None:
    """End every private link given out so far: for whoever may watch less than before."""
    asset = await lock_asset(session, asset_id)
    asset.link_epoch += 1


async def do_set_cover(session: AsyncSession, asset_id: int, cover_ms: int | None) -> None:
    """Choose the moment the poster shows; none leaves it as it is. Idempotent."""
    asset = await lock_asset(session, asset_id)
    if asset.cover_ms != cover_ms:
        asset.cover_ms = cover_ms
        if asset.state is AssetState.READY:
            await defer_settle(session, asset.id)


async def do_want_download(session: AsyncSession, asset: Asset, handle: str) -> tuple[str, bool]:
    """Return the name of the one file of a finished asset, and whether it is there. Idempotent.

    If it is not, it is being made from now on.
    """
    name = download_name(asset.id, handle)
    if asset.download != name:
        await defer_download(session, asset.id)
    return name, asset.download == name


async def do_delete_asset(session: AsyncSession, asset_id: int) -> None:
    """Remove an asset with its upload and, soon after the commit, all files. Idempotent."""
    await do_delete_assets(session, [asset_id])


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Remove everything that accounts have sent. Idempotent."""
    ids = await session.scalars(select(Asset.id).where(Asset.owner_id.in_(account_ids)))
    await do_delete_assets(session, ids.all())


async def do_delete_assets(session: AsyncSession, asset_ids: Sequence[int]) -> None:
    """Remove assets; whoever encodes one notices at the next write."""
    assets = await session.scalars(
        select(Asset).where(Asset.id.in_(asset_ids)).order_by(Asset.id).with_for_update()
    )
    for asset in assets:
        folders = [public_folder(key) for key in (asset.public_key, asset.coming_key) if key]
        for folder in (folder_of(asset.id), *folders):
            await defer_remove(session, asset.id, folder)
    uploads = await session.scalars(select(Upload.id).where(Upload.asset_id.in_(asset_ids)))
    for upload_id in uploads:
        await defer_forget(session, upload_id)
    await session.execute(delete(Asset).where(Asset.id.in_(asset_ids)))


async def lock_asset(session: AsyncSession, asset_id: int) -> Asset:
    """The asset, to be changed. Raises `AssetNotFound`."""
    asset = await session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None:
        raise AssetNotFound
    return asset
