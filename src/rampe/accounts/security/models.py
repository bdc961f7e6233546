"""Tables of account security: factors, what is under way, and what members are told."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts.models import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word

MOMENT = DateTime(timezone=True)


class Totp(Base):
    """A member's authenticator app; it counts once `confirmed_at` is set.

    `secret` is sealed (`secret_box.py`); a code of `last_step` or before it is a replay.
    """

    __tablename__ = "totp"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    confirmed_at: Mapped[datetime | None] = mapped_column(MOMENT)


class RecoveryCode(Base):
    """A code for the day the phone is lost, as a keyed hash.

    Codes that were used or replaced stay until they expire, so that trying one is noticed.
    """

    __tablename__ = "recovery_code"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(MOMENT)
    used_at: Mapped[datetime | None] = mapped_column(MOMENT)
    warned_at: Mapped[datetime | None] = mapped_column(MOMENT)


class Passkey(Base):
    """A public key whose private half is in a member's device or password manager (WebAuthn)."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    transports: Mapped[list[str]] = mapped_column(ARRAY(Text))
    synced: Mapped[bool] = mapped_column(Boolean)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    used_at: Mapped[datetime | None] = mapped_column(MOMENT)


class Ceremony(StrEnum):
    """What a passkey is asked for; a challenge is good for one of them."""

    REGISTER = "register"
    SIGN_IN = "sign_in"
    SECOND = "second"
    PROOF = "proof"


class PasskeyChallenge(Base):
    """A challenge that waits for its answer; the first answer takes it away."""

    __tablename__ = "passkey_challenge"

    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    purpose: Mapped[Ceremony] = mapped_column(Word(Ceremony))
    account_id: Mapped[AccountId | None] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(MOMENT, index=True)


class PendingSignIn(Base):
    """A sign-in whose password was right and whose second factor is waited for."""

    __tablename__ = "pending_sign_in"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(MOMENT)


class KnownDevice(Base):
    """A keyed hash of a device, or of a kind of browser in a network, that signed in before."""

    __tablename__ = "known_device"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(MOMENT)


class EmailChange(Base):
    """A change of address: waits for the new one's confirmation until `expires_at`."""

    __tablename__ = "email_change"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    former: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)
    done_at: Mapped[datetime | None] = mapped_column(MOMENT)


class What(StrEnum):
    """What happened to an account's security. Texts: `security_what_<value>` in the catalogues."""

    SIGNED_IN = "signed_in"
    SIGNED_IN_ANEW = "signed_in_anew"
    SESSIONS_ENDED = "sessions_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a name, not a secret
    EMAIL_CHANGE_ASKED = "email_change_asked"
    EMAIL_CHANGED = "email_changed"
    EMAIL_CHANGE_UNDONE = "email_change_undone"
    TOTP_ADDED = "totp_added"
    TOTP_REMOVED = "totp_removed"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    RECOVERY_CODE_USED = "recovery_code_used"
    STREAM_KEY_MADE = "stream_key_made"
    FACTORS_REMOVED = "factors_removed"
    SECOND_FACTOR_REFUSED = "second_factor_refused"
    TOTP_REPLAYED = "totp_replayed"
    RECOVERY_CODE_EXPIRED = "recovery_code_expired"
    PASSKEY_REPLAYED = "passkey_replayed"
    PASSKEY_COUNTER = "passkey_counter"


class SecurityEvent(Base):
    """A line of the log that a member reads of their own account."""

    __tablename__ = "security_event"
    __table_args__ = (
        Index("ix_security_event_account_id", "account_id", "id"),
        Index("ix_security_event_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE")
    )
    what: Mapped[What] = mapped_column(Word(What))
    device: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    at: Mapped[datetime] = mapped_column(MOMENT)
