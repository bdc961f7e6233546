"""A lower rendition: what the first one takes, made small by ffmpeg, cut at the same places.

Its child begins with a publisher, or with a picture of another size, at a key frame: all
renditions begin anew there, so their segments have the same numbers from then on. Where there was
no slot, or its child has failed, it begins later: at a key frame that a segment of the first
rendition begins with, which goes on as if nothing had happened.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from rampe.live.ingest.commands import lower_command
from rampe.live.ingest.convert import Converter, Programs, Stuck
from rampe.live.ingest.rendition import Clock, Rendition, Start
from rampe.live.ingest.share import Need, is_called_for
from rampe.live.ingest.slots import Slots
from rampe.live.media.flv_writer import write_head, write_media
from rampe.live.media.samples import TICKS_A_MS, AudioConfig, Media, VideoConfig, VideoSample
from rampe.live.rungs import Rung

log = logging.getLogger(__name__)

LAST_WORDS_SECONDS = 1.0
PAUSE_FIRST, PAUSE_MOST = 5_000, 300_000
"""Milliseconds after a child that has failed; each that fails soon after doubles it."""
LASTING = 60_000
"""A child that has run for so long has not failed soon."""


class Lower:
    """Follows the rendition `source`; has a slot while its child runs, and asks for one before.

    `need` says how much its live needs lower renditions.
    """

    def __init__(
        self,
        rung: Rung,
        rendition: Rendition,
        source: Rendition,
        programs: Programs,
        slots: Slots,
        now: Clock,
        need: Callable[[], Need],
    ) -> None:
        self.rendition = rendition
        self._rung = rung
        self._need = need
        self._source = source
        self._programs = programs
        self._slots = slots
        self._now = now
        self._video: VideoConfig | None = None
        self._audio: AudioConfig | None = None
        self._child: Converter | None = None
        self._due = True
        self._is_left = rendition.listed
        """A process that was killed had made it, and edges still list it."""
        self._epoch = 0
        self._began = self._not_before = 0.0
        self._pause = PAUSE_FIRST
        self._opened_at: int | None = None

    @property
    def runs(self) -> bool:
        """Whether it is being made."""
        return self._child is not None

    def need(self) -> Need:
        """Return how much its live needs this one."""
        return msgspec.structs.replace(self._need(), is_first=self._rung.is_first)

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
            case VideoSample() if media.key:
                self._review(media)
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

    def _review(self, key: VideoSample) -> None:
        """Begin or end it, where a key frame lets either be done."""
        if self._due:
            self._start(key)
        elif self._source.opens_with(key.decode):
            if self._child is not None and not self._is_worth_it():
                self.stop()
            elif self._child is None and self._now() >= self._not_before:
                # In the middle of what the source sends.
                self._start(key)

    def _start(self, first: VideoSample) -> None:
        anew, self._due = self._due, False
        before = self._child
        if not self._is_worth_it():
            self._slots.forget(self)
            self.stop()
            self._say_left()
            return
        if before is not None:
            before.finish()
        elif not self._may_begin():
            self._say_left()
            return
        self._is_left = False
        self._began = self._now()
        start = self._source.next_start(anew=anew)
        self._child = Converter(
            self._programs,
            lower_command(self._rung.side, self._rung.kbps),
            partial(self._deliver, _Arrival(start, self._epoch)),
            failed=self._on_failed,
            after=before,
        )
        at = first.decode // TICKS_A_MS
        configs = (one for one in (self._video, self._audio) if one is not None)
        self._feed_bytes(write_head() + b"".join(write_media(one, at) for one in configs))

    def _say_left(self) -> None:
        """Say that what another process had made is not made here."""
        if self._is_left:
            self._is_left = False
            self.rendition.begin(self._epoch)
            self.rendition.stop()

    def _may_begin(self) -> bool:
        if is_called_for(self.need()):
            return self._slots.ask(self)
        self._slots.forget(self)
        return False

    def _is_worth_it(self) -> bool:
        picture = self._video.picture if self._video else None
        if picture is None:
            return False
        side = min(picture.width, picture.height)
        return self._rung.is_worth(side, self._source.kbps, runs=self.runs)

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
