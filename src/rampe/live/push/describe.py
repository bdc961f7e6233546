"""What a player must be told of an initialisation segment of ours before it gets it. Pure.

Read from the very bytes, so that it is never about others: parts and playlists travel apart.
"""

import struct
from functools import lru_cache

import msgspec

from rampe.live.media.aac import parse_config
from rampe.live.media.bits import BadMedia

_CONTAINERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
_DECODER_SPECIFIC = 5


class Description(msgspec.Struct, frozen=True):
    """Of one rendition."""

    codecs: str
    """The `codecs` parameter of its MIME type (RFC 6381)."""
    width: int
    height: int
    """0 by 0 without a picture."""


@lru_cache(maxsize=256)
def describe(init: bytes) -> Description:
    """Read codecs and size.

    Raises:
        BadMedia: it is none that `write_init` has written.
    """
    codecs: list[str] = []
    width = height = 0
    try:
        for entry in _entries(init, 0, len(init)):
            kind = entry[4:8]
            if kind == b"avc1":
                width, height = struct.unpack_from(">HH", entry, 32)
                at = entry.index(b"avcC") + 5
                codecs.append(f"avc1.{entry[at : at + 3].hex()}")
            elif kind == b"mp4a":
                codecs.append(parse_config(_specific(entry)).codec)
    except (struct.error, ValueError, IndexError, RecursionError) as error:
        raise BadMedia("no initialisation segment") from error
    if not codecs:
        raise BadMedia("an initialisation segment without tracks")
    return Description(",".join(codecs), width, height)


def _entries(data: bytes, at: int, end: int) -> list[bytes]:
    """Return the one sample entry of each track."""
    found: list[bytes] = []
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if not 8 <= size <= end - at:
            raise ValueError("a box reaches beyond the one around it")
        if kind in _CONTAINERS:
            found += _entries(data, at + 8, at + size)
        elif kind == b"stsd":
            found.append(data[at + 16 : at + size])
        at += size
    return found


def _specific(entry: bytes) -> bytes:
    """Return the `AudioSpecificConfig` of an entry, the innermost of the descriptors."""
    at = entry.index(b"esds") + 8  # version and flags
    at += 2 + 3  # ES_Descriptor: tag, length; its own three bytes
    at += 2 + 13  # DecoderConfigDescriptor
    if entry[at] != _DECODER_SPECIFIC:
        raise ValueError("no configuration of a decoder")
    return entry[at + 2 : at + 2 + entry[at + 1]]
