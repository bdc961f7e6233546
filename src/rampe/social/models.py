"""Tables of social: who follows, blocks and mutes whom, and what members do with targets.

A target is anything that can be liked, commented, shared or kept; it is named by its kind and id,
because what it is belongs to an upper domain.
"""

from datetime import datetime
from typing import NewType

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base

CommentId = NewType("CommentId", int)


def _account(index: bool = False, primary_key: bool = False) -> Mapped[AccountId]:
    return mapped_column(
        BigInteger,
        ForeignKey("account.id", ondelete="CASCADE"),
        index=index,
        primary_key=primary_key,
        autoincrement=False,
    )


def _moment() -> Mapped[datetime]:
    return mapped_column(DateTime(timezone=True))


class Follow(Base):
    """That an account follows another. `id` orders lists of followers by time."""

    __tablename__ = "follow"
    __table_args__ = (
        Index("ix_follow_followed", "followed_id", "id"),
        Index("ix_follow_follower", "follower_id", "id"),
    )

    follower_id: Mapped[AccountId] = _account(primary_key=True)
    followed_id: Mapped[AccountId] = _account(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class FollowRequest(Base):
    """That an account asks to follow a private one."""

    __tablename__ = "follow_request"
    __table_args__ = (Index("ix_follow_request_followed", "followed_id", "id"),)

    follower_id: Mapped[AccountId] = _account(primary_key=True)
    followed_id: Mapped[AccountId] = _account(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class Block(Base):
    """That an account does not want to see another, nor to be seen by it."""

    __tablename__ = "block"
    __table_args__ = (Index("ix_block_blocked", "blocked_id", "blocker_id"),)

    blocker_id: Mapped[AccountId] = _account(primary_key=True)
    blocked_id: Mapped[AccountId] = _account(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class Mute(Base):
    """That an account does not want to see another, which does not learn of it."""

    __tablename__ = "mute"

    muter_id: Mapped[AccountId] = _account(primary_key=True)
    muted_id: Mapped[AccountId] = _account(primary_key=True, index=True)
    id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class TargetLike(Base):
    """That an account likes a target of `owner_id`, comments included."""

    __tablename__ = "target_like"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = _account(primary_key=True, index=True)
    owner_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class Bookmark(Base):
    """That an account keeps a target for later."""

    __tablename__ = "bookmark"
    __table_args__ = (Index("ix_bookmark_account", "account_id", "id"),)

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = _account(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _moment()


class Share(Base):
    """That an account has shared a target; a second time changes nothing."""

    __tablename__ = "share"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = _account(primary_key=True, index=True)
    channel: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = _moment()


class Comment(Base):
    """A comment on a target. `thread_id` is the comment that opens its thread, null if itself."""

    __tablename__ = "comment"
    __table_args__ = (
        Index(
            "ix_comment_target_threads",
            "kind",
            "target_id",
            "id",
            postgresql_where=text("thread_id IS NULL"),
        ),
        Index("ix_comment_target", "kind", "target_id"),
        Index("ix_comment_thread", "thread_id", "id"),
        Index("ix_comment_author_target", "author_id", "kind", "target_id"),
        Index("uq_comment_author_client_id", "author_id", "client_id", unique=True),
        Index(
            "uq_comment_pinned",
            "kind",
            "target_id",
            unique=True,
            postgresql_where=text("pinned AND deleted_at IS NULL"),
        ),
    )

    id: Mapped[CommentId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    author_id: Mapped[AccountId] = _account()
    thread_id: Mapped[CommentId | None] = mapped_column(
        BigInteger, ForeignKey("comment.id", ondelete="CASCADE")
    )
    reply_to: Mapped[CommentId | None] = mapped_column(BigInteger)
    client_id: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    pinned: Mapped[bool] = mapped_column(Boolean, default=False)
    hidden: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = _moment()
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class CommentMention(Base):
    """That a comment names an account; `handle` is what was written, which may have changed."""

    __tablename__ = "comment_mention"

    comment_id: Mapped[CommentId] = mapped_column(
        BigInteger, ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[AccountId] = _account(primary_key=True, index=True)
    handle: Mapped[str] = mapped_column(Text)


class TargetCounter(Base):
    """How often a target was liked, commented, shared and kept, as of the last flush."""

    __tablename__ = "target_counter"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    likes: Mapped[int] = mapped_column(BigInteger, default=0)
    comments: Mapped[int] = mapped_column(BigInteger, default=0)
    shares: Mapped[int] = mapped_column(BigInteger, default=0)
    bookmarks: Mapped[int] = mapped_column(BigInteger, default=0)


class AccountCounter(Base):
    """How many likes an account's targets have received, as of the last flush."""

    __tablename__ = "account_counter"

    account_id: Mapped[AccountId] = _account(primary_key=True)
    likes: Mapped[int] = mapped_column(BigInteger, default=0)


class CounterDelta(Base):
    """A change of a counter that waits for the next flush, written with the row it counts."""

    __tablename__ = "counter_delta"
    __table_args__ = (Index("ix_counter_delta_target", "kind", "target_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[int] = mapped_column(BigInteger, index=True)
    likes: Mapped[int] = mapped_column(Integer, default=0)
    comments: Mapped[int] = mapped_column(Integer, default=0)
    shares: Mapped[int] = mapped_column(Integer, default=0)
    bookmarks: Mapped[int] = mapped_column(Integer, default=0)
