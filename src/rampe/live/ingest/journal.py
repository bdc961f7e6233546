"""What a killed process had shown of the segment it was writing, entry by entry on the disk.

Samples are written before the parts that are pushed hold them, parts after their files: so that
what any viewer saw is either in a part that has a file, or here as a sample.
"""

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from rampe.live.media.mp4 import Sound
from rampe.live.media.parts import Part
from rampe.live.media.samples import AudioConfig, VideoConfig

_LENGTH = struct.Struct(">I")


class Began(msgspec.Struct, frozen=True, tag="b", array_like=True):
    """What follows is of these tracks."""

    video: VideoConfig | None
    audio: AudioConfig | None


class Shown(msgspec.Struct, frozen=True, tag="p", array_like=True):
    """A picture, at its time in the live."""

    at: int
    offset: int
    key: bool
    data: bytes


class Heard(msgspec.Struct, frozen=True, tag="s", array_like=True):
    """A frame of sound."""

    sound: Sound


class Kept(msgspec.Struct, frozen=True, tag="k", array_like=True):
    """A part whose bytes are in a file of its own."""

    name: str
    part: Part
    wall: float


Entry = Began | Shown | Heard | Kept
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Entry)


class Journal:
    """An open file that grows; a crash leaves it as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("ab", buffering=0)

    def add(self, *entries: Entry) -> None:
        """Write entries, in one call to the system each time."""
        bodies = map(_encoder.encode, entries)
        self._file.write(b"".join(_LENGTH.pack(len(body)) + body for body in bodies))

    def close(self) -> None:
        """Write nothing more."""
        self._file.close()


def read_journal(path: Path) -> list[Entry]:
    """Return the whole entries of a file; what a crash has cut off at its end is none."""
    data = path.read_bytes() if path.exists() else b""
    entries: list[Entry] = []
    at = 0
    while at + _LENGTH.size <= len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        if at + length > len(data):
            break
        try:
            entries.append(_decoder.decode(data[at : at + length]))
        except msgspec.DecodeError:
            break
        at += length
    return entries


class Journaled:
    """A grouping of the muxer that makes no parts: it writes down what the others are made of."""

    def __init__(self) -> None:
        self.journal: Journal | None = None
        self._began: Began | None = None

    def follow(self, journal: Journal | None) -> None:
        """Write into another journal from now on; each says by itself what its tracks are."""
        self.journal = journal
        if self._began is not None:
            self._write(self._began)

    def restart(self, video: VideoConfig | None, audio: AudioConfig | None) -> list[Part]:
        """Write that it begins anew."""
        self._began = Began(video, audio)
        self._write(self._began)
        return []

    def picture(self, at: int, offset: int, key: bool, data: bytes) -> list[Part]:
        """Write a picture."""
        self._write(Shown(at, offset, key, data))
        return []

    def sound(self, sound: Sound) -> list[Part]:
        """Write a frame of sound."""
        self._write(Heard(sound))
        return []

    def flush(self) -> list[Part]:
        """Nothing is held back here."""
        return []

    def _write(self, entry: Entry) -> None:
        if self.journal is not None:
            self.journal.add(entry)


def newest_tracks(entries: Iterable[Entry]) -> Began | None:
    """Return what the last samples are of."""
    found: Began | None = None
    for entry in entries:
        if isinstance(entry, Began):
            found = entry
    return found
