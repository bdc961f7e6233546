"""The routes that do without FastAPI, and what its OpenAPI says of them (decision 4)."""

from typing import Any

import msgspec
from fastapi import FastAPI

from rampe.feed.errors import (
    BadWatchBatch,
    InterestsRequired,
    UnknownInterest,
    UnknownLanguage,
)
from rampe.feed.for_you import FeedQuery, get_feed
from rampe.feed.schemas import FeedOut
from rampe.feed.watch import post_watch
from rampe.feed.watch_event import WatchIn, WatchOut
from rampe.kit.errors import Invalid, RampeError, TooMany, Unavailable, responses

Described = dict[str, Any]
REF = "#/components/schemas/{name}"


def mount_hot_routes(app: FastAPI, prefix: str) -> None:
    """Add them, before the routers: the first route that fits answers."""
    app.add_route(f"{prefix}/feed", get_feed, methods=["GET"])
    app.add_route(f"{prefix}/watch", post_watch, methods=["POST"])
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        document = generate()
        for path, describe in (
            (f"{prefix}/feed", describe_feed),
            (f"{prefix}/watch", describe_watch),
        ):
            described, components = describe()
            document["paths"].setdefault(path, described)
            document["components"]["schemas"].update(components)
        return document

    app.openapi = openapi


def describe_feed() -> tuple[Described, Described]:
    """Return the OpenAPI of For You: its path item, and schemas. Cards are described elsewhere."""
    asked = msgspec.json.schema(FeedQuery)["$defs"]["FeedQuery"]["properties"]
    page = FeedOut.model_json_schema(
        mode="serialization", ref_template="#/components/schemas/{model}"
    )
    page.pop("$defs")
    operation = {
        "tags": ["feed"],
        "summary": "Get Feed",
        "description": get_feed.__doc__,
        "operationId": "get_feed",
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": schema.pop("description", ""),
                "schema": schema,
            }
            for name, schema in asked.items()
        ],
        "responses": {
            "200": _content("The next cards.", "application/json", "FeedOut"),
            **_failures(InterestsRequired, UnknownInterest, UnknownLanguage, Invalid),
        },
    }
    return {"get": operation}, {"FeedOut": page}


def describe_watch() -> tuple[Described, Described]:
    """Return the OpenAPI of watch events: the path item, and schemas."""
    (body, answer), components = msgspec.json.schema_components(
        (WatchIn, WatchOut), ref_template=REF
    )
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
            **_failures(BadWatchBatch, TooMany, Unavailable),
        },
    }
    return {"post": operation}, components


def _failures(*errors: type[RampeError]) -> Described:
    return {
        str(status): _content(described["description"], "application/problem+json", "Problem")
        for status, described in responses(*errors).items()
    }


def _content(description: str, media_type: str, schema: str) -> Described:
    reference = {"$ref": REF.format(name=schema)}
    return {"description": description, "content": {media_type: {"schema": reference}}}
