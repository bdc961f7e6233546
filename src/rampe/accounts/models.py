"""Tables of accounts: members, their sessions, links sent by mail, and former handles."""

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit.database import Base
from rampe.kit.word import Word

AccountId = NewType("AccountId", int)
SessionId = NewType("SessionId", int)


class Role(StrEnum):
    """What an account may do beyond its own things."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ADMIN = "admin"


class Status(StrEnum):
    """Whether an account exists for others."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELETED = "deleted"


class Gender(StrEnum):
    """What a member may say of themself; shown to nobody else."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Account(Base):
    """A member. `birth_date` null means the strictest age band; light demo accounts have no e-mail.

    Since `age_disputed_at` staff holds that the age is not the one that was given: until staff sets
    a date, the member cannot.

    Only a checked address is unique: a sign-up can then answer the same whether or not the address
    is known (see README).
    """

    __tablename__ = "account"
    __table_args__ = (
        Index("uq_account_handle", "handle", unique=True),
        Index(
            "uq_account_email_checked",
            "email_folded",
            unique=True,
            postgresql_where=text("email_verified_at IS NOT NULL"),
        ),
        Index("ix_account_email_folded", "email_folded"),
    )

    id: Mapped[AccountId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    handle: Mapped[str] = mapped_column(Text)
    handle_changed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    email_folded: Mapped[str | None] = mapped_column(Text)
    email_verified_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    password_hash: Mapped[str | None] = mapped_column(Text)
    birth_date: Mapped[date | None] = mapped_column(Date)
    age_disputed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    zone: Mapped[str] = mapped_column(Text, default="Europe/Paris")
    country: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(Text)
    gender: Mapped[Gender | None] = mapped_column(Word(Gender))
    role: Mapped[Role] = mapped_column(Word(Role), default=Role.MEMBER)
    status: Mapped[Status] = mapped_column(Word(Status), default=Status.ACTIVE)
    private: Mapped[bool] = mapped_column(Boolean, default=False)
    bio: Mapped[str] = mapped_column(Text, default="")
    links: Mapped[list[dict[str, str]]] = mapped_column(JSONB, default=list)
    interests: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    avatar_key: Mapped[str | None] = mapped_column(Text)
    brand: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("false"))
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    demo_part: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def is_active(account: type["Account"] | None = None) -> ColumnElement[bool]:
    """The one condition under which an account exists for others; needs no parameter.

    `account` is the alias under which a query has the account, if it has it under one.
    """
    return (account or Account).status == literal_column(f"'{Status.ACTIVE}'")


class AccountSession(Base):
    """A signed-in device; only a hash of its token is kept. `acting_as` is a brand, or nobody."""

    __tablename__ = "account_session"

    id: Mapped[SessionId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    acting_as: Mapped[AccountId | None] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    user_agent: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    proved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When its holder last proved to be the member; dangerous acts want it fresh."""


class Purpose(StrEnum):
    """What a mailed link is good for."""

    EMAIL_CHECK = "email_check"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a name, not a secret
    EMAIL_CHANGE = "email_change"
    EMAIL_UNDO = "email_undo"


class MailedToken(Base):
    """A link sent by mail, good for one use; only a hash of its token is kept."""

    __tablename__ = "mailed_token"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    email: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FormerHandle(Base):
    """A handle that an account had; it leads to the account until somebody else takes it.

    Without an account: that of one which was deleted, held until nobody takes one for the other.
    """

    __tablename__ = "former_handle"

    handle: Mapped[str] = mapped_column(Text, primary_key=True)
    account_id: Mapped[AccountId | None] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SignUpMark(Base):
    """A keyed hash of who was refused for their age, so that another date does not help.

    Of an address, a device, or an account that gives its date later.
    """

    __tablename__ = "sign_up_mark"

    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
