"""What ingest asks of the domain and says to it, each in a transaction of its own."""

import logging
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from psycopg import OperationalError
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.live.feeding import (
    FinishedSegment,
    Standing,
    note_back,
    note_fed,
    note_frame,
    note_lost,
    note_picture,
    note_rendition,
    note_segment,
)
from rampe.live.ingest.before import Before
from rampe.live.models import Live, LiveId, LiveKey, LiveSegment, Recording, State
from rampe.live.open import SILENCE, Feed, open_by_key, open_by_session
from rampe.live.tools import Tools

log = logging.getLogger(__name__)


class Away(Exception):
    """The database does not answer now; a live goes on without it."""


@dataclass(frozen=True)
class Row:
    """A live as the database has it."""

    account_id: AccountId
    media_epoch: int
    state: State
    recording_folder: str
    is_recorded: bool
    is_kept: bool
    """Segments are wanted now: it has started and is recorded."""
    fed_at: datetime | None

    @property
    def is_fed(self) -> bool:
        """Whether somebody has just said that media arrive."""
        return self.fed_at is not None and clock.now() - self.fed_at < SILENCE


class Lives:
    """The domain, as one process of ingest sees it."""

    def __init__(self, database: Database, tools: Tools) -> None:
        self._database = database
        self._tools = tools

    async def open_by_key(self, key: str, address: str) -> Feed:
        """Let a program in. Raises what `open.open_by_key` does, and `Away`."""
        async with self._session() as session:
            return await open_by_key(session, self._tools, key, address)

    async def open_by_session(self, account_id: AccountId, live_id: int) -> Feed:
        """Let a browser in. Raises what `open.open_by_session` does, and `Away`."""
        async with self._session() as session:
            return await open_by_session(session, self._tools, account_id, live_id)

    async def read(self, live_id: int) -> Row | None:
        """Return a live; None if it is gone."""
        async with self._session() as session:
            live = await session.scalar(select(Live).where(Live.id == live_id))
            if live is None:
                return None
            started = live.state in (State.LIVE, State.LOST)
            return Row(
                live.account_id,
                live.media_epoch,
                live.state,
                live.recording_folder,
                live.is_recorded,
                started and live.recording is Recording.RUNNING,
                live.fed_at,
            )

    async def before(self, live_id: LiveId) -> Before | None:
        """Return what a live has had; None where nothing of it was ever in a playlist."""
        async with self._session() as session:
            live = await session.scalar(select(Live).where(Live.id == live_id))
            if live is None or live.started_at is None:
                return None
            newest = await session.execute(
                select(LiveSegment.rendition, func.max(LiveSegment.number).label("newest"))
                .where(LiveSegment.live_id == live_id)
                .group_by(LiveSegment.rendition)
            )
            seconds = int((clock.now() - live.created_at).total_seconds()) + 1
            return Before(seconds, {row.rendition: row.newest for row in newest})

    async def files(self, live_id: LiveId) -> set[str]:
        """Return the newest picture of a live, and the initialisations of its recording."""
        async with self._session() as session:
            frame = await session.scalar(select(Live.frame).where(Live.id == live_id))
            inits = await session.scalars(
                select(LiveSegment.init).where(LiveSegment.live_id == live_id).distinct()
            )
            return {*inits, *([frame] if frame else [])}

    async def good_keys(self, hashes: Collection[bytes]) -> set[bytes]:
        """Return the hashes of those stream keys that were neither replaced nor revoked."""
        async with self._session() as session:
            found = await session.scalars(
                select(LiveKey.key_hash).where(LiveKey.key_hash.in_(hashes))
            )
            return set(found)

    async def fed(self, live_id: LiveId, epoch: int) -> Standing | None:
        """Say that media arrive; None when this publisher is over."""
        async with self._session() as session:
            return await note_fed(session, live_id, epoch)

    async def lost(self, live_id: LiveId, epoch: int) -> bool:
        """Say that nothing arrives; False when this publisher is over."""
        async with self._session() as session:
            return await note_lost(session, self._tools.bus, live_id, epoch)

    async def back(self, live_id: LiveId, epoch: int) -> bool:
        """Say that media arrive again; False when this publisher is over."""
        async with self._session() as session:
            return await note_back(session, self._tools.bus, live_id, epoch)

    async def picture(self, live_id: LiveId, epoch: int, size: tuple[int, int]) -> None:
        """Say how large the picture is."""
        async with self._session() as session:
            await note_picture(session, live_id, epoch, *size)

    async def rendition(
        self, live_id: LiveId, rendition: int, codecs: str, size: tuple[int, int] | None
    ) -> None:
        """Say what players must know of a rendition."""
        async with self._session() as session:
            await note_rendition(session, live_id, rendition, codecs, size)

    async def segment(self, live_id: LiveId, segment: FinishedSegment) -> bool:
        """Say that a segment is in storage; False when it is not to be kept."""
        async with self._session() as session:
            return await note_segment(session, live_id, segment)

    async def frame(self, live_id: LiveId, epoch: int, name: str) -> bool:
        """Say which file shows the newest picture."""
        async with self._session() as session:
            return await note_frame(session, live_id, epoch, name)

    @asynccontextmanager
    async def _session(self) -> AsyncGenerator[AsyncSession]:
        try:
            async with self._database.session() as session:
                yield session
        except (OperationalError, PoolTimeout, TimeoutError, OSError) as error:
            raise Away(str(error)) from error
        except DBAPIError as error:
            if not error.connection_invalidated and not isinstance(error.orig, OperationalError):
                raise
            raise Away(str(error)) from error
