"""One-minute tickets: how a client that cannot send the session cookie opens a connection.

A ticket names an account and a session, and is signed; whether that session still lasts is asked
of the database on connecting. A gateway accepts each ticket once.
"""

import hashlib
import hmac
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from rampe.accounts import AccountId, SessionId
from rampe.kit import clock

LIFETIME_SECONDS = 60
_BODY = struct.Struct(">QQd8s")  # account, session, expiry in Unix seconds, nonce
_MAC_BYTES = 16
_PURPOSE = b"rampe gateway ticket v1"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a valid ticket says."""

    account_id: AccountId
    session_id: SessionId
    expires_at: float
    nonce: bytes


class TicketSigner:
    """Makes and reads tickets with a key of its own, derived from the secret of sessions."""

    def __init__(self, secret: str | bytes) -> None:
        raw = secret.encode() if isinstance(secret, str) else secret
        self._key = hmac.digest(raw, _PURPOSE, hashlib.sha256)

    def sign(self, account_id: AccountId, session_id: SessionId) -> str:
        """Return a ticket for a session, valid for a minute."""
        expires_at = clock.now().timestamp() + LIFETIME_SECONDS
        body = _BODY.pack(account_id, session_id, expires_at, secrets.token_bytes(8))
        return urlsafe_b64encode(body + self._mac(body)).decode()

    def read(self, text: str) -> Ticket | None:
        """Return what a ticket says; none when it is forged, malformed or over."""
        try:
            raw = urlsafe_b64decode(text.encode("ascii"))
        except ValueError:
            return None
        body, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
        if len(body) != _BODY.size or not hmac.compare_digest(mac, self._mac(body)):
            return None
        account_id, session_id, expires_at, nonce = _BODY.unpack(body)
        if expires_at <= clock.now().timestamp():
            return None
        return Ticket(AccountId(account_id), SessionId(session_id), expires_at, nonce)

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)[:_MAC_BYTES]


class UsedTickets:
    """Remembers the tickets that a gateway accepted until they are over."""

    def __init__(self) -> None:
        self._nonces: dict[bytes, float] = {}

    def use(self, ticket: Ticket) -> bool:
        """Return whether this is the ticket's first use here."""
        now = clock.now().timestamp()
        # Dicts keep their order and all tickets live equally long: the oldest are in front.
        for nonce, expires_at in list(self._nonces.items()):
            if expires_at > now:
                break
            del self._nonces[nonce]
        if ticket.nonce in self._nonces:
            return False
        self._nonces[ticket.nonce] = ticket.expires_at
        return True
