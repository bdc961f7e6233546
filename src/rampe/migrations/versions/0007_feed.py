"""Tables of feed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, UUID

revision = "0007"
down_revision = "0006"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feed_video",
        foreign_id("video_id", "video"),
        sa.Column("topics", ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("impressions", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("watched_ms", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("completions", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("hides", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("heat", sa.Float, nullable=False, server_default=sa.text("0")),
        sa.Column("stale_since", moment),
    )
    op.create_index("ix_feed_video_heat", "feed_video", [sa.text("heat DESC")])
    op.create_index("ix_feed_video_topics", "feed_video", ["topics"], postgresql_using="gin")
    op.create_index(
        "ix_feed_video_unexplored",
        "feed_video",
        ["impressions"],
        postgresql_where=sa.text("impressions < 200"),
    )
    op.create_index(
        "ix_feed_video_stale",
        "feed_video",
        ["stale_since"],
        postgresql_where=sa.text("stale_since IS NOT NULL"),
    )
    op.create_table(
        "feed_seen",
        sa.Column("viewer", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("video_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("seen_at", moment, nullable=False),
    )
    op.create_index("ix_feed_seen_viewer", "feed_seen", ["viewer", "seen_at"])
    op.create_index("ix_feed_seen_at", "feed_seen", ["seen_at"])
    op.create_table(
        "feed_hidden",
        foreign_id("account_id", "account"),
        foreign_id("video_id", "video"),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_feed_hidden_video_id", "feed_hidden", ["video_id"])
    op.create_table(
        "feed_session",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("viewer", sa.BigInteger, nullable=False),
        sa.Column("served", ARRAY(sa.BigInteger), nullable=False),
        sa.Column("again", ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("used_at", moment, nullable=False),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_feed_session_used_at", "feed_session", ["used_at"])
    op.create_table(
        "watch_event",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("viewer", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("event_id", UUID(as_uuid=True), primary_key=True),
        sa.Column("video_id", sa.BigInteger, nullable=False),
        sa.Column("watched_ms", sa.Integer, nullable=False),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("loops", sa.Integer, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        postgresql_partition_by="RANGE (day)",
    )
    op.create_index("ix_watch_event_video", "watch_event", ["video_id", "at"])
    # The net for days whose partition a worker has not made yet.
    op.execute("CREATE TABLE watch_event_default PARTITION OF watch_event DEFAULT")


def foreign_id(name: str, table: str) -> sa.Column[int]:
    """Return a part of a key that names a row of another table and goes with it."""
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
