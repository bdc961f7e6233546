"""Drafts: an upload and what its author means to say about it, seen by nobody else (VID-01)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.video.details import Details, write_details
from rampe.video.models import State, Video, VideoId
from rampe.video.own import lock_own_asset
from rampe.video.preferences import downloads_by_default, language_by_default


async def do_create_draft(
    session: AsyncSession,
    author_id: AccountId,
    asset_id: int,
    details: Details,
    at: datetime | None = None,
) -> Video:
    """Make a draft of one's own upload, whatever the state of its asset.

    A second call for the same upload changes the draft it already has: a client that lost the
    answer may ask again.

    Raises:
        AssetNotFound: there is no such asset, or it is somebody else's.
    """
    await lock_own_asset(session, author_id, asset_id)
    draft = await session.scalar(
        select(Video).where(Video.asset_id == asset_id, Video.state == State.DRAFT).limit(1)
    )
    if draft is None:
        draft = Video(
            id=VideoId(new_id()),
            author_id=author_id,
            asset_id=asset_id,
            created_at=at or clock.now(),
            downloads_on=await downloads_by_default(session, author_id),
            language=await language_by_default(session, author_id),
        )
        session.add(draft)
        await session.flush()
    await write_details(session, draft, details)
    return draft
