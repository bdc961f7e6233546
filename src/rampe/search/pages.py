"""The page of a hashtag, `/tag/<hashtag>`, with its preview: only what a guest may see is in it.

A hashtag that nobody uses in public is a page without a word of it: members may see more there.
"""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Response

from rampe.kit.catalogue import message, spoken
from rampe.kit.database import Database
from rampe.kit.http import Provided, Session
from rampe.kit.site import Site
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.search.schemas import HashtagOrder, TagOut
from rampe.search.tag_page import list_of_hashtag, show_hashtag
from rampe.search.terms import LONGEST_QUERY
from rampe.social import PageRequest
from rampe.video import Look, Preview, VideoCard, WebShell, private_page, public_page

page_router = APIRouter(include_in_schema=False)


@page_router.get("/tag/{tag}")
async def get_hashtag_page(
    tag: str,
    session: Session,
    database: Annotated[Database, Provided(Database)],
    shell: Annotated[WebShell, Provided(WebShell)],
    site: Annotated[Site, Provided(Site)],
    storage: Annotated[Storage, Provided(Storage)],
    signer: Annotated[MediaSigner, Provided(MediaSigner)],
    languages: Annotated[str, Header(alias="Accept-Language", max_length=1000)] = "",
) -> Response:
    """Serve a hashtag's page, with the poster of its newest video."""
    if len(tag) > LONGEST_QUERY:
        return private_page(shell, 404)
    found = await show_hashtag(database, None, tag)
    look = Look(None, storage, signer)
    newest = await list_of_hashtag(session, look, tag, HashtagOrder.NEWEST, PageRequest(None, 1))
    if not found.videos or not newest.items:
        return private_page(shell, 200)
    return public_page(shell, hashtag_preview(found, newest.items[0], site, spoken(languages)))


def hashtag_preview(tag: TagOut, newest: VideoCard, site: Site, locale: str) -> Preview:
    """Return what the page of a hashtag tells those who link to it."""
    key = "preview_hashtag_one" if tag.videos == 1 else "preview_hashtag"
    return Preview(
        site=site.name,
        title=f"#{tag.tag}",
        description=message(
            locale, key, tag=tag.tag, count=exact_number(tag.videos, locale), site=site.name
        ),
        address=site.url(f"/tag/{quote(tag.folded)}"),
        kind="website",
        locale=locale,
        image=site.absolute(newest.poster_url),
    )


def exact_number(number: int, locale: str) -> str:
    """Return a number as the language groups its digits."""
    return f"{number:,}".replace(",", "\u00a0" if locale == "fr" else ",")
