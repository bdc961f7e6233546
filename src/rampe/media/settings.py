"""What an operator may decide about uploads and their encoding."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

GIB = 1024**3

Container = Literal["mp4", "mov", "webm", "mkv"]
VideoCodec = Literal["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "prores"]
AudioCodec = Literal[
    "aac",
    "mp3",
    "opus",
    "vorbis",
    "flac",
    "ac3",
    "eac3",
    "alac",
    "amr_nb",
    "pcm_s16le",
    "pcm_s24le",
]


class RungSettings(BaseModel):
    """One rung of the ladder: the picture's short side, x264 quality and highest bit rate."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    short_side: int = Field(ge=120, le=2160)
    crf: int = Field(ge=10, le=40)
    max_bit_rate: int = Field(ge=100_000)


class MediaSettings(BaseModel):
    """The `[media]` section."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_seconds: int = Field(default=3, ge=1)
    max_seconds: int = Field(default=600, ge=1)
    max_bytes: int = Field(default=2 * GIB, ge=1)
    max_side: int = Field(default=4096, ge=128)
    containers: list[Container] = ["mp4", "mov", "webm", "mkv"]
    video_codecs: list[VideoCodec] = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "prores"]
    audio_codecs: list[AudioCodec] = [
        "aac", "mp3", "opus", "vorbis", "flac", "ac3", "eac3", "alac", "amr_nb", "pcm_s16le",
        "pcm_s24le",
    ]  # fmt: skip

    quota_bytes: int = Field(default=20 * GIB, ge=0, description="Of sources, per account")
    open_uploads: int = Field(default=10, ge=1, description="Unfinished ones, per account")
    free_disk_bytes: int = Field(
        default=2 * GIB, ge=0, description="Uploads may not fill the disk past it"
    )
    upload_expiry_hours: int = Field(default=24, ge=1)
    keep_source: bool = False

    rungs: list[RungSettings] = [
        RungSettings(short_side=360, crf=26, max_bit_rate=800_000),
        RungSettings(short_side=540, crf=25, max_bit_rate=1_700_000),
        RungSettings(short_side=720, crf=24, max_bit_rate=3_000_000),
    ]
    preset: Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium"] = "veryfast"
    loudness: float = Field(default=-14.0, ge=-30, le=-5, description="LUFS")
    threads: int = Field(
        default=0, ge=0, description="Of one ffmpeg; 0: as many as cores, at most 8"
    )
    ffmpeg: Path | None = Field(default=None, description="Another ffmpeg than the wheel's")

    memory_bytes: int = Field(default=2 * GIB, ge=GIB // 4, description="Of one ffmpeg or probe")
    timeout_factor: float = Field(
        default=20.0, gt=0, description="Encoding time per second of video"
    )
