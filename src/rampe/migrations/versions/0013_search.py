"""Tables of search."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
