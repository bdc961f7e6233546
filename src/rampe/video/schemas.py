"""What video sends and receives over HTTP."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rampe.accounts import AccountRef
from rampe.kit.ids import PublicId
from rampe.kit.text import Line, Text
from rampe.media import AssetState
from rampe.social import MentionOut
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
    alt_text: AltText = ""
    cover_ms: CoverMs | None = Field(
        default=None, description="The frame that stands for the video; null lets Rampe choose."
    )


class VideoIn(VideoEdit):
    """An upload to make a draft of, and what to say about it."""

    asset_id: PublicId


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
    state: State
    hidden: bool = Field(description="By moderation: only the author and staff still see it.")
    counts: VideoCounts
    viewer: VideoViewer
    why: Why | None = None
    permalink: str = Field(description="A path of this site.")
