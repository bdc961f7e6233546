"""Single pictures of a finished video, for who has to look at it: drawn from its smallest rung."""

from collections.abc import Sequence
from typing import TypeVar

from rampe.engines.confined.run import Limits, open_scratch, read_output, run_program
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.media.attempt import Tools, folder_of, open_input
from rampe.media.command import frames_command
from rampe.media.models import Asset, AssetState
from rampe.media.playlist import parse_listing
from rampe.ports.storage import Missing

SECONDS = 60.0
FRAME_BYTES = 4 << 20

T = TypeVar("T")


async def draw_frames(tools: Tools, asset_id: int, most: int) -> list[bytes]:
    """Return up to `most` JPEG pictures of an asset, evenly spread, each the first of a segment.

    Only the segments that hold them are read, and only their key frames decoded, in one confined
    ffmpeg. There are none of an asset that is not ready, or gone.

    Raises:
        RuntimeError: ffmpeg made none.
    """
    async with tools.database.session() as session:
        asset = await session.get(Asset, asset_id)
    if asset is None or asset.state is not AssetState.READY or not asset.rungs:
        return []
    try:
        clip, count = await _read_segments(tools, asset, most)
    except Missing:
        return []
    async with open_scratch(tools.uploads.scratch) as scratch:
        path = scratch / "clip.mp4"
        path.write_bytes(clip)
        async with open_input(path) as fd:
            ended = await run_program(
                find_ffmpeg(tools.settings.ffmpeg),
                frames_command(fd, count),
                inputs=[fd],
                scratch=scratch,
                limits=Limits(SECONDS, tools.settings.memory_bytes, FRAME_BYTES * count),
            )
        if not ended.ok:
            raise RuntimeError(f"no pictures of asset {asset_id}: {ended.log[-500:]}")
        names = [f"frame_{number}.jpg" for number in range(1, count + 1)]
        return [
            read_output(scratch, name, FRAME_BYTES) for name in names if (scratch / name).exists()
        ]


async def _read_segments(tools: Tools, asset: Asset, most: int) -> tuple[bytes, int]:
    """Return an fMP4 of some of the smallest rung's segments, and how many. Raises `Missing`."""
    smallest, folder = asset.rungs[-1]["name"], folder_of(asset.id)
    playlist = (asset.playlist or "").replace("master", smallest)
    listing = parse_listing((await tools.storage.get(f"{folder}/{playlist}")).decode())
    if listing is None:
        raise Missing(playlist)
    chosen = spread(listing.segments, most)
    parts = [listing.init, *(segment.name for segment in chosen)]
    return b"".join([await tools.storage.get(f"{folder}/{part}") for part in parts]), len(chosen)


def spread(items: Sequence[T], most: int) -> list[T]:
    """Return up to `most` of a sequence, evenly spread, the first among them."""
    if len(items) <= most:
        return list(items)
    return [items[index * len(items) // most] for index in range(most)]
