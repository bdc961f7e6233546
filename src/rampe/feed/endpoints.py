"""HTTP of the feeds: For You, Following, hiding, and the plain route of watch events."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, FastAPI, Query, Response

from rampe.accounts import INTERESTS, MIN_INTERESTS, Member, Principal
from rampe.feed.errors import BadWatchBatch, InterestsRequired, UnknownInterest
from rampe.feed.following import list_following
from rampe.feed.own_endpoints import router as own_router
from rampe.feed.page import Ranker, make_page, make_page_again
from rampe.feed.schemas import FeedOut
from rampe.feed.sessions import find_sitting
from rampe.feed.sources import Watcher
from rampe.feed.watch import post_watch
from rampe.feed.watch_event import WatchIn, WatchOut
from rampe.kit.database import Database, Session
from rampe.kit.errors import TooMany, Unavailable, responses
from rampe.kit.pagination import Page
from rampe.kit.services import Provided
from rampe.social import PageDep
from rampe.video import LookDep, VideoCard

router = APIRouter(tags=["feed"])

router.include_router(own_router)


@router.get(
    "/feed",
    response_model=FeedOut,
    responses=responses(InterestsRequired, UnknownInterest),
)
async def get_feed(
    look: LookDep,
    database: Annotated[Database, Provided(Database)],
    ranker: Annotated[Ranker, Provided(Ranker)],
    limit: Annotated[int, Query(ge=1, le=20)] = 10,
    session: Annotated[str, Query(max_length=64, description="From the last answer.")] = "",
    interests: Annotated[
        str, Query(max_length=300, description="A guest's, separated by commas.")
    ] = "",
    again: Annotated[bool, Query(description="Show what was seen, oldest first.")] = False,
) -> Response:
    """Return the next videos of For You that the caller has not seen."""
    account_id = look.viewer.account_id if look.viewer else None
    chosen = check_interests(look.viewer, interests)
    sitting = await find_sitting(database, account_id, session)
    watcher = Watcher(account_id, sitting.key, chosen)
    if again:
        page = await make_page_again(database, look, watcher, sitting, limit)
    else:
        page = await make_page(database, ranker, look, watcher, sitting, limit)
    out = FeedOut(items=page.cards, exhausted=page.exhausted, session=page.session)
    # Rendered here: FastAPI would validate every card a second time.
    return Response(
        out.model_dump_json(),
        media_type="application/json",
        headers={"Cache-Control": "private, no-store"},
    )


@router.get("/feed/following")
async def get_following_feed(
    member: Member, session: Session, look: LookDep, page: PageDep
) -> Page[VideoCard]:
    """List what the authors one follows have published, newest first."""
    return await list_following(session, look, member.account_id, page)


def check_interests(viewer: Principal | None, named: str) -> frozenset[str]:
    """Return the interests of who asks: a member's own, a guest's from the request.

    Raises:
        InterestsRequired: a member who has not chosen yet (ACC-03). Guests may skip it.
        UnknownInterest: a guest names one that there is not.
    """
    if viewer is not None:
        if len(viewer.interests) < MIN_INTERESTS:
            raise InterestsRequired(min_interests=MIN_INTERESTS)
        return frozenset(viewer.interests)
    chosen = frozenset(code for code in named.split(",") if code)
    if not chosen <= set(INTERESTS):
        raise UnknownInterest
    return chosen


def mount_hot_routes(app: FastAPI, prefix: str) -> None:
    """Add the routes that do without FastAPI, and describe them in its OpenAPI (decision 4)."""
    app.add_route(f"{prefix}/watch", post_watch, methods=["POST"])
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        document = generate()
        paths, components = describe_watch()
        document["paths"].setdefault(f"{prefix}/watch", paths)
        document["components"]["schemas"].update(components)
        return document

    app.openapi = openapi


def describe_watch() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the OpenAPI of the route of watch events: its path item, and schemas."""
    (body, answer), components = msgspec.json.schema_components(
        (WatchIn, WatchOut), ref_template="#/components/schemas/{name}"
    )
    failures = {
        str(status): {
            "description": described["description"],
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status, described in responses(BadWatchBatch, TooMany, Unavailable).items()
    }
    operation = {
        "tags": ["feed"],
        "summary": "Post Watch",
        "description": "Record views, of members and guests; also for `navigator.sendBeacon`.",
        "operationId": "post_watch",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": body},
                "text/plain": {"schema": body},
            },
        },
        "responses": {
            "202": {
                "description": "The bus holds the events that were accepted.",
                "content": {"application/json": {"schema": answer}},
            },
            **failures,
        },
    }
    return {"post": operation}, components
