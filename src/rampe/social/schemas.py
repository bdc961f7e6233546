"""What social sends and receives over HTTP."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from rampe.accounts import AccountRef, BrandBadge
from rampe.kit.ids import PublicId
from rampe.kit.text import Text
from rampe.social.follow import FollowState
from rampe.social.share import Channel


class FollowOut(BaseModel):
    """What an account is to the caller after the request."""

    state: FollowState


class AccountItem(BaseModel):
    """An account in a list, and what it is to the caller."""

    account: AccountRef
    state: FollowState = FollowState.NONE


class ProfileCounts(BaseModel):
    """Counts of a profile; followers and following are rows of active accounts."""

    followers: int
    following: int
    likes: int


class ProfileViewer(BaseModel):
    """What the profile's account and the caller are to each other."""

    state: FollowState = FollowState.NONE
    followed_by: bool = False
    blocking: bool = False
    muting: bool = False
    own: bool = False


class ProfileLink(BaseModel):
    """A link of a profile."""

    label: str
    url: str


class ProfileOut(BaseModel):
    """A profile. `visible` says whether the caller may see the account's lists and publications."""

    account: AccountRef
    brand: BrandBadge | None
    bio: str
    links: list[ProfileLink]
    counts: ProfileCounts
    viewer: ProfileViewer
    visible: bool


class LikeOut(BaseModel):
    """The caller's like and the count after the request."""

    liked: bool
    likes: int


class BookmarkOut(BaseModel):
    """Whether the caller keeps the target, and the count after the request."""

    bookmarked: bool
    bookmarks: int


class ShareIn(BaseModel):
    """By which way the target was shared."""

    channel: Channel


class ShareOut(BaseModel):
    """The count after the request."""

    shares: int


class CommentFilter(StrEnum):
    """Which threads of a target to list; `unanswered` is for its owner."""

    ALL = "all"
    UNANSWERED = "unanswered"


class CommentIn(BaseModel):
    """A comment to write. `client_id` is made by the client and the same when it sends again."""

    text: Annotated[str, Text(2_000, min_length=1)]
    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    reply_to: PublicId | None = None


class MentionOut(BaseModel):
    """An account that a text names: `@handle` as written leads to `account.handle`."""

    written: str
    handle: str
    id: PublicId


class CommentOut(BaseModel):
    """A comment as the caller sees it."""

    id: PublicId
    author: AccountRef
    is_owner: bool = Field(description="Written by the author of the target.")
    text: str
    mentions: list[MentionOut]
    created_at: datetime
    thread_id: PublicId | None
    reply_to: PublicId | None
    replies: int
    likes: int
    liked: bool
    pinned: bool
    own: bool
    can_delete: bool
    can_pin: bool


class CommentPage(BaseModel):
    """A page of threads; `total` counts every comment of the target that the caller sees."""

    items: list[CommentOut]
    total: int
    next_cursor: str | None = None
