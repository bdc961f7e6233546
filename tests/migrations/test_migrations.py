"""The migrations make exactly the tables of the models, in one line, from an empty database."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, create_engine, make_url, text

from rampe.entry.migrate import migrate
from rampe.entry.models import metadata
from rampe.kit.database import sqlalchemy_url
from tests.conftest import Engines

# Tables that the library of jobs makes for itself, by its own SQL inside our first migration.
LIBRARY = "procrastinate_"


@pytest.fixture
def empty_database(engines: Engines) -> Iterator[str]:
    """The URL of a database in which nothing was made yet."""
    name = f"empty_{uuid4().hex[:12]}"
    with psycopg.connect(engines.database_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield engines.database_url.replace("/rampe?", f"/{name}?", 1)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def scripts() -> ScriptDirectory:
    """The history of migrations."""
    config = Config()
    config.set_main_option("script_location", "rampe:migrations")
    return ScriptDirectory.from_config(config)


def test_history_is_one_line(scripts: ScriptDirectory) -> None:
    """One base, one head, and every migration follows exactly one other."""
    history = list(scripts.walk_revisions())
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    assert not [script for script in history if script.is_merge_point or script.is_branch_point]


def test_file_names_tell_the_order(scripts: ScriptDirectory) -> None:
    """`0003_safety.py` is revision 0003 and follows 0002."""
    history = list(scripts.walk_revisions())[::-1]
    numbers = [script.path.rpartition("/")[2].partition("_")[0] for script in history]
    assert numbers == [f"{place:04}" for place in range(1, len(history) + 1)]
    assert [script.revision.partition("_")[0] for script in history] == numbers


def test_upgrade_from_empty_makes_the_tables_of_the_models(
    empty_database: str, scripts: ScriptDirectory
) -> None:
    """Nothing is left for Alembic to generate: types, defaults, indexes, keys and constraints."""
    assert migrate(empty_database) == len(list(scripts.walk_revisions()))
    with migration_context(empty_database) as context:
        assert context.get_current_revision() == scripts.get_current_head()
        assert compare_metadata(context, metadata) == []


def test_of_two_upgrades_at_once_one_has_nothing_to_do(
    empty_database: str, scripts: ScriptDirectory
) -> None:
    """Several machines start at once; and `rampe up` migrates at each start."""
    with ThreadPoolExecutor(2) as starts:
        applied = list(starts.map(migrate, [empty_database] * 2))
    assert sorted(applied) == [0, len(list(scripts.walk_revisions()))]
    with migration_context(empty_database) as context:
        assert context.get_current_heads() == (scripts.get_current_head(),)
    assert migrate(empty_database) == 0


def test_check_constraints_are_those_of_the_models(empty_database: str) -> None:
    """Alembic does not compare CHECKs, so their names are compared here."""
    migrate(empty_database)
    declared = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and constraint.name
    }
    with migration_context(empty_database) as context:
        assert context.connection is not None
        rows = context.connection.execute(
            text(
                "SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
                " WHERE contype = 'c' AND NOT relispartition AND conislocal"
                " AND relname NOT LIKE 'procrastinate%'"
                " AND connamespace = 'public'::regnamespace"
            )
        )
        assert {row.conname for row in rows} == declared


@contextmanager
def migration_context(url: str) -> Generator[MigrationContext]:
    """Open a database as Alembic compares it with the models."""
    engine = create_engine(make_url(sqlalchemy_url(url)))
    try:
        with engine.connect() as connection:
            partitions = set(
                connection.scalars(text("SELECT relname FROM pg_class WHERE relispartition"))
            )

            def is_ours(
                _thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any
            ) -> bool:
                return kind != "table" or not (
                    str(name).startswith(LIBRARY) or str(name) in partitions
                )

            yield MigrationContext.configure(
                connection,
                opts={
                    "compare_type": True,
                    "compare_server_default": True,
                    "include_object": is_ours,
                },
            )
    finally:
        engine.dispose()
