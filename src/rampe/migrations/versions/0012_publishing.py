"""Tables of publishing: planned videos, subtitles, downloads, the part of a file that is meant."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0012"
down_revision = "0011"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and give those that are there what they lack."""
    op.add_column("video", sa.Column("scheduled_at", moment))
    op.add_column("video", sa.Column("scheduled_zone", sa.Text))
    add_filled("video", sa.Column("downloads_on", sa.Boolean, nullable=False), "false")
    add_filled("video", sa.Column("subtitles", ARRAY(sa.Text), nullable=False), "'{}'")
    op.create_index(
        "ix_video_scheduled",
        "video",
        ["scheduled_at", "id"],
        postgresql_where=sa.text("state = 'scheduled'"),
    )
    op.create_table(
        "video_captions",
        sa.Column(
            "video_id",
            sa.BigInteger,
            sa.ForeignKey("video.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("vtt", sa.Text, nullable=False),
        sa.Column("cues", sa.Integer, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
    )
    op.create_table(
        "video_preferences",
        sa.Column(
            "account_id",
            sa.BigInteger,
            sa.ForeignKey("account.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("downloads_on", sa.Boolean, nullable=False),
    )
    for column in ("trim_start_ms", "trim_end_ms", "source_ms"):
        op.add_column("asset", sa.Column(column, sa.Integer))
    op.add_column("asset", sa.Column("download", sa.Text))
    add_filled("asset", sa.Column("attempt_from", sa.Integer, nullable=False), "0")


def add_filled(table: str, column: sa.Column[object], value: str) -> None:
    """Add a column that may not be null to rows that are there, without keeping a default."""
    name = column.name
    column.server_default = sa.DefaultClause(sa.text(value))
    op.add_column(table, column)
    op.alter_column(table, name, server_default=None)
