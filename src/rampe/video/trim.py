"""Which part of the sent file a draft shows; what is said about moments of it moves along."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.media import Announcer, Trim, do_set_cover, do_trim_asset
from rampe.video.captions import do_shift_captions
from rampe.video.errors import AlreadyPublished
from rampe.video.models import State, Video, VideoId
from rampe.video.own import lock_asset, lock_own_video


async def do_trim(
    session: AsyncSession,
    announcer: Announcer,
    author_id: AccountId,
    video_id: VideoId,
    trim: Trim | None,
) -> None:
    """Choose a part of the file for one's own draft; none is all of it. Idempotent.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
        AlreadyPublished: others may have seen it.
        CannotTrim: the sent bytes are no longer kept.
    """
    video = await lock_own_video(session, author_id, video_id)
    out = exists().where(Video.asset_id == video.asset_id, Video.state == State.PUBLISHED)
    if video.state not in (State.DRAFT, State.SCHEDULED) or await session.scalar(select(out)):
        raise AlreadyPublished
    asset = await lock_asset(session, video.asset_id)
    before = (asset.trim_start_ms or 0) if asset else 0
    if not await do_trim_asset(session, announcer, video.asset_id, trim):
        return
    start, length = (trim.start_ms, trim.end_ms - trim.start_ms) if trim else (0, None)
    await do_shift_captions(session, video, before - start, length)
    cover = None if video.cover_ms is None else video.cover_ms + before - start
    video.cover_ms = cover if cover is not None and 0 <= cover < (length or cover + 1) else None
    await do_set_cover(session, video.asset_id, video.cover_ms)
    await session.flush()
