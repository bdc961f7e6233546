"""What every way in speaks and the muxer takes: configurations and samples on one clock."""

import msgspec

from rampe.live.media.aac import AudioConfig
from rampe.live.media.h264 import VideoConfig

TICKS = 90_000
"""Ticks a second of every time in the media core; a millisecond is 90."""
TICKS_A_MS = TICKS // 1000


class VideoSample(msgspec.Struct, frozen=True):
    """One access unit, its NAL units behind lengths as its configuration says."""

    decode: int
    """When it is decoded, in ticks of the publisher's clock."""
    offset: int
    """How much later it is shown; with B-frames this differs from frame to frame."""
    key: bool
    data: bytes


class AudioSample(msgspec.Struct, frozen=True):
    """One bare frame of AAC."""

    time: int
    """When it is heard, in ticks of the publisher's clock."""
    data: bytes


class Announced(msgspec.Struct, frozen=True):
    """What a publisher says it will send, before it does."""

    video: bool
    audio: bool


class Unsupported(msgspec.Struct, frozen=True):
    """A codec that we do not take; said once a kind."""

    what: str


Config = VideoConfig | AudioConfig
Sample = VideoSample | AudioSample
Media = VideoConfig | AudioConfig | VideoSample | AudioSample | Announced | Unsupported
"""What a reader of a publisher's bytes returns."""

__all__ = [
    "TICKS",
    "TICKS_A_MS",
    "Announced",
    "AudioConfig",
    "AudioSample",
    "Config",
    "Media",
    "Sample",
    "Unsupported",
    "VideoConfig",
    "VideoSample",
]
