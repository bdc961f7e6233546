"""Small pictures made byte by byte, so that tests need no imaging library."""

import struct
import subprocess
import zlib
from functools import cache

from rampe.engines.ffmpeg import find_ffmpeg


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A PNG in greys; with fewer `rows` than `height` it lies about its size."""
    line = b"\0" + bytes(x * 255 // max(width - 1, 1) for x in range(width))
    pixels = zlib.compress(line * (height if rows is None else rows))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


@cache
def jpeg() -> bytes:
    """A JPEG of 320 × 200 pixels."""
    source = ("-f", "lavfi", "-i", "testsrc2=size=320x200:rate=1", "-frames:v", "1")
    command = [str(find_ffmpeg()), "-v", "error", *source, "-f", "mjpeg", "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def with_place(image: bytes) -> bytes:
    """Put an Exif block with a GPS latitude behind the first marker of a JPEG."""
    gps = struct.pack(">HHHI4s", 1, 1, 2, 2, b"N\0\0\0") + struct.pack(">I", 0)
    ifd = struct.pack(">HHHII", 1, 0x8825, 4, 1, 26) + struct.pack(">I", 0)
    exif = b"Exif\0\0" + b"MM\0\x2a\0\0\0\x08" + ifd + gps
    return image[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + image[2:]


JPEG_WITH_PLACE = with_place(jpeg())
