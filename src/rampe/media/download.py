"""The video in one file, for who may download it: the best rendition with its sound, and a name.

Made when somebody first asks, out of the finished segments, without encoding. The file says whose
video it is: by its name, which browsers keep, and in its metadata.
"""

import re
import stat
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.engines.confined.run import Limits, UntrustedOutput, open_scratch, run_program
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.kit.site import Site
from rampe.media.attempt import Tools, folder_of, open_input
from rampe.media.command import AUDIO, download_command
from rampe.media.models import Asset, AssetState
from rampe.media.place import public_folder
from rampe.media.playlist import parse_listing
from rampe.ports.storage import Missing

JOIN_SECONDS = 120.0
ROOM_BYTES = 16 << 20


def download_name(asset_id: int, handle: str) -> str:
    """Return the name of the file; a handle's dots never make a hidden file or a step upwards."""
    plain = re.sub(r"\.+", ".", handle).strip(".")
    return f"rampe-{plain}-{asset_id}.mp4"


async def do_make_download(tools: Tools, site: Site, asset_id: int) -> None:
    """Make the file that a finished asset lacks. Idempotent."""
    async with tools.database.session() as session:
        asset, handle = await find_with_handle(session, asset_id)
    if asset is None or asset.state is not AssetState.READY:
        return
    name, old = download_name(asset.id, handle), asset.download
    if old == name:
        return
    await make_file(tools, asset, name, credit_of(site, handle))
    async with tools.database.session() as session:
        await session.execute(
            update(Asset)
            .where(Asset.id == asset.id, Asset.attempt == asset.attempt)
            .values(download=name)
        )
    if old:
        await tools.storage.delete([f"{folder}/{old}" for folder in folders_of(asset)])


async def find_with_handle(session: AsyncSession, asset_id: int) -> tuple[Asset | None, str]:
    """Return an asset and its owner's present handle."""
    rows = await session.execute(
        select(Asset, Account.handle)
        .join(Account, Account.id == Asset.owner_id)
        .where(Asset.id == asset_id)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else (None, "")


def credit_of(site: Site, handle: str) -> dict[str, str]:
    """Return what the file says of its author."""
    return {
        "artist": f"@{handle}",
        "comment": site.url(f"/@{handle}"),
        "copyright": f"@{handle} · {site.name}",
    }


def folders_of(asset: Asset) -> list[str]:
    """Return the storage folders that hold an asset's files."""
    public = [public_folder(asset.public_key)] if asset.public_key is not None else []
    return [folder_of(asset.id), *public]


async def make_file(tools: Tools, asset: Asset, name: str, credit: dict[str, str]) -> None:
    """Join the segments, and put the result beside them."""
    async with open_scratch(tools.uploads.scratch) as scratch:
        picture = await join_segments(tools, asset, str(asset.rungs[0]["name"]), scratch)
        sound = await join_segments(tools, asset, AUDIO, scratch)
        if picture is None:
            raise Missing(f"{asset.id}/{asset.playlist}")
        await run_join(tools, picture, sound, credit, scratch / name)
        for folder in folders_of(asset):
            await tools.storage.put(f"{folder}/{name}", scratch / name)


async def join_segments(tools: Tools, asset: Asset, rendition: str, scratch: Path) -> Path | None:
    """Write one rendition as one file; none when the video has no such rendition."""
    folder = folder_of(asset.id)
    playlist = (asset.playlist or "").replace("master", rendition)
    if not await tools.storage.exists(f"{folder}/{playlist}"):
        return None
    listing = parse_listing((await tools.storage.get(f"{folder}/{playlist}")).decode())
    if listing is None:
        return None
    target = scratch / f"{rendition}.mp4"
    with target.open("wb") as joined:
        for part in (listing.init, *(segment.name for segment in listing.segments)):
            joined.write(await tools.storage.get(f"{folder}/{part}"))
    return target


def size_of(path: Path) -> int:
    """Return the bytes of a file."""
    return path.stat().st_size


def check_plain(path: Path) -> None:
    """Raise `UntrustedOutput` for anything but a plain file."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise UntrustedOutput(path.name)


async def run_join(
    tools: Tools, picture: Path, sound: Path | None, credit: dict[str, str], target: Path
) -> None:
    """Have ffmpeg put picture and sound into one file."""
    size = sum(size_of(path) for path in (picture, sound) if path)
    # Parts, their sum, and that once more when the index moves to the front.
    limits = Limits(JOIN_SECONDS, tools.settings.memory_bytes, 3 * size + ROOM_BYTES)
    async with open_input(picture) as picture_fd, open_input(sound or picture) as sound_fd:
        ended = await run_program(
            find_ffmpeg(tools.settings.ffmpeg),
            download_command(picture_fd, sound_fd if sound else None, credit, target.name),
            inputs=[picture_fd, sound_fd],
            scratch=target.parent,
            limits=limits,
        )
    if not ended.ok:
        raise RuntimeError(f"no file of {target.name}: {ended.log[-500:]}")
    check_plain(target)
