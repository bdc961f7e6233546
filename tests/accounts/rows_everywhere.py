"""Rows of one account in every table that can name one, made from the metadata alone.

A table that somebody adds tomorrow gets its rows too, without anybody thinking of this file.
"""

import re
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from typing import Any, cast
from uuid import uuid4

import psycopg
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from rampe.entry.models import metadata
from rampe.kit.word import Word

# Columns that mean an account although no foreign key says so.
_PEOPLE = (
    "account|accounts|owner|author|actor|viewer|member|person|reporter|recipient|decider|assignee|"
    "inviter|follower|followed|blocker|blocked|muter|muted|sender|reviewer|editor|user|host|guest"
)
_MEANS_ACCOUNT = re.compile(rf"(?:.*_)?(?:{_PEOPLE})(?:_id|_ids)?")
# Values that a column's type does not tell.
_KNOWN: dict[tuple[str, str], Any] = {
    ("video", "state"): "draft",
    ("video", "visibility"): "private",
    ("asset", "state"): "failed",
    ("brand_member", "role"): "editor",
    ("moderation_decision", "outcome"): "hide",
}
# Written with a thing that is the account's own, and going with it: a test of its own sees that.
_FOLLOWS = {("target_like", "owner_id"), ("counter_delta", "owner_id")}
_numbers = count(7_000_000_000_000_000)


def account_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that hold the id of an account."""
    if table.name == "account":
        return []
    return [
        column
        for column in table.columns
        if _is_account(column) and (table.name, column.name) not in _FOLLOWS
    ]


def _is_account(column: Column[Any]) -> bool:
    if any(key.column.table.name == "account" for key in column.foreign_keys):
        return True
    number = isinstance(column.type, BigInteger | Integer)
    return number and _MEANS_ACCOUNT.fullmatch(column.name) is not None


def personal_tables() -> set[str]:
    """Return the tables that can name an account, and those whose rows hang on such a row."""
    found = {"account"} | {
        table.name for table in metadata.tables.values() if account_columns(table)
    }
    grown = True
    while grown:
        hanging = {
            table.name
            for table in metadata.tables.values()
            if any(key.column.table.name in found for key in table.foreign_keys)
        }
        grown = not hanging <= found
        found |= hanging
    return found


def fill_every_table(admin_url: str, account_id: int, other_id: int, blocked_id: int) -> set[str]:
    """Insert, for each column that can, a row that names `account_id`; return the tables.

    Foreign keys to other things lead to rows of the same account; to accounts, to `other_id`, and
    blocks to `blocked_id`.
    """
    parents: dict[str, dict[str, Any]] = {}
    filled: set[str] = set()
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in metadata.sorted_tables:
            columns = account_columns(table)
            hangs = any(key.column.table.name in parents for key in table.foreign_keys)
            for naming in columns or ([None] if hangs else []):
                other = blocked_id if table.name == "block" else other_id
                row = _row(table, naming, account_id, other, parents)
                _insert(connection, table, row)
                parents.setdefault(table.name, row)
                filled.add(table.name)
    return filled


def _insert(connection: psycopg.Connection[Any], table: Table, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f"%({name})s" for name in row)
    connection.execute(f"INSERT INTO {table.name} ({names}) VALUES ({values})".encode(), row)


def _row(
    table: Table,
    naming: Column[Any] | None,
    account_id: int,
    other_id: int,
    parents: dict[str, dict[str, Any]],
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.identity is not None:
            continue
        if column is naming:
            row[column.name] = account_id
        elif _is_account(column):
            row[column.name] = other_id
        else:
            row[column.name] = _value(table, column, parents)
    return row


def _value(table: Table, column: Column[Any], parents: dict[str, dict[str, Any]]) -> Any:
    if (table.name, column.name) in _KNOWN:
        return _KNOWN[table.name, column.name]
    taken = table.name in parents and _is_unique(table, column, alone=True)
    for key in column.foreign_keys:
        if (parent := parents.get(key.column.table.name)) and not taken:
            return parent[key.column.name]
    if column.nullable and not isinstance(column.type, DateTime):
        return None
    return _typed(column, _is_unique(table, column) or column.name.endswith("id"))


def _is_unique(table: Table, column: Column[Any], *, alone: bool = False) -> bool:
    groups = [
        table.primary_key.columns,
        *(index.columns for index in table.indexes if index.unique),
        *(one.columns for one in table.constraints if isinstance(one, UniqueConstraint)),
    ]
    return any(column.name in group for group in groups if not alone or len(group) == 1)


def _typed(column: Column[Any], unique: bool) -> Any:
    match column.type:
        case Word():
            kind = cast("type[StrEnum]", column.type.kind)
            return next(iter(kind)).value
        case BigInteger() | Integer():
            return next(_numbers) if unique and isinstance(column.type, BigInteger) else 0
        case Boolean():
            return False
        case DateTime():
            return datetime.now(UTC)
        case Date():
            return datetime.now(UTC).date()
        case Time():
            return datetime.now(UTC).time()
        case Float():
            return 0.0
        case LargeBinary():
            return uuid4().bytes
        case ARRAY():
            return []
        case JSONB():
            return "{}"
        case Uuid():
            return uuid4()
        case Text():
            return f"text {next(_numbers)}"
        case _:
            raise TypeError(f"no value for {column}")


def find_traces(admin_url: str, account_id: int) -> set[str]:
    """Return every table of the database in which the account's id still is, anywhere in a row."""
    with psycopg.connect(admin_url) as connection:
        tables = connection.execute(
            "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        found = {
            name
            for (name,) in tables
            if connection.execute(
                f"SELECT 1 FROM {name} AS row WHERE row::text LIKE %s LIMIT 1".encode(),
                (f"%{account_id}%",),
            ).fetchone()
        }
    return found
