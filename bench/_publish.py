"""A publisher of 2.5 Mb/s for benches: feeds the bus as an ingest does, and a folder with HLS."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

from nats.aio.msg import Msg

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.live import (
    AudioSample,
    File,
    FlvReader,
    GopCache,
    Init,
    Media,
    Message,
    Muxer,
    Output,
    TagDecoder,
    Type,
    VideoSample,
    Window,
    encode_state,
    encode_update,
    pack,
    render_event,
)
from rampe.live import Kind as PartKind
from rampe.ports.bus import Bus

CLIP_SECONDS = 8
CLIP_MS = 1000 * CLIP_SECONDS
TICKS_A_MS = 90
KILOBITS = 2_400
PICTURE = f"testsrc2=s=720x1280:r=30:d={CLIP_SECONDS},noise=alls=20:allf=t"
SOUND = f"sine=f=440:sample_rate=48000:d={CLIP_SECONDS}"


async def make_clip() -> bytes:
    """Encode it as FLV, at a constant rate."""
    process = await asyncio.create_subprocess_exec(
        *(str(find_ffmpeg()), "-v", "error"),
        *("-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", SOUND),
        *("-c:v", "libx264", "-preset", "ultrafast", "-g", "60", "-b:v", f"{KILOBITS}k"),
        *("-minrate", f"{KILOBITS}k", "-maxrate", f"{KILOBITS}k", "-bufsize", f"{KILOBITS}k"),
        *("-x264-params", "nal-hrd=cbr:scenecut=0", "-c:a", "aac", "-b:a", "96k"),
        *("-flvflags", "no_duration_filesize", "-f", "flv", "pipe:1"),
        stdout=asyncio.subprocess.PIPE,
    )
    flv, _ = await process.communicate()
    return flv


class Publisher:
    """The source rendition of one live."""

    def __init__(self, bus: Bus, live_id: int, flv: bytes, folder: Path) -> None:
        """Begin when `run` is called."""
        reader, decoder = FlvReader(), TagDecoder()
        self._clip = [
            (one, tag.timestamp) for tag in reader.feed(flv) for one in decoder.decode(tag)
        ]
        self._bus = bus
        self._live_id = live_id
        self._folder = folder
        self._window = Window()
        self._cache = GopCache()
        self._files: dict[str, bytes] = {}
        self.parts = 0
        self.bytes = 0

    async def serve(self) -> None:
        """Answer edges."""

        async def on_ask(message: Msg) -> None:
            match self._bus.own_subject(message.subject).split(".")[2]:
                case "window":
                    await message.respond(encode_state(self._window.snapshot()))
                case "join":
                    await message.respond(pack([bytes(one) for one in self._cache.join()]))
                case _:
                    await message.respond(self._files.get(message.data.decode(), b""))

        for what in ("window", "join", "file"):
            await self._bus.subscribe(f"live.{self._live_id}.{what}.0", on_ask)

    async def run(self) -> None:
        """Publish in real time, until cancelled."""
        muxer, started = Muxer(), time.monotonic()
        for media, now in self._play():
            wait = started + now / 1000 - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            for output in muxer.push(media, now + 1):
                await self._publish(output)

    def _play(self) -> Iterator[tuple[Media, int]]:
        turn = 0
        while True:
            for media, now in self._clip:
                yield moved(media, turn * CLIP_MS), now + turn * CLIP_MS
            turn += 1

    async def _publish(self, output: Output) -> None:
        wall = time.time()
        if self._window.takes(output):
            sequence = self._window.updates
            self._keep(self._window.add(output, wall))
            await self._send(Type.HLS, True, sequence, encode_update(output, wall))
        if isinstance(output, Init):
            await self._send(Type.INIT, True, self.parts, output.data)
        elif output.kind is PartKind.PUSH:
            self.parts += 1
            self.bytes += len(output.data)
            await self._send(Type.PART, output.key, self.parts, output.data)

    def _keep(self, files: list[File]) -> None:
        for file in files:
            self._files[file.name] = file.data
            if file.lasting:
                (self._folder / file.name).write_bytes(file.data)
                self._list()

    def _list(self) -> None:
        """Plain HLS of the same segments; a player must never read half of it."""
        new = self._folder / "new.m3u8"
        new.write_text(render_event(self._window.complete[-6:], ended=False, removed=0))
        new.rename(self._folder / "live.m3u8")

    async def _send(self, kind: Type, key: bool, sequence: int, payload: bytes) -> None:
        message = Message(kind, key, 0, 1, sequence, time.time() * 1000, payload)
        data = message.encode()
        self._cache.add(message, data)
        await self._bus.publish(f"media.{self._live_id}.0", data)


def moved(media: Media, by: int) -> Media:
    """Move a sample by milliseconds."""
    match media:
        case VideoSample():
            decode = media.decode + by * TICKS_A_MS
            return VideoSample(decode, media.offset, media.key, media.data)
        case AudioSample():
            return AudioSample(media.time + by * TICKS_A_MS, media.data)
        case _:
            return media
