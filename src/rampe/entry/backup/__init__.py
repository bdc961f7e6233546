"""Saving a platform that runs, and bringing it back: database, files, events, secrets.

A backup is a folder: `objects/` has each content once, under its SHA-256, and `manifest.json` says
which file is which. The manifest is written last, whole or not at all, so a folder always holds the
last backup that was finished, whatever ended the next one.
"""

from rampe.entry.backup.manifest import BackupError
from rampe.entry.backup.restore import RestoreOptions, check_backup, do_restore
from rampe.entry.backup.save import do_backup

__all__ = ["BackupError", "RestoreOptions", "check_backup", "do_backup", "do_restore"]
