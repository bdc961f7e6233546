"""From what a publisher sends to the renditions: onto the live's clock, encoded where it has to be.

One publisher at a time. Its pictures are copied; a stream whose key frames are too far apart is
encoded again, and lower renditions are made beside it, as far as the machine's cores allow.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence

import msgspec

from rampe.live.ingest.again import Again
from rampe.live.ingest.convert import Programs
from rampe.live.ingest.health import KEY_MOST_MS, Health, Meter
from rampe.live.ingest.lower import Lower
from rampe.live.ingest.rendition import Clock, Rendition
from rampe.live.ingest.share import Need
from rampe.live.ingest.slots import Slots
from rampe.live.media.samples import AudioSample, Media, VideoSample
from rampe.live.media.timeline import Timeline, Track
from rampe.live.rungs import Rung


class Pipeline:
    """The way of media through one live; `now` is milliseconds of a steady clock."""

    def __init__(
        self,
        source: Rendition,
        lower: Iterable[tuple[Rung, Rendition]],
        programs: Programs,
        slots: Slots,
        now: Clock,
        need: Callable[[], Need],
    ) -> None:
        """`lower` may be made beside `source`, in this order; `need` says how much they are."""
        self.timeline = Timeline()
        self.meter = Meter(int(now()))
        self._source = source
        self._now = now
        self._lower = [Lower(rung, one, source, programs, slots, now, need) for rung, one in lower]
        self._again = Again(programs, slots, self._keys_are_rare, self._deliver)
        self._undecodable = 0

    def begin(self, epoch: int) -> None:
        """A publisher has come."""
        self._again.begin()
        self.timeline.begin()
        self.meter = Meter(int(self._now()))
        _, self._undecodable = self._source.counts
        self._source.begin(epoch)
        for lower in self._lower:
            lower.begin(epoch)

    def renew(self) -> None:
        """The same publisher's recorder begins anew: another clock, perhaps other tracks."""
        self._again.begin()
        self.timeline.begin()
        self._source.restart()
        for lower in self._lower:
            lower.renew()

    def take(self, media: Sequence[Media]) -> None:
        """Take what the publisher sent."""
        now = int(self._now())
        for one in media:
            self.meter.take(one, now)
            self._again.take(self._place(one, now))

    def rest(self) -> None:
        """Nothing comes for now: show what was held back."""
        self._source.rest()

    def report(self, damaged: int) -> Health:
        """Return how the publisher does; `damaged` samples did not come as far as here."""
        _, undecodable = self._source.counts
        lost = undecodable - self._undecodable + damaged
        return self.meter.report(int(self._now()), lost, encoded=self._again.runs)

    async def finish(self) -> None:
        """The live is over: wait a second for what is still on its way to lower renditions."""
        await asyncio.gather(*(lower.finish() for lower in self._lower))

    async def close(self) -> None:
        """End the children; what they have not said is lost."""
        await self._again.close()
        for lower in self._lower:
            await lower.close()

    def _keys_are_rare(self) -> bool:
        return self.meter.key_gap_ms > KEY_MOST_MS

    def _place(self, media: Media, now: int) -> Media:
        match media:
            case VideoSample():
                at = self.timeline.place(Track.VIDEO, media.decode, now)
                return msgspec.structs.replace(media, decode=at)
            case AudioSample():
                at = self.timeline.place(Track.AUDIO, media.time, now)
                return msgspec.structs.replace(media, time=at)
            case _:
                return media

    def _deliver(self, media: Sequence[Media]) -> None:
        now = int(self._now())
        for one in media:
            self._source.feed(one, now)
            for lower in self._lower:
                lower.take(one)
