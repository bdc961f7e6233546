"""Suggestions while somebody writes a caption, a comment or a search: short, without pages."""

from sqlalchemy import BigInteger, bindparam, literal_column, select

from rampe.accounts import Account, AccountId
from rampe.kit.database import Database, fetch, hot_statement
from rampe.ports.storage import Storage
from rampe.search.hashtags import find_hashtags, popular_hashtags
from rampe.search.models import SearchAccount
from rampe.search.people import ACCOUNT_COLUMNS, account_hit, find_accounts, may_find
from rampe.search.schemas import AccountHit, HashtagHit
from rampe.search.terms import parse_query
from rampe.social import Follow, FollowState

SUGGESTED = 8

_VIEWER = bindparam("viewer", type_=BigInteger)
_LATEST_FOLLOWED = hot_statement(
    select(*ACCOUNT_COLUMNS, SearchAccount.followers)
    .join(Follow, Follow.followed_id == Account.id)
    .join(SearchAccount, SearchAccount.account_id == Account.id)
    .where(Follow.follower_id == _VIEWER, may_find(_VIEWER))
    .order_by(Follow.id.desc())
    .limit(literal_column(str(SUGGESTED)))
)


async def suggest_hashtags(
    database: Database, viewer_id: AccountId | None, typed: str
) -> list[HashtagHit]:
    """Return hashtags for what was typed after `#`; popular ones for nothing."""
    query = parse_query(typed)
    if not query.words:
        return await popular_hashtags(database, viewer_id, SUGGESTED)
    found = await find_hashtags(database, viewer_id, query)
    return [each.hit for each in found[:SUGGESTED]]


async def suggest_accounts(
    database: Database, storage: Storage, viewer_id: AccountId, typed: str
) -> list[AccountHit]:
    """Return accounts for what was typed after `@`, whom one follows first; never oneself."""
    query = parse_query(typed)
    if not query.words:
        rows = await fetch(database, _LATEST_FOLLOWED, viewer=viewer_id)
        return [account_hit(row, storage) for row in rows]
    found = await find_accounts(database, storage, viewer_id, query)
    hits = [each.hit for each in found if each.hit.account.id != viewer_id]
    # Sorting keeps the order of equals.
    return sorted(hits, key=lambda hit: hit.state is not FollowState.FOLLOWING)[:SUGGESTED]
