"""What search sends and receives over HTTP."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rampe.accounts import AccountRef
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.text import Line
from rampe.live import LiveOut
from rampe.search.terms import LONGEST_QUERY
from rampe.social import FollowState
from rampe.video import VideoCard


class SearchKind(StrEnum):
    """What to look for."""

    ALL = "all"
    ACCOUNTS = "accounts"
    LIVES = "lives"
    VIDEOS = "videos"
    HASHTAGS = "hashtags"


class AccountHit(BaseModel):
    """An account that was found, and what it is to the caller."""

    account: AccountRef
    state: FollowState
    followers: int = Field(description="As of the last count, some minutes ago at most.")


class HashtagHit(BaseModel):
    """A hashtag in its commonest spelling, with the path of its page in `folded`."""

    tag: str
    folded: str
    videos: int = Field(
        description="How many the caller may see; from twenty on, public ones as last counted."
    )


class SearchOut(BaseModel):
    """A page of each kind that was asked for; the others are null."""

    accounts: Page[AccountHit] | None = None
    lives: Page[LiveOut] | None = None
    hashtags: Page[HashtagHit] | None = None
    videos: Page[VideoCard] | None = None


class TagOut(BaseModel):
    """A hashtag's page: its commonest spelling, and how many videos the caller may see there."""

    tag: str
    folded: str
    videos: int


class HashtagOrder(StrEnum):
    """The order of a hashtag's videos."""

    NEWEST = "newest"
    POPULAR = "popular"


class RecentSearchOut(BaseModel):
    """Something the caller looked for."""

    id: PublicId
    text: str
    at: datetime


class RecentSearchPage(BaseModel):
    """What the caller looked for, the latest first, and whether it is kept at the moment."""

    items: list[RecentSearchOut]
    next_cursor: str | None = None
    paused: bool


class RecentSearchIn(BaseModel):
    """A search to keep."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Line(LONGEST_QUERY, min_length=1)]


class SearchKept(BaseModel):
    """Whether a search was kept: not while keeping is paused."""

    kept: bool


class SearchPauseIn(BaseModel):
    """Whether to keep searches from now on."""

    model_config = ConfigDict(extra="forbid")

    paused: bool


class PopularSearches(BaseModel):
    """What many members look for and use: searches by enough different ones, and hashtags."""

    searches: list[str]
    hashtags: list[HashtagHit]


FollowReason = Literal["followed_by", "interest", "popular"]


class FollowWhy(BaseModel):
    """Why an account is suggested; `params` names the interest, or who follows it already."""

    code: FollowReason
    params: dict[str, str] = {}


class FollowSuggestion(BaseModel):
    """An account that the caller might follow."""

    account: AccountRef
    state: FollowState
    followers: int
    bio: str
    why: FollowWhy
