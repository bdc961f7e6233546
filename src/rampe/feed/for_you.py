"""For You over HTTP: a plain route, for all members load a page every minute or two."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from rampe.accounts import INTERESTS, MIN_INTERESTS, Principal
from rampe.feed.errors import InterestsRequired, UnknownInterest, UnknownLanguage
from rampe.feed.page import Ranker, Wanted, make_page, make_page_again
from rampe.feed.sessions import find_sitting
from rampe.feed.sources import Watcher
from rampe.kit.database import Database
from rampe.kit.errors import Invalid
from rampe.kit.services import services_of_request
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.video import LANGUAGES, Look

PRIVATE = {"Cache-Control": "private, no-store"}


class FeedQuery(msgspec.Struct, frozen=True):
    """What a client may ask for."""

    limit: Annotated[int, Meta(ge=1, le=20)] = 10
    session: Annotated[str, Meta(max_length=64, description="From the last answer.")] = ""
    interests: Annotated[
        str, Meta(max_length=300, description="A guest's, separated by commas.")
    ] = ""
    languages: Annotated[
        str, Meta(max_length=120, description="A guest's, separated by commas; none: all.")
    ] = ""
    opening: Annotated[
        bool, Meta(description="The client holds no card yet: what was served may come again.")
    ] = False
    again: Annotated[bool, Meta(description="Show what was seen, oldest first.")] = False


async def get_feed(request: Request) -> Response:
    """Return the next videos of For You that the caller has not seen."""
    services, query = services_of_request(request), read_query(request)
    viewer, sitting = await find_sitting(request, query.session)
    database = services.get(Database)
    look = Look(viewer, services.get(Storage), services.get(MediaSigner))
    chosen = check_interests(viewer, query.interests)
    languages = sitting.languages if viewer else check_languages(query.languages)
    watcher = Watcher(viewer.account_id if viewer else None, sitting.key, chosen, languages)
    if query.again:
        page = await make_page_again(database, look, watcher, sitting, query.limit)
    else:
        ranker = services.get(Ranker)
        wanted = Wanted(watcher, sitting, query.limit)
        page = await make_page(database, ranker, look, wanted, opening=query.opening)
    return Response(msgspec.json.encode(page), media_type="application/json", headers=PRIVATE)


def read_query(request: Request) -> FeedQuery:
    """Return what is asked for; parameters that are unknown are left alone.

    Raises:
        Invalid: a parameter is not what it has to be.
    """
    try:
        return msgspec.convert(dict(request.query_params), FeedQuery, strict=False)
    except msgspec.ValidationError as error:
        raise Invalid(str(error)) from error


def check_chosen(viewer: Principal) -> None:
    """Check that a member may have a feed.

    Raises:
        InterestsRequired: they have not chosen yet (ACC-03).
    """
    if len(viewer.interests) < MIN_INTERESTS:
        raise InterestsRequired(min_interests=MIN_INTERESTS)


def check_interests(viewer: Principal | None, named: str) -> frozenset[str]:
    """Return the interests of who asks: a member's own, a guest's from the request.

    Raises:
        InterestsRequired: a member who has not chosen yet (ACC-03). Guests may skip it.
        UnknownInterest: a guest names one that there is not.
    """
    if viewer is not None:
        check_chosen(viewer)
        return frozenset(viewer.interests)
    chosen = frozenset(code for code in named.split(",") if code)
    if not chosen <= set(INTERESTS):
        raise UnknownInterest
    return chosen


def check_languages(named: str) -> frozenset[str] | None:
    """Return the languages that a guest names; none where there is none, which stands for all.

    Raises:
        UnknownLanguage: one is not in the list.
    """
    chosen = frozenset(code for code in named.split(",") if code)
    if not chosen <= set(LANGUAGES):
        raise UnknownLanguage
    return chosen or None
