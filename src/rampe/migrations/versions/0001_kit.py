"""What the kit keeps: outbox, consumer marks, rates, node leases, and procrastinate's queue."""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("actor", sa.BigInteger),
        sa.Column("at", moment, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("published_at", moment),
    )
    op.create_index(
        "ix_outbox_unpublished", "outbox", ["id"], postgresql_where=sa.text("published_at IS NULL")
    )
    op.create_index("ix_outbox_published_at", "outbox", ["published_at"])
    op.create_table(
        "consumed_event",
        sa.Column("consumer", sa.Text, primary_key=True),
        sa.Column("event_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_consumed_event_at", "consumed_event", ["at"])
    op.create_table(
        "dead_letter",
        sa.Column("consumer", sa.Text, primary_key=True),
        sa.Column("event_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "rate",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("spent_until", moment, nullable=False),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_rate_spent_until", "rate", ["spent_until"])
    op.create_table(
        "node_lease",
        sa.Column("node", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", moment, nullable=False),
    )
    # Given to the driver as it is: the schema's own percent signs and colons are not parameters.
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
