"""Languages of videos and of For You, and what of it a member had reset."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the columns. The language of videos from before is not known: they are for everybody."""
    op.add_column("video", sa.Column("language", sa.Text))
    op.add_column("feed_preference", sa.Column("languages", sa.ARRAY(sa.Text)))
    op.add_column("feed_preference", sa.Column("reset_at", sa.DateTime(timezone=True)))
    op.add_column(
        "feed_seen",
        sa.Column("forgotten", sa.Boolean, nullable=False, server_default=sa.false()),
    )
