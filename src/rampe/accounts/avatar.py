"""Avatars: a stranger's picture becomes a small square of ours, in a child that can do no harm.

The child is the one that encodes videos: no network, no files, limits on time and memory. Only the
demuxer that fits the first bytes is allowed, and nothing of the original is kept: not its metadata,
which can say where a member lives.
"""

import asyncio
import os
import secrets
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request

from rampe.accounts.errors import BadImage, ImageTooLarge
from rampe.accounts.models import Account
from rampe.engines.confined.run import (
    Limits,
    UntrustedOutput,
    open_scratch,
    read_output,
    run_program,
)
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.kit.database import after_commit
from rampe.ports.storage import Storage

SIDE = 256
MAX_BYTES = 5 << 20
MAX_PIXELS = 50_000_000
OUTPUT = "avatar.webp"
LIMITS = Limits(wall_seconds=10, memory=1 << 30, output=4 << 20)

# A process decodes few pictures at a time, or many members together would take all its memory.
_turns = asyncio.Semaphore(2)


def find_demuxer(image: bytes) -> str | None:
    """Return ffmpeg's demuxer for a picture by its first bytes; none for what is not a picture."""
    if image.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png_pipe"
    if image.startswith(b"\xff\xd8\xff"):
        return "jpeg_pipe"
    if image[:4] == b"RIFF" and image[8:12] == b"WEBP":
        return "webp_pipe"
    return None


SQUARE = f"crop=w='min(iw,ih)':h='min(iw,ih)',scale={SIDE}:{SIDE}:flags=lanczos"
"""The largest square in the middle, scaled."""


def picture_command(demuxer: str, descriptor: int, shape: str = SQUARE) -> list[str]:
    """Return ffmpeg's arguments: one picture, filtered to its shape, as WebP."""
    return [
        *("-hide_banner", "-nostdin", "-v", "error", "-max_pixels", str(MAX_PIXELS)),
        *("-protocol_whitelist", "fd", "-f", demuxer, "-fd", str(descriptor), "-i", "fd:"),
        *("-frames:v", "1", "-vf", shape),
        *("-map_metadata", "-1", "-c:v", "libwebp", "-quality", "82", "-f", "webp", OUTPUT),
    ]


async def make_avatar(image: bytes) -> bytes:
    """Return the WebP of 256 × 256 pixels for a PNG, JPEG or WebP of at most 50 megapixels.

    Raises:
        BadImage: another format, damaged, or too many pixels.
    """
    return await make_picture(image, SQUARE)


async def make_picture(image: bytes, shape: str) -> bytes:
    """Return the WebP of a PNG, JPEG or WebP of at most 50 megapixels; `shape`: ffmpeg's filters.

    Raises:
        BadImage: another format, damaged, or too many pixels.
    """
    demuxer = find_demuxer(image)
    if demuxer is None:
        raise BadImage
    with _in_memory(image) as descriptor:
        async with _turns, open_scratch(Path(tempfile.gettempdir())) as scratch:
            ended = await run_program(
                find_ffmpeg(),
                picture_command(demuxer, descriptor, shape),
                inputs=[descriptor],
                scratch=scratch,
                limits=LIMITS,
            )
            if not ended.ok:
                raise BadImage
            return _read_made(scratch)


def _read_made(scratch: Path) -> bytes:
    try:
        made = read_output(scratch, OUTPUT, LIMITS.output)
    except (FileNotFoundError, UntrustedOutput):
        raise BadImage from None
    if not made:
        raise BadImage
    return made


async def read_image(request: Request) -> bytes:
    """Return the body of a request.

    Raises:
        ImageTooLarge: more than `MAX_BYTES`.
    """
    image = bytearray()
    async for chunk in request.stream():
        image += chunk
        if len(image) > MAX_BYTES:
            raise ImageTooLarge(max_bytes=MAX_BYTES)
    return bytes(image)


@contextmanager
def _in_memory(image: bytes) -> Generator[int]:
    descriptor = os.memfd_create("avatar", os.MFD_CLOEXEC)
    try:
        with open(descriptor, "wb", closefd=False) as file:
            file.write(image)
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)


async def store_avatar(storage: Storage, webp: bytes) -> str:
    """Keep a finished avatar under a new name, which caches may hold for ever; return its key."""
    key = f"public/avatars/{secrets.token_urlsafe(15)}.webp"
    await storage.put(key, webp)
    return key


def do_set_avatar(
    session: AsyncSession, storage: Storage, account: Account, key: str | None
) -> None:
    """Show a stored avatar on a locked account, or none; the former file goes after the commit."""
    former, account.avatar_key = account.avatar_key, key
    if former is not None and former != key:
        after_commit(session, partial(storage.delete, [former]))


async def do_set_avatar_bytes(
    session: AsyncSession, storage: Storage, account: Account, webp: bytes
) -> None:
    """Give an account an avatar that we made ourselves, already of the right size and format."""
    do_set_avatar(session, storage, account, await store_avatar(storage, webp))
