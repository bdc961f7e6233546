"""Views of videos: counted elsewhere, added here in batches, never one by one."""

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# Ordered, so that two batches lock the rows they share in the same order.
_ADD = text(
    """
INSERT INTO video_views AS v (video_id, views)
SELECT added.video_id, added.views
FROM unnest(CAST(:ids AS bigint[]), CAST(:counts AS bigint[])) AS added (video_id, views)
JOIN video ON video.id = added.video_id ORDER BY added.video_id
ON CONFLICT (video_id) DO UPDATE SET views = v.views + excluded.views
"""
)


async def do_add_views(session: AsyncSession, views: Mapping[int, int]) -> None:
    """Add views to videos, in the transaction that records what they were counted from."""
    if views:
        await session.execute(_ADD, {"ids": list(views), "counts": list(views.values())})
