"""Comments of lives that nobody is shown any more: since when, and whether they were taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the columns, and an index of the few comments that are gone."""
    op.add_column("room_comment", sa.Column("gone_at", sa.DateTime(timezone=True)))
    op.add_column(
        "room_comment",
        sa.Column("taken_back", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.execute("UPDATE room_comment SET gone_at = now() WHERE hidden")
    op.execute("""
        UPDATE live SET comments = greatest(comments - gone.number, 0)
        FROM (
            SELECT live_id, count(*) AS number FROM room_comment WHERE hidden GROUP BY live_id
        ) gone
        WHERE live.id = gone.live_id
    """)
    op.create_index(
        "ix_room_comment_gone",
        "room_comment",
        ["live_id", "gone_at"],
        postgresql_where=sa.text("gone_at IS NOT NULL"),
    )
