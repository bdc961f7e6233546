"""Clips that a real encoder makes, each once a test process, and what our readers make of them."""

import subprocess
from collections.abc import Iterable
from functools import cache

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.live.media.flv import FlvReader, TagDecoder
from rampe.live.media.muxer import Init, Muxer, Output
from rampe.live.media.parts import Kind, Part
from rampe.live.media.samples import TICKS_A_MS, AudioSample, Media, VideoSample

PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=160x96:r=30:d=4")
TONE = ("-f", "lavfi", "-i", "sine=f=440:sample_rate=48000:d=4")
X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "30")
AAC = ("-c:a", "aac", "-b:a", "64k")

Timed = tuple[Media, int]
"""What a publisher sent, and the millisecond at which it came."""


@cache
def run_ffmpeg(*arguments: str, given: bytes | None = None) -> bytes:
    """Return what ffmpeg writes to its stdout, given something on its stdin."""
    command = [str(find_ffmpeg()), "-v", "error", *arguments, "pipe:1"]
    done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=60)
    return done.stdout


def make_flv(*options: str, picture: Iterable[str] = PICTURE, sound: Iterable[str] = TONE) -> bytes:
    """Encode four seconds as FLV, as a live's ffmpeg writes it to us."""
    return run_ffmpeg(
        *picture, *sound, *X264, *AAC, *options, "-flvflags", "no_duration_filesize", "-f", "flv"
    )


def read_flv(flv: bytes, piece: int = 4096) -> list[Timed]:
    """Return what our reader makes of it; it comes in real time."""
    reader, decoder = FlvReader(), TagDecoder()
    return [
        (media, 1_000 + tag.timestamp)
        for at in range(0, len(flv), piece)
        for tag in reader.feed(flv[at : at + piece])
        for media in decoder.decode(tag)
    ]


def mux(timed: Iterable[Timed]) -> list[Output]:
    """Return everything that the muxer makes of it."""
    muxer = Muxer()
    ready = [output for media, now in timed for output in muxer.push(media, now)]
    return ready + muxer.end()


def moved(media: Media, by: int) -> Media:
    """Move a sample by milliseconds of its publisher's clock."""
    match media:
        case VideoSample():
            decode = media.decode + by * TICKS_A_MS
            return VideoSample(decode, media.offset, media.key, media.data)
        case AudioSample():
            return AudioSample(media.time + by * TICKS_A_MS, media.data)
        case _:
            return media


def inits(ready: Iterable[Output]) -> list[Init]:
    """Return the initialisations."""
    return [output for output in ready if isinstance(output, Init)]


def parts(ready: Iterable[Output], kind: Kind) -> list[Part]:
    """Return the parts of one kind."""
    return [output for output in ready if isinstance(output, Part) and output.kind is kind]


def pictures(timed: Iterable[Timed]) -> list[VideoSample]:
    """Return the pictures of a publisher."""
    return [media for media, _ in timed if isinstance(media, VideoSample)]
