"""What media has of a member: each video they sent, as one file in its best rendition."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, Item, MadeFile, Rows, Tables
from rampe.engines.confined.run import open_scratch
from rampe.media.attempt import Tools
from rampe.media.command import AUDIO
from rampe.media.download import join_segments, run_join
from rampe.media.models import Asset, AssetState, Upload
from rampe.media.publish import do_delete_of_accounts
from rampe.ports.storage import Missing

log = logging.getLogger(__name__)

TABLES = Tables(
    exported={"asset": "media/assets.json", "upload": "media/uploads.json"},
)


@dataclass(frozen=True)
class MediaData:
    """Assets with their files. Sources are not kept after the encode, so the best rendition is."""

    tools: Tools
    name: str = "media"
    tables: Tables = TABLES

    async def export(self, session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give every video that the member sent, as far as it was finished."""
        yield Rows(
            "media/assets.json",
            select(
                Asset.id,
                Asset.state,
                Asset.reason,
                Asset.source_bytes,
                Asset.duration_ms,
                Asset.width,
                Asset.height,
                Asset.created_at,
            )
            .where(Asset.owner_id == account_id)
            .order_by(Asset.id.desc()),
        )
        yield Rows(
            "media/uploads.json",
            select(Upload.id, Upload.asset_id, Upload.length, Upload.received, Upload.created_at)
            .where(Upload.owner_id == account_id)
            .order_by(Upload.id.desc()),
        )
        ready = await session.scalars(
            select(Asset)
            .where(Asset.owner_id == account_id, Asset.state == AssetState.READY)
            .order_by(Asset.id.desc())
        )
        for asset in ready.all():
            yield MadeFile(f"media/{asset.id}.mp4", partial(join_best, self.tools, asset))

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it; files go by jobs. Idempotent."""
        await do_delete_of_accounts(session, account_ids)


async def join_best(tools: Tools, asset: Asset, target: Path) -> bool:
    """Write the best rendition with its sound; False when its files are gone or broken.

    One damaged file must not keep a member from everything else.
    """
    if not asset.rungs:
        return False
    async with open_scratch(tools.uploads.scratch) as scratch:
        try:
            picture = await join_segments(tools, asset, str(asset.rungs[0]["name"]), scratch)
            sound = await join_segments(tools, asset, AUDIO, scratch)
            if picture is None:
                return False
            made = scratch / "video.mp4"
            await run_join(tools, picture, sound, {}, made)
        except (Missing, RuntimeError) as error:
            log.warning("asset %s is left out of an archive: %s", asset.id, error)
            return False
        await asyncio.to_thread(shutil.copyfile, made, target)
    return True
