"""The page that others link to, `/@handle/live/<id>`, served with its preview as videos are.

Only what a guest may see is written into it.
"""

from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.http import Viewer
from rampe.kit.catalogue import message, spoken
from rampe.kit.http import Provided, Session
from rampe.kit.ids import parse_id
from rampe.kit.site import Site
from rampe.live.cards import read_lives
from rampe.live.models import State
from rampe.live.schemas import LiveOut
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.video import Look, Preview, WebShell, private_page, public_page

page_router = APIRouter(include_in_schema=False)


@page_router.get("/@{handle}/live/{live_id}")
async def get_live_page(
    handle: str,
    live_id: str,
    viewer: Viewer,
    session: Session,
    shell: Annotated[WebShell, Provided(WebShell)],
    site: Annotated[Site, Provided(Site)],
    storage: Annotated[Storage, Provided(Storage)],
    signer: Annotated[MediaSigner, Provided(MediaSigner)],
    languages: Annotated[str, Header(alias="Accept-Language", max_length=1000)] = "",
) -> Response:
    """Serve a live's page."""
    live = await _find(session, Look(viewer, storage, signer), live_id)
    if live is None:
        return private_page(shell, 404)
    if live.account.handle != handle:
        return RedirectResponse(live.path, status_code=308)
    for_guest = await _find(session, Look(None, storage, signer), live_id)
    if for_guest is None:
        return private_page(shell, 200)
    return public_page(shell, live_preview(for_guest, site, spoken(languages)))


async def _find(session: AsyncSession, look: Look, live_id: str) -> LiveOut | None:
    try:
        ids = [parse_id(live_id)]
    except ValueError:
        return None
    return next(iter(await read_lives(session, look, ids)), None)


def live_preview(live: LiveOut, site: Site, locale: str) -> Preview:
    """Return what the page of a live tells those who link to it.

    Others keep the picture for days: the cover, where there is one, rather than a frame of now.
    """
    over = live.state is State.ENDED
    key = "preview_live_over" if over else "preview_live"
    return Preview(
        site=site.name,
        title=live.title,
        description=message(locale, key, name=live.account.name, site=site.name),
        address=site.url(live.path),
        kind="video.other",
        locale=locale,
        image=site.absolute(live.cover_url or live.frame_url or live.account.avatar_url),
    )
