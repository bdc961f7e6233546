"""What video sends and receives over HTTP."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from rampe.accounts import AccountRef
from rampe.kit.ids import PublicId
from rampe.kit.text import Line, Text
from rampe.media import AssetState
from rampe.social import MentionOut
from rampe.video.language import Language
from rampe.video.models import State, Visibility

LONGEST_CAPTION = 5_000
LONGEST_VIDEO_MS = 86_400_000

Caption = Annotated[str, Text(LONGEST_CAPTION)]
AltText = Annotated[str, Line(1_000)]
CoverMs = Annotated[int, Field(ge=0, le=LONGEST_VIDEO_MS)]


class VideoEdit(BaseModel):
    """What to change of a video; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    caption: Caption = ""
    visibility: Visibility = Visibility.PUBLIC
    comments_on: bool = True
    downloads_on: bool = Field(
        default=False, description="Left out on creation: as the author's preferences say."
    )
    language: Language | None = Field(
        default=None,
        description="What is spoken in it; null: nothing, or several languages. Left out on"
        " creation: the author's own.",
    )
    alt_text: AltText = ""
    cover_ms: CoverMs | None = Field(
        default=None, description="The frame that stands for the video; null lets Rampe choose."
    )


class VideoIn(VideoEdit):
    """An upload to make a draft of, and what to say about it."""

    asset_id: PublicId


class ScheduleIn(BaseModel):
    """When to publish, and the zone in which that time was meant."""

    model_config = ConfigDict(extra="forbid")

    at: AwareDatetime
    zone: Annotated[str, Field(max_length=64, description="An IANA zone, such as Europe/Paris.")]


class TrimIn(BaseModel):
    """The part of the sent file that is meant, in milliseconds; the end is not in it."""

    model_config = ConfigDict(extra="forbid")

    start_ms: CoverMs
    end_ms: CoverMs

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start_ms >= self.end_ms:
            raise ValueError("a part of a file ends after it begins")
        return self


class PublishingPreferences(BaseModel):
    """What one's new videos start with."""

    model_config = ConfigDict(extra="forbid")

    downloads_on: bool


class CaptionsOut(BaseModel):
    """Subtitles of a video in one language."""

    language: str = Field(description="BCP 47: language, script, region.")
    cues: int
    updated_at: datetime
    url: str = Field(description="WebVTT, for who may open the video.")


class CaptionsRef(BaseModel):
    """Where the subtitles of a language are."""

    language: str
    url: str


class PublishingLimits(BaseModel):
    """What authors may write, for showing it before they do."""

    caption_max_length: int
    schedule_min_minutes: int
    schedule_max_days: int
    keep_deleted_days: int
    languages: list[Language] = Field(description="What a video may be said to be in.")


class DownloadOut(BaseModel):
    """How far the file of a video is; the address once it is there."""

    ready: bool
    url: str | None
    file_name: str


class HashtagOut(BaseModel):
    """A hashtag as the caption writes it, and as hashtags are compared."""

    tag: str
    folded: str


class VideoCounts(BaseModel):
    """Counts of a video, as of the last flush."""

    likes: int
    comments: int
    shares: int
    bookmarks: int
    views: int


class VideoViewer(BaseModel):
    """What the caller has to do with a video and its author."""

    liked: bool
    bookmarked: bool
    following: bool
    requested: bool
    own: bool


WhyCode = Literal["interest", "following", "popular", "fresh", "explore", "unseen", "seen_again"]


class Why(BaseModel):
    """Why a card is in the feed; `params` holds what the reason names, such as `interest`."""

    code: WhyCode
    params: dict[str, str] = {}


class VideoCard(BaseModel):
    """A video as the caller sees it. Addresses are null until the asset has such a file."""

    id: PublicId
    author: AccountRef
    caption: str
    hashtags: list[HashtagOut]
    mentions: list[MentionOut]
    created_at: datetime
    published_at: datetime | None = Field(
        description="Since when others may see it: null for drafts, and until the asset is ready."
    )
    edited_at: datetime | None
    asset_id: PublicId
    asset_state: AssetState
    asset_reason: str | None = Field(description="Why the asset failed, for its author.")
    asset_percent: int
    duration_ms: int | None
    width: int | None
    height: int | None
    playlist_url: str | None
    poster_url: str | None
    preview_url: str | None
    sprite_url: str | None
    alt_text: str
    cover_ms: int | None
    visibility: Visibility
    comments_on: bool
    downloads_on: bool = Field(description="Others may download it, unless it is private.")
    language: Language | None = Field(description="What is spoken in it, where that is known.")
    captions: list[CaptionsRef] = Field(description="Subtitles (WebVTT), by language.")
    state: State
    scheduled_at: datetime | None = Field(description="When it will be published, for its author.")
    scheduled_zone: str | None
    hidden: bool = Field(description="By moderation: only the author and staff still see it.")
    counts: VideoCounts
    viewer: VideoViewer
    why: Why | None = None
    permalink: str = Field(description="A path of this site.")


class DeletedVideo(BaseModel):
    """A video that its author deleted and may bring back."""

    video: VideoCard
    deleted_at: datetime
    gone_at: datetime = Field(description="From then on it may be removed for good.")
