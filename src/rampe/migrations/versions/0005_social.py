"""Tables of social: follows, blocks, mutes, likes, bookmarks, shares, comments, counters."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _account(name: str, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


def _moment(name: str = "created_at", nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _row_id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger, nullable=False)


def _target() -> list[sa.Column[object]]:
    return [
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("target_id", sa.BigInteger, primary_key=True, autoincrement=False),
    ]


def upgrade() -> None:
    """Make the tables."""
    _create_relations()
    _create_reactions()
    _create_comments()
    _create_counters()


def _create_relations() -> None:
    for table in ("follow", "follow_request"):
        op.create_table(
            table,
            _account("follower_id", primary_key=True),
            _account("followed_id", primary_key=True),
            _row_id(),
            _moment(),
        )
    op.create_index("ix_follow_followed", "follow", ["followed_id", "id"])
    op.create_index("ix_follow_follower", "follow", ["follower_id", "id"])
    op.create_index("ix_follow_request_followed", "follow_request", ["followed_id", "id"])
    op.create_table(
        "block",
        _account("blocker_id", primary_key=True),
        _account("blocked_id", primary_key=True),
        _row_id(),
        _moment(),
    )
    op.create_index("ix_block_blocked", "block", ["blocked_id", "blocker_id"])
    op.create_table(
        "mute",
        _account("muter_id", primary_key=True),
        _account("muted_id", primary_key=True),
        _row_id(),
        _moment(),
    )
    op.create_index("ix_mute_muted_id", "mute", ["muted_id"])


def _create_reactions() -> None:
    op.create_table(
        "target_like",
        *_target(),
        _account("account_id", True),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        _moment(),
    )
    op.create_index("ix_target_like_account_id", "target_like", ["account_id"])
    op.create_table("bookmark", *_target(), _account("account_id", True), _row_id(), _moment())
    op.create_index("ix_bookmark_account", "bookmark", ["account_id", "id"])
    op.create_table(
        "share",
        *_target(),
        _account("account_id", True),
        sa.Column("channel", sa.Text, nullable=False),
        _moment(),
    )
    op.create_index("ix_share_account_id", "share", ["account_id"])


def _create_comments() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        _account("author_id"),
        sa.Column("thread_id", sa.BigInteger, sa.ForeignKey("comment.id", ondelete="CASCADE")),
        sa.Column("reply_to", sa.BigInteger),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        _moment(),
        _moment("deleted_at", nullable=True),
    )
    op.create_index(
        "ix_comment_target_threads",
        "comment",
        ["kind", "target_id", "id"],
        postgresql_where=sa.text("thread_id IS NULL"),
    )
    op.create_index("ix_comment_thread", "comment", ["thread_id", "id"])
    op.create_index("ix_comment_author_target", "comment", ["author_id", "kind", "target_id"])
    op.create_index(
        "uq_comment_author_client_id", "comment", ["author_id", "client_id"], unique=True
    )
    op.create_index(
        "uq_comment_pinned",
        "comment",
        ["kind", "target_id"],
        unique=True,
        postgresql_where=sa.text("pinned AND deleted_at IS NULL"),
    )
    op.create_table(
        "comment_mention",
        sa.Column(
            "comment_id",
            sa.BigInteger,
            sa.ForeignKey("comment.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        _account("account_id", primary_key=True),
        sa.Column("handle", sa.Text, nullable=False),
    )
    op.create_index("ix_comment_mention_account_id", "comment_mention", ["account_id"])


def _create_counters() -> None:
    counts = ("likes", "comments", "shares", "bookmarks")
    op.create_table(
        "target_counter",
        *_target(),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in counts),
    )
    op.create_table(
        "account_counter",
        _account("account_id", primary_key=True),
        sa.Column("likes", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "counter_delta",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
    )
    op.create_index("ix_counter_delta_target", "counter_delta", ["kind", "target_id"])
    op.create_index("ix_counter_delta_owner_id", "counter_delta", ["owner_id"])
