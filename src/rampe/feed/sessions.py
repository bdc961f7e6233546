"""Sittings: what a session was served, so that the next page never repeats the one before.

A card that was served and not watched is not yet seen, and watch events arrive when they do; until
then only the session knows. A guest has no other memory than this, which is why a guest's session
is kept on the device and remembered for days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    bindparam,
    func,
    literal_column,
    select,
)
from starlette.requests import Request

from rampe.accounts import CALLER, CALLER_ID, AccountId, Principal, authenticate_with
from rampe.feed.models import FeedPreference, FeedSeen, FeedSession
from rampe.feed.rank import WINDOW
from rampe.feed.viewer import ViewerKey, is_session, new_session, viewer_key
from rampe.kit import clock
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.kit.id_array import IdArray
from rampe.kit.services import services_of_request
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
        languages: those that a member wants For You in, read with it; none: all.
    """

    id: str
    key: ViewerKey
    served: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    recent_authors: tuple[int, ...] = ()
    newcomer: bool = True
    languages: frozenset[str] | None = None

    def starting_again(self) -> "Sitting":
        """Return the sitting with nothing shown a second time yet."""
        return replace(self, again=())


_KEY = bindparam("key", type_=BigInteger)
_SESSION = bindparam("session", type_=Text)

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


def _memory(key: ColumnElement[Any]) -> tuple[Any, ...]:
    """What is known of a viewer (not more of what was seen than asked), and of a session."""
    seen = (
        select(literal_column("1", Integer))
        .where(FeedSeen.viewer == key, ~FeedSeen.forgotten)
        .limit(literal_column(str(NEWCOMER_SEEN)))
        .subquery()
    )
    return (
        select(func.count()).select_from(seen).scalar_subquery().label("seen"),
        FeedSession.viewer,
        FeedSession.served,
        FeedSession.again,
        _recent_authors.label("recent_authors"),
    )


_languages = (
    select(FeedPreference.languages)
    .where(FeedPreference.account_id == CALLER_ID)
    .scalar_subquery()
    .label("languages")
)
_FIND_MEMBERS = hot_statement(
    CALLER.add_columns(*_memory(CALLER_ID), _languages).outerjoin(
        FeedSession, FeedSession.id == _SESSION
    )
)
_FIND_GUESTS = hot_statement(
    select(*_memory(_KEY)).select_from(
        select(literal_column("1", Integer))
        .subquery()
        .outerjoin(FeedSession, FeedSession.id == _SESSION)
    )
)


async def find_sitting(request: Request, session: str) -> tuple[Principal | None, Sitting]:
    """Return who asks and their session, or a new one when they have none or name another's.

    Of a member both are read at once.
    """
    session = session if is_session(session) else new_session()
    viewer, row = await authenticate_with(request, _FIND_MEMBERS, session=session)
    if viewer is not None:
        sitting = _sitting(viewer.account_id, session, row)
        chosen = row["languages"]
        return viewer, replace(sitting, languages=frozenset(chosen) if chosen else None)
    database, key = services_of_request(request).get(Database), viewer_key(None, session)
    rows = await fetch(database, _FIND_GUESTS, key=key, session=session)
    return None, _sitting(None, session, rows[0])


def _sitting(account_id: AccountId | None, session: str, row: Mapping[str, Any]) -> Sitting:
    key = viewer_key(account_id, session)
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
SELECT %(id)s::text, %(key)s::bigint, {served}, {again}, %(now)s::timestamptz {condition}
ON CONFLICT (id) DO UPDATE SET
 used_at = CASE WHEN s.used_at > excluded.used_at - interval '1 hour' THEN s.used_at
 ELSE excluded.used_at END, {change}
WHERE s.viewer = excluded.viewer RETURNING s.id
"""
_COMPLETE = "WHERE (SELECT count(*) FROM card) = cardinality(%(ids)s::bigint[])"
_SERVING = """
WITH card AS MATERIALIZED ({cards}), served AS ({serve})
SELECT * FROM card
"""
_NONE = "ARRAY[]::bigint[]"
_IDS = "%(ids)s::bigint[]"
_SERVED = "(s.served || excluded.served)"
_APPENDED = f"served = {_SERVED}[greatest(1, cardinality({_SERVED}) - {MAX_SERVED - 1}):]"


def _serve(condition: str = "") -> str:
    return _UPSERT.format(served=_IDS, again=_NONE, condition=condition, change=_APPENDED)


_RECORD_SERVED = HotStatement(_serve())
_RECORD_AGAIN = HotStatement(
    _UPSERT.format(served=_NONE, again=_IDS, condition="", change="again = excluded.again")
)


def serving(cards: HotStatement) -> HotStatement:
    """Return a statement that reads cards and remembers them as served, unless one is missing.

    It needs the parameters of `serving_params`, and remembers the `ids` that the cards are read of.
    """
    return HotStatement(_SERVING.format(cards=cards.sql, serve=_serve(_COMPLETE)))


def serving_params(sitting: Sitting) -> dict[str, Any]:
    """Return what statements need to know of the session into which they write."""
    return {"id": sitting.id, "key": sitting.key, "now": clock.now()}


_START_OVER = HotStatement(
    "UPDATE feed_session SET served = ARRAY[]::bigint[]"
    " WHERE id = %(id)s::text AND viewer = %(key)s::bigint RETURNING id"
)


async def do_start_over(database: Database, sitting: Sitting) -> Sitting:
    """Forget what the session was served; what was watched is remembered elsewhere."""
    await fetch(database, _START_OVER, **serving_params(sitting))
    return replace(sitting, served=())


async def do_record_served(database: Database, sitting: Sitting, video_ids: Sequence[int]) -> None:
    """Remember what a page served: one row a page, in an unlogged table."""
    if video_ids:
        ids = IdArray.of(video_ids)
        await fetch(database, _RECORD_SERVED, **serving_params(sitting), ids=ids)


async def do_record_again(database: Database, sitting: Sitting, video_ids: Sequence[int]) -> None:
    """Remember what was shown a second time."""
    shown = IdArray.of([*sitting.again, *video_ids][-MAX_SERVED:])
    await fetch(database, _RECORD_AGAIN, **serving_params(sitting), ids=shown)
