"""What media shows over HTTP and on the member's own channel."""

from pydantic import BaseModel, Field

from rampe.kit.ids import PublicId
from rampe.media.models import AssetState
from rampe.media.probe import Reason
from rampe.media.settings import MediaSettings


class SpriteOut(BaseModel):
    """One image of `count` small pictures, row by row, `interval_ms` apart."""

    url: str
    width: int
    height: int
    columns: int
    rows: int
    count: int
    interval_ms: int


class AssetUrls(BaseModel):
    """Where one viewer finds the files of a video; null until there are any."""

    playlist_url: str | None = None
    poster_url: str | None = None
    preview_url: str | None = None
    sprite_url: str | None = None
    sprite: SpriteOut | None = None


class TrimOut(BaseModel):
    """The part of the sent file that is meant, in milliseconds."""

    start_ms: int
    end_ms: int


class AssetView(BaseModel):
    """A video as its owner sees it come about."""

    id: PublicId
    state: AssetState
    percent: int
    reason: Reason | None
    retryable: bool
    source_ms: int | None = Field(description="How long the sent file is.")
    trim: TrimOut | None = Field(description="Null: all of the sent file.")
    duration_ms: int | None
    width: int | None
    height: int | None
    playable: bool
    playlist_url: str | None
    poster_url: str | None
    preview_url: str | None
    sprite: SpriteOut | None


class UploadLimits(BaseModel):
    """What may be uploaded, for showing it before a file is picked."""

    min_seconds: int
    max_seconds: int
    max_bytes: int
    containers: list[str]
    codecs: list[str]


def describe_limits(settings: MediaSettings) -> UploadLimits:
    """The operator's limits as `GET /instance` shows them."""
    return UploadLimits(
        min_seconds=settings.min_seconds,
        max_seconds=settings.max_seconds,
        max_bytes=settings.max_bytes,
        containers=list(settings.containers),
        codecs=list(settings.video_codecs),
    )
