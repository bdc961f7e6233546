"""One search over accounts, hashtags and videos, and its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.pagination import Page, decode_cursor, encode_cursor
from rampe.search.errors import QueryTooLong
from rampe.search.hashtags import find_hashtags
from rampe.search.people import Found as FoundAccount
from rampe.search.people import find_accounts
from rampe.search.schemas import AccountHit, HashtagHit, SearchKind, SearchOut
from rampe.search.terms import LONGEST_QUERY, Query, parse_query
from rampe.search.videos import find_videos, visible
from rampe.social import PageRequest
from rampe.video import Look, VideoCard, read_cards_hot


class Placed(Protocol):
    """Something in an order that whole numbers tell."""

    @property
    def place(self) -> tuple[int, ...]:
        """What orders it: the smallest comes first."""
        ...


P = TypeVar("P", bound=Placed)

# What `all` shows of each kind before one asks for more of it.
FIRST_ACCOUNTS, FIRST_HASHTAGS, FIRST_VIDEOS = 4, 6, 18


def check_query(text: str) -> Query:
    """Return what is looked for.

    Raises:
        QueryTooLong: nobody types that much; nothing was looked up.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryTooLong(max_length=LONGEST_QUERY)
    return parse_query(text)


@dataclass(frozen=True)
class Search:
    """Who looks for what."""

    database: Database
    look: Look
    query: Query

    @property
    def viewer_id(self) -> AccountId | None:
        """The member who looks, none for a guest."""
        return self.look.viewer.account_id if self.look.viewer else None


async def search(asked: Search, kind: SearchKind, page: PageRequest) -> SearchOut:
    """Return a page of a kind, or the first of all kinds, whose cursors go on with each kind."""
    if kind is SearchKind.HASHTAGS:
        return SearchOut(hashtags=await _hashtags(asked, page))
    # Videos need them too: who is looked for lends theirs.
    accounts = await find_accounts(asked.database, asked.look.storage, asked.viewer_id, asked.query)
    if kind is SearchKind.ACCOUNTS:
        return SearchOut(accounts=_accounts(accounts, page))
    if kind is SearchKind.VIDEOS:
        return SearchOut(videos=await _videos(asked, accounts, page))
    return SearchOut(
        accounts=_accounts(accounts, PageRequest(None, FIRST_ACCOUNTS)),
        hashtags=await _hashtags(asked, PageRequest(None, FIRST_HASHTAGS)),
        videos=await _videos(asked, accounts, PageRequest(None, FIRST_VIDEOS)),
    )


def _accounts(found: Sequence[FoundAccount], page: PageRequest) -> Page[AccountHit]:
    shown, cursor = cut(found, page)
    return Page(items=[each.hit for each in shown], next_cursor=cursor)


async def _hashtags(asked: Search, page: PageRequest) -> Page[HashtagHit]:
    found = await find_hashtags(asked.database, asked.viewer_id, asked.query)
    shown, cursor = cut(found, page)
    return Page(items=[each.hit for each in shown], next_cursor=cursor)


async def _videos(
    asked: Search, accounts: Sequence[FoundAccount], page: PageRequest
) -> Page[VideoCard]:
    found = following(await find_videos(asked.database, asked.query, accounts), page.cursor)
    found = await visible(asked.database, asked.viewer_id, found, page.limit + 1)
    shown, cursor = cut(found, PageRequest(None, page.limit))
    ids = [each.video_id for each in shown]
    cards = await read_cards_hot(asked.database, asked.look, ids)
    return Page(items=cards, next_cursor=cursor)


def cut(found: Sequence[P], page: PageRequest) -> tuple[list[P], str | None]:
    """Return the page of an ordered list that begins after the cursor, and the next cursor.

    Raises:
        BadCursor: not one of this list.
    """
    found = following(found, page.cursor)
    shown = list(found[: page.limit])
    return shown, encode_cursor(*shown[-1].place) if len(found) > page.limit else None


def following(found: Sequence[P], cursor: str | None) -> Sequence[P]:
    """Return what comes after the cursor.

    Raises:
        BadCursor: not one of this list.
    """
    if not cursor or not found:
        return found
    after = decode_cursor(cursor, *(int for _ in found[0].place))
    return [each for each in found if each.place > after]
