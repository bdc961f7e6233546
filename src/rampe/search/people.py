"""Finding accounts: by handle and name, whom one follows first."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    literal_column,
    select,
    union,
)

from rampe.accounts import Account, AccountRef, avatar_url, is_active
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.ports.storage import Storage
from rampe.safety import not_reported
from rampe.search.expand import NAMES, expand
from rampe.search.models import SearchAccount
from rampe.search.ranking import Asked, score_account
from rampe.search.schemas import AccountHit
from rampe.search.terms import Query
from rampe.social import FollowState, has_requested, is_following, not_blocked

MOST = 150
_VIEWER = bindparam("viewer", type_=BigInteger)
_ANY = bindparam("any", type_=ARRAY(Text))


def may_find(viewer: ColumnElement[int]) -> ColumnElement[bool]:
    """True where the viewer may find an account by its name: private ones too, as on their page."""
    return and_(
        is_active(),
        not_blocked(Account.id, viewer),
        not_reported("account", Account.id, viewer),
    )


@dataclass(frozen=True)
class Found:
    """An account that matches, how well, and its score in whole millionths, for cursors."""

    fit: float
    score: int
    hit: AccountHit

    @property
    def place(self) -> tuple[int, int]:
        """What orders it."""
        return -self.score, self.hit.account.id


ACCOUNT_COLUMNS = (
    Account.id,
    Account.handle,
    Account.name,
    Account.avatar_key,
    Account.private,
    is_following(_VIEWER, Account.id).label("followed"),
    has_requested(_VIEWER, Account.id).label("requested"),
)


def _candidates(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(*ACCOUNT_COLUMNS, SearchAccount.words, SearchAccount.followers)
        .join(SearchAccount, SearchAccount.account_id == Account.id)
        .where(may_find(_VIEWER), *conditions)
        .order_by(literal_column("followed", Boolean).desc(), SearchAccount.followers.desc())
        .limit(literal_column(str(MOST)))
    )


@lru_cache
def _statement(words: int) -> HotStatement:
    """Return the statement for a number of words: who has all of them, and who has any."""
    slots = [bindparam(f"word{at}", type_=ARRAY(Text)) for at in range(words)]
    everything = _candidates(*(SearchAccount.words.overlap(slot) for slot in slots))
    anything = _candidates(SearchAccount.words.overlap(_ANY))
    if words < 2:
        return hot_statement(anything)
    return hot_statement(union(everything.subquery().select(), anything.subquery().select()))


async def find_accounts(
    database: Database, storage: Storage, viewer_id: int | None, query: Query
) -> list[Found]:
    """Return the accounts that match a query and the viewer may find, the best first."""
    asked = await ask_names(database, query)
    if not asked.all_keys:
        return []
    joined = [match.key for match in asked.joined]
    slots = {
        f"word{at}": [*joined, *(match.key for match in matches)]
        for at, matches in enumerate(asked.words)
    }
    rows = await fetch(
        database,
        _statement(len(slots)),
        viewer=viewer_id,
        any=sorted(asked.all_keys),
        **(slots if len(slots) > 1 else {}),
    )
    return sorted((_found(asked, row, storage) for row in rows), key=lambda each: each.place)


def _found(asked: Asked, row: dict[str, Any], storage: Storage) -> Found:
    score = score_account(asked, row["words"], row["followers"], followed=row["followed"])
    return Found(asked.weigh(row["words"]), round(1e6 * score), account_hit(row, storage))


async def ask_names(database: Database, query: Query) -> Asked:
    """Return what the words of a query stand for among names."""
    if not query.words:
        return Asked([])
    words = [*query.words, query.joined] if len(query.words) > 1 else list(query.words)
    found = await expand(database, NAMES, list(dict.fromkeys(words)))
    if len(words) == 1:
        return Asked(found)
    return Asked(found[: len(query.words)], found[-1])


def account_hit(row: dict[str, Any], storage: Storage) -> AccountHit:
    """Return how an account is listed."""
    state = FollowState.REQUESTED if row["requested"] else FollowState.NONE
    return AccountHit(
        account=AccountRef(
            id=row["id"],
            handle=row["handle"],
            name=row["name"],
            avatar_url=avatar_url(row["avatar_key"], storage),
            private=row["private"],
        ),
        state=FollowState.FOLLOWING if row["followed"] else state,
        followers=row["followers"],
    )
