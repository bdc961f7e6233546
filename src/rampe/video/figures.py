"""What a brand's team reads of its publications: how many, and what they have reached."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.social import TargetCounter
from rampe.video.cards import KIND
from rampe.video.models import Video, VideoViews
from rampe.video.visibility import is_out


@dataclass(frozen=True)
class VideoFigures:
    """Publications that are out, their views, comments and shares, as of the last flush."""

    async def count(self, session: AsyncSession, account_id: int) -> Mapping[str, int]:
        """Return the counts at this moment."""
        counted = and_(TargetCounter.kind == KIND, TargetCounter.target_id == Video.id)
        row = await session.execute(
            select(
                func.count(),
                func.coalesce(func.sum(VideoViews.views), 0),
                func.coalesce(func.sum(TargetCounter.comments), 0),
                func.coalesce(func.sum(TargetCounter.shares), 0),
            )
            .select_from(Video)
            .outerjoin(VideoViews, VideoViews.video_id == Video.id)
            .outerjoin(TargetCounter, counted)
            .where(Video.author_id == account_id, is_out())
        )
        names = ("video.videos", "video.views", "video.comments", "video.shares")
        return {name: int(count) for name, count in zip(names, row.one(), strict=True)}
