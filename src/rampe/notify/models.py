"""Tables of notify: groups of what happened, who did it, and how a member wants to be told."""

from datetime import datetime
from typing import Any, NewType

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word
from rampe.notify.kinds import Kind, Level, Topic

NotificationId = NewType("NotificationId", int)


def _account(index: bool = False) -> Mapped[AccountId]:
    return mapped_column(
        BigInteger,
        ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=index,
    )


class Notification(Base):
    """A line of an inbox: one kind of thing that happened to one target, whoever did it.

    `rev` is the id of the latest change that the member should notice; it orders the list.
    `target_kind` is empty for what is about the account itself.
    """

    __tablename__ = "notification"
    __table_args__ = (
        Index("ix_notification_list", "recipient_id", "rev"),
        Index(
            "ix_notification_unseen",
            "recipient_id",
            "rev",
            postgresql_where=text("seen_at IS NULL"),
        ),
        Index("ix_notification_group", "recipient_id", "kind", "target_kind", "target_id"),
        Index("ix_notification_target", "target_kind", "target_id"),
        Index("ix_notification_updated_at", "updated_at"),
    )

    id: Mapped[NotificationId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    recipient_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    target_kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    rev: Mapped[int] = mapped_column(BigInteger)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    read_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class NotificationEntry(Base):
    """That somebody did what a notification tells; `ref_id` is the comment they wrote, or 0.

    What is taken back stays as `gone`, so that doing it again tells nobody twice.
    """

    __tablename__ = "notification_entry"
    __table_args__ = (
        Index("ix_notification_entry_ref", "ref_id", postgresql_where=text("ref_id <> 0")),
    )

    notification_id: Mapped[NotificationId] = mapped_column(
        BigInteger, ForeignKey("notification.id", ondelete="CASCADE"), primary_key=True
    )
    actor_id: Mapped[AccountId] = _account(index=True)
    ref_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    gone: Mapped[bool] = mapped_column(Boolean)


class NotificationState(Base):
    """The lock of an inbox. `n` counts its changes, so that frames out of order can be told."""

    __tablename__ = "notification_state"

    account_id: Mapped[AccountId] = _account()
    n: Mapped[int] = mapped_column(BigInteger)


class NotificationLevel(Base):
    """How a member wants to be told of a topic; without a row as `kinds.DEFAULTS` says."""

    __tablename__ = "notification_level"

    account_id: Mapped[AccountId] = _account()
    topic: Mapped[Topic] = mapped_column(Word(Topic), primary_key=True)
    level: Mapped[Level] = mapped_column(Word(Level))


class QuietHours(Base):
    """When a member wants no alerts: minutes of the day, in `zone` or where the account lives."""

    __tablename__ = "quiet_hours"

    account_id: Mapped[AccountId] = _account()
    on: Mapped[bool] = mapped_column(Boolean)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    zone: Mapped[str | None] = mapped_column(Text)
