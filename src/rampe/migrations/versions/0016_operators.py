"""Events know the request that they come from.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the id of the request; events before have none."""
    op.add_column("outbox", sa.Column("request_id", sa.Text()))


def downgrade() -> None:
    """Forget requests."""
    op.drop_column("outbox", "request_id")
