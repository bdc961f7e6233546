"""Tables of media: what a member sends (upload) and what becomes of it (asset)."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit.database import Base
from rampe.media.part import Trim

AssetId = NewType("AssetId", int)
UploadId = NewType("UploadId", int)


class AssetState(StrEnum):
    """How far a video has come. `READY` and `FAILED` are final, until a retry."""

    UPLOADING = "uploading"
    UPLOADED = "uploaded"
    PROBING = "probing"
    ENCODING = "encoding"
    READY = "ready"
    FAILED = "failed"


class StateText(TypeDecorator[AssetState]):
    """A state as text in the table, and as `AssetState` in Python."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> AssetState | None:
        """Read a state."""
        return None if value is None else AssetState(value)


class Asset(Base):
    """One video of one account, with the names of its files below `private/<id>/`.

    `attempt` counts encodes: whoever encodes writes only while the number is still theirs, and file
    names carry it, so that neither caches nor a worker believed dead can mix two attempts.
    `attempt_from` is where counting began for what is wanted now: too many in vain end in failure.
    `public_key` names the folder of the public copy; `coming_key` the one that is being made.
    `link_epoch` is part of every private address: raising it ends those given out before.
    `source_ms` is how long the sent file is, `duration_ms` what was made of it: all, or the part
    from `trim_start_ms` up to `trim_end_ms`. `download` is the video in one file, once wanted.
    """

    __tablename__ = "asset"
    __table_args__ = (
        Index("ix_asset_owner_id", "owner_id"),
        Index("ix_asset_owner_sha256", "owner_id", "source_sha256"),
        Index("ix_asset_state_touched_at", "state", "touched_at"),
    )

    id: Mapped[AssetId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    owner_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("account.id", ondelete="CASCADE"))
    state: Mapped[AssetState] = mapped_column(StateText, default=AssetState.UPLOADING)
    percent: Mapped[int] = mapped_column(Integer, default=0)
    reason: Mapped[str | None] = mapped_column(Text)
    attempt: Mapped[int] = mapped_column(Integer, default=0)
    attempt_from: Mapped[int] = mapped_column(Integer, default=0)
    priority: Mapped[int] = mapped_column(Integer, default=0)

    source_bytes: Mapped[int] = mapped_column(BigInteger)
    source_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    source_ms: Mapped[int | None] = mapped_column(Integer)
    trim_start_ms: Mapped[int | None] = mapped_column(Integer)
    trim_end_ms: Mapped[int | None] = mapped_column(Integer)

    duration_ms: Mapped[int | None] = mapped_column(Integer)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    rungs: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    cover_ms: Mapped[int | None] = mapped_column(Integer)

    playable: Mapped[bool] = mapped_column(Boolean, default=False)
    playlist: Mapped[str | None] = mapped_column(Text)
    poster: Mapped[str | None] = mapped_column(Text)
    preview: Mapped[str | None] = mapped_column(Text)
    sprite: Mapped[str | None] = mapped_column(Text)
    sprite_layout: Mapped[dict[str, int] | None] = mapped_column(JSONB)
    download: Mapped[str | None] = mapped_column(Text)

    public_key: Mapped[str | None] = mapped_column(Text)
    coming_key: Mapped[str | None] = mapped_column(Text)
    link_epoch: Mapped[int] = mapped_column(Integer, default=0)

    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    touched_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Upload(Base):
    """Bytes on their way in (tus 1.0). `received` of them are on disk for good.

    `stored` turns false when the bytes are no longer kept: after the encode, or when time is over.
    """

    __tablename__ = "upload"
    __table_args__ = (
        CheckConstraint("received BETWEEN 0 AND length", name="upload_received"),
        Index("ix_upload_owner_id", "owner_id"),
        Index("ix_upload_asset_id", "asset_id", unique=True),
        Index("ix_upload_expires_at", "expires_at"),
    )

    id: Mapped[UploadId] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    owner_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("account.id", ondelete="CASCADE"))
    asset_id: Mapped[AssetId] = mapped_column(
        BigInteger, ForeignKey("asset.id", ondelete="CASCADE")
    )
    length: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    described: Mapped[str] = mapped_column(Text, default="")
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    stored: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @property
    def complete(self) -> bool:
        """Whether every byte is here."""
        return self.received == self.length


def trim_of(asset: Asset) -> Trim | None:
    """Return the part of the sent file that is meant; none is all of it."""
    if asset.trim_start_ms is None or asset.trim_end_ms is None:
        return None
    return Trim(asset.trim_start_ms, asset.trim_end_ms)
