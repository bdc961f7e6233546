"""Lives: broadcasts, invitations, recorded segments, stream keys and grants."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "live",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        _account("account_id"),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("is_rehearsal", sa.Boolean, nullable=False),
        sa.Column("is_recorded", sa.Boolean, nullable=False),
        sa.Column("cover", sa.Text),
        sa.Column("frame", sa.Text),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("started_at", moment),
        sa.Column("lost_at", moment),
        sa.Column("ended_at", moment),
        sa.Column("end_reason", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("fed_at", moment),
        sa.Column("media_epoch", sa.Integer, nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("viewers", sa.Integer, nullable=False),
        sa.Column("peak_viewers", sa.Integer, nullable=False),
        sa.Column("hearts", sa.BigInteger, nullable=False),
        sa.Column("comments", sa.BigInteger, nullable=False),
        sa.Column("recording", sa.Text, nullable=False),
        sa.Column("recording_until", moment),
        sa.Column("duration_ms", sa.BigInteger),
        sa.Column("link_epoch", sa.Integer, nullable=False),
    )
    op.create_index("ix_live_account", "live", ["account_id", "id"])
    for name, column, where, unique in (
        ("uq_live_running", "account_id", "state <> 'ended'", True),
        ("ix_live_on_air", "id", "state IN ('live', 'lost')", False),
        ("ix_live_recording_until", "recording_until", "recording_until IS NOT NULL", False),
    ):
        op.create_index(name, "live", [column], unique=unique, postgresql_where=sa.text(where))
    op.create_table("live_invite", _live(), _account("account_id", primary_key=True))
    op.create_index("ix_live_invite_account_id", "live_invite", ["account_id"])
    op.create_table(
        "live_segment",
        _live(),
        sa.Column("rendition", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("init", sa.Text, nullable=False),
        sa.Column("began_ms", sa.BigInteger, nullable=False),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("discontinuity", sa.Boolean, nullable=False),
        sa.Column("gap", sa.Boolean, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "live_rendition",
        _live(),
        sa.Column("rendition", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("codecs", sa.Text, nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
    )
    op.create_table(
        "live_key",
        _account("account_id", primary_key=True),
        sa.Column("key_hash", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("used_at", moment),
    )
    op.create_table(
        "live_grant",
        _account("account_id", primary_key=True),
        sa.Column("granted_by", sa.BigInteger, sa.ForeignKey("account.id", ondelete="SET NULL")),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
    )
    op.create_index("ix_live_grant_granted_by", "live_grant", ["granted_by"])


def _account(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


def _live() -> sa.Column[int]:
    return sa.Column(
        "live_id",
        sa.BigInteger,
        sa.ForeignKey("live.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
