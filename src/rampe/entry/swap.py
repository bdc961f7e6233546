"""Puts a restored platform in the place of the one there, in steps that can be taken again.

Everything is made in a folder beside, inside the data folder. Until it is complete nothing of the
old platform is touched. Then a mark is written, and what has the same name is exchanged, a rename
each. Whoever finds the mark takes the steps that are left: a start after a power cut, for one.
"""

import json
import os
import shutil
from pathlib import Path

from rampe.engines.files import write_private

MARK = "restoring.json"
BESIDE = ".restoring"
NAMES = ("postgres", "nats", "caddy", "storage", "uploads", "secrets.toml")


def begin_swap(data: Path, before: str) -> None:
    """Decide for the restored platform; the old one's files go to the folder `before`."""
    os.sync()
    write_private(data / MARK, json.dumps({"before": before}))
    finish_swap(data)


def finish_swap(data: Path) -> bool:
    """Take the steps that are left, if a swap was decided; return whether one was."""
    mark = data / MARK
    if not mark.exists():
        return False
    before = data / json.loads(mark.read_text())["before"]
    before.mkdir(mode=0o700, exist_ok=True)
    for name in NAMES:
        new, place = data / BESIDE / name, data / name
        if not new.exists():
            continue
        if holds_nothing(place):
            shutil.rmtree(place)
        elif place.exists():
            place.rename(before / name)
        new.rename(place)
    shutil.rmtree(data / BESIDE, ignore_errors=True)
    mark.unlink()
    if not any(before.iterdir()):
        before.rmdir()
    return True


def holds_nothing(place: Path) -> bool:
    """Whether a folder has no file: it was made only to be there."""
    return place.is_dir() and not any(path.is_file() for path in place.rglob("*"))
