"""Tells Caddy where a public file is when files are in a remote store; asked by Caddy only."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from rampe.kit.http import Provided
from rampe.ports.storage import PUBLIC, Storage, door_headers

ROOT = "/media/"

router = APIRouter()


@router.get("/media-place", status_code=204, include_in_schema=False)
async def get_media_place(
    request: Request, storage: Annotated[Storage, Provided(Storage)]
) -> Response:
    """Answer for the file of `X-Forwarded-Uri`: 204 with its place, or 404 for what is no name."""
    path = request.headers.get("X-Forwarded-Uri", "").partition("?")[0]
    method = request.headers.get("X-Forwarded-Method", "GET")
    if not path.startswith(ROOT) or "%" in path or method not in ("GET", "HEAD"):
        return Response(status_code=404)
    try:
        headers = await door_headers(storage, PUBLIC + path.removeprefix(ROOT), method)
    except ValueError:
        return Response(status_code=404)
    return Response(status_code=204, headers=headers)
