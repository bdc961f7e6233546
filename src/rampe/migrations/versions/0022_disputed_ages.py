"""Ages that staff disputes: their members cannot say another."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the mark, also to accounts whose date staff has taken away before."""
    op.add_column("account", sa.Column("age_disputed_at", sa.DateTime(timezone=True)))
    op.execute("""
        UPDATE account SET age_disputed_at = (
            SELECT max(at) FROM moderation_action
            WHERE act = 'correct_birth_date' AND owner_id = account.id
        )
        WHERE birth_date IS NULL AND NOT brand AND (
            SELECT change ->> 'after' IS NULL FROM moderation_action
            WHERE act = 'correct_birth_date' AND owner_id = account.id
            ORDER BY line DESC LIMIT 1
        )
    """)
