"""Addresses of media: public ones are plain paths, private ones carry a token (decision 9).

The token is a path prefix, `/m/<token>/<asset>/<file>`, so that the relative names in playlists
inherit it. It binds viewer, asset, the asset's link epoch and an expiry, and works only for a
request of that viewer.
"""

import base64
import binascii
import hashlib
import hmac
import re
import struct
from dataclasses import dataclass
from typing import Protocol

from rampe.kit import clock
from rampe.media.models import Asset

GUEST = 0
MAC_BYTES = 16
# Addresses change every half hour and live one to one and a half: long enough to watch, and
# equal for a while, so that browsers can cache.
TURN_SECONDS = 1800
LIVED_TURNS = 3

_FIELDS = struct.Struct(">IQ")
_PATH = re.compile(
    r"/m/(?P<token>[A-Za-z0-9_-]{38})/(?P<asset>[0-9]{1,19})/(?P<file>[A-Za-z0-9_][A-Za-z0-9_.-]*)"
)


class Addressable(Protocol):
    """The fields of an asset that its addresses are made of."""

    @property
    def id(self) -> int: ...
    @property
    def link_epoch(self) -> int: ...
    @property
    def public_key(self) -> str | None: ...


@dataclass(frozen=True)
class Ticket:
    """What a private address claims."""

    token: str
    asset_id: int
    file: str
    viewer: int
    expires: int


class MediaSigner:
    """Makes and checks addresses with the installation's media key."""

    def __init__(self, key: str, public_base: str = "/media") -> None:
        self._key = hashlib.sha256(b"rampe media addresses\0" + key.encode()).digest()
        self._public_base = public_base.rstrip("/")

    def url(
        self,
        asset: Addressable | Asset,
        viewer_id: int | None,
        name: str,
        *,
        turns: int = LIVED_TURNS,
    ) -> str:
        """The address of one of an asset's files, for one viewer."""
        if asset.public_key is not None:
            return f"{self._public_base}/{asset.public_key}/{name}"
        token = self.token(asset, viewer_id or GUEST, turns)
        return f"/m/{token}/{asset.id}/{name}"

    def token(self, asset: Addressable | Asset, viewer: int, turns: int = LIVED_TURNS) -> str:
        """A token for one viewer and asset, from now on, for so many half hours."""
        turn = int(clock.now().timestamp()) // TURN_SECONDS
        fields = _FIELDS.pack((turn + turns) * TURN_SECONDS, viewer)
        mac = self._mac(fields, asset.id, asset.link_epoch)
        return base64.urlsafe_b64encode(fields + mac).decode().rstrip("=")

    def check(self, ticket: Ticket, link_epoch: int) -> bool:
        """Whether the token is ours, for this asset as it is now, and not over."""
        return self.is_genuine(ticket, link_epoch) and clock.now().timestamp() < ticket.expires

    def is_genuine(self, ticket: Ticket, link_epoch: int) -> bool:
        """Whether the token is ours, for this asset as it is now, however long ago it was made."""
        raw = decode_token(ticket.token)
        fields, mac = raw[: _FIELDS.size], raw[_FIELDS.size :]
        return hmac.compare_digest(mac, self._mac(fields, ticket.asset_id, link_epoch))

    def _mac(self, fields: bytes, asset_id: int, link_epoch: int) -> bytes:
        message = fields + struct.pack(">QI", asset_id, link_epoch)
        return hmac.digest(self._key, message, "sha256")[:MAC_BYTES]


def parse_private_path(path: str) -> Ticket | None:
    """Read `/m/<token>/<asset>/<file>`; None for anything else, encoded characters included."""
    found = _PATH.fullmatch(path)
    if found is None or int(found["asset"]) >= 1 << 63:
        return None
    expires, viewer = _FIELDS.unpack(decode_token(found["token"])[: _FIELDS.size])
    return Ticket(found["token"], int(found["asset"]), found["file"], viewer, expires)


def decode_token(token: str) -> bytes:
    """The bytes of a token of the right length; zeros for what is not base64."""
    try:
        return base64.b64decode(token + "==", altchars=b"-_", validate=True)
    except binascii.Error:
        return bytes(_FIELDS.size + MAC_BYTES)
