"""Where ffmpeg is: the static build of the wheel `imageio-ffmpeg`, unless a setting names one."""

import importlib.util
from pathlib import Path

from rampe.engines.programs import find_program

SETTING = "media.ffmpeg"


def find_ffmpeg(override: Path | None = None) -> Path:
    """Return the ffmpeg to run.

    Raises:
        EngineError: there is none, or the one named cannot be run.
    """
    if override is None:
        spec = importlib.util.find_spec("imageio_ffmpeg")
        folder = Path(spec.origin).parent / "binaries" if spec and spec.origin else None
        for program in folder.glob("ffmpeg-*") if folder else ():
            return program
    return find_program("ffmpeg", override, SETTING)
