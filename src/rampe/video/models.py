"""Tables of video: the publications, their hashtags, mentions and subtitles, and their views."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.media import AssetId
from rampe.video.language import Language

VideoId = NewType("VideoId", int)


class Visibility(StrEnum):
    """Whom the author shows a video. A private account's public videos are for followers only."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    FRIENDS = "friends"
    PRIVATE = "private"
    UNLISTED = "unlisted"


class State(StrEnum):
    """How far a video is. Published without `published_at` means: waits for its asset."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DELETED = "deleted"


class Video(Base):
    """A publication. `published_at` is the moment since which others may see it, not before.

    `scheduled_at` outlives the state `scheduled`: it says that the publication was planned.
    `subtitles` are the languages of its rows in `video_captions`, for cards.
    """

    __tablename__ = "video"
    __table_args__ = (
        Index("ix_video_author", "author_id", "published_at", "id"),
        Index(
            "ix_video_public",
            "published_at",
            "id",
            postgresql_where=text("state = 'published' AND visibility = 'public' AND NOT hidden"),
        ),
        Index("ix_video_asset", "asset_id"),
        Index("ix_video_deleted", "deleted_at", postgresql_where=text("state = 'deleted'")),
        Index(
            "ix_video_scheduled",
            "scheduled_at",
            "id",
            postgresql_where=text("state = 'scheduled'"),
        ),
    )

    id: Mapped[VideoId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    author_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    asset_id: Mapped[AssetId] = mapped_column(BigInteger, ForeignKey("asset.id"))
    caption: Mapped[str] = mapped_column(Text, default="")
    alt_text: Mapped[str] = mapped_column(Text, default="")
    cover_ms: Mapped[int | None] = mapped_column(Integer)
    visibility: Mapped[Visibility] = mapped_column(Text, default=Visibility.PUBLIC)
    comments_on: Mapped[bool] = mapped_column(Boolean, default=True)
    downloads_on: Mapped[bool] = mapped_column(Boolean, default=False)
    language: Mapped[Language | None] = mapped_column(Text)
    subtitles: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    state: Mapped[State] = mapped_column(Text, default=State.DRAFT)
    hidden: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    edited_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    scheduled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    scheduled_zone: Mapped[str | None] = mapped_column(Text)


class HashtagSpelling(Base):
    """How a hashtag is shown: the commonest of its latest spellings."""

    __tablename__ = "hashtag"

    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    tag: Mapped[str] = mapped_column(Text)


class VideoHashtag(Base):
    """That a caption has a hashtag, as it was written there; `position` is its order."""

    __tablename__ = "video_hashtag"
    __table_args__ = (Index("ix_video_hashtag_folded", "folded", "video_id"),)

    video_id: Mapped[VideoId] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    tag: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)


class VideoMention(Base):
    """That a caption names an account; `handle` is as written, the account may have changed."""

    __tablename__ = "video_mention"

    video_id: Mapped[VideoId] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    handle: Mapped[str] = mapped_column(Text)


class VideoViews(Base):
    """How often a video was viewed, as of the last flush: apart, so that no view rewrites one."""

    __tablename__ = "video_views"

    video_id: Mapped[VideoId] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    views: Mapped[int] = mapped_column(BigInteger, default=0)


class VideoCaptions(Base):
    """Subtitles of a video in one language: WebVTT as we write it, and its words for search."""

    __tablename__ = "video_captions"

    video_id: Mapped[VideoId] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(Text, primary_key=True)
    vtt: Mapped[str] = mapped_column(Text)
    cues: Mapped[int] = mapped_column(Integer)
    folded: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class VideoPreferences(Base):
    """What an author's new videos start with, once chosen."""

    __tablename__ = "video_preferences"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    downloads_on: Mapped[bool] = mapped_column(Boolean)
