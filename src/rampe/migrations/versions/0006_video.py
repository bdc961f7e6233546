"""Tables of video."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "video",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account_id("author_id"),
        sa.Column("asset_id", sa.BigInteger, sa.ForeignKey("asset.id"), nullable=False),
        sa.Column("caption", sa.Text, nullable=False),
        sa.Column("alt_text", sa.Text, nullable=False),
        sa.Column("cover_ms", sa.Integer),
        sa.Column("visibility", sa.Text, nullable=False),
        sa.Column("comments_on", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("edited_at", moment),
        sa.Column("published_at", moment),
        sa.Column("deleted_at", moment),
    )
    op.create_index("ix_video_author", "video", ["author_id", "published_at", "id"])
    op.create_index(
        "ix_video_public",
        "video",
        ["published_at", "id"],
        postgresql_where=sa.text("state = 'published' AND visibility = 'public' AND NOT hidden"),
    )
    op.create_index("ix_video_asset", "video", ["asset_id"])
    op.create_index(
        "ix_video_deleted",
        "video",
        ["deleted_at"],
        postgresql_where=sa.text("state = 'deleted'"),
    )
    op.create_table(
        "hashtag",
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("tag", sa.Text, nullable=False),
    )
    op.create_table(
        "video_hashtag",
        video_id(),
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("tag", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_video_hashtag_folded", "video_hashtag", ["folded", "video_id"])
    op.create_table(
        "video_mention",
        video_id(),
        account_id("account_id", primary_key=True),
        sa.Column("handle", sa.Text, nullable=False),
    )
    op.create_index("ix_video_mention_account_id", "video_mention", ["account_id"])
    op.create_table(
        "video_views",
        video_id(),
        sa.Column("views", sa.BigInteger, nullable=False),
    )


def account_id(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    """Return a column that names an account and goes with it."""
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


def video_id() -> sa.Column[int]:
    """Return the first column of a key that names a video and goes with it."""
    return sa.Column(
        "video_id",
        sa.BigInteger,
        sa.ForeignKey("video.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
