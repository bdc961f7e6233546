"""The model of `nudenet`, in a confined child of its own for each look.

Neither a role's memory nor its loop pays for the model: the child loads it, gives up all rights,
reads the pictures, prints its findings and ends. Measured: see docs/adr/0007.
"""

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from rampe.engines.confined.run import Limits, run_script
from rampe.ports.nudity.port import Finding, LookFailed

CHILD = Path(__file__).with_name("detect.py")
SECONDS_TO_LOAD = 180.0
SECONDS_A_FRAME = 5.0
MEMORY = 1 << 30
NICE = 19
"""Behind encodes: nobody waits for what is found."""


class _Seen(msgspec.Struct):
    label: str
    score: float


_ANSWER = msgspec.json.Decoder(list[_Seen])


class NudenetNudity:
    """Looks with nudenet's detector."""

    looks = True

    async def look(self, frames: Sequence[bytes]) -> Finding:
        """Return the likeliest of what is bare in any of the pictures.

        Raises:
            LookFailed: the child ran into a limit or crashed.
        """
        if not frames:
            return Finding(0.0)
        seconds = SECONDS_TO_LOAD + SECONDS_A_FRAME * len(frames)
        limits = Limits(seconds, MEMORY, nice=NICE)
        with _in_memory(frames) as inputs:
            ended = await run_script(CHILD, {"inputs": inputs}, inputs=inputs, limits=limits)
        if not ended.ok:
            raise LookFailed(f"{ended.stopped or ended.code}: {ended.log[-500:]}")
        try:
            seen = _ANSWER.decode(ended.out)
        except msgspec.MsgspecError as error:
            raise LookFailed(str(error)) from None
        strongest = max(seen, key=lambda one: one.score, default=None)
        return Finding(strongest.score, strongest.label) if strongest else Finding(0.0)


@contextmanager
def _in_memory(frames: Sequence[bytes]) -> Generator[list[int]]:
    """Open each picture as a file that exists nowhere but in memory."""
    opened: list[int] = []
    try:
        for frame in frames:
            fd = os.memfd_create("frame", os.MFD_CLOEXEC)
            opened.append(fd)
            with os.fdopen(os.dup(fd), "wb") as file:
                file.write(frame)
        yield opened
    finally:
        for fd in opened:
            os.close(fd)
