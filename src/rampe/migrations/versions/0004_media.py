"""Tables of media: assets and uploads."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "asset",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        owner_id(),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("source_bytes", sa.BigInteger, nullable=False),
        sa.Column("source_sha256", sa.LargeBinary),
        sa.Column("duration_ms", sa.Integer),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("rungs", JSONB, nullable=False),
        sa.Column("cover_ms", sa.Integer),
        sa.Column("playable", sa.Boolean, nullable=False),
        sa.Column("playlist", sa.Text),
        sa.Column("poster", sa.Text),
        sa.Column("preview", sa.Text),
        sa.Column("sprite", sa.Text),
        sa.Column("sprite_layout", JSONB),
        sa.Column("public_key", sa.Text),
        sa.Column("coming_key", sa.Text),
        sa.Column("link_epoch", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("touched_at", moment, nullable=False),
    )
    op.create_index("ix_asset_owner_id", "asset", ["owner_id"])
    op.create_index("ix_asset_owner_sha256", "asset", ["owner_id", "source_sha256"])
    op.create_index("ix_asset_state_touched_at", "asset", ["state", "touched_at"])
    op.create_table(
        "upload",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        owner_id(),
        sa.Column(
            "asset_id",
            sa.BigInteger,
            sa.ForeignKey("asset.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("length", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("described", sa.Text, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("stored", sa.Boolean, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.CheckConstraint("received BETWEEN 0 AND length", name="upload_received"),
    )
    op.create_index("ix_upload_owner_id", "upload", ["owner_id"])
    op.create_index("ix_upload_asset_id", "upload", ["asset_id"], unique=True)
    op.create_index("ix_upload_expires_at", "upload", ["expires_at"])


def owner_id() -> sa.Column[int]:
    """A column for the account a row belongs to and goes with."""
    return sa.Column(
        "owner_id",
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        nullable=False,
    )
