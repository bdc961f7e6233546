"""Tables of account security: factors, what is under way, and what members are told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0010"
down_revision = "0009"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.add_column("account_session", sa.Column("proved_at", moment))
    op.create_table(
        "totp",
        account_id(primary_key=True),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("last_step", sa.BigInteger, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("confirmed_at", moment),
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.LargeBinary, primary_key=True),
        account_id(),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("used_at", moment),
        sa.Column("warned_at", moment),
    )
    op.create_index("ix_recovery_code_account_id", "recovery_code", ["account_id"])
    op.create_table(
        "passkey",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account_id(),
        sa.Column("credential_id", sa.LargeBinary, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("sign_count", sa.BigInteger, nullable=False),
        sa.Column("transports", ARRAY(sa.Text), nullable=False),
        sa.Column("synced", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("used_at", moment),
        sa.UniqueConstraint("credential_id", name="uq_passkey_credential_id"),
    )
    op.create_index("ix_passkey_account_id", "passkey", ["account_id"])
    op.create_table(
        "passkey_challenge",
        sa.Column("challenge_hash", sa.LargeBinary, primary_key=True),
        sa.Column("purpose", sa.Text, nullable=False),
        account_id(nullable=True),
        sa.Column("expires_at", moment, nullable=False),
    )
    op.create_index("ix_passkey_challenge_account_id", "passkey_challenge", ["account_id"])
    op.create_index("ix_passkey_challenge_expires_at", "passkey_challenge", ["expires_at"])
    op.create_table(
        "pending_sign_in",
        sa.Column("token_hash", sa.LargeBinary, primary_key=True),
        account_id(),
        sa.Column("expires_at", moment, nullable=False),
    )
    op.create_index("ix_pending_sign_in_account_id", "pending_sign_in", ["account_id"])
    op.create_table(
        "known_device",
        account_id(primary_key=True),
        sa.Column("mark", sa.LargeBinary, primary_key=True),
        sa.Column("seen_at", moment, nullable=False),
    )
    op.create_table(
        "email_change",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account_id(),
        sa.Column("former", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("done_at", moment),
    )
    op.create_index("ix_email_change_account_id", "email_change", ["account_id"])
    op.create_table(
        "security_event",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        account_id(),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("details", JSONB, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_security_event_account_id", "security_event", ["account_id", "id"])
    op.create_index("ix_security_event_at", "security_event", ["at"])


def account_id(*, primary_key: bool = False, nullable: bool = False) -> sa.Column[int]:
    """A column for the account a row belongs to and goes with."""
    return sa.Column(
        "account_id",
        sa.BigInteger,
        sa.ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=nullable,
    )
