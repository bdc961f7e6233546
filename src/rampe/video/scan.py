"""Videos that others may see are looked at for nudity, once; `safety` asks staff where it must."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.consumers import Consumer, subjects_of
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.media import Tools, draw_frames
from rampe.ports.nudity import NuditySettings
from rampe.safety import defer_scan
from rampe.video.cards import KIND
from rampe.video.events import VideoEdited, VideoPublished
from rampe.video.models import Video, Visibility
from rampe.video.visibility import is_out


class VideoFrames:
    """`safety.Frames`: the pictures of a video are its asset's."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def source_of(self, session: AsyncSession, kind: str, target_id: int) -> int | None:
        """Return the asset of a video that is out and not its author's alone."""
        if kind != KIND:
            return None
        return await session.scalar(
            select(Video.asset_id).where(
                Video.id == target_id, is_out(), Video.visibility != Visibility.PRIVATE
            )
        )

    async def draw(self, source_id: int, most: int) -> Sequence[bytes]:
        """Return pictures of an asset."""
        return await draw_frames(self._tools, source_id, most)


class _Shown(msgspec.Struct):
    video_id: int
    visibility: str


async def _on_shown(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=_Shown)
    if event.visibility != Visibility.PRIVATE:
        await defer_scan(session, services.get(NuditySettings), KIND, event.video_id)


SCAN = Consumer("video_scan", subjects_of(VideoPublished, VideoEdited), _on_shown)
