"""H.264 as it travels: NAL units after their lengths (AVCC), and `avcC`. Pure."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

import msgspec

from rampe.live.media.bits import BadMedia
from rampe.live.media.sps import Sps, parse_sps


class Nal(IntEnum):
    """Types of NAL units that matter here (ITU-T H.264, table 7-1)."""

    SLICE = 1
    IDR = 5
    SEI = 6
    SPS = 7
    PPS = 8
    DELIMITER = 9


class VideoConfig(msgspec.Struct, frozen=True):
    """What a decoder must know before the first picture."""

    record: bytes
    """`AVCDecoderConfigurationRecord` (ISO/IEC 14496-15 §5.3.3.1)."""
    sps: bytes
    pps: tuple[bytes, ...]
    length_size: int
    """Bytes of the length before each NAL unit of a sample."""
    picture: Sps

    @property
    def codec(self) -> str:
        """`avc1.PPCCLL`."""
        return self.picture.codec


def walk_avcc(sample: bytes, length_size: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each NAL unit of a sample.

    Raises:
        BadMedia: the lengths do not add up to the sample.
    """
    at, size = 0, len(sample)
    while at < size:
        begin = at + length_size
        at = begin + int.from_bytes(sample[at:begin], "big")
        if at > size or begin > size:
            raise BadMedia("a NAL unit reaches beyond its sample")
        if at > begin:
            yield begin, at


def split_avcc(sample: bytes, length_size: int = 4) -> list[bytes]:
    """Return the NAL units of a sample with lengths. Raises `BadMedia`."""
    return [sample[begin:end] for begin, end in walk_avcc(sample, length_size)]


def nal_type(unit: bytes) -> int:
    """Return the type of a NAL unit."""
    return unit[0] & 0x1F


def parameter_sets(units: Sequence[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Return the sequence and the picture parameter sets among NAL units."""
    return (
        [unit for unit in units if nal_type(unit) == Nal.SPS],
        [unit for unit in units if nal_type(unit) == Nal.PPS],
    )


def make_config(sps: bytes, pps: Sequence[bytes]) -> VideoConfig:
    """Build the configuration of parameter sets, for samples with lengths of four bytes.

    Raises:
        BadMedia: there is nothing to decode with.
    """
    picture = parse_sps(sps)
    if not pps or len(pps) > 255 or any(not unit or len(unit) > 0xFFFF for unit in pps):
        raise BadMedia("no picture parameter set")
    record = bytearray((1, *sps[1:4], 0xFF, 0xE1))
    record += len(sps).to_bytes(2, "big") + sps
    record.append(len(pps))
    for unit in pps:
        record += len(unit).to_bytes(2, "big") + unit
    if picture.profile in (100, 110, 122, 144):
        depth = 0xF8 | (picture.bit_depth - 8)
        record += bytes((0xFC | picture.chroma_format, depth, depth, 0))
    return VideoConfig(bytes(record), sps, tuple(pps), 4, picture)


def parse_config(record: bytes) -> VideoConfig:
    """Read an `AVCDecoderConfigurationRecord`, as RTMP and FLV carry it.

    Raises:
        BadMedia: it is broken, or has no parameter sets.
    """
    if len(record) < 7 or record[0] != 1:
        raise BadMedia("no H.264 configuration")
    length_size = (record[4] & 3) + 1
    if length_size == 3:
        raise BadMedia("lengths of three bytes")
    at = 6
    sps, at = _read_sets(record, at, record[5] & 0x1F)
    if at >= len(record):
        raise BadMedia("the H.264 configuration ends too early")
    pps, at = _read_sets(record, at + 1, record[at])
    if not sps or not pps:
        raise BadMedia("an H.264 configuration without parameter sets")
    return VideoConfig(record, sps[0], tuple(pps), length_size, parse_sps(sps[0]))


def _read_sets(record: bytes, at: int, count: int) -> tuple[list[bytes], int]:
    units: list[bytes] = []
    for _ in range(count):
        begin = at + 2
        at = begin + int.from_bytes(record[at:begin], "big")
        if at > len(record) or at <= begin:
            raise BadMedia("the H.264 configuration ends too early")
        units.append(record[begin:at])
    return units, at
