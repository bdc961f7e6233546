"""One search over accounts, lives, hashtags and videos, and its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.pagination import Page, decode_cursor, encode_cursor
from rampe.live import Format, LiveOut, read_lives
from rampe.search.errors import QueryTooLong
from rampe.search.hashtags import find_hashtags
from rampe.search.lives import find_lives
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


@dataclass(frozen=True)
class Sizes:
    """So many of each kind where all are shown together."""

    accounts: int
    lives: int
    hashtags: int
    videos: int


# Before one asks for more of a kind, and while one types.
FIRST = Sizes(accounts=4, lives=4, hashtags=6, videos=18)
TYPING = Sizes(accounts=4, lives=2, hashtags=4, videos=3)


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
    """Who looks for what; `format` is for lives alone."""

    database: Database
    session: AsyncSession
    look: Look
    query: Query
    format: Format | None = None

    @property
    def viewer_id(self) -> AccountId | None:
        """The member who looks, none for a guest."""
        return self.look.viewer.account_id if self.look.viewer else None


async def search(asked: Search, kind: SearchKind, page: PageRequest) -> SearchOut:
    """Return a page of a kind, or the first of all kinds, whose cursors go on with each kind."""
    match kind:
        case SearchKind.ALL:
            return await search_all(asked, FIRST)
        case SearchKind.HASHTAGS:
            return SearchOut(hashtags=await _hashtags(asked, page))
        case SearchKind.LIVES:
            return SearchOut(lives=await _lives(asked, page))
        case SearchKind.ACCOUNTS:
            return SearchOut(accounts=_accounts(await _find_accounts(asked), page))
        case SearchKind.VIDEOS:
            return SearchOut(videos=await _videos(asked, await _find_accounts(asked), page))


async def search_all(asked: Search, sizes: Sizes) -> SearchOut:
    """Return the first of all kinds."""
    accounts = await _find_accounts(asked)
    return SearchOut(
        accounts=_accounts(accounts, PageRequest(None, sizes.accounts)),
        lives=await _lives(asked, PageRequest(None, sizes.lives)),
        hashtags=await _hashtags(asked, PageRequest(None, sizes.hashtags)),
        videos=await _videos(asked, accounts, PageRequest(None, sizes.videos)),
    )


async def _find_accounts(asked: Search) -> list[FoundAccount]:
    # Videos need them too: who is looked for lends theirs.
    return await find_accounts(asked.database, asked.look.storage, asked.viewer_id, asked.query)


async def _lives(asked: Search, page: PageRequest) -> Page[LiveOut]:
    found = await find_lives(asked.database, asked.viewer_id, asked.query, asked.format)
    shown, cursor = cut(found, page)
    lives = await read_lives(asked.session, asked.look, [each.live_id for each in shown])
    return Page(items=lives, next_cursor=cursor)


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
