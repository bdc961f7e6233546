"""What an author's new videos start with: whether others may download them, and their language."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Band, band_of
from rampe.video.language import Language, language_of
from rampe.video.models import VideoPreferences


async def downloads_by_default(session: AsyncSession, author_id: AccountId) -> bool:
    """Whether a new video may be downloaded: as its author chose; else adults' may, minors' not."""
    chosen = await session.scalar(
        select(VideoPreferences.downloads_on).where(VideoPreferences.account_id == author_id)
    )
    if chosen is not None:
        return chosen
    return band_of(await session.get_one(Account, author_id)) is Band.ADULT


async def language_by_default(session: AsyncSession, author_id: AccountId) -> Language | None:
    """Return the language of a new video: that in which its author uses Rampe."""
    return language_of((await session.get_one(Account, author_id)).locale)


async def do_choose_downloads(session: AsyncSession, author_id: AccountId, *, on: bool) -> None:
    """Choose for one's videos to come; those that are there stay as they are. Idempotent."""
    await session.execute(
        pg_insert(VideoPreferences)
        .values(account_id=author_id, downloads_on=on)
        .on_conflict_do_update(index_elements=["account_id"], set_={"downloads_on": on})
    )
