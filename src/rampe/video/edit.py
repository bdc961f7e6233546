"""Editing: the author changes what a video says and whom it is shown, at once everywhere."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.video.asset import settle_asset
from rampe.video.details import (
    Details,
    folded_hashtags,
    mentioned_ids,
    write_details,
)
from rampe.video.events import VideoEdited
from rampe.video.models import Video, VideoId
from rampe.video.own import lock_own_video


async def do_edit(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, details: Details
) -> Video:
    """Change one's own video, draft or published; what `details` does not hold stays.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
    """
    video = await lock_own_video(session, author_id, video_id)
    await write_details(session, video, details)
    if video.published_at is None:
        return video
    video.edited_at = clock.now()
    await session.flush()
    if "visibility" in details:
        await settle_asset(session, video.asset_id)
    await emit(
        session,
        VideoEdited(
            video_id=video.id,
            author_id=video.author_id,
            caption=video.caption,
            hashtags=await folded_hashtags(session, video.id),
            mentioned_ids=await mentioned_ids(session, video.id),
            visibility=video.visibility,
        ),
        actor=author_id,
    )
    return video
