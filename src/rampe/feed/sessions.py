"""Sittings: what a session was served, so that the next page never repeats the one before.

A card that was served and not watched is not yet seen, and watch events arrive when they do; until
then only the session knows. A guest has no other memory than this, which is why a guest's session
is kept on the device and remembered for days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, literal_column, select

from rampe.accounts import AccountId
from rampe.feed.models import FeedSeen, FeedSession
from rampe.feed.rank import WINDOW
from rampe.feed.viewer import ViewerKey, is_session, new_session, viewer_key
from rampe.kit import clock
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.video import Video

# A session this long has been seen long before; watch events hold the rest of the memory.
MAX_SERVED = 2_000
NEWCOMER_SEEN = 10


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as it is now.

    Attributes:
        served: what it was served, the latest last.
        again: what it was shown a second time, since everything was seen.
        recent_authors: authors of the latest served.
        newcomer: the viewer has seen next to nothing, here or elsewhere.
    """

    id: str
    key: ViewerKey
    served: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    recent_authors: tuple[int, ...] = ()
    newcomer: bool = True

    def starting_again(self) -> "Sitting":
        """Return the sitting with nothing shown a second time yet."""
        return replace(self, again=())


_KEY = bindparam("key", type_=BigInteger)
_SESSION = bindparam("session", type_=Text)

_seen_so_far = (
    select(func.count())
    .select_from(
        select(literal_column("1", Integer))
        .where(FeedSeen.viewer == _KEY)
        .limit(literal_column(str(NEWCOMER_SEEN)))
        .subquery()
    )
    .scalar_subquery()
)
_length = func.cardinality(FeedSession.served)
_latest = (
    func.unnest(FeedSession.served[_length - (WINDOW - 2) : _length])
    .table_valued("video_id", with_ordinality="place", name="latest")
    .render_derived()
)
_recent_authors = func.array(
    select(Video.author_id)
    .select_from(_latest.join(Video, Video.id == _latest.c.video_id))
    .order_by(_latest.c.place)
    .correlate(FeedSession)
    .scalar_subquery()
)
_FIND = hot_statement(
    select(
        _seen_so_far.label("seen"),
        FeedSession.viewer,
        FeedSession.served,
        FeedSession.again,
        _recent_authors.label("recent_authors"),
    ).select_from(
        select(literal_column("1", Integer))
        .subquery()
        .outerjoin(FeedSession, FeedSession.id == _SESSION)
    )
)


async def find_sitting(database: Database, account_id: AccountId | None, session: str) -> Sitting:
    """Return the caller's session, or a new one when it has none or names somebody else's."""
    session = session if is_session(session) else new_session()
    key = viewer_key(account_id, session)
    row = (await fetch(database, _FIND, key=key, session=session))[0]
    if row["viewer"] not in (None, key):
        # Signed in or out since: what the other one was served stays with the other one.
        session = new_session()
        key = viewer_key(account_id, session)
        return Sitting(session, key, newcomer=row["seen"] < NEWCOMER_SEEN)
    served = tuple(row["served"] or ())
    return Sitting(
        id=session,
        key=key,
        served=served,
        again=tuple(row["again"] or ()),
        recent_authors=tuple(row["recent_authors"]),
        newcomer=row["seen"] < NEWCOMER_SEEN and not served,
    )


# When it was used last is for forgetting it after days. As long as that does not change, no index
# learns of the new row (a heap-only tuple).
_UPSERT = """
INSERT INTO feed_session AS s (id, viewer, served, again, used_at)
VALUES (%(id)s, %(viewer)s, %(served)s::bigint[], %(again)s::bigint[], %(now)s)
ON CONFLICT (id) DO UPDATE SET
 used_at = CASE WHEN s.used_at > excluded.used_at - interval '1 hour' THEN s.used_at
 ELSE excluded.used_at END,
"""
_KEPT = f"[greatest(1, cardinality(s.served || excluded.served) - {MAX_SERVED - 1}):]"
_RECORD_SERVED = HotStatement(
    f"{_UPSERT} served = (s.served || excluded.served){_KEPT}"
    " WHERE s.viewer = excluded.viewer RETURNING s.id",
    {"again": []},
)
_RECORD_AGAIN = HotStatement(
    f"{_UPSERT} again = excluded.again WHERE s.viewer = excluded.viewer RETURNING s.id",
    {"served": []},
)


async def do_record_served(database: Database, sitting: Sitting, video_ids: Sequence[int]) -> None:
    """Remember what a page served: one row a page, in an unlogged table."""
    if video_ids:
        await fetch(database, _RECORD_SERVED, **_row(sitting), served=list(video_ids))


async def do_record_again(database: Database, sitting: Sitting, video_ids: Sequence[int]) -> None:
    """Remember what was shown a second time."""
    shown = [*sitting.again, *video_ids][-MAX_SERVED:]
    await fetch(database, _RECORD_AGAIN, **_row(sitting), again=shown)


def _row(sitting: Sitting) -> dict[str, Any]:
    return {"id": sitting.id, "viewer": sitting.key, "now": clock.now()}
