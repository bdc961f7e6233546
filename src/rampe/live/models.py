"""Tables of live: the broadcasts, who is invited, their recorded segments, keys and grants."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word

LiveId = NewType("LiveId", int)


class Format(StrEnum):
    """What kind of live it is; each is a preset of the studio and a filter of the list (GOL-04)."""

    TUTORIAL = "tutorial"
    QA = "qa"
    BACKSTAGE = "backstage"
    CONCERT = "concert"
    INTERVIEW = "interview"
    COACHING = "coaching"
    DEBATE = "debate"
    DEMONSTRATION = "demonstration"
    PODCAST = "podcast"


class Audience(StrEnum):
    """Whom the host shows a live. A private account's lives are never for everybody."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    INVITED = "invited"


class LiveState(StrEnum):
    """How far a live is. `PREPARING`: only its host and staff see it. `LOST`: nothing arrives."""

    PREPARING = "preparing"
    LIVE = "live"
    LOST = "lost"
    ENDED = "ended"


class EndReason(StrEnum):
    """Why a live is over."""

    HOST = "host"
    LOST = "lost"
    STAFF = "staff"
    SUSPENDED = "suspended"
    EXPIRED = "expired"


class LiveSource(StrEnum):
    """Which way the media come in."""

    BROWSER = "browser"
    RTMP = "rtmp"


class Recording(StrEnum):
    """What there is of a recording. `RUNNING` until the playlists of the ended live are written."""

    NONE = "none"
    RUNNING = "running"
    READY = "ready"
    DELETED = "deleted"


# Short here; the full names are those of the API's schema, where videos have states too.
State = LiveState
Source = LiveSource


def _moment() -> Mapped[datetime | None]:
    return mapped_column(DateTime(timezone=True))


def _account(*, primary_key: bool = False, index: bool = False) -> Mapped[AccountId]:
    return mapped_column(
        BigInteger,
        ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        index=index,
        autoincrement=False,
    )


class Live(Base):
    """A broadcast. An account has at most one that has not ended.

    `fed_at` is when media last arrived, as `ingest` says every two seconds; `media_epoch` counts
    the publishers, and who writes about the media names theirs. `viewers`, `peak_viewers`,
    `hearts` and `comments` are written by the room's actor. `hidden` is staff's. `link_epoch` is
    part of every private address, as with assets.
    """

    __tablename__ = "live"
    __table_args__ = (
        Index("ix_live_account", "account_id", "id"),
        Index(
            "uq_live_running",
            "account_id",
            unique=True,
            postgresql_where=text("state <> 'ended'"),
        ),
        Index("ix_live_on_air", "id", postgresql_where=text("state IN ('live', 'lost')")),
        Index(
            "ix_live_recording_until",
            "recording_until",
            postgresql_where=text("recording_until IS NOT NULL"),
        ),
    )

    id: Mapped[LiveId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = _account()
    title: Mapped[str] = mapped_column(Text)
    format: Mapped[Format] = mapped_column(Word(Format))
    audience: Mapped[Audience] = mapped_column(Word(Audience))
    is_rehearsal: Mapped[bool] = mapped_column(Boolean, default=False)
    is_recorded: Mapped[bool] = mapped_column(Boolean, default=True)
    cover: Mapped[str | None] = mapped_column(Text)
    frame: Mapped[str | None] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(Boolean, default=False)

    state: Mapped[State] = mapped_column(Word(State), default=State.PREPARING)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    started_at: Mapped[datetime | None] = _moment()
    lost_at: Mapped[datetime | None] = _moment()
    ended_at: Mapped[datetime | None] = _moment()
    end_reason: Mapped[EndReason | None] = mapped_column(Word(EndReason))

    source: Mapped[Source | None] = mapped_column(Word(Source))
    fed_at: Mapped[datetime | None] = _moment()
    media_epoch: Mapped[int] = mapped_column(Integer, default=0)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)

    viewers: Mapped[int] = mapped_column(Integer, default=0)
    peak_viewers: Mapped[int] = mapped_column(Integer, default=0)
    hearts: Mapped[int] = mapped_column(BigInteger, default=0)
    comments: Mapped[int] = mapped_column(BigInteger, default=0)

    recording: Mapped[Recording] = mapped_column(Word(Recording), default=Recording.NONE)
    recording_until: Mapped[datetime | None] = _moment()
    duration_ms: Mapped[int | None] = mapped_column(BigInteger)
    link_epoch: Mapped[int] = mapped_column(Integer, default=0)

    @property
    def recording_folder(self) -> str:
        """The storage folder of everything that is kept of it."""
        return folder_of(self.id)


def folder_of(live_id: int) -> str:
    """The storage folder of a live's segments, playlists, frames and cover."""
    return f"private/{live_id}"


class LiveInvite(Base):
    """That an account may watch a live for invited ones."""

    __tablename__ = "live_invite"

    live_id: Mapped[LiveId] = mapped_column(
        BigInteger, ForeignKey("live.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[AccountId] = _account(primary_key=True, index=True)


class LiveSegment(Base):
    """A finished segment of a live, whose file is in storage. Names are within the live's folder.

    `began_ms` is when its first picture was made, in milliseconds since 1970; `size` its bytes.
    """

    __tablename__ = "live_segment"

    live_id: Mapped[LiveId] = mapped_column(
        BigInteger, ForeignKey("live.id", ondelete="CASCADE"), primary_key=True
    )
    rendition: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    init: Mapped[str] = mapped_column(Text)
    began_ms: Mapped[int] = mapped_column(BigInteger)
    duration_ms: Mapped[int] = mapped_column(Integer)
    discontinuity: Mapped[bool] = mapped_column(Boolean)
    gap: Mapped[bool] = mapped_column(Boolean, default=False)
    size: Mapped[int] = mapped_column(BigInteger)


class LiveRendition(Base):
    """What players must know of a rendition of a live; rendition 0 is what the host sends."""

    __tablename__ = "live_rendition"

    live_id: Mapped[LiveId] = mapped_column(
        BigInteger, ForeignKey("live.id", ondelete="CASCADE"), primary_key=True
    )
    rendition: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    codecs: Mapped[str] = mapped_column(Text)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)


class LiveKey(Base):
    """An account's stream key, of which only a hash is kept: it was shown once."""

    __tablename__ = "live_key"

    account_id: Mapped[AccountId] = _account(primary_key=True)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = _moment()


class LiveGrant(Base):
    """That staff let an account host lives with fewer followers (ELI-03); age still applies."""

    __tablename__ = "live_grant"

    account_id: Mapped[AccountId] = _account(primary_key=True)
    granted_by: Mapped[AccountId | None] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
