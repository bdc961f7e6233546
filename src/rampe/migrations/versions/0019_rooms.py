"""Rooms of lives: leases of their actors, comments and hearts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "room_lease",
        _live(primary_key=True),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("epoch", sa.BigInteger, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("flushed", sa.BigInteger, nullable=False),
        sa.Column("said", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "room_comment",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        _live(),
        sa.Column("i", sa.BigInteger, nullable=False),
        _account(),
        sa.Column("cid", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reply_to", sa.BigInteger),
        sa.Column("mentions", JSONB, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.UniqueConstraint("live_id", "i"),
        sa.UniqueConstraint("live_id", "account_id", "cid"),
    )
    op.create_index("ix_room_comment_account_id", "room_comment", ["account_id"])
    op.create_table(
        "room_heart",
        _live(primary_key=True),
        _account(primary_key=True),
        sa.Column("hearts", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_room_heart_account_id", "room_heart", ["account_id"])


def _live(*, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "live_id",
        sa.BigInteger,
        sa.ForeignKey("live.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
        autoincrement=False,
    )


def _account(*, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "account_id",
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
        autoincrement=False,
    )
