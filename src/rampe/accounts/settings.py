"""The `[accounts]` section, and the key that accounts sign with."""

import hashlib
import hmac
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field


class AccountsSettings(BaseModel):
    """What the operator decides about members."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_age: int = Field(default=13, ge=0, le=18)
    """Years completed before an account may be made; the law of the country may want more."""
    demo_sign_in: bool = True
    """Whether the demo's cast, while there is one, signs in with one tap."""
    session_days: int = Field(default=60, ge=1, le=400)
    """A device stays signed in for this long after it was last used."""
    handle_change_days: int = Field(default=14, ge=0, le=365)
    """Days between two changes of handle."""
    former_handle_days: int = Field(default=30, ge=0, le=3650)
    """Days for which nobody else may take a handle that was given up."""
    sign_ups_per_hour: int = Field(default=20, ge=1)
    """New accounts from one address."""
    sign_ins_per_quarter: int = Field(default=20, ge=1)
    """Tries for one login in 15 minutes; four times as many from one address."""


@dataclass(frozen=True)
class AccountsKeys:
    """The secrets with which accounts hash and seal what the database must not tell."""

    marks: bytes = field(repr=False)
    """Hashes addresses, logins and recovery codes: only equality matters."""
    factors: bytes = field(repr=False)
    """Seals the secrets of authenticator apps: 256 bits."""

    @classmethod
    def of(cls, *, session_key: str, factor_key: str) -> "AccountsKeys":
        """Return the keys that the installation's secrets stand for."""
        return cls(session_key.encode(), hashlib.sha256(factor_key.encode()).digest())

    def mark(self, kind: str, value: str) -> bytes:
        """Return a keyed hash that names `value` without telling it."""
        return hmac.new(self.marks, f"{kind}\0{value}".encode(), hashlib.sha256).digest()
