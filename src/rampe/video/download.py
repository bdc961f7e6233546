"""Downloading: the video as one file, where its author allows it; private ones never."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.media import Asset, AssetState, do_want_download
from rampe.video.cards import Look
from rampe.video.errors import NotDownloadable
from rampe.video.models import Video, Visibility
from rampe.video.visibility import is_out, may_open


@dataclass(frozen=True)
class Download:
    """The file of a video: its name, and its address once it is there."""

    file_name: str
    url: str | None


async def do_download(session: AsyncSession, look: Look, video_id: int) -> Download:
    """Return the file of a video that the viewer may download; have it made if there is none.

    Raises:
        NotDownloadable: no such video, the viewer may not open it, or its author does not allow it.
    """
    viewer_id = look.viewer.account_id if look.viewer else None
    rows = await session.execute(
        select(Asset, Account.handle)
        .join(Video, Video.asset_id == Asset.id)
        .join(Account, Account.id == Video.author_id)
        .where(
            Video.id == video_id,
            is_out(),
            may_open(viewer_id),
            Video.downloads_on,
            Video.visibility != Visibility.PRIVATE,
            Asset.state == AssetState.READY,
        )
    )
    found = rows.one_or_none()
    if found is None:
        raise NotDownloadable
    asset, handle = found
    name, made = await do_want_download(session, asset, handle)
    return Download(name, look.signer.url(asset, viewer_id, name) if made else None)
