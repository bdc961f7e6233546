"""Tables of members' data: archives that were asked for, and accounts on their way out."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts.models import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word

ExportId = NewType("ExportId", int)


class ExportState(StrEnum):
    """How far an archive is. `EXPIRED` ones are a line of the history; their file is gone."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


OPEN_STATES = (ExportState.QUEUED, ExportState.RUNNING)


class DataExport(Base):
    """An archive of everything about a member, at most one of them in the making."""

    __tablename__ = "data_export"
    __table_args__ = (
        Index("ix_data_export_account_id", "account_id", "id"),
        Index(
            "uq_data_export_open",
            "account_id",
            unique=True,
            postgresql_where=text("state IN ('queued', 'running')"),
        ),
        Index("ix_data_export_expires_at", "expires_at", postgresql_where=text("state = 'ready'")),
    )

    id: Mapped[ExportId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    state: Mapped[ExportState] = mapped_column(Word(ExportState))
    percent: Mapped[int] = mapped_column(Integer, default=0)
    file: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(BigInteger)
    requested_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Deletion(Base):
    """That an account is gone for others, and when it goes for good."""

    __tablename__ = "account_deletion"
    __table_args__ = (Index("ix_account_deletion_erase_at", "erase_at"),)

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    requested_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    erase_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
