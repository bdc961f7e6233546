"""Publishes the files of an encode while ffmpeg still writes: segment first, then its playlist."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from rampe.engines.confined.run import read_output
from rampe.media.command import AUDIO
from rampe.media.ladder import Plan
from rampe.media.playlist import (
    Listing,
    Rates,
    codec_string,
    measure_rates,
    parse_listing,
    render_listing,
    render_master,
)
from rampe.ports.storage import Storage

POLL_SECONDS = 0.1


@dataclass
class Rendition:
    """One playlist of the encode, and how much of it is public knowledge."""

    name: str
    listing: Listing = field(default_factory=lambda: Listing("", (), False))
    seen: int = 0


@dataclass
class Publication:
    """What goes from the scratch folder of an encode to the storage folder of its asset."""

    storage: Storage
    scratch: Path
    folder: str
    prefix: str
    plan: Plan
    target: int
    renditions: list[Rendition] = field(init=False)
    codecs: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """One rendition a rung, and one for the sound."""
        names = [rung.name for rung in self.plan.rungs]
        sound = [AUDIO] if self.plan.audio_index is not None else []
        self.renditions = [Rendition(name) for name in names + sound]

    @property
    def master(self) -> str:
        """The name of the multivariant playlist."""
        return f"{self.prefix}master.m3u8"

    @property
    def playable(self) -> bool:
        """Whether every rendition has its first segment."""
        return all(rendition.listing.segments for rendition in self.renditions)

    async def publish_new(self) -> None:
        """Put what ffmpeg has completed since the last call."""
        await asyncio.gather(*(self._publish_rendition(one) for one in self.renditions))

    async def publish_master(self, measured: dict[str, Rates] | None = None) -> None:
        """Put the multivariant playlist."""
        text = render_master(self.plan, self.prefix, self.codecs, measured)
        await self.storage.put(f"{self.folder}/{self.master}", text.encode())

    async def publish_measured_master(self) -> dict[str, Rates]:
        """Put the final multivariant playlist with the rates that came out."""
        measured = {
            one.name: measure_rates(
                one.listing.segments,
                [(self.scratch / segment.name).stat().st_size for segment in one.listing.segments],
            )
            for one in self.renditions
        }
        await self.publish_master(measured)
        return measured

    async def _publish_rendition(self, rendition: Rendition) -> None:
        listing = self._read(rendition)
        if listing is None or listing == rendition.listing:
            return
        known = rendition.listing.segments
        if not known and listing.segments:
            init = await self._put(listing.init)
            if rendition.name != AUDIO:
                self.codecs[rendition.name] = codec_string(init)
        for segment in listing.segments[len(known) :]:
            await self._put(segment.name)
        text = render_listing(listing, self.target)
        await self.storage.put(f"{self.folder}/{self.prefix}{rendition.name}.m3u8", text.encode())
        rendition.listing = listing

    def _read(self, rendition: Rendition) -> Listing | None:
        """ffmpeg's playlist, when it has changed; it replaces the file, so none is half."""
        path = self.scratch / f"{self.prefix}{rendition.name}.m3u8"
        try:
            changed = path.stat().st_mtime_ns
        except FileNotFoundError:
            return None
        if changed == rendition.seen:
            return None
        rendition.seen = changed
        return parse_listing(read_output(self.scratch, path.name).decode())

    async def _put(self, name: str) -> bytes:
        data = await asyncio.to_thread(read_output, self.scratch, name)
        await self.storage.put(f"{self.folder}/{name}", data)
        return data
