"""Tables of notify."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _part_of_key(name: str, table: str) -> sa.Column[int]:
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )


def upgrade() -> None:
    """Make the tables."""
    _create_notifications()
    _create_choices()


def _create_notifications() -> None:
    op.create_table(
        "notification",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "recipient_id",
            sa.BigInteger,
            sa.ForeignKey("account.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("rev", sa.BigInteger, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
        _moment("seen_at", nullable=True),
        _moment("read_at", nullable=True),
    )
    op.create_index("ix_notification_list", "notification", ["recipient_id", "rev"])
    op.create_index(
        "ix_notification_unseen",
        "notification",
        ["recipient_id", "rev"],
        postgresql_where=sa.text("seen_at IS NULL"),
    )
    op.create_index(
        "ix_notification_group",
        "notification",
        ["recipient_id", "kind", "target_kind", "target_id"],
    )
    op.create_index("ix_notification_target", "notification", ["target_kind", "target_id"])
    op.create_index("ix_notification_updated_at", "notification", ["updated_at"])
    op.create_table(
        "notification_entry",
        _part_of_key("notification_id", "notification"),
        _part_of_key("actor_id", "account"),
        sa.Column("ref_id", sa.BigInteger, primary_key=True, autoincrement=False),
        _moment("at"),
        sa.Column("gone", sa.Boolean, nullable=False),
    )
    op.create_index("ix_notification_entry_actor_id", "notification_entry", ["actor_id"])
    op.create_index(
        "ix_notification_entry_ref",
        "notification_entry",
        ["ref_id"],
        postgresql_where=sa.text("ref_id <> 0"),
    )
    op.create_table(
        "notification_state",
        _part_of_key("account_id", "account"),
        sa.Column("n", sa.BigInteger, nullable=False),
    )


def _create_choices() -> None:
    op.create_table(
        "notification_level",
        _part_of_key("account_id", "account"),
        sa.Column("topic", sa.Text, primary_key=True),
        sa.Column("level", sa.Text, nullable=False),
    )
    op.create_table(
        "quiet_hours",
        _part_of_key("account_id", "account"),
        sa.Column("on", sa.Boolean, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text),
    )
