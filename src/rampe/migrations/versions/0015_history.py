"""Tables of feed: videos by topic, what members hide, and the history that they see."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feed_topic",
        sa.Column("topic", sa.Text, primary_key=True),
        foreign_id("video_id", "video"),
        sa.Column("heat", sa.Float, nullable=False),
    )
    op.create_index("ix_feed_topic_heat", "feed_topic", ["topic", sa.text("heat DESC")])
    op.create_index("ix_feed_topic_video_id", "feed_topic", ["video_id"])
    op.execute(
        "INSERT INTO feed_topic (topic, video_id, heat)"
        " SELECT DISTINCT unnest(topics), video_id, heat FROM feed_video"
    )
    op.drop_index("ix_feed_video_topics", "feed_video")
    op.create_table(
        "feed_hidden_author",
        foreign_id("account_id", "account"),
        foreign_id("author_id", "account"),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_feed_hidden_author_author_id", "feed_hidden_author", ["author_id"])
    op.create_table(
        "feed_hidden_hashtag",
        foreign_id("account_id", "account"),
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("tag", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "feed_preference",
        foreign_id("account_id", "account"),
        sa.Column("history_on", sa.Boolean, nullable=False),
    )
    op.add_column(
        "feed_seen",
        sa.Column("in_history", sa.Boolean, nullable=False, server_default=sa.text("true")),
    )


def foreign_id(name: str, table: str) -> sa.Column[int]:
    """Return a column of the primary key that names a row of another table."""
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
