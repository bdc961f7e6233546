"""Which lives there are and who may watch them: the rows, kept for two seconds.

While the database is away, what was known a little while ago still holds: a live goes on without
it. Addresses that name no live cost a query in two seconds each, a few at a time.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager

import msgspec
import psycopg
from psycopg_pool import PoolTimeout
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.entry.edge.frames import Bye
from rampe.entry.edge.paths import Place
from rampe.kit.database import Database
from rampe.live import (
    BadToken,
    EndReason,
    LiveSegment,
    Shown,
    State,
    WatchTokens,
    read_segments,
    read_shown,
    who_may_watch,
)

FRESH_SECONDS = 2.0
STALE_SECONDS = 300.0
ALLOWED_SECONDS = 30.0
KEPT = 10_000
QUERIES = 3
QUERY_SECONDS = 5.0
TAKEN_BACK = (EndReason.STAFF, EndReason.SUSPENDED)
"""Ends after which nothing may be seen any more, at once."""

_DOWN = (SQLAlchemyError, psycopg.OperationalError, PoolTimeout, OSError, TimeoutError)


class Unavailable(ConnectionError):
    """The database cannot say."""


class NotAdmitted(Exception):
    """This address is not to be answered."""

    def __init__(self, reason: Bye) -> None:
        super().__init__(reason.code)
        self.reason = reason


class Admission(msgspec.Struct, frozen=True):
    """A live that may be watched by who asks; the viewer is known where a token says it."""

    shown: Shown
    viewer: AccountId | None
    by_token: bool


class _Row(msgspec.Struct):
    shown: Shown | None
    read_at: float


class Known:
    """What this edge knows of lives."""

    def __init__(self, database: Database, tokens: WatchTokens) -> None:
        self._database = database
        self._tokens = tokens
        self._rows: OrderedDict[int, _Row] = OrderedDict()
        self._allowed: OrderedDict[tuple[int, AccountId | None], float] = OrderedDict()
        self._reading: dict[int, asyncio.Task[dict[int, Shown | None]]] = {}
        self._slots = asyncio.Semaphore(QUERIES)

    # -- lives ------------------------------------------------------------------------------------

    async def find(self, live_id: int) -> Shown | None:
        """Return a live as it was in the last two seconds; None if there is none.

        Raises:
            Unavailable: the database does not answer, and nothing is known.
        """
        now = _now()
        row = self._rows.get(live_id)
        if row is not None and now - row.read_at < FRESH_SECONDS:
            return row.shown
        task = self._reading.get(live_id)
        if task is None:
            task = self._reading[live_id] = asyncio.create_task(self.refresh([live_id]))
            task.add_done_callback(lambda _done: self._reading.pop(live_id, None))
        try:
            await asyncio.shield(task)
        except Unavailable:
            if row is None or now - row.read_at > STALE_SECONDS:
                raise
        row = self._rows.get(live_id)
        return row.shown if row else None

    async def refresh(self, live_ids: Collection[int]) -> dict[int, Shown | None]:
        """Read lives anew. Raises `Unavailable`."""
        async with self._query() as session:
            found = await read_shown(session, live_ids)
        rows: dict[int, Shown | None] = {}
        by_id = {int(live_id): shown for live_id, shown in found.items()}
        for live_id in live_ids:
            rows[live_id] = by_id.get(live_id)
            self._rows[live_id] = _Row(rows[live_id], _now())
            self._rows.move_to_end(live_id)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        return rows

    # -- who asks ---------------------------------------------------------------------------------

    def admit_now(self, place: Place, is_open: bool) -> Admission | None:
        """Say yes to an address without asking anybody, if that can be said.

        The rows of lives that are open are read every two seconds anyway: while the database is
        away, what they said last holds.
        """
        row, now = self._rows.get(place.live_id), _now()
        most = STALE_SECONDS if is_open else FRESH_SECONDS
        if row is None or row.shown is None or now - row.read_at >= most:
            return None
        if not place.token:
            return Admission(row.shown, None, False) if row.shown.is_public else None
        try:
            viewer = self._tokens.read(place.token, place.live_id)
        except BadToken:
            return None
        allowed = self._allowed.get((place.live_id, viewer), 0) > now
        return Admission(row.shown, viewer, True) if allowed else None

    async def admit(self, place: Place) -> Admission:
        """Find out whether an address may be answered.

        Raises:
            NotAdmitted: it may not.
            Unavailable: the database cannot say.
        """
        shown = await self.find(place.live_id)
        if shown is None:
            raise NotAdmitted(Bye.NOT_FOUND)
        if not place.token:
            if not shown.is_public:
                raise NotAdmitted(Bye.NOT_FOUND)
            return Admission(shown, None, False)
        try:
            viewer = self._tokens.read(place.token, place.live_id)
        except BadToken:
            raise NotAdmitted(Bye.SIGN_IN_REQUIRED) from None
        if self._allowed.get((place.live_id, viewer), 0) <= _now():
            await self.recheck(place.live_id, [viewer])
        if (place.live_id, viewer) not in self._allowed:
            raise NotAdmitted(Bye.SIGN_IN_REQUIRED)
        return Admission(shown, viewer, True)

    async def recheck(
        self, live_id: int, viewers: Collection[AccountId | None]
    ) -> set[AccountId | None]:
        """Return which of these may watch now. Raises `Unavailable`."""
        async with self._query() as session:
            allowed = await who_may_watch(session, live_id, viewers)
        until = _now() + ALLOWED_SECONDS
        for viewer in viewers:
            self._allowed.pop((live_id, viewer), None)
            if viewer in allowed:
                self._allowed[live_id, viewer] = until
        while len(self._allowed) > KEPT:
            self._allowed.popitem(last=False)
        return allowed

    # -- what is recorded -------------------------------------------------------------------------

    async def segments(self, live_id: int, rendition: int, after: int) -> list[LiveSegment]:
        """Return the rows of a recording beyond a number. Raises `Unavailable`."""
        async with self._query() as session:
            return await read_segments(session, live_id, rendition, after)

    @asynccontextmanager
    async def _query(self) -> AsyncGenerator[AsyncSession]:
        try:
            async with (
                self._slots,
                asyncio.timeout(QUERY_SECONDS),
                self._database.session() as session,
            ):
                yield session
        except _DOWN as error:
            raise Unavailable(str(error)) from error


def is_taken_back(shown: Shown) -> bool:
    """Whether nothing of a live may be shown any more."""
    return shown.state is State.ENDED and shown.end_reason in TAKEN_BACK


def _now() -> float:
    return asyncio.get_running_loop().time()
