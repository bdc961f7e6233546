"""Taking comments in: checked, numbered, stored in batches, and only then acknowledged.

While one batch is being stored the next gathers, so that a crowd costs fewer writes, not more.
A batch whose fate is unknown is looked up before anything is written again: each comment is stored
once, and each sending of it gets the same answer.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import UNSET
from psycopg import IntegrityError, OperationalError
from psycopg_pool import PoolTimeout
from sqlalchemy import BigInteger, Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import OperationalError as SqlalchemyOperationalError

from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.kit.ids import new_id
from rampe.live.frames import RoomComment, RoomMention, Said, Unsaid
from rampe.live.room import models
from rampe.live.room.people import Person, find_mentions, find_people
from rampe.live.room.state import RoomCore
from rampe.live.room.store import NewComment, RoomStore
from rampe.live.room.take_back import is_shown
from rampe.live.room.text import BadComment, check_comment
from rampe.live.room.wire import Spoken
from rampe.ports.storage import Storage

log = logging.getLogger(__name__)

BATCH = 300
MOST_WAITING = 3_000
"""Comments that may wait for the database; more are refused for now."""
REMEMBERED = 2_000
"""Comments whose place is known without asking, for those that are sent again."""
RETRY_MS = 2_000
AWAY = (OperationalError, IntegrityError, SqlalchemyOperationalError, PoolTimeout, OSError)
"""What says that the database cannot be asked now, or did not say what it did, or that an account
was deleted while its comment was stored: asked again, it is left out."""

_table = models.RoomComment
_live = bindparam("live", type_=BigInteger)
_KNOWN = hot_statement(
    select(_table.account_id, _table.cid, _table.id, _table.i, _table.created_at).where(
        _table.live_id == _live,
        _table.account_id == any_(bindparam("accounts", type_=ARRAY(BigInteger))),
        _table.cid == any_(bindparam("cids", type_=ARRAY(Text))),
    )
)
_REPLIED = hot_statement(
    select(_table.id).where(
        _table.live_id == _live,
        is_shown(),
        _table.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
    )
)

Answer = Callable[[int, Said | Unsaid], None]


@dataclass(frozen=True)
class Heard:
    """A comment that waits to be stored."""

    account_id: int
    cid: str
    text: str
    reply_to: int | None

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same comment when it is sent again."""
        return self.account_id, self.cid


@dataclass(frozen=True)
class Stored:
    """Where a comment is."""

    id: int
    i: int
    at_ms: int


