"""What the demo has done already."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "demo_mark",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("ref", sa.BigInteger),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
