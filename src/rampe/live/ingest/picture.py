"""The newest picture of a live as a small JPEG, for lists and link previews."""

import os

from rampe.engines.confined.run import (
    Limits,
    UntrustedOutput,
    open_scratch,
    read_output,
    run_program,
)
from rampe.live.ingest.commands import FRAME, frame_command
from rampe.live.ingest.convert import Programs

LIMITS = Limits(wall_seconds=10, memory=512 << 20, output=4 << 20)


async def make_frame(programs: Programs, init: bytes, part: bytes) -> bytes | None:
    """Return the first picture of a part; None if ffmpeg makes none of it."""
    fd = os.memfd_create("part", os.MFD_CLOEXEC)
    try:
        os.write(fd, init + part)
        os.lseek(fd, 0, os.SEEK_SET)
        async with open_scratch(programs.scratch) as scratch:
            ended = await run_program(
                programs.ffmpeg, frame_command(fd), inputs=[fd], scratch=scratch, limits=LIMITS
            )
            return read_output(scratch, FRAME) if ended.ok else None
    except (FileNotFoundError, UntrustedOutput):
        return None
    finally:
        os.close(fd)
