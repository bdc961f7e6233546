"""Brings an asset's files where its row says they belong: the chosen cover, the public copy.

The private folder always holds every file. Being public is a second folder with an unguessable
name, of hard links on a disk, so that publishing never takes a file away from somebody who is
watching, and taking back is removing that folder. Each step may be repeated after a crash: the row
says what is wanted, files are made, then the row says that they are there.
"""

from bisect import bisect_right
from itertools import accumulate

from sqlalchemy import update

from rampe.engines.confined.run import Limits, open_scratch, read_output, run_program
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.media.attempt import Tools, cover_name, folder_of, open_input
from rampe.media.command import cover_command
from rampe.media.encode import LAST_COVER_SECONDS, STILL_BYTES, STILL_SECONDS
from rampe.media.models import Asset, AssetState
from rampe.media.playlist import Listing, parse_listing
from rampe.ports.storage import PUBLIC, Missing


def public_folder(key: str) -> str:
    """The storage folder of a public copy."""
    return f"{PUBLIC}{key}"


async def do_settle(tools: Tools, asset_id: int) -> None:
    """Make the cover and the public copy that a finished asset lacks. Idempotent."""
    async with tools.database.session() as session:
        asset = await session.get(Asset, asset_id)
    if asset is None or asset.state is not AssetState.READY:
        return
    if asset.cover_ms is not None and asset.poster != wanted_cover(asset):
        await change_cover(tools, asset)
    if asset.coming_key is not None:
        await make_public(tools, asset.id, asset.coming_key)


async def make_public(tools: Tools, asset_id: int, key: str) -> None:
    """Fill the public folder and say so, unless it is no longer wanted by then."""
    await tools.storage.copy_prefix(folder_of(asset_id), public_folder(key))
    async with tools.database.session() as session:
        asset = await session.scalar(
            update(Asset)
            .where(Asset.id == asset_id, Asset.coming_key == key)
            .values(public_key=key, coming_key=None)
            .returning(Asset)
        )
        if asset is not None:
            tools.announcer.after_commit(session, asset)


def wanted_cover(asset: Asset) -> str:
    """The name the poster has once it shows the chosen moment."""
    return cover_name(f"e{asset.attempt}_", asset.cover_ms)


async def change_cover(tools: Tools, asset: Asset) -> None:
    """Make the poster of the chosen moment out of the top rung, then drop the old one."""
    name, old = wanted_cover(asset), asset.poster
    picture = await draw_cover(tools, asset, name)
    folders = [folder_of(asset.id)]
    if asset.public_key is not None:
        folders.append(public_folder(asset.public_key))
    for folder in folders:
        await tools.storage.put(f"{folder}/{name}", picture)
    async with tools.database.session() as session:
        changed = await session.scalar(
            update(Asset)
            .where(Asset.id == asset.id, Asset.poster == old)
            .values(poster=name)
            .returning(Asset)
        )
        if changed is not None:
            tools.announcer.after_commit(session, changed)
    if changed is not None and old:
        await tools.storage.delete([f"{folder}/{old}" for folder in folders])


async def draw_cover(tools: Tools, asset: Asset, name: str) -> bytes:
    """The frame at `cover_ms` as WebP. Only the segment that has it is read."""
    top, folder = asset.rungs[0]["name"], folder_of(asset.id)
    playlist = (asset.playlist or "").replace("master", top)
    listing = parse_listing((await tools.storage.get(f"{folder}/{playlist}")).decode())
    if listing is None:
        raise Missing(playlist)
    segment, at = find_moment(listing, (asset.cover_ms or 0) / 1000)
    async with open_scratch(tools.uploads.scratch) as scratch:
        clip = scratch / "clip.mp4"
        parts = [await tools.storage.get(f"{folder}/{part}") for part in (listing.init, segment)]
        clip.write_bytes(b"".join(parts))
        async with open_input(clip) as fd:
            ended = await run_program(
                find_ffmpeg(tools.settings.ffmpeg),
                cover_command(fd, at, name),
                inputs=[fd],
                scratch=scratch,
                limits=Limits(STILL_SECONDS, tools.settings.memory_bytes, STILL_BYTES),
            )
        if not ended.ok:
            raise RuntimeError(f"no cover for asset {asset.id}: {ended.log[-500:]}")
        return read_output(scratch, name, STILL_BYTES)


def find_moment(listing: Listing, seconds: float) -> tuple[str, float]:
    """The segment that shows a moment, and the moment within it; past the end, the last frames."""
    ends = list(accumulate(segment.seconds for segment in listing.segments))
    seconds = max(0.0, min(seconds, ends[-1] - LAST_COVER_SECONDS))
    index = bisect_right(ends, seconds)
    segment = listing.segments[index]
    return segment.name, seconds - (ends[index] - segment.seconds)
