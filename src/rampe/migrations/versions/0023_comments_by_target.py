"""Comments of one target are counted without reading all others."""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_comment_target", "comment", ["kind", "target_id"])
