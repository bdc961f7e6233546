"""Tokens in the addresses of lives that are not for everybody: `/live/<id>~<token>/…`.

A token binds live, viewer and expiry. Who may watch is asked again by the edge while a connection
lasts, so that a token that is still good opens nothing to somebody who was shown out.
"""

import base64
import binascii
import hashlib
import hmac
import struct

from rampe.accounts import AccountId
from rampe.kit import clock

LIFETIME_SECONDS = 600
MAC_BYTES = 16
_FIELDS = struct.Struct(">IQ")  # expiry in Unix seconds, viewer (0: a guest)
_PURPOSE = b"rampe live addresses\0"


class BadToken(ValueError):
    """Not ours, of another live, or over."""


class WatchTokens:
    """Makes and reads tokens with a key of its own, derived from that of media."""

    def __init__(self, key: str) -> None:
        self._key = hashlib.sha256(_PURPOSE + key.encode()).digest()

    def sign(self, live_id: int, viewer: AccountId | None) -> tuple[str, int]:
        """Return a token for one viewer and live, and when it is over, in Unix seconds."""
        expires = int(clock.now().timestamp()) + LIFETIME_SECONDS
        fields = _FIELDS.pack(expires, viewer or 0)
        token = base64.urlsafe_b64encode(fields + self._mac(fields, live_id))
        return token.decode().rstrip("="), expires

    def read(self, token: str, live_id: int) -> AccountId | None:
        """Return whom a token was made for; none is a guest.

        Raises:
            BadToken: not ours, of another live, or over.
        """
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise BadToken from None
        fields, mac = raw[: _FIELDS.size], raw[_FIELDS.size :]
        if len(fields) != _FIELDS.size or not hmac.compare_digest(mac, self._mac(fields, live_id)):
            raise BadToken
        expires, viewer = _FIELDS.unpack(fields)
        if expires <= clock.now().timestamp():
            raise BadToken
        return AccountId(viewer) if viewer else None

    def _mac(self, fields: bytes, live_id: int) -> bytes:
        return hmac.digest(self._key, fields + struct.pack(">Q", live_id), "sha256")[:MAC_BYTES]
