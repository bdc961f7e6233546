"""Tables of safety: what members reported, the cases of it, what staff decided, and the journal."""

from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word
from rampe.safety.rules import Rule


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


class CaseState(StrEnum):
    """Whether staff has decided."""

    OPEN = "open"
    DECIDED = "decided"


class Source(StrEnum):
    """Who opened a case."""

    REPORT = "report"
    SCAN = "scan"
    STAFF = "staff"


class Snapshot(TypedDict):
    """A thing as it was when its case was opened."""

    text: str
    path: str | None


class Case(Base):
    """All that is said against one thing, until it is decided; one open case for each thing.

    `owner_id` is who made the thing. A claim (`assignee_id`) holds until `assigned_until`.
    `score` is the scan's, between 0 and 1, and `label` what it believes to have seen.
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        Index(
            "uq_moderation_case_open",
            "kind",
            "target_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_moderation_case_target", "kind", "target_id"),
        Index("ix_moderation_case_owner_id", "owner_id"),
        Index(
            "ix_moderation_case_queue",
            text("priority DESC"),
            "id",
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_moderation_case_decision_id", "decision_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    source: Mapped[Source] = mapped_column(Word(Source))
    state: Mapped[CaseState] = mapped_column(Word(CaseState))
    minor: Mapped[bool] = mapped_column(Boolean)
    severity: Mapped[int] = mapped_column(Integer)
    reports: Mapped[int] = mapped_column(Integer)
    priority: Mapped[int] = mapped_column(BigInteger)
    score: Mapped[float | None] = mapped_column(Float)
    label: Mapped[str | None] = mapped_column(Text)
    snapshot: Mapped[Snapshot] = mapped_column(JSONB)
    assignee_id: Mapped[AccountId | None] = mapped_column(BigInteger)
    assigned_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    decision_id: Mapped[int | None] = mapped_column(BigInteger)


class Answer(StrEnum):
    """What a reporter is told of a case."""

    NO_VIOLATION = "no_violation"
    ACTION_TAKEN = "action_taken"
    REVERSED = "reversed"


class Report(Base):
    """What a member reported; one for each member and target. `owner_id` is who made the target.

    `answered` is what the reporter was told last (`Answer`).
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("uq_report_reporter_target", "reporter_id", "kind", "target_id", unique=True),
        Index("ix_report_target", "kind", "target_id"),
        Index("ix_report_owner_id", "owner_id"),
        Index("ix_report_case_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    # Null only within the transaction that finds its case.
    case_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("moderation_case.id", ondelete="CASCADE")
    )
    reporter_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    reason: Mapped[Reason] = mapped_column(Word(Reason))
    details: Mapped[str] = mapped_column(Text)
    seen: Mapped[str] = mapped_column(Text)
    minor: Mapped[bool] = mapped_column(Boolean)
    answered: Mapped[Answer | None] = mapped_column(Word(Answer))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Outcome(StrEnum):
    """What becomes of the thing. A removal is final, the thing deleted, once no appeal can come."""

    NO_VIOLATION = "no_violation"
    WARN = "warn"
    HIDE = "hide"
    REMOVE = "remove"


class Sanction(StrEnum):
    """What its owner may not do for a while, beside."""

    NONE = "none"
    NO_COMMENTS = "no_comments"
    NO_PUBLISHING = "no_publishing"
    SUSPEND = "suspend"


