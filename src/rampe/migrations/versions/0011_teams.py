"""Tables of teams: archives of members' data, deletions, and brands."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    make_personal()
    make_brands()


def make_personal() -> None:
    """Archives, and accounts on their way out; a freed handle is held without its account."""
    op.create_table(
        "data_export",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account("account_id"),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("size", sa.BigInteger),
        sa.Column("requested_at", moment, nullable=False),
        sa.Column("finished_at", moment),
        sa.Column("expires_at", moment),
    )
    op.create_index("ix_data_export_account_id", "data_export", ["account_id", "id"])
    op.create_index(
        "uq_data_export_open",
        "data_export",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('queued', 'running')"),
    )
    op.create_index(
        "ix_data_export_expires_at",
        "data_export",
        ["expires_at"],
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_table(
        "account_deletion",
        account("account_id", primary_key=True),
        sa.Column("requested_at", moment, nullable=False),
        sa.Column("erase_at", moment, nullable=False),
    )
    op.create_index("ix_account_deletion_erase_at", "account_deletion", ["erase_at"])
    op.alter_column("former_handle", "account_id", nullable=True)


def make_brands() -> None:
    """Brands, their teams, and sessions that act as one."""
    op.add_column(
        "account", sa.Column("brand", sa.Boolean, nullable=False, server_default=sa.text("false"))
    )
    op.create_table(
        "brand",
        account("account_id", primary_key=True),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("site_url", sa.Text),
        sa.Column("site_token", sa.Text, nullable=False),
        sa.Column("site_state", sa.Text, nullable=False),
        sa.Column("site_problem", sa.Text),
        sa.Column("site_checked_at", moment),
        sa.Column("site_verified_at", moment),
        sa.Column("created_at", moment, nullable=False),
    )
    op.create_table(
        "brand_member",
        brand(),
        account("account_id", primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("since", moment, nullable=False),
    )
    op.create_index("ix_brand_member_account_id", "brand_member", ["account_id"])
    op.create_index(
        "uq_brand_member_owner",
        "brand_member",
        ["brand_id"],
        unique=True,
        postgresql_where=sa.text("role = 'owner'"),
    )
    op.create_table(
        "brand_invitation",
        brand(),
        account("account_id", primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        account("invited_by"),
        sa.Column("created_at", moment, nullable=False),
    )
    for column in ("account_id", "invited_by"):
        op.create_index(f"ix_brand_invitation_{column}", "brand_invitation", [column])
    op.add_column(
        "account_session",
        sa.Column("acting_as", sa.BigInteger, sa.ForeignKey("account.id", ondelete="SET NULL")),
    )
    op.create_index("ix_account_session_acting_as", "account_session", ["acting_as"])


def account(name: str, primary_key: bool = False) -> sa.Column[int]:
    """Name an account, with which the row goes."""
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


def brand() -> sa.Column[int]:
    """Name a brand, with which the row goes."""
    return sa.Column(
        "brand_id",
        sa.BigInteger,
        sa.ForeignKey("brand.account_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
