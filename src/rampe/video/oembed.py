"""Showing a public video on other sites: oEmbed 1.0 (https://oembed.com), and the address to frame.

Only what everybody may see anywhere is shown there; for anything else there is no such video.
"""

import html
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Query
from pydantic import BaseModel

from rampe.kit.errors import responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import parse_id
from rampe.kit.site import Site
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.video.cards import Look, read_cards
from rampe.video.errors import VideoNotFound
from rampe.video.models import Visibility
from rampe.video.preview import shorten
from rampe.video.schemas import VideoCard

router = APIRouter(tags=["video"])

# Of a portrait video in the column of an article.
USUAL_HEIGHT = 640
LEAST_SIDE = 120
CACHE_SECONDS = 3_600


class OEmbed(BaseModel):
    """How another site shows a video: the fields of oEmbed 1.0."""

    type: Literal["video"] = "video"
    version: Literal["1.0"] = "1.0"
    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    cache_age: int = CACHE_SECONDS
    thumbnail_url: str | None = None
    thumbnail_width: int | None = None
    thumbnail_height: int | None = None
    html: str
    width: int
    height: int


def embed_path(video_id: int) -> str:
    """Return the path of the page that other sites may frame."""
    return f"/embed/video/{video_id}"


def oembed_url(site: Site, permalink: str) -> str:
    """Return where a video's page says that its oEmbed is."""
    return site.url(f"/api/v1/oembed?url={quote(site.url(permalink), safe='')}")


def named_video(url: str, site: Site) -> int | None:
    """Return the video that an address of this site names: its page, or the one to frame."""
    try:
        named, own = urlsplit(url), urlsplit(site.public_url)
    except ValueError:
        return None
    parts = named.path.strip("/").split("/")
    is_page = len(parts) == 3 and parts[0].startswith("@") and parts[1] == "video"
    is_frame = len(parts) == 3 and parts[:2] == ["embed", "video"]
    if named.netloc.lower() != own.netloc.lower() or not (is_page or is_frame):
        return None
    try:
        return parse_id(parts[2])
    except ValueError:
        return None


def framed_size(card: VideoCard, max_width: int | None, max_height: int | None) -> tuple[int, int]:
    """Return width and height in the video's own ratio, within what the other site allows."""
    ratio = (card.width or 9) / (card.height or 16)
    height = min(USUAL_HEIGHT, max_height or USUAL_HEIGHT)
    width = round(height * ratio)
    if max_width is not None and width > max_width:
        width, height = max_width, round(max_width / ratio)
    return max(1, width), max(1, height)


def describe(card: VideoCard, site: Site, size: tuple[int, int]) -> OEmbed:
    """Return what oEmbed says of a video; whatever its author wrote is escaped."""
    author = f"{card.author.name} (@{card.author.handle})"
    title = shorten(card.caption) or author
    width, height = size
    source = site.url(embed_path(card.id))
    frame = (
        f'<iframe src="{html.escape(source)}" width="{width}" height="{height}" '
        f'title="{html.escape(title)}" frameborder="0" loading="lazy" '
        'allow="autoplay; fullscreen; picture-in-picture" allowfullscreen></iframe>'
    )
    picture = card.poster_url
    return OEmbed(
        title=title,
        author_name=author,
        author_url=site.url(f"/@{card.author.handle}"),
        provider_name=site.name,
        provider_url=site.public_url,
        thumbnail_url=site.absolute(picture),
        thumbnail_width=card.width if picture else None,
        thumbnail_height=card.height if picture else None,
        html=frame,
        width=width,
        height=height,
    )


Side = Annotated[int | None, Query(ge=LEAST_SIDE, le=10_000)]


@router.get("/oembed", responses=responses(VideoNotFound), response_model_exclude_none=True)
async def get_oembed(
    url: Annotated[str, Query(max_length=2_000, description="The page of a video.")],
    session: Session,
    site: Annotated[Site, Provided(Site)],
    storage: Annotated[Storage, Provided(Storage)],
    signer: Annotated[MediaSigner, Provided(MediaSigner)],
    maxwidth: Side = None,
    maxheight: Side = None,
    format: Literal["json"] = "json",
) -> OEmbed:
    """Say how another site shows a public video (oEmbed 1.0)."""
    video_id = named_video(url, site)
    # As a guest, whoever asks: the answer is for everybody.
    cards = await read_cards(session, Look(None, storage, signer), [video_id or 0])
    if not cards or cards[0].visibility is not Visibility.PUBLIC:
        raise VideoNotFound
    return describe(cards[0], site, framed_size(cards[0], maxwidth, maxheight))
