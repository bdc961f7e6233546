"""Accounts that a member does not want to be suggested."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "search_dismissed",
        _account("account_id"),
        _account("dismissed_id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_search_dismissed_dismissed_id", "search_dismissed", ["dismissed_id"])


def _account(name: str) -> sa.Column[int]:
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
