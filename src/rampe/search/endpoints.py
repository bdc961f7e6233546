"""HTTP of search: what is found, pages of hashtags, suggestions, and one's own searches."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from rampe.accounts import AccountId, AccountNotFound, Principal
from rampe.accounts.http import Member, Viewer
from rampe.kit.database import Database
from rampe.kit.errors import TooMany, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import BadCursor, Page
from rampe.live import Format
from rampe.ports.storage import Storage
from rampe.search.dismiss import do_dismiss, do_suggest_again
from rampe.search.errors import QueryTooLong, RecentNotFound
from rampe.search.find import TYPING, Search, check_query, cut, search, search_all
from rampe.search.follow_suggestions import suggest_follows
from rampe.search.hashtags import popular_hashtags
from rampe.search.limits import Searching, Settings, Suggesting
from rampe.search.popular import list_popular_searches
from rampe.search.recent import (
    do_forget_search,
    do_forget_searches,
    do_keep_search,
    do_pause_searches,
    list_searches,
)
from rampe.search.schemas import (
    AccountHit,
    FollowSuggestion,
    HashtagHit,
    HashtagOrder,
    PopularSearches,
    RecentSearchIn,
    RecentSearchPage,
    SearchKept,
    SearchKind,
    SearchOut,
    SearchPauseIn,
    TagOut,
)
from rampe.search.suggest import suggest_accounts, suggest_hashtags
from rampe.search.tag_page import list_of_hashtag, show_hashtag
from rampe.search.terms import LONGEST_QUERY, LONGEST_WORD
from rampe.social.http import PageDep
from rampe.video import VideoCard
from rampe.video.http import LookDep

router = APIRouter(tags=["search"])

POPULAR_HASHTAGS = 12

Data = Annotated[Database, Provided(Database)]
Files = Annotated[Storage, Provided(Storage)]
Typed = Annotated[
    str, Query(max_length=2 * LONGEST_WORD, description="What was typed so far; may be empty.")
]
AccountPath = Annotated[PublicId, Path(description="Whom not to suggest.")]
TagPath = Annotated[
    str, Path(max_length=LONGEST_QUERY, description="A hashtag without `#`, in any spelling.")
]


@router.get(
    "/search", responses=responses(QueryTooLong, BadCursor, TooMany), dependencies=[Searching]
)
async def get_search(
    look: LookDep,
    database: Data,
    session: Session,
    page: PageDep,
    q: str = "",
    kind: SearchKind = SearchKind.ALL,
    format: Annotated[Format | None, Query(description="Of lives.")] = None,
) -> SearchOut:
    """Find accounts, lives on air, videos and hashtags; `cursor` and `limit` are for one kind."""
    asked = Search(database, session, look, check_query(q), format)
    return await search(asked, kind, page)


@router.get("/search/popular")
async def get_popular(viewer: Viewer, database: Data, session: Session) -> PopularSearches:
    """List what many members look for and publish about."""
    return PopularSearches(
        searches=await list_popular_searches(session),
        hashtags=await popular_hashtags(database, _id(viewer), POPULAR_HASHTAGS),
    )


@router.get("/hashtags/{tag}")
async def get_hashtag(tag: TagPath, viewer: Viewer, database: Data) -> TagOut:
    """Show a hashtag and how many videos of it the caller may see; none for an unknown one."""
    return await show_hashtag(database, _id(viewer), tag)


@router.get("/hashtags/{tag}/videos", responses=responses(BadCursor))
async def get_hashtag_videos(
    tag: TagPath,
    session: Session,
    look: LookDep,
    page: PageDep,
    order: HashtagOrder = HashtagOrder.NEWEST,
) -> Page[VideoCard]:
    """List every video of a hashtag that the caller may see."""
    return await list_of_hashtag(session, look, tag, order, page)


@router.get(
    "/suggest/search", responses=responses(QueryTooLong, TooMany), dependencies=[Suggesting]
)
async def get_suggested(look: LookDep, database: Data, session: Session, q: str = "") -> SearchOut:
    """Suggest a few of each kind for what was typed so far in the field of search."""
    return await search_all(Search(database, session, look, check_query(q)), TYPING)


@router.get("/suggest/hashtags", responses=responses(TooMany), dependencies=[Suggesting])
async def get_suggested_hashtags(viewer: Viewer, database: Data, q: Typed = "") -> list[HashtagHit]:
    """Suggest hashtags for what was typed after `#`; for nothing, popular ones."""
    return await suggest_hashtags(database, _id(viewer), q)


@router.get("/suggest/accounts", responses=responses(TooMany), dependencies=[Suggesting])
async def get_suggested_accounts(
    member: Member, database: Data, storage: Files, q: Typed = ""
) -> list[AccountHit]:
    """Suggest accounts for what was typed after `@`, whom one follows first."""
    return await suggest_accounts(database, storage, member.account_id, q)


@router.get("/suggest/follow", responses=responses(BadCursor, TooMany), dependencies=[Suggesting])
async def get_suggested_follows(
    viewer: Viewer, database: Data, storage: Files, page: PageDep
) -> Page[FollowSuggestion]:
    """Suggest accounts to follow, and say why."""
    interests = viewer.interests if viewer else ()
    found = await suggest_follows(database, storage, _id(viewer), interests)
    shown, cursor = cut(found, page)
    return Page(items=[each.item for each in shown], next_cursor=cursor)


@router.put(
    "/suggest/follow/{account_id}/dismissal", status_code=204, responses=responses(AccountNotFound)
)
async def put_dismissal(account_id: AccountPath, member: Member, session: Session) -> None:
    """Suggest an account no more."""
    await do_dismiss(session, member.account_id, account_id)


@router.delete("/suggest/follow/{account_id}/dismissal", status_code=204)
async def delete_dismissal(account_id: AccountPath, member: Member, session: Session) -> None:
    """Let an account be suggested again."""
    await do_suggest_again(session, member.account_id, account_id)


@router.get("/me/searches", responses=responses(BadCursor))
async def get_searches(member: Member, session: Session, page: PageDep) -> RecentSearchPage:
    """List what one looked for."""
    return await list_searches(session, member.account_id, page)


@router.post("/me/searches")
async def post_search(
    body: RecentSearchIn, member: Member, session: Session, settings: Settings
) -> SearchKept:
    """Keep a search that one made on purpose, unless keeping is paused."""
    kept = await do_keep_search(session, member.account_id, body.text, settings)
    return SearchKept(kept=kept)


@router.delete("/me/searches", status_code=204)
async def delete_searches(member: Member, session: Session) -> None:
    """Forget everything one looked for."""
    await do_forget_searches(session, member.account_id)


@router.put("/me/searches/pause", status_code=204)
async def put_pause(body: SearchPauseIn, member: Member, session: Session) -> None:
    """Pause keeping searches, or go on."""
    await do_pause_searches(session, member.account_id, paused=body.paused)


@router.delete("/me/searches/{search_id}", status_code=204, responses=responses(RecentNotFound))
async def delete_search(
    search_id: Annotated[PublicId, Path()], member: Member, session: Session
) -> None:
    """Forget one thing one looked for."""
    await do_forget_search(session, member.account_id, search_id)


def _id(viewer: Principal | None) -> AccountId | None:
    return viewer.account_id if viewer else None
