"""Migrations: only what is missing, and never an older Rampe on a newer database."""

from pathlib import Path

import pytest
from alembic.config import Config

import rampe.migrations
from rampe.engines.errors import EngineError
from rampe.entry.migrate import migrate, missing_revisions


@pytest.fixture
def config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(rampe.migrations.__path__[0])))
    return config


def test_empty_database_misses_all_in_order(config: Config) -> None:
    missing = missing_revisions(config, None)
    assert missing[0] == "0001"
    assert list(missing) == sorted(missing)


def test_migrated_database_misses_none(config: Config) -> None:
    newest = missing_revisions(config, None)[-1]
    assert missing_revisions(config, newest) == []
    assert missing_revisions(config, "0001") == missing_revisions(config, None)[1:]


def test_database_of_a_newer_rampe_is_refused(config: Config) -> None:
    with pytest.raises(EngineError, match="at revision 9999, which this version of Rampe"):
        missing_revisions(config, "9999")


def test_database_out_of_reach_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="the database cannot be reached"):
        migrate(f"postgresql://rampe:x@/rampe?host={tmp_path}")
