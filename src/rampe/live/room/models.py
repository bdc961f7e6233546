"""Tables of the rooms: who speaks for a live, what was said in it, and each member's hearts."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base
from rampe.live.models import LiveId


def _live(*, primary_key: bool = False) -> Mapped[LiveId]:
    return mapped_column(
        BigInteger,
        ForeignKey("live.id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
    )


class RoomLease(Base):
    """Who speaks for a live's room, and until when unless it says so again.

    Each taking counts `epoch` up; every write of an actor is conditional on its own. `flushed` is
    the number of the last flush of hearts, `said` the highest index that a comment ever had.
    """

    __tablename__ = "room_lease"

    live_id: Mapped[LiveId] = _live(primary_key=True)
    holder: Mapped[str] = mapped_column(Text)
    epoch: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    flushed: Mapped[int] = mapped_column(BigInteger, default=0)
    said: Mapped[int] = mapped_column(BigInteger, default=0)


class RoomComment(Base):
    """A comment of a live; `i` counts them, and `cid` is the same when a client sends it again.

    `mentions` are pairs of account id and handle as written, in lower case. Nobody is shown what
    has gone: `hidden` by staff, `taken_back` by its author or the host, or both.
    """

    __tablename__ = "room_comment"
    __table_args__ = (
        UniqueConstraint("live_id", "i"),
        UniqueConstraint("live_id", "account_id", "cid"),
        Index(
            "ix_room_comment_gone",
            "live_id",
            "gone_at",
            postgresql_where=text("gone_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    live_id: Mapped[LiveId] = _live()
    i: Mapped[int] = mapped_column(BigInteger)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    cid: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    mentions: Mapped[list[tuple[str, str]]] = mapped_column(JSONB)
    hidden: Mapped[bool] = mapped_column(Boolean, default=False)
    taken_back: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    gone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class RoomHeart(Base):
    """How many hearts of a member count in a live."""

    __tablename__ = "room_heart"

    live_id: Mapped[LiveId] = _live(primary_key=True)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger,
        ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
    hearts: Mapped[int] = mapped_column(BigInteger)
