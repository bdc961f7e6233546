"""Brings the database's schema to this version, one process at a time."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

import rampe.migrations
from rampe.engines.errors import EngineError

LOCK = 0x52414D5045  # "RAMPE": any number all starts agree on


def migrate(url: str) -> int:
    """Apply the migrations that are missing and return how many there were. Blocks.

    Raises:
        EngineError: the database cannot be reached, or was made by a newer Rampe.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(rampe.migrations.__path__[0])))
    config.attributes["url"] = url
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
            missing = missing_revisions(config, applied_revision(connection))
            if missing:
                command.upgrade(config, "head")
            return len(missing)
    except psycopg.OperationalError as error:
        raise EngineError(f"the database cannot be reached: {error}") from None


@cache
def known_revisions() -> Sequence[str]:
    """List this version's revisions, oldest first."""
    scripts = ScriptDirectory(str(Path(rampe.migrations.__path__[0])))
    return [script.revision for script in scripts.walk_revisions()][::-1]


def newest_revision() -> str:
    """Return the revision a database of this version is at."""
    return known_revisions()[-1]


def applied_revision(connection: psycopg.Connection[tuple[object, ...]]) -> str | None:
    """Return the revision the schema is at, None for an empty database."""
    found = connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone()
    if not found or not found[0]:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def missing_revisions(config: Config, applied: str | None) -> Sequence[str]:
    """List what leads from a revision to the newest, without loading any table."""
    scripts = ScriptDirectory.from_config(config)
    history = [script.revision for script in scripts.walk_revisions()][::-1]
    if applied is None:
        return history
    if applied not in history:
        raise EngineError(
            f"the database is at revision {applied}, which this version of Rampe does not know:"
            " it was used with a newer one. Install that version again"
        )
    return history[history.index(applied) + 1 :]
