"""Deleting: a video is gone for everybody at once; its row and private files stay for a while.

For that while, `video.keep_deleted_days`, its author may bring it back with everything that was
done with it. Then a job removes it for good.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.media import do_delete_asset
from rampe.safety import Restriction, check_not_restricted, do_forget_scans
from rampe.social import do_delete_targets
from rampe.video.asset import settle_asset
from rampe.video.cards import KIND
from rampe.video.details import folded_hashtags, mentioned_ids
from rampe.video.errors import RemovedByStaff, VideoNotFound
from rampe.video.events import VideoDeleted, VideoPurged, VideoRestored
from rampe.video.models import State, Video, VideoId, Visibility
from rampe.video.own import lock_own_video

PURGE_BATCH = 100


async def do_delete(session: AsyncSession, author_id: AccountId, video_id: VideoId) -> None:
    """Delete one's own video, draft or published.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
    """
    video = await lock_own_video(session, author_id, video_id)
    video.state = State.DELETED
    video.deleted_at = clock.now()
    video.scheduled_at = video.scheduled_zone = None
    await session.flush()
    await settle_asset(session, video.asset_id)
    await emit(session, VideoDeleted(video_id=video.id, author_id=video.author_id), actor=author_id)


async def do_restore(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, keep: timedelta
) -> Video:
    """Bring one's own deleted video back: published where it was, else as a draft. Idempotent.

    Raises:
        VideoNotFound: there is none, it is somebody else's, or it is kept no longer.
        RemovedByStaff: moderation hid it before it was deleted, or removed it.
        Restricted: moderation does not let this author show anything to others for now.
    """
    video = await lock_own_video(session, author_id, video_id, deleted=True)
    if video.state != State.DELETED:
        return video
    if video.deleted_at is None or video.deleted_at < clock.now() - keep:
        raise VideoNotFound
    if video.hidden:
        raise RemovedByStaff
    if video.published_at is not None and video.visibility != Visibility.PRIVATE:
        await check_not_restricted(session, author_id, Restriction.PUBLISHING)
    video.deleted_at = None
    video.state = State.DRAFT if video.published_at is None else State.PUBLISHED
    await session.flush()
    if video.state == State.DRAFT:
        return video
    await settle_asset(session, video.asset_id, narrowed=False)
    await emit(
        session,
        VideoRestored(
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


async def do_purge(session: AsyncSession, keep: timedelta) -> int:
    """Remove the rows and files of videos deleted longer than `keep` ago; return how many rows."""
    rows = await session.execute(
        select(Video.id, Video.author_id, Video.asset_id)
        .where(Video.state == State.DELETED, Video.deleted_at < clock.now() - keep)
        .order_by(Video.deleted_at)
        .limit(PURGE_BATCH)
        .with_for_update(skip_locked=True)
    )
    gone = rows.all()
    owners = {int(video_id): int(author_id) for video_id, author_id, _ in gone}
    await do_delete_targets(session, KIND, owners)
    await do_forget_scans(session, KIND, owners)
    await session.execute(delete(Video).where(Video.id.in_(list(owners))))
    for video_id, author_id in owners.items():
        await emit(session, VideoPurged(video_id=video_id, author_id=author_id))
    for asset_id in sorted({asset_id for _, _, asset_id in gone}):
        if not await session.scalar(select(exists().where(Video.asset_id == asset_id))):
            await do_delete_asset(session, asset_id)
    return len(gone)


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete the videos of accounts for good, with all that was done with them. Idempotent.

    Their assets are `media`'s to delete, after this. No events: the caller announces that the
    accounts are gone.
    """
    found = await session.execute(
        select(Video.id, Video.author_id).where(Video.author_id.in_(account_ids))
    )
    owners = {int(video_id): int(author_id) for video_id, author_id in found}
    await do_delete_targets(session, KIND, owners)
    await do_forget_scans(session, KIND, owners)
    await session.execute(delete(Video).where(Video.id.in_(list(owners))))
