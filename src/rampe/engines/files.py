"""Files that only we may read: written whole or not at all, and never through somebody's link."""

import os
from pathlib import Path


def write_private(path: Path, text: str, owner: os.stat_result | None = None) -> None:
    """Replace `path` by a file of mode 0600, owned by `owner` where one is given."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        if owner:
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
    new.replace(path)
