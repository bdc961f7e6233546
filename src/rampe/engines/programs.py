"""Where the programs of the engines are: in our virtual environment, unless a setting names one."""

import os
import shutil
import sysconfig
from pathlib import Path

from rampe.engines.errors import EngineError


def find_program(name: str, override: Path | None, setting: str) -> Path:
    """Return the program a setting names, else the one beside our Python, else the system's.

    Raises:
        EngineError: there is none, or the one named cannot be run.
    """
    if override:
        if not os.access(override, os.X_OK):
            raise EngineError(f"{setting} names {override}, which is no program we may run")
        return override.absolute()
    beside = Path(sysconfig.get_path("scripts")) / name
    found = beside if beside.exists() else shutil.which(name)
    if not found:
        raise EngineError(f"{name} is not installed; name it by {setting}")
    return Path(found)
