"""Views of videos: counted elsewhere, added here in batches, never one by one."""

from collections.abc import Mapping

from sqlalchemy import BigInteger, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.video.models import Video, VideoViews

_ADDED = (
    func.unnest(
        bindparam("ids", type_=ARRAY(BigInteger)), bindparam("counts", type_=ARRAY(BigInteger))
    )
    .table_valued("video_id", "views")
    .render_derived()
)
# Ordered, so that two batches lock the rows they share in the same order.
_INSERT = insert(VideoViews).from_select(
    ["video_id", "views"],
    select(_ADDED.c.video_id, _ADDED.c.views)
    .join(Video, Video.id == _ADDED.c.video_id)
    .order_by(_ADDED.c.video_id),
)
_ADD = _INSERT.on_conflict_do_update(
    index_elements=["video_id"], set_={"views": VideoViews.views + _INSERT.excluded.views}
)


async def do_add_views(session: AsyncSession, views: Mapping[int, int]) -> None:
    """Add views to videos, in the transaction that records what they were counted from."""
    if views:
        await session.execute(_ADD, {"ids": list(views), "counts": list(views.values())})
