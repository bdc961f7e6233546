"""Tables of accounts, and of the local mail inbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0002"
down_revision = "0001"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("handle", sa.Text, nullable=False),
        sa.Column("handle_changed_at", moment),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("email_folded", sa.Text),
        sa.Column("email_verified_at", moment),
        sa.Column("password_hash", sa.Text),
        sa.Column("birth_date", sa.Date),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("gender", sa.Text),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("bio", sa.Text, nullable=False),
        sa.Column("links", JSONB, nullable=False),
        sa.Column("interests", ARRAY(sa.Text), nullable=False),
        sa.Column("avatar_key", sa.Text),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("demo_part", sa.Text),
        sa.Column("created_at", moment, nullable=False),
    )
    op.create_index("uq_account_handle", "account", ["handle"], unique=True)
    op.create_index(
        "uq_account_email_checked",
        "account",
        ["email_folded"],
        unique=True,
        postgresql_where=sa.text("email_verified_at IS NOT NULL"),
    )
    op.create_index("ix_account_email_folded", "account", ["email_folded"])
    op.create_table(
        "account_session",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account_id(),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("user_agent", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.UniqueConstraint("token_hash", name="uq_account_session_token_hash"),
    )
    op.create_index("ix_account_session_account_id", "account_session", ["account_id"])
    op.create_table(
        "mailed_token",
        sa.Column("token_hash", sa.LargeBinary, primary_key=True),
        account_id(),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
    )
    op.create_index("ix_mailed_token_account_id", "mailed_token", ["account_id"])
    op.create_table(
        "former_handle",
        sa.Column("handle", sa.Text, primary_key=True),
        account_id(),
        sa.Column("until", moment, nullable=False),
    )
    op.create_index("ix_former_handle_account_id", "former_handle", ["account_id"])
    op.create_table(
        "sign_up_mark",
        sa.Column("mark", sa.LargeBinary, primary_key=True),
        sa.Column("until", moment, nullable=False),
    )
    op.create_index("ix_sign_up_mark_until", "sign_up_mark", ["until"])
    op.create_table(
        "local_mail",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )


def account_id() -> sa.Column[int]:
    """A column for the account a row belongs to and goes with."""
    return sa.Column(
        "account_id",
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        nullable=False,
    )
