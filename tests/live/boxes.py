"""Reads fMP4 the slow way, and plays it by the rules that browsers go by."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rampe.live.media.mp4 import AUDIO_TRACK, VIDEO_TRACK


@dataclass(frozen=True)
class Read:
    """A sample as a fragment states it, in its track's own ticks."""

    track: int
    decode: int
    duration: int
    offset: int
    key: bool
    data: bytes

    @property
    def shown(self) -> int:
        """When it is presented."""
        return self.decode + self.offset


def walk(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, begin and end of the content of each box."""
    at = 0
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        assert 8 <= size <= len(data) - at
        yield kind, at + 8, at + size
        at += size


def read_fragment(data: bytes) -> list[Read]:
    """Return the samples of one `moof` with its `mdat`."""
    (moof, begin, end), (mdat, mdat_begin, mdat_end) = walk(data)
    assert (moof, mdat) == (b"moof", b"mdat")
    found: list[Read] = []
    for kind, at, stop in walk(data[begin:end]):
        if kind == b"traf":
            found += _read_track(data, begin + at, begin + stop)
    assert sum(len(sample.data) for sample in found) == mdat_end - mdat_begin
    return found


def _read_track(data: bytes, begin: int, end: int) -> Iterator[Read]:
    boxes = {kind: data[begin + at : begin + stop] for kind, at, stop in walk(data[begin:end])}
    track = struct.unpack_from(">I", boxes[b"tfhd"], 4)[0]
    decode = struct.unpack_from(">Q", boxes[b"tfdt"], 4)[0]
    run = boxes[b"trun"]
    count, place = struct.unpack_from(">Ii", run, 4)
    for index in range(count):
        if track == VIDEO_TRACK:
            duration, size, flags, offset = struct.unpack_from(">IIIi", run, 12 + index * 16)
        else:
            (duration,) = struct.unpack_from(">I", boxes[b"tfhd"], 8)
            (size,) = struct.unpack_from(">I", run, 12 + index * 4)
            flags, offset = 0x02000000, 0
        key = not flags & 0x10000
        yield Read(track, decode, duration, offset, key, data[place : place + size])
        decode, place = decode + duration, place + size


def read_track(fragments: Iterable[bytes], track: int) -> list[Read]:
    """Return the samples of one track."""
    return [one for data in fragments for one in read_fragment(data) if one.track == track]


def pictures_of(fragments: Iterable[bytes]) -> list[Read]:
    """Return the pictures of fragments."""
    return read_track(fragments, VIDEO_TRACK)


def sounds_of(fragments: Iterable[bytes]) -> list[Read]:
    """Return the frames of sound of fragments."""
    return read_track(fragments, AUDIO_TRACK)


def count_kept(samples: Iterable[Read]) -> int:
    """Count the frames that Media Source Extensions keep of a track (§3.5.8, steps 6 and 10)."""
    kept, last, needs_key = 0, None, True
    for sample in samples:
        if last is not None:
            step = sample.decode - last.decode
            if step < 0 or step > 2 * last.duration:
                needs_key = True
        last = sample
        if needs_key and not sample.key:
            continue
        needs_key = False
        kept += 1
    return kept
