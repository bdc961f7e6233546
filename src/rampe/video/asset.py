"""Whether the files of an asset are public or private: what its videos allow decides."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.media import do_make_private, do_publish_asset, do_revoke_links
from rampe.video.models import Video
from rampe.video.own import lock_asset
from rampe.video.visibility import may_open


async def settle_asset(session: AsyncSession, asset_id: int, *, narrowed: bool = True) -> None:
    """Keep an asset's files public exactly while a guest may open a video that is made of them.

    Called after every change on which that depends: publishing, editing, deleting, moderation, and
    the author's privacy and status. Several videos may share one asset: identical bytes of one
    author are encoded once.

    Args:
        narrowed: somebody who could see the video may no longer: private addresses given out so
            far end.
    """
    # Locked before the question is asked, so that of two changes the later sees the earlier.
    await lock_asset(session, asset_id)
    public = await session.scalar(
        select(
            exists()
            .where(Video.asset_id == asset_id, Account.id == Video.author_id)
            .where(may_open(None))
        )
    )
    if public:
        await do_publish_asset(session, asset_id)
        return
    await do_make_private(session, asset_id)
    if narrowed:
        await do_revoke_links(session, asset_id)