class Speech:
    """The comments of one room, on their way in. `answer` tells an account's tabs."""

    def __init__(
        self,
        core: RoomCore,
        store: RoomStore,
        database: Database,
        storage: Storage,
        answer: Answer,
    ) -> None:
        self._core = core
        self._store = store
        self._database = database
        self._storage = storage
        self._answer = answer
        self._waiting: dict[tuple[int, str], Heard] = {}
        self._at_hand: set[tuple[int, str]] = set()
        self._stored: dict[tuple[int, str], Stored] = {}
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def hear(self, spoken: Spoken, now: float) -> None:
        """Take a comment in, or say at once why not."""
        key = (spoken.account_id, spoken.cid)
        if (stored := self._stored.get(key)) is not None:
            self._say_stored(*key, stored)
        elif key not in self._waiting:
            try:
                self._waiting[key] = self._check(spoken, now)
            except _Unsaid as refused:
                self._refuse(*key, refused.code, refused.retry_ms)
            else:
                self._idle.clear()
                self._wake.set()

    def _check(self, spoken: Spoken, now: float) -> Heard:
        if self._core.live == "ended":
            raise _Unsaid("live_ended")
        try:
            text = check_comment(spoken.text)
        except BadComment as error:
            raise _Unsaid(error.code) from None
        if len(self._waiting) >= MOST_WAITING:
            raise _Unsaid("unavailable", RETRY_MS)
        if (wait := self._core.may_say(spoken.account_id, now)) > 0:
            raise _Unsaid("too_fast", max(1, round(wait * 1000)))
        return Heard(spoken.account_id, spoken.cid, text, spoken.reply_to)

    async def run(self) -> None:
        """Store what was heard, until cancelled.

        Raises:
            EpochOver: the room is another actor's.
        """
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                batch = list(self._waiting.values())[:BATCH]
                self._at_hand = {heard.key for heard in batch}
                try:
                    await self._take_in(batch)
                except AWAY as error:
                    log.warning("comments of live %s wait: %s", self._core.live_id, error)
                    await asyncio.sleep(0.3)
                else:
                    for heard in batch:
                        self._waiting.pop(heard.key, None)
            self._idle.set()

    async def settle(self) -> None:
        """Wait until nothing waits to be stored."""
        await self._idle.wait()

    def refuse_all(self) -> None:
        """Say of all that waits that it was not stored: the live is over.

        Nothing is said of those at hand, which may be stored already.
        """
        for key in self._waiting.keys() - self._at_hand:
            self._refuse(*key, "live_ended", None)
        self._waiting.clear()
        self._idle.set()

    async def _take_in(self, batch: Sequence[Heard]) -> None:
        core = self._core
        people = await find_people(
            self._database, self._storage, core.live_id, {one.account_id for one in batch}
        )
        before = await self._find_stored(batch)
        replied = await self._find_replied(batch)
        following = max([core.conversation.next - 1, *(one.i for one in before.values())]) + 1
        mentions = await self._find_mentions([one for one in batch if one.key not in before])
        new: list[NewComment] = []
        for heard in batch:
            if heard.key in before:
                continue
            code = _why_not(people.get(heard.account_id), heard, replied)
            if code is not None:
                self._refuse(*heard.key, code, None)
                continue
            named = mentions.get(heard.key, [])
            new.append(
                NewComment(
                    id=new_id(),
                    i=following + len(new),
                    account_id=heard.account_id,
                    cid=heard.cid,
                    text=heard.text,
                    reply_to=heard.reply_to,
                    mentions=[(one.id, one.handle) for one in named],
                    at=clock.now(),
                )
            )
        kept = await self._store.store_comments(new) if new else set[int]()
        places = dict(before)
        for one in new:
            if one.id in kept:
                stored = Stored(one.id, one.i, round(one.at.timestamp() * 1000))
                places[one.account_id, one.cid] = stored
            else:
                self._refuse(one.account_id, one.cid, "not_in_room", None)
        self._tell(batch, places, people, mentions)

    def _tell(
        self,
        batch: Sequence[Heard],
        places: dict[tuple[int, str], Stored],
        people: dict[int, Person],
        mentions: dict[tuple[int, str], list[RoomMention]],
    ) -> None:
        said: list[RoomComment] = []
        for heard in batch:
            stored = places.get(heard.key)
            if stored is None:
                continue
            self._remember(heard.key, stored)
            self._say_stored(*heard.key, stored)
            person = people.get(heard.account_id)
            # One that was stored before, and whose answer was lost, has not been shown yet.
            if person is not None and stored.i >= self._core.conversation.next:
                said.append(
                    RoomComment(
                        i=stored.i,
                        id=str(stored.id),
                        at=stored.at_ms,
                        text=heard.text,
                        account=person.account,
                        reply_to=UNSET if heard.reply_to is None else str(heard.reply_to),
                        mentions=mentions.get(heard.key) or UNSET,
                    )
                )
        said.sort(key=lambda one: one.i)
        self._core.conversation.add(said)

    async def _find_stored(self, batch: Sequence[Heard]) -> dict[tuple[int, str], Stored]:
        rows = await fetch(
            self._database,
            _KNOWN,
            live=self._core.live_id,
            accounts=[one.account_id for one in batch],
            cids=[one.cid for one in batch],
        )
        wanted = {one.key for one in batch}
        found = {(row["account_id"], row["cid"]): _stored(row) for row in rows}
        return {key: stored for key, stored in found.items() if key in wanted}

    async def _find_replied(self, batch: Sequence[Heard]) -> set[int]:
        ids = [one.reply_to for one in batch if one.reply_to is not None]
        if not ids:
            return set()
        rows = await fetch(self._database, _REPLIED, live=self._core.live_id, ids=ids)
        return {row["id"] for row in rows}

    async def _find_mentions(
        self, batch: Sequence[Heard]
    ) -> dict[tuple[int, str], list[RoomMention]]:
        naming = [one for one in batch if "@" in one.text]
        if not naming:
            return {}
        async with self._database.session() as session:
            return {
                one.key: await find_mentions(session, one.account_id, one.text) for one in naming
            }

    def _remember(self, key: tuple[int, str], stored: Stored) -> None:
        self._stored[key] = stored
        if len(self._stored) > REMEMBERED:
            del self._stored[next(iter(self._stored))]

    def _say_stored(self, account_id: int, cid: str, stored: Stored) -> None:
        said = Said(room=self._core.room, cid=cid, id=str(stored.id), i=stored.i)
        self._answer(account_id, said)

    def _refuse(self, account_id: int, cid: str, code: str, retry_ms: int | None) -> None:
        retry = UNSET if retry_ms is None else retry_ms
        self._answer(account_id, Unsaid(room=self._core.room, cid=cid, code=code, retry_ms=retry))


class _Unsaid(Exception):
    def __init__(self, code: str, retry_ms: int | None = None) -> None:
        super().__init__(code)
        self.code, self.retry_ms = code, retry_ms


def _why_not(person: Person | None, heard: Heard, replied: set[int]) -> str | None:
    if person is None or not person.may_watch:
        return "not_in_room"
    if person.restricted:
        return "restricted"
    if heard.reply_to is not None and heard.reply_to not in replied:
        return "reply_not_found"
    return None


def _stored(row: dict[str, Any]) -> Stored:
    return Stored(row["id"], row["i"], round(row["created_at"].timestamp() * 1000))
