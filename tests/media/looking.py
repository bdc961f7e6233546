"""Looks at a file as the pipeline does: in the confined child."""

import os
from pathlib import Path

from rampe.engines.confined.run import Ended, Limits, run_script
from rampe.media.pipeline import LOOK
from rampe.media.probe import Facts, Reason, Refused, parse_answer, refuse
from rampe.media.settings import MediaSettings

SETTINGS = MediaSettings()


async def run_look(path: Path, limits: Limits | None = None) -> Ended:
    """The child's answer, raw."""
    fd = os.open(path, os.O_RDONLY)
    try:
        order = {"fd": fd, "max_pixels": SETTINGS.max_side**2}
        return await run_script(LOOK, order, inputs=[fd], limits=limits or Limits(30, 1 << 30))
    finally:
        os.close(fd)


async def facts_of(path: Path) -> Facts:
    """The facts of a file that has some."""
    answer = parse_answer((await run_look(path)).out)
    assert isinstance(answer, Facts), answer
    return answer


async def reason_of(path: Path) -> Reason | None:
    """Why a file is refused, or None."""
    answer = parse_answer((await run_look(path)).out)
    return answer.reason if isinstance(answer, Refused) else refuse(answer, SETTINGS)
