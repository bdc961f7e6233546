"""Tables of safety: what members reported, and what staff did about it."""

from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word


class Reason(StrEnum):
    """Why something is reported, in the order in which it is offered."""

    MINOR_SAFETY = "minor_safety"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    SEXUAL = "sexual"
    HARASSMENT = "harassment"
    HATE = "hate"
    PRIVACY = "privacy"
    IMPERSONATION = "impersonation"
    SCAM = "scam"
    SPAM = "spam"
    MISINFORMATION = "misinformation"
    RIGHTS = "rights"
    ILLEGAL = "illegal"
    OTHER = "other"


class ReportState(StrEnum):
    """Whether staff has decided."""

    OPEN = "open"
    DECIDED = "decided"


class Report(Base):
    """What a member reported; one for each member and target. `owner_id` is who made the target."""

    __tablename__ = "report"
    __table_args__ = (
        Index("uq_report_reporter_target", "reporter_id", "kind", "target_id", unique=True),
        Index("ix_report_target", "kind", "target_id"),
        Index("ix_report_owner_id", "owner_id"),
        # The list of staff: minors first, then the oldest.
        Index("ix_report_open", text("minor DESC"), "id", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reporter_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    reason: Mapped[Reason] = mapped_column(Word(Reason))
    details: Mapped[str] = mapped_column(Text)
    minor: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[ReportState] = mapped_column(Word(ReportState))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Act(StrEnum):
    """What staff can do."""

    HIDE = "hide"
    RESTORE = "restore"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    CORRECT_BIRTH_DATE = "correct_birth_date"
    SET_ROLE = "set_role"


class Change(TypedDict):
    """A value before and after, as text."""

    before: str | None
    after: str | None


class ModerationAction(Base):
    """Who of the staff did what, to what, when and why. Append-only: the database refuses the rest.

    Without foreign keys, so that it outlives the accounts and things it names.
    """

    __tablename__ = "moderation_action"
    __table_args__ = (Index("ix_moderation_action_target", "kind", "target_id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    actor_id: Mapped[AccountId] = mapped_column(BigInteger)
    act: Mapped[Act] = mapped_column(Word(Act))
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    change: Mapped[Change | None] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def change_of(before: date | StrEnum | None, after: date | StrEnum | None) -> Change:
    """Return a change as it is kept."""
    return {
        "before": None if before is None else str(before),
        "after": None if after is None else str(after),
    }