class Decision(Base):
    """What staff decided about a case: effect, rule, text to the owner, reason for the journal.

    It stands until `reversed_at`. The sanction ends at `until` (null with `suspend`: for good), and
    `sanction_ended_at` says that it has. `final_at` is when a removal became a deletion.
    """

    __tablename__ = "moderation_decision"
    __table_args__ = (
        Index("ix_moderation_decision_case_id", "case_id"),
        Index("ix_moderation_decision_owner_id", "owner_id", "id"),
        Index("ix_moderation_decision_target", "kind", "target_id"),
        Index(
            "ix_moderation_decision_sanction",
            "owner_id",
            "sanction",
            postgresql_where=text("sanction <> 'none' AND sanction_ended_at IS NULL"),
        ),
        Index(
            "ix_moderation_decision_until",
            "until",
            postgresql_where=text("until IS NOT NULL AND sanction_ended_at IS NULL"),
        ),
        Index(
            "ix_moderation_decision_removal",
            "appeal_until",
            postgresql_where=text(
                "outcome = 'remove' AND final_at IS NULL AND reversed_at IS NULL"
            ),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("moderation_case.id", ondelete="CASCADE")
    )
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    decider_id: Mapped[AccountId] = mapped_column(BigInteger)
    outcome: Mapped[Outcome] = mapped_column(Word(Outcome))
    sanction: Mapped[Sanction] = mapped_column(Word(Sanction))
    until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    rule: Mapped[Rule | None] = mapped_column(Word(Rule))
    message: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    appeal_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sanction_ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    final_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reversed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reversed_by: Mapped[AccountId | None] = mapped_column(BigInteger)


class AppealState(StrEnum):
    """What became of an appeal."""

    OPEN = "open"
    UPHELD = "upheld"
    REVERSED = "reversed"


class Appeal(Base):
    """The owner's objection to a decision: one a decision, answered by another person."""

    __tablename__ = "appeal"
    __table_args__ = (
        Index("uq_appeal_decision_id", "decision_id", unique=True),
        Index("ix_appeal_account_id", "account_id"),
        Index("ix_appeal_open", text("minor DESC"), "id", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    decision_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("moderation_decision.id", ondelete="CASCADE")
    )
    account_id: Mapped[AccountId] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    minor: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[AppealState] = mapped_column(Word(AppealState))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    decider_id: Mapped[AccountId | None] = mapped_column(BigInteger)
    message: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class DecisionLink(Base):
    """A mailed way to a decision for who cannot sign in; only a hash of its token is kept."""

    __tablename__ = "decision_link"
    __table_args__ = (Index("ix_decision_link_decision_id", "decision_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    decision_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("moderation_decision.id", ondelete="CASCADE")
    )
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class NudityScan(Base):
    """That the frames of a thing were looked at, once; nothing else is kept of them.

    `source_id` is what the frames were of: things made of the same are not looked at again.
    """

    __tablename__ = "nudity_scan"
    __table_args__ = (Index("ix_nudity_scan_source_id", "source_id"),)

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    source_id: Mapped[int] = mapped_column(BigInteger)
    score: Mapped[float] = mapped_column(Float)
    label: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Act(StrEnum):
    """What staff can do; the first four are of before there were cases."""

    HIDE = "hide"
    RESTORE = "restore"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    CORRECT_BIRTH_DATE = "correct_birth_date"
    SET_ROLE = "set_role"
    OPEN_CASE = "open_case"
    DECIDE = "decide"
    REVERSE = "reverse"
    UPHOLD = "uphold"
    OVERTURN = "overturn"
    REMOVE_FACTORS = "remove_factors"
    TAKE_CASE = "take_case"
    HAND_OVER_CASE = "hand_over_case"
    RELEASE_CASE = "release_case"
    GRANT_LIVE = "grant_live"
    END_LIVE_GRANT = "end_live_grant"


class Change(TypedDict):
    """A value before and after, as text."""

    before: str | None
    after: str | None


class ModerationAction(Base):
    """Who of the staff did what, to what, when and why. Append-only: the database refuses the rest.

    Without foreign keys, so that it outlives the accounts and things it names. The database numbers
    the lines without gaps and gives each a hash over itself and the line before.
    """

    __tablename__ = "moderation_action"
    __table_args__ = (
        Index("ix_moderation_action_target", "kind", "target_id"),
        Index("ix_moderation_action_actor_id", "actor_id", "id"),
        Index("ix_moderation_action_owner_id", "owner_id", "id"),
        Index("uq_moderation_action_line", "line", unique=True),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    actor_id: Mapped[AccountId] = mapped_column(BigInteger)
    act: Mapped[Act] = mapped_column(Word(Act))
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[AccountId] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    change: Mapped[Change | None] = mapped_column(JSONB)
    case_id: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[Rule | None] = mapped_column(Word(Rule))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Set by the database's trigger.
    line: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


def change_of(before: date | StrEnum | None, after: date | StrEnum | None) -> Change:
    """Return a change as it is kept."""
    return {
        "before": None if before is None else str(before),
        "after": None if after is None else str(after),
    }
