"""Tables of safety; the record of moderation refuses changes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

moment = sa.DateTime(timezone=True)

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$
"""
APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON moderation_action
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "reporter_id",
            sa.BigInteger,
            sa.ForeignKey("account.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("minor", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("decided_at", moment),
    )
    op.create_index(
        "uq_report_reporter_target", "report", ["reporter_id", "kind", "target_id"], unique=True
    )
    op.create_index("ix_report_target", "report", ["kind", "target_id"])
    op.create_index("ix_report_owner_id", "report", ["owner_id"])
    op.create_index(
        "ix_report_open",
        "report",
        [sa.text("minor DESC"), "id"],
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "moderation_action",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("actor_id", sa.BigInteger, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("change", JSONB),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_moderation_action_target", "moderation_action", ["kind", "target_id"])
    op.execute(REFUSE)
    op.execute(APPEND_ONLY)
