"""What an actor writes and reads back: each write in one statement, conditional on its epoch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from rampe.kit.database import Database
from rampe.live.room.hearts import Flush

_HEARTS = b"""
WITH mine AS (
  UPDATE room_lease SET flushed = %(number)s
  WHERE live_id = %(live)s AND epoch = %(epoch)s AND flushed = %(number)s - 1
  RETURNING live_id
), sent AS (
  SELECT mine.live_id, u.account_id, u.hearts
  FROM mine, unnest(%(accounts)s::bigint[], %(hearts)s::bigint[]) AS u (account_id, hearts)
  JOIN account a ON a.id = u.account_id
), kept AS (
  INSERT INTO room_heart AS h (live_id, account_id, hearts)
  SELECT live_id, account_id, hearts FROM sent ORDER BY account_id
  ON CONFLICT (live_id, account_id) DO UPDATE SET hearts = h.hearts + EXCLUDED.hearts
  RETURNING account_id, hearts
), summed AS (
  UPDATE live SET hearts = live.hearts + (SELECT coalesce(sum(hearts), 0) FROM sent)
  WHERE id IN (SELECT live_id FROM mine)
  RETURNING hearts AS total
)
SELECT total, (SELECT array_agg(account_id ORDER BY account_id) FROM kept) AS accounts,
  (SELECT array_agg(hearts ORDER BY account_id) FROM kept) AS hearts
FROM summed
"""

_FLUSHED = b"""
SELECT r.flushed, r.said, l.hearts FROM room_lease r JOIN live l ON l.id = r.live_id
WHERE r.live_id = %(live)s AND r.epoch = %(epoch)s
"""

_COMMENTS = b"""
WITH mine AS (
  UPDATE room_lease SET said = greatest(said, %(said)s)
  WHERE live_id = %(live)s AND epoch = %(epoch)s
  RETURNING live_id
), kept AS (
  INSERT INTO room_comment
    (id, live_id, i, account_id, cid, text, reply_to, mentions, hidden, taken_back,
     created_at)
  SELECT u.id, mine.live_id, u.i, u.account_id, u.cid, u.text, u.reply_to, u.mentions, false,
    false, u.at
  FROM mine, unnest(%(ids)s::bigint[], %(is)s::bigint[], %(accounts)s::bigint[], %(cids)s::text[],
    %(texts)s::text[], %(replies)s::bigint[], %(mentions)s::jsonb[], %(ats)s::timestamptz[])
    AS u (id, i, account_id, cid, text, reply_to, mentions, at)
  JOIN account a ON a.id = u.account_id
  RETURNING id
), counted AS (
  UPDATE live SET comments = live.comments + (SELECT count(*) FROM kept)
  WHERE id IN (SELECT live_id FROM mine)
)
SELECT (SELECT count(*) FROM mine) AS mine, (SELECT array_agg(id) FROM kept) AS ids
"""

_AUDIENCE = b"""
UPDATE live SET viewers = %(viewers)s, peak_viewers = greatest(peak_viewers, %(peak)s)
WHERE id = %(live)s AND EXISTS (
  SELECT FROM room_lease r WHERE r.live_id = live.id AND r.epoch = %(epoch)s FOR SHARE
)
RETURNING id
"""


class EpochOver(Exception):
    """Another actor has taken the room: this one must end."""


@dataclass(frozen=True)
class Stored:
    """The live's hearts after a flush, and those of the members in it."""

    total: int
    by_account: dict[int, int]


@dataclass(frozen=True)
class NewComment:
    """A comment that was checked, with the index and id that it is to have."""

    id: int
    i: int
    account_id: int
    cid: str
    text: str
    reply_to: int | None
    mentions: list[tuple[str, str]]
    at: datetime


class RoomStore:
    """The writes of one actor."""

    def __init__(self, database: Database, live_id: int, epoch: int) -> None:
        self._database = database
        self._mine: dict[str, Any] = {"live": live_id, "epoch": epoch}

    async def store_hearts(self, flush: Flush) -> Stored:
        """Add a flush to the database; sent again, it is there once.

        Raises:
            EpochOver: the room is another actor's.
        """
        accounts = sorted(flush.hearts)
        hearts = [flush.hearts[one] for one in accounts]
        values = {"number": flush.number, "accounts": accounts, "hearts": hearts}
        row = await self._one(_HEARTS, values)
        if row is not None:
            by_account = dict(zip(row["accounts"] or [], row["hearts"] or [], strict=True))
            return Stored(row["total"], by_account)
        now = await self.read_lease()
        if now.flushed != flush.number:
            raise EpochOver
        return Stored(now.hearts, {})

    async def store_comments(self, comments: Sequence[NewComment]) -> set[int]:
        """Insert comments that are not there; return the ids of those whose author still is.

        Raises:
            EpochOver: the room is another actor's.
        """
        values = {
            "said": max(one.i for one in comments),
            "ids": [one.id for one in comments],
            "is": [one.i for one in comments],
            "accounts": [one.account_id for one in comments],
            "cids": [one.cid for one in comments],
            "texts": [one.text for one in comments],
            "replies": [one.reply_to for one in comments],
            "mentions": [Jsonb(one.mentions) for one in comments],
            "ats": [one.at for one in comments],
        }
        row = await self._one(_COMMENTS, values)
        if row is None or not row["mine"]:
            raise EpochOver
        return set(row["ids"] or [])

    async def store_audience(self, viewers: int, peak: int) -> None:
        """Write how many watch, and the most there were.

        Raises:
            EpochOver: the room is another actor's.
        """
        if await self._one(_AUDIENCE, {"viewers": viewers, "peak": peak}) is None:
            raise EpochOver

    async def read_lease(self) -> "LeaseNow":
        """Return what this actor has written so far, after an answer was lost.

        Raises:
            EpochOver: the room is another actor's.
        """
        row = await self._one(_FLUSHED, {})
        if row is None:
            raise EpochOver
        return LeaseNow(row["flushed"], row["said"], row["hearts"])

    async def _one(self, statement: bytes, values: dict[str, Any]) -> dict[str, Any] | None:
        async with self._database.hot.connection() as connection:
            cursor = await connection.execute(statement, {**self._mine, **values}, prepare=True)
            return await cursor.fetchone()


@dataclass(frozen=True)
class LeaseNow:
    """What the lease's row and the live's say."""

    flushed: int
    said: int
    hearts: int
