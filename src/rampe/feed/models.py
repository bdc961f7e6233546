"""Tables of feed: what ranking knows of a video, what a viewer has seen, and every watch event."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.feed.candidates import EXPLORE_BELOW_IMPRESSIONS
from rampe.kit.database import Base
from rampe.video import Language


class FeedVideo(Base):
    """What ranking knows of a video: `heat` and `hides` as of the last refresh.

    Likes, comments and shares are not here: `social` counts them.
    """

    __tablename__ = "feed_video"
    __table_args__ = (
        Index("ix_feed_video_heat", text("heat DESC")),
        Index(
            "ix_feed_video_unexplored",
            "impressions",
            postgresql_where=text(f"impressions < {EXPLORE_BELOW_IMPRESSIONS}"),
        ),
        Index(
            "ix_feed_video_stale", "stale_since", postgresql_where=text("stale_since IS NOT NULL")
        ),
    )

    video_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    impressions: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    watched_ms: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    completions: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    hides: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    heat: Mapped[float] = mapped_column(Float, server_default=text("0"))
    stale_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class FeedTopic(Base):
    """That a video is about a topic, with its heat: what is popular of a topic is read in order."""

    __tablename__ = "feed_topic"
    __table_args__ = (Index("ix_feed_topic_heat", "topic", text("heat DESC")),)

    topic: Mapped[str] = mapped_column(Text, primary_key=True)
    video_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    heat: Mapped[float] = mapped_column(Float)


class FeedSeen(Base):
    """That a viewer has been shown a video, when last. Without foreign keys: rows expire.

    What is not, or no longer, in the history that a member sees is remembered all the same; what
    was `forgotten` by a reset is in the history only, and new to For You.
    """

    __tablename__ = "feed_seen"
    __table_args__ = (
        Index("ix_feed_seen_viewer", "viewer", "seen_at"),
        Index("ix_feed_seen_at", "seen_at"),
    )

    viewer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    video_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    in_history: Mapped[bool] = mapped_column(Boolean, default=True, server_default=text("true"))
    forgotten: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("false"))


class FeedHidden(Base):
    """That a member does not want to see a video."""

    __tablename__ = "feed_hidden"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    video_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FeedHiddenAuthor(Base):
    """That a member does not want an author in For You."""

    __tablename__ = "feed_hidden_author"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    author_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FeedHiddenHashtag(Base):
    """That a member does not want a hashtag in For You; `tag` is how it was written."""

    __tablename__ = "feed_hidden_hashtag"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    tag: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FeedPreference(Base):
    """What a member has decided about their feed. Who has no row has the usual.

    `languages`: those of the videos in For You; none: all. `reset_at`: what was watched up to then
    says nothing about the member any more.
    """

    __tablename__ = "feed_preference"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    history_on: Mapped[bool] = mapped_column(Boolean, default=True)
    languages: Mapped[list[Language] | None] = mapped_column(ARRAY(Text))
    reset_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class FeedSession(Base):
    """What a sitting was served so far; unlogged, for a crash only makes a page repeat."""

    __tablename__ = "feed_session"
    __table_args__ = (Index("ix_feed_session_used_at", "used_at"), {"prefixes": ["UNLOGGED"]})

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    viewer: Mapped[int] = mapped_column(BigInteger)
    served: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    again: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class WatchEvent(Base):
    """That a viewer watched a video for a while; once for each event id of the client.

    Partitioned by the day of the event, which its id tells: the same event never gets two days.
    """

    __tablename__ = "watch_event"
    __table_args__ = (
        Index("ix_watch_event_video", "video_id", "at"),
        {"postgresql_partition_by": "RANGE (day)"},
    )

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    viewer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[UUID] = mapped_column(PgUuid(as_uuid=True), primary_key=True)
    video_id: Mapped[int] = mapped_column(BigInteger)
    watched_ms: Mapped[int] = mapped_column(Integer)
    duration_ms: Mapped[int] = mapped_column(Integer)
    loops: Mapped[int] = mapped_column(Integer)
    ended: Mapped[bool] = mapped_column(Boolean)
    source: Mapped[str] = mapped_column(Text)
    session: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
