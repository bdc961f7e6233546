"""HTTP of the web app manifest, in the language of who installs the application."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import JSONResponse

from rampe.entry.app_manifest import WebApp, render_manifest
from rampe.kit.catalogue import LOCALES, spoken
from rampe.kit.http import Provided

router = APIRouter(include_in_schema=False)


@router.get("/manifest.webmanifest")
async def get_manifest(
    app: Annotated[WebApp, Provided(WebApp)],
    lang: Annotated[str, Query(max_length=16)] = "",
    accept_language: Annotated[str, Header(max_length=1000)] = "",
) -> JSONResponse:
    """Answer in the language asked for, else in the browser's."""
    locale = lang if lang in LOCALES else spoken(accept_language)
    return JSONResponse(
        render_manifest(app, locale),
        media_type="application/manifest+json",
        headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"},
    )
