"""The headers of tus 1.0 (https://tus.io/protocols/resumable-upload), parsed and rendered."""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Protocol

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,checksum,termination"
CONTENT_TYPE = "application/offset+octet-stream"
METADATA_MOST = 4096
LENGTH_DIGITS = 18


class BadHeader(ValueError):
    """A header that the protocol does not allow; the text names it."""


class Digest(Protocol):
    """What a running checksum can do."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes."""
        ...

    def digest(self) -> bytes:
        """The checksum so far."""
        ...


class Crc32:
    """CRC-32 in the shape of hashlib, as four bytes in network order."""

    def __init__(self) -> None:
        self._value = 0

    def update(self, data: bytes, /) -> None:
        """Take more bytes."""
        self._value = zlib.crc32(data, self._value)

    def digest(self) -> bytes:
        """The checksum so far."""
        return self._value.to_bytes(4)


# SHA-1 is the one algorithm the protocol demands; it guards against accidents only.
ALGORITHMS: dict[str, Callable[[], Digest]] = {
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
    "crc32": Crc32,
}


def parse_number(name: str, value: str | None) -> int:
    """Read `Upload-Length` or `Upload-Offset`: a decimal without sign. Raises `BadHeader`."""
    if not value or not (value.isascii() and value.isdigit()) or len(value) > LENGTH_DIGITS:
        raise BadHeader(f"{name} must be a whole number")
    return int(value)


def parse_metadata(value: str | None) -> dict[str, str]:
    """Read `Upload-Metadata`: `key base64,key base64`. Raises `BadHeader`."""
    if not value:
        return {}
    if len(value) > METADATA_MOST:
        raise BadHeader("Upload-Metadata is too long")
    metadata: dict[str, str] = {}
    for pair in value.split(","):
        key, _, encoded = pair.strip(" ").partition(" ")
        if not key or not key.isascii() or not key.isprintable() or key in metadata:
            raise BadHeader("Upload-Metadata has a key that is empty, repeated or not ASCII")
        metadata[key] = decode_base64("Upload-Metadata", encoded).decode(errors="replace")
    return metadata


def parse_checksum(value: str | None) -> tuple[Digest, bytes] | None:
    """Read `Upload-Checksum`: a running digest and what it must come to. Raises `BadHeader`."""
    if value is None:
        return None
    name, _, encoded = value.partition(" ")
    if name not in ALGORITHMS:
        raise BadHeader(f"Upload-Checksum: the algorithms are {', '.join(ALGORITHMS)}")
    digest, expected = ALGORITHMS[name](), decode_base64("Upload-Checksum", encoded)
    if len(expected) != len(digest.digest()):
        raise BadHeader("Upload-Checksum has the wrong length")
    return digest, expected


def decode_base64(name: str, value: str) -> bytes:
    """Decode standard base64 strictly. Raises `BadHeader`."""
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise BadHeader(f"{name} is not base64") from None


def http_date(moment: datetime) -> str:
    """`Upload-Expires` (RFC 9110 §5.6.7)."""
    return format_datetime(moment, usegmt=True)
