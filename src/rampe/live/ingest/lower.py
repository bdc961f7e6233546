"""The lower rendition: what the first one takes, made small by ffmpeg, cut at the same places.

Its child begins with a publisher, or with a picture of another size, at a key frame: both
renditions begin anew there, so their segments have the same numbers from then on. Where there was
no slot, or its child has failed, it begins later: at a key frame that a segment of the first
rendition begins with, which goes on as if nothing had happened.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from rampe.live.ingest.commands import low_command
from rampe.live.ingest.convert import Converter, Programs, Stuck
from rampe.live.ingest.rendition import Clock, Rendition, Start
from rampe.live.ingest.share import Need
from rampe.live.ingest.slots import Slots
from rampe.live.media.flv_writer import write_head, write_media
from rampe.live.media.samples import TICKS_A_MS, AudioConfig, Media, VideoConfig, VideoSample

log = logging.getLogger(__name__)

LAST_WORDS_SECONDS = 1.0
LOW_FROM = 480
"""A picture whose shorter side is not above this gets no rendition below it."""
PAUSE_FIRST, PAUSE_MOST = 5_000, 300_000
"""Milliseconds after a child that has failed; each that fails soon after doubles it."""
LASTING = 60_000
"""A child that has run for so long has not failed soon."""


class Lower:
    """Follows the rendition `source`; has a slot while its child runs, and asks for one before.

    `need` says how much its live needs it.
    """

    def __init__(
        self,
        rendition: Rendition,
        source: Rendition,
        programs: Programs,
        slots: Slots,
        now: Clock,
        need: Callable[[], Need],
    ) -> None:
        self.rendition = rendition
        self.need = need
        self._source = source
        self._programs = programs
        self._slots = slots
        self._now = now
        self._video: VideoConfig | None = None
        self._audio: AudioConfig | None = None
        self._child: Converter | None = None
        self._due = True
        self._epoch = 0
        self._began = self._not_before = 0.0
        self._pause = PAUSE_FIRST
        self._opened_at: int | None = None

    @property
    def runs(self) -> bool:
        """Whether it is being made."""
        return self._child is not None

    def begin(self, epoch: int) -> None:
        """Another publisher has come."""
        self._epoch = epoch
        self._pause, self._not_before = PAUSE_FIRST, 0.0
        self.renew()

    def renew(self) -> None:
        """What comes from the next key frame on has nothing to do with what was."""
        self._due = True

    def take(self, media: Media) -> None:
        """Take what the source rendition has just taken."""
        match media:
            case VideoConfig():
                self._due = self._due or media != self._video
                self._video = media
            case AudioConfig():
                self._audio = media
            case VideoSample() if media.key and (self._due or self._may_begin_now(media)):
                self._start(media)
            case _:
                pass
        if (
            not self._due
        ):  # the child that runs has nothing to do with what comes before a key frame
            self._feed(media)

    def stop(self) -> None:
        """Give the core back; its viewers go back to the source."""
        if self._child is not None:
            self._child.kill()
            self._drop()
            try:
                self.rendition.stop()
            except OSError:
                # Who needs the core is another live: this one meets its disk by itself.
                log.exception("the end of a lower rendition is not written")

    async def finish(self) -> None:
        """Nothing more will come: let the child say what it still has, for a second."""
        if self._child is not None:
            self._child.finish()
            await self._child.wait(LAST_WORDS_SECONDS)

    async def close(self) -> None:
        """End the child; what it has not said is lost."""
        self._slots.forget(self)
        if self._child is not None:
            await self._child.close()
        self._drop()

    def _may_begin_now(self, key: VideoSample) -> bool:
        """Whether it may begin at a key frame in the middle of what the source sends."""
        rests = self._child is None and self._now() >= self._not_before
        return rests and self._source.opens_with(key.decode)

    def _start(self, first: VideoSample) -> None:
        anew, self._due = self._due, False
        before = self._child
        if before is not None:
            before.finish()
        if not self._is_worth_it():
            self._slots.forget(self)
            self._drop()
            return
        if before is None and not self._slots.ask(self):
            return
        self._began = self._now()
        start = self._source.next_start(anew=anew)
        self._child = Converter(
            self._programs,
            low_command(),
            partial(self._deliver, _Arrival(start, self._epoch)),
            failed=self._on_failed,
            after=before,
        )
        at = first.decode // TICKS_A_MS
        configs = (one for one in (self._video, self._audio) if one is not None)
        self._feed_bytes(write_head() + b"".join(write_media(one, at) for one in configs))

    def _is_worth_it(self) -> bool:
        picture = self._video.picture if self._video else None
        return picture is not None and min(picture.width, picture.height) > LOW_FROM

    def _feed(self, media: Media) -> None:
        if self._child is not None:
            self._feed_bytes(write_media(media))

    def _feed_bytes(self, data: bytes) -> None:
        if self._child is None or not data:
            return
        try:
            self._child.feed(data)
        except Stuck as stuck:
            self._child.kill()
            self._on_failed(stuck.code)

    def _deliver(self, arrival: "_Arrival", media: Sequence[Media]) -> None:
        rendition, now = self.rendition, int(self._now())
        if not arrival.over:
            arrival.over = True
            rendition.rest()
            if arrival.epoch == rendition.epoch:
                rendition.restart()
            else:
                rendition.begin(arrival.epoch)
            rendition.align(arrival.start)
        opened_at = self._source.opened_at
        if opened_at != self._opened_at and opened_at is not None:
            self._opened_at = opened_at
            rendition.open_from(opened_at)
        listed_from = self._source.listed_from
        if listed_from is not None:
            rendition.list_from(listed_from)
        for one in media:
            rendition.feed(one, now)

    def _on_failed(self, reason: str) -> None:
        log.warning("the lower rendition ends: %s", reason)
        now = self._now()
        if now - self._began >= LASTING:
            self._pause = PAUSE_FIRST
        self._not_before = now + self._pause
        self._pause = min(2 * self._pause, PAUSE_MOST)
        self._drop()
        self.rendition.stop()

    def _drop(self) -> None:
        if self._child is not None:
            self._child = None
            self._slots.give(self)


class _Arrival:
    """At which moment, and of which publisher, the first samples of a child come."""

    def __init__(self, start: Start, epoch: int) -> None:
        self.start = start
        self.epoch = epoch
        self.over = False
