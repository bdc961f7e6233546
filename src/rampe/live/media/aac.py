"""AAC: `AudioSpecificConfig` (ISO/IEC 14496-3 §1.6.2.1) and silence. Pure."""

import msgspec

from rampe.live.media.bits import BadMedia, BitReader

RATES = (
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
    8_000, 7_350,
)  # fmt: skip
LC, SBR, PS = 2, 5, 29
_CHANNELS = (0, 1, 2, 3, 4, 5, 6, 8)
# Object types that share the GASpecificConfig of AAC-LC, whose first bit is the frame length.
_GENERAL = frozenset({1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23})


class AudioConfig(msgspec.Struct, frozen=True):
    """What a decoder must know before the first frame of sound."""

    record: bytes
    """`AudioSpecificConfig`."""
    object_type: int
    """What RFC 6381 puts after `mp4a.40.`: 2 is LC, 5 HE (SBR), 29 HEv2 (PS)."""
    rate: int
    """Samples a second of the core, which is what frames are counted in."""
    channels: int
    frame_samples: int = 1024

    @property
    def codec(self) -> str:
        """`mp4a.40.2` and its like."""
        return f"mp4a.40.{self.object_type}"


def parse_config(record: bytes) -> AudioConfig:
    """Read an `AudioSpecificConfig`, as RTMP and FLV carry it.

    Raises:
        BadMedia: it is broken, or nothing a browser plays.
    """
    bits = BitReader(record[:64])
    stated = kind = _read_object_type(bits)
    rate = _read_rate(bits)
    channels = bits.bits(4)
    if kind in (SBR, PS):
        _read_rate(bits)  # of the extension: output, not frames
        kind = _read_object_type(bits)
    if kind not in _GENERAL or not 0 < channels < len(_CHANNELS):
        raise BadMedia(f"AAC of object type {kind} with channels {channels}")
    samples = 960 if bits.flag() else 1024
    return AudioConfig(record, stated, rate, _CHANNELS[channels], samples)


def make_config(rate: int, channels: int) -> AudioConfig:
    """Return the configuration of AAC-LC with one of the rates of the standard."""
    if rate not in RATES or channels not in (1, 2):
        raise BadMedia(f"no AAC of {rate} Hz and {channels} channels")
    value = LC << 11 | RATES.index(rate) << 7 | channels << 3
    return AudioConfig(value.to_bytes(2, "big"), LC, rate, channels)


def silent_frame(config: AudioConfig) -> bytes | None:
    """Return a frame of silence, or None for what we have none of.

    A mono element with empty sections and, for two channels, a pair of them: independent of the
    rate, and the same for HE, whose decoders go on without an extension payload.
    """
    return _SILENCE.get(config.channels) if config.frame_samples == 1024 else None


_SILENCE = {
    1: bytes.fromhex("00c800802380"),
    2: bytes.fromhex("210049900219002380"),
}


def _read_object_type(bits: BitReader) -> int:
    kind = bits.bits(5)
    return 32 + bits.bits(6) if kind == 31 else kind


def _read_rate(bits: BitReader) -> int:
    index = bits.bits(4)
    if index == 15:
        rate = bits.bits(24)
        if not 4_000 <= rate <= 192_000:
            raise BadMedia(f"sound of {rate} Hz")
        return rate
    if index >= len(RATES):
        raise BadMedia("no such rate of sound")
    return RATES[index]
