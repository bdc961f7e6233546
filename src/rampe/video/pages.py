"""The pages that others link to, `/@handle` and `/@handle/video/<id>`, served with their previews.

Every answer is the web client's page, also with status 404: a member who is signed in there may see
what the address shows even when the request came without a session, and the client says so
otherwise. Only what a guest may see is written into the page.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountNotFound, avatar_url, resolve_handle
from rampe.accounts.http import Viewer
from rampe.kit.catalogue import message, spoken
from rampe.kit.http import Provided, Session
from rampe.kit.ids import parse_id
from rampe.kit.site import Site
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.video.cards import Look, read_cards
from rampe.video.models import Visibility
from rampe.video.oembed import oembed_url
from rampe.video.preview import Preview, WebShell, private_page, public_page, shorten
from rampe.video.schemas import VideoCard

page_router = APIRouter(include_in_schema=False)

ShellDep = Annotated[WebShell, Provided(WebShell)]
SiteDep = Annotated[Site, Provided(Site)]
StorageDep = Annotated[Storage, Provided(Storage)]
SignerDep = Annotated[MediaSigner, Provided(MediaSigner)]
Languages = Annotated[str, Header(alias="Accept-Language", max_length=1000)]


@dataclass(frozen=True)
class _Found:
    """A video for its page; `public` when a guest may see it."""

    card: VideoCard
    public: bool


@page_router.get("/@{handle}/video/{video_id}")
async def get_video_page(
    handle: str,
    video_id: str,
    viewer: Viewer,
    session: Session,
    shell: ShellDep,
    site: SiteDep,
    storage: StorageDep,
    signer: SignerDep,
    languages: Languages = "",
) -> Response:
    """Serve a video's page."""
    look = Look(viewer, storage, signer)
    found = await _find_video(session, look, video_id)
    if found is None:
        return private_page(shell, 404)
    if found.card.author.handle != handle:
        # Another handle, or none of the author's: the id is what counts (VID-04).
        return RedirectResponse(found.card.permalink, status_code=308)
    if not found.public:
        return private_page(shell, 200)
    return public_page(shell, video_preview(found.card, site, spoken(languages)))


@page_router.get("/@{handle}")
async def get_account_page(
    handle: str,
    session: Session,
    shell: ShellDep,
    site: SiteDep,
    storage: StorageDep,
    languages: Languages = "",
) -> Response:
    """Serve an account's page; a former handle redirects to the present one."""
    try:
        account, _ = await resolve_handle(session, handle)
    except AccountNotFound:
        return private_page(shell, 404)
    if account.handle != handle:
        return RedirectResponse(f"/@{account.handle}", status_code=308)
    return public_page(shell, account_preview(account, site, storage, spoken(languages)))


@page_router.get("/@{handle}/{rest:path}")
async def get_inner_page(handle: str, rest: str, shell: ShellDep) -> Response:
    """Serve the other pages of an account, such as its followers: the client fills them."""
    return private_page(shell, 200)


async def _find_video(session: AsyncSession, look: Look, video_id: str) -> _Found | None:
    try:
        ids = [parse_id(video_id)]
    except ValueError:
        return None
    for_viewer = await read_cards(session, look, ids)
    if not for_viewer:
        return None
    as_guest = Look(None, look.storage, look.signer)
    for_guest = await read_cards(session, as_guest, ids) if look.viewer else for_viewer
    return _Found((for_guest or for_viewer)[0], public=bool(for_guest))


def video_preview(card: VideoCard, site: Site, locale: str) -> Preview:
    """Return what the page of a video tells those who link to it."""
    untold = message(locale, "preview_video", name=card.author.name, site=site.name)
    return Preview(
        site=site.name,
        title=f"{card.author.name} (@{card.author.handle})",
        description=shorten(card.caption) or untold,
        address=site.url(card.permalink),
        kind="video.other",
        locale=locale,
        image=site.absolute(card.poster_url),
        video=site.absolute(card.preview_url),
        playlist=site.absolute(card.playlist_url),
        width=card.width,
        height=card.height,
        duration_ms=card.duration_ms,
        oembed=oembed_url(site, card.permalink) if card.visibility is Visibility.PUBLIC else None,
    )


def account_preview(account: Account, site: Site, storage: Storage, locale: str) -> Preview:
    """Return what an account's page tells those who link to it; private ones keep their bio."""
    untold = message(locale, "preview_account", name=account.name, site=site.name)
    return Preview(
        site=site.name,
        title=f"{account.name} (@{account.handle})",
        description=(not account.private and shorten(account.bio)) or untold,
        address=site.url(f"/@{account.handle}"),
        kind="profile",
        locale=locale,
        image=site.absolute(avatar_url(account.avatar_key, storage)),
    )
