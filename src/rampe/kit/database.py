"""PostgreSQL: one transaction a request through SQLAlchemy, and a psycopg pool for hot reads."""

import asyncio
import logging
import re
import select
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec
from psycopg import AsyncConnection, AsyncRawCursor
from psycopg.rows import dict_row, tuple_row
from psycopg.sql import Literal
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import MetaData, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql import ClauseElement

from rampe.kit import id_array

log = logging.getLogger(__name__)

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table; domains keep theirs in their `models.py`."""

    metadata = MetaData(naming_convention=NAMING)


@dataclass(frozen=True)
class PoolSizes:
    """How many connections one process may hold; all roles together stay under 80 (decision 4)."""

    sessions: int = 8
    hot: int = 6


class Database:
    """The two ways to SQL of a process. They never share a transaction (decision 4)."""

    def __init__(self, url: str, sizes: PoolSizes | None = None) -> None:
        """Connect lazily to `url`, a libpq URL: `postgresql://user:password@host/name`."""
        sizes = sizes or PoolSizes()
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(url),
            pool_size=sizes.sessions,
            max_overflow=0,
            pool_pre_ping=True,
            # Errors are logged, and parameters are what members write.
            hide_parameters=True,
            connect_args={"prepare_threshold": 2},
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self.hot: AsyncConnectionPool[AsyncConnection[dict[str, Any]]] = AsyncConnectionPool(
            url,
            min_size=1,
            max_size=sizes.hot,
            open=False,
            connection_class=AsyncConnection[dict[str, Any]],
            kwargs={"row_factory": dict_row, "autocommit": True},
            configure=_configure,
            check=self._check,
        )
        self._replacing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Database":
        await self.hot.open()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        if self._replacing is not None:
            self._replacing.cancel()
            await asyncio.wait([self._replacing])
        await self.hot.close()
        await self.engine.dispose()

    @asynccontextmanager
    async def session(self) -> AsyncGenerator[AsyncSession]:
        """Run one transaction: committed at the end of the block, rolled back on an exception."""
        async with self._sessions() as session, session.begin():
            yield session

    async def _check(self, connection: AsyncConnection[dict[str, Any]]) -> None:
        """Raise where a pooled connection is dead, so that the pool replaces it (after a kill -9).

        On one that lives and was asked nothing there is hardly ever anything to read; at the end of
        one that is dead there is. Only then is a round trip worth its time.
        """
        if not is_readable(connection.fileno()):
            return
        try:
            await connection.execute("")
        except Exception:
            # The others have died with it. Whoever asks would find them one by one, after pauses of
            # 1, 2, 4, 8 … seconds: a member's first act after PostgreSQL was killed took 27.
            if self._replacing is None or self._replacing.done():
                self._replacing = asyncio.create_task(self.hot.check())
            raise


def is_readable(descriptor: int) -> bool:
    """Whether something has arrived there, or its other end is closed."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


async def _configure(connection: AsyncConnection[dict[str, Any]]) -> None:
    """Plan each hot statement once: planning a page of cards anew takes longer than reading it."""
    id_array.register(connection.adapters)
    set_json_loads(msgspec.json.decode, connection)  # in a third of the time that `json` takes
    await connection.execute("SET plan_cache_mode = force_generic_plan")
    await connection.execute("SET jit = off")
    await connection.execute("SET max_parallel_workers_per_gather = 0")


def sqlalchemy_url(url: str) -> str:
    """Return the SQLAlchemy form of a libpq URL."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


@dataclass(frozen=True, eq=False)
class HotStatement:
    """A statement rendered once: `sql` names its parameters, `numbered` calls them $1, $2."""

    source: str | ClauseElement
    """SQL with named parameters, or what such SQL is compiled from when it is first asked for."""
    defaults: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @cached_property
    def sql(self) -> str:
        """The statement as psycopg takes it."""
        return self.source if isinstance(self.source, str) else _compile(self.source)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The parameters in the order of their numbers."""
        return tuple(dict.fromkeys(_PARAMETER.findall(self.sql)))

    @cached_property
    def numbered(self) -> bytes:
        """What the server is sent: psycopg has nothing left to translate for each execution."""
        number = {name: f"${place}" for place, name in enumerate(self.names, 1)}
        sql = _PARAMETER.sub(lambda found: number[found[1]], self.sql)
        return sql.replace("%%", "%").encode()


_PARAMETER = re.compile(r"%\((\w+)\)s")


def hot_statement(statement: ClauseElement) -> HotStatement:
    """Take a Core statement for use without SQLAlchemy: `bindparam`s are its parameters.

    Values that the statement holds itself are written out: the plan may know them, and they need
    not be sent with each execution. Compiled at its first use: all of them take 0.2 s, and most
    roles run few.
    """
    return HotStatement(statement)


def _compile(statement: ClauseElement) -> str:
    compiled = statement.compile(dialect=PGDialect_psycopg())
    params: Mapping[str, Any] = compiled.params or {}
    written = {name: _literal(value) for name, value in params.items() if value is not None}
    return _PARAMETER.sub(lambda found: written.get(found[1], found[0]), str(compiled))


def _literal(value: Any) -> str:
    return Literal(value).as_string().replace("%", "%%")


async def fetch(database: Database, statement: HotStatement, **params: Any) -> list[dict[str, Any]]:
    """Run a compiled read in a transaction of its own and return its rows as dicts."""
    async with database.hot.connection() as connection:
        cursor = AsyncRawCursor(connection, row_factory=dict_row)
        await _execute(cursor, statement, params)
        return await cursor.fetchall()


async def fetch_tuples(
    database: Database, statement: HotStatement, **params: Any
) -> list[tuple[Any, ...]]:
    """Do what `fetch` does for thousands of rows: without their names, which take the longest."""
    async with database.hot.connection() as connection:
        cursor = AsyncRawCursor(connection, row_factory=tuple_row)
        await _execute(cursor, statement, params)
        return await cursor.fetchall()


async def _execute(
    cursor: AsyncRawCursor[Any], statement: HotStatement, params: Mapping[str, Any]
) -> None:
    values = {**statement.defaults, **params}
    await cursor.execute(
        statement.numbered, [values[name] for name in statement.names], prepare=True
    )


_after_commits: set[asyncio.Task[None]] = set()


def after_commit(session: AsyncSession, action: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run `action()` once the session's transaction has been committed; never on rollback.

    For ephemeral messages only: a process that dies in between has committed and says nothing.
    """

    def start(_session: object) -> None:
        task = asyncio.get_running_loop().create_task(action())
        _after_commits.add(task)
        task.add_done_callback(_report)

    event.listen(session.sync_session, "after_commit", start, once=True)


def _report(task: asyncio.Task[None]) -> None:
    _after_commits.discard(task)
    if not task.cancelled() and (error := task.exception()):
        log.warning("a message after commit was not sent: %s", error)
