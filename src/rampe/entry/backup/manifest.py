"""The list of what a backup holds: written last, and believed only when it is whole."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from rampe.engines.errors import EngineError
from rampe.engines.files import write_private
from rampe.entry.migrate import known_revisions

FORMAT = 1
NAME = "manifest.json"
LAST = "last-backup.json"
"""In the data folder: when and where the last backup was made, for `rampe doctor`."""


class BackupError(EngineError):
    """A backup cannot be made, or not be used; the message says why and what to do."""


class Kept(msgspec.Struct, frozen=True):
    """A file of the backup: its path in the data folder, and its content.

    `stamp` tells whether the file at its source is still the same; it means nothing elsewhere.
    """

    path: str
    size: int
    sha256: str
    stamp: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What was saved, of which moment, by which version."""

    format: int = FORMAT
    made_at: datetime
    version: str
    revision: str
    """The database's last migration."""
    rows: dict[str, int]
    """Of each table, at the moment of the backup."""
    files: list[Kept]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    def below(self, folder: str) -> list[Kept]:
        """The files of one top folder."""
        return [file for file in self.files if file.path.startswith(f"{folder}/")]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make the backup in `folder` the one that `manifest` describes."""
    body = msgspec.json.encode(manifest)
    seal = hashlib.sha256(body).hexdigest()
    write_private(folder / NAME, f"{body.decode()}\n{seal}\n")


def read_manifest(folder: Path) -> Manifest:
    """Read a backup's manifest.

    Raises:
        BackupError: there is none, it is damaged, or a newer Rampe has made it.
    """
    try:
        body, seal = (folder / NAME).read_bytes().split(b"\n")[:2]
    except FileNotFoundError:
        raise BackupError(
            f"{folder} is no backup: it has no {NAME}. One that was cut off has none; make it again"
        ) from None
    except (OSError, ValueError) as error:
        raise BackupError(f"{folder / NAME} cannot be read: {error}") from None
    if hashlib.sha256(body).hexdigest() != seal.decode(errors="replace"):
        raise BackupError(f"{folder / NAME} is damaged: use another backup")
    found: dict[str, Any] = msgspec.json.decode(body)
    if found.get("format") != FORMAT or found.get("revision") not in known_revisions():
        raise BackupError(
            f"{folder} was made by Rampe {found.get('version', '?')}, which is newer than this one:"
            " install that version to restore it"
        )
    return msgspec.json.decode(body, type=Manifest)


def find_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a backup made before in the same folder; None where none is usable."""
    try:
        return read_manifest(folder)
    except BackupError:
        return None
