"""Writes media as FLV: how samples go to a child that encodes them again. Pure.

(Adobe Flash Video File Format Specification 10.1, annex E.)
"""

import struct

from rampe.live.media.flv import TagKind
from rampe.live.media.samples import (
    TICKS_A_MS,
    AudioConfig,
    AudioSample,
    Media,
    VideoConfig,
    VideoSample,
)

_KEY, _OTHER = b"\x17", b"\x27"
_SOUND = b"\xaf"


def write_head() -> bytes:
    """Return what an FLV stream with picture and sound begins with."""
    return b"FLV\x01\x05" + struct.pack(">II", 9, 0)


def write_media(media: Media, at: int = 0) -> bytes:
    """Return the tag of a configuration, which has no time of its own, or of a sample."""
    match media:
        case VideoConfig():
            return _tag(TagKind.VIDEO, at, _KEY + bytes(4) + media.record)
        case AudioConfig():
            return _tag(TagKind.AUDIO, at, _SOUND + b"\0" + media.record)
        case VideoSample():
            offset = struct.pack(">i", media.offset // TICKS_A_MS)[1:]
            body = (_KEY if media.key else _OTHER) + b"\1" + offset + media.data
            return _tag(TagKind.VIDEO, media.decode // TICKS_A_MS, body)
        case AudioSample():
            return _tag(TagKind.AUDIO, media.time // TICKS_A_MS, _SOUND + b"\1" + media.data)
        case _:
            return b""


def _tag(kind: TagKind, at: int, body: bytes) -> bytes:
    stamp = at & 0xFFFFFFFF
    head = struct.pack(">I", kind << 24 | len(body))
    head += (stamp & 0xFFFFFF).to_bytes(3, "big") + bytes((stamp >> 24,)) + bytes(3)
    return head + body + struct.pack(">I", 11 + len(body))
