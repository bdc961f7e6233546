"""Encoding a publisher's picture again, with a key frame each second, when it sends too few.

It begins at a key frame and keeps the times; when it cannot go on, the publisher's own pictures do.
"""

import logging
from collections.abc import Callable, Sequence

from rampe.live.ingest.commands import encode_command
from rampe.live.ingest.convert import Converter, Programs, Stuck
from rampe.live.ingest.slots import Slots
from rampe.live.media.flv_writer import write_head, write_media
from rampe.live.media.samples import TICKS_A_MS, AudioConfig, Media, VideoConfig, VideoSample

log = logging.getLogger(__name__)


class Again:
    """Passes media on as they are, until `wanted` says that they are to be encoded.

    It comes before lower renditions, which give way.
    """

    def __init__(
        self,
        programs: Programs,
        slots: Slots,
        wanted: Callable[[], bool],
        deliver: Callable[[Sequence[Media]], None],
    ) -> None:
        self._programs = programs
        self._slots = slots
        self._wanted = wanted
        self._deliver = deliver
        self._video: VideoConfig | None = None
        self._audio: AudioConfig | None = None
        self._child: Converter | None = None
        self._has_failed = False

    @property
    def runs(self) -> bool:
        """Whether the picture is encoded again."""
        return self._child is not None

    def begin(self) -> None:
        """Another publisher has come, whose pictures may be as they should."""
        if self._child is not None:
            self._child.finish()
        self._drop()
        self._has_failed = False
        self._video = self._audio = None

    def take(self, media: Media) -> None:
        """Take what is on the live's clock."""
        match media:
            case VideoConfig():
                self._video = media
            case AudioConfig():
                self._audio = media
            case VideoSample() if media.key and self._child is None and self._may_start():
                self._start(media)
            case _:
                pass
        if self._child is None:
            self._deliver([media])
        else:
            self._feed(write_media(media))

    async def close(self) -> None:
        """End the child."""
        if self._child is not None:
            await self._child.close()
        self._drop()

    def _may_start(self) -> bool:
        if self._has_failed or not self._wanted():
            return False
        return self._slots.insist()

    def _start(self, first: VideoSample) -> None:
        log.info("key frames are too far apart: encoded again")
        self._child = Converter(
            self._programs, encode_command(), self._deliver, failed=self._on_failed
        )
        at = first.decode // TICKS_A_MS
        configs = (one for one in (self._video, self._audio) if one is not None)
        self._feed(write_head() + b"".join(write_media(one, at) for one in configs))

    def _feed(self, data: bytes) -> None:
        if self._child is None:
            return
        try:
            self._child.feed(data)
        except Stuck as stuck:
            self._child.kill()
            self._on_failed(stuck.code)

    def _on_failed(self, reason: str) -> None:
        log.warning("not encoded again any more: %s", reason)
        self._has_failed = True
        self._drop()
        self._deliver([one for one in (self._video, self._audio) if one is not None])

    def _drop(self) -> None:
        if self._child is not None:
            self._child = None
            self._slots.end()
