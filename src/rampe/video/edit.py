"""Editing: the author changes what a video says and whom it is shown, at once everywhere."""

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.safety import Restriction, check_not_restricted
from rampe.video.asset import settle_asset
from rampe.video.details import (
    Details,
    folded_hashtags,
    mentioned_ids,
    write_details,
)
from rampe.video.events import VideoEdited
from rampe.video.models import State, Video, VideoId, Visibility
from rampe.video.own import lock_own_video

# Nobody sees more when a video goes from one to another of these.
_NARROWER = {
    Visibility.PUBLIC: frozenset(Visibility),
    Visibility.UNLISTED: frozenset({Visibility.UNLISTED, Visibility.PRIVATE}),
    Visibility.FOLLOWERS: frozenset({Visibility.FOLLOWERS, Visibility.FRIENDS, Visibility.PRIVATE}),
    Visibility.FRIENDS: frozenset({Visibility.FRIENDS, Visibility.PRIVATE}),
    Visibility.PRIVATE: frozenset({Visibility.PRIVATE}),
}


async def do_edit(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, details: Details
) -> Video:
    """Change one's own video, draft or published; what `details` does not hold stays.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
        Restricted: moderation does not let this author show it to more people for now.
    """
    video = await lock_own_video(session, author_id, video_id)
    wanted = details.get("visibility", video.visibility)
    if video.state == State.PUBLISHED and wanted not in _NARROWER[Visibility(video.visibility)]:
        await check_not_restricted(session, author_id, Restriction.PUBLISHING)
    former_hashtags = tuple(await folded_hashtags(session, video.id))
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
            former_hashtags=former_hashtags,
            mentioned_ids=await mentioned_ids(session, video.id),
            visibility=video.visibility,
        ),
        actor=author_id,
    )
    return video
