"""Reads a sequence parameter set of H.264 (ITU-T H.264 §7.3.2.1.1 and annex E). Pure.

Its size is the truth: what RTMP metadata claim about width and height is often the canvas of the
encoder, and after a change of resolution nobody sends them again.
"""

import msgspec

from rampe.live.media.bits import BadMedia, BitReader

MAX_BYTES = 1024
MAX_SIDE = 16_384
EXTENDED_SAR = 255
# Profiles whose parameter sets say more of colour (§7.3.2.1.1).
_WITH_CHROMA = frozenset({44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244})
_SAR = (
    (1, 1), (1, 1), (12, 11), (10, 11), (16, 11), (40, 33), (24, 11), (20, 11), (32, 11),
    (80, 33), (18, 11), (15, 11), (64, 33), (160, 99), (4, 3), (3, 2), (2, 1),
)  # fmt: skip


class Sps(msgspec.Struct, frozen=True):
    """What a parameter set says of the pictures that follow it."""

    profile: int
    constraints: int
    level: int
    width: int
    """In pixels, cropping applied."""
    height: int
    chroma_format: int
    bit_depth: int
    interlaced: bool
    sample_aspect: tuple[int, int]
    frame_seconds: float | None
    """How long a frame lasts at a fixed rate, if it says so."""
    reorder: int | None
    """How many frames may come before one that is shown earlier; None: it does not say."""

    @property
    def codec(self) -> str:
        """`avc1.PPCCLL` (RFC 6381 §3.3)."""
        return f"avc1.{self.profile:02x}{self.constraints:02x}{self.level:02x}"


def unescape(nal: bytes) -> bytes:
    """Return the payload of a NAL unit without its emulation prevention (§7.3.1)."""
    if b"\0\0\3" not in nal:
        return nal
    kept = bytearray()
    zeros = 0
    for byte in nal:
        if zeros >= 2 and byte == 3:
            zeros = 0
            continue
        zeros = zeros + 1 if byte == 0 else 0
        kept.append(byte)
    return bytes(kept)


def parse_sps(nal: bytes) -> Sps:
    """Read a NAL unit of type 7, header byte included.

    Raises:
        BadMedia: it is none, or describes no picture that can be.
    """
    if not 4 <= len(nal) <= MAX_BYTES or nal[0] & 0x1F != 7:
        raise BadMedia("not a sequence parameter set")
    bits = BitReader(unescape(nal[1:]))
    profile, constraints, level = bits.bits(8), bits.bits(8), bits.bits(8)
    bits.unsigned()  # seq_parameter_set_id
    chroma_format, bit_depth, separate = 1, 8, False
    if profile in _WITH_CHROMA:
        chroma_format, bit_depth, separate = _read_chroma(bits)
    _skip_frame_numbers(bits)
    bits.unsigned()  # max_num_ref_frames
    bits.flag()  # gaps_in_frame_num_value_allowed_flag
    mb_width, map_height = bits.unsigned() + 1, bits.unsigned() + 1
    frames_only = bits.flag()
    if not frames_only:
        bits.flag()  # mb_adaptive_frame_field_flag
    bits.flag()  # direct_8x8_inference_flag
    width, height = mb_width * 16, map_height * 16 * (1 if frames_only else 2)
    if bits.flag():
        left, right, top, bottom = (bits.unsigned() for _ in range(4))
        unit_x, unit_y = _crop_units(0 if separate else chroma_format, frames_only)
        width -= (left + right) * unit_x
        height -= (top + bottom) * unit_y
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise BadMedia(f"pictures of {width} by {height}")
    aspect, seconds, reorder = _read_vui(bits) if bits.flag() else ((1, 1), None, None)
    return Sps(
        profile=profile,
        constraints=constraints,
        level=level,
        width=width,
        height=height,
        chroma_format=chroma_format,
        bit_depth=bit_depth,
        interlaced=not frames_only,
        sample_aspect=aspect,
        frame_seconds=seconds,
        reorder=reorder,
    )


def _crop_units(chroma_array: int, frames_only: bool) -> tuple[int, int]:
    """§7.4.2.1.1, equations 7-19 to 7-22."""
    x = 2 if chroma_array in (1, 2) else 1
    y = 2 if chroma_array == 1 else 1
    return x, y * (1 if frames_only else 2)


def _read_chroma(bits: BitReader) -> tuple[int, int, bool]:
    chroma_format = bits.unsigned()
    if chroma_format > 3:
        raise BadMedia("no such chroma format")
    separate = bits.flag() if chroma_format == 3 else False
    bit_depth = bits.unsigned() + 8
    bits.unsigned()  # bit_depth_chroma_minus8
    bits.flag()  # qpprime_y_zero_transform_bypass_flag
    if bits.flag():
        for index in range(8 if chroma_format != 3 else 12):
            if bits.flag():
                _skip_scaling_list(bits, 16 if index < 6 else 64)
    return chroma_format, bit_depth, separate


def _skip_scaling_list(bits: BitReader, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following != 0:
            following = (last + bits.signed()) % 256
        last = following or last


def _skip_frame_numbers(bits: BitReader) -> None:
    bits.unsigned()  # log2_max_frame_num_minus4
    order_type = bits.unsigned()
    if order_type == 0:
        bits.unsigned()
    elif order_type == 1:
        bits.flag()
        bits.signed()
        bits.signed()
        cycle = bits.unsigned()
        if cycle > 255:
            raise BadMedia("an order cycle of more than 255 frames")
        for _ in range(cycle):
            bits.signed()
    elif order_type != 2:
        raise BadMedia("no such picture order")


def _read_vui(bits: BitReader) -> tuple[tuple[int, int], float | None, int | None]:
    aspect = _read_aspect(bits) if bits.flag() else (1, 1)
    if bits.flag():  # overscan_info_present_flag
        bits.flag()
    if bits.flag():  # video_signal_type_present_flag
        bits.bits(4)
        if bits.flag():
            bits.bits(24)
    if bits.flag():  # chroma_loc_info_present_flag
        bits.unsigned()
        bits.unsigned()
    seconds = _read_timing(bits) if bits.flag() else None
    first, second = bits.flag(), False
    if first:
        _skip_hrd(bits)
    second = bits.flag()
    if second:
        _skip_hrd(bits)
    if first or second:
        bits.flag()  # low_delay_hrd_flag
    bits.flag()  # pic_struct_present_flag
    if not bits.flag():  # bitstream_restriction_flag
        return aspect, seconds, None
    bits.flag()
    for _ in range(4):
        bits.unsigned()
    return aspect, seconds, bits.unsigned()


def _read_aspect(bits: BitReader) -> tuple[int, int]:
    kind = bits.bits(8)
    if kind == EXTENDED_SAR:
        across, down = bits.bits(16), bits.bits(16)
        return (across, down) if across and down else (1, 1)
    return _SAR[kind] if kind < len(_SAR) else (1, 1)


def _read_timing(bits: BitReader) -> float | None:
    units, scale = bits.bits(32), bits.bits(32)
    bits.flag()  # fixed_frame_rate_flag
    # Units count fields: two make a frame (E.2.1).
    return 2 * units / scale if units and scale else None


def _skip_hrd(bits: BitReader) -> None:
    schedules = bits.unsigned() + 1
    if schedules > 32:
        raise BadMedia("more than 32 buffer models")
    bits.bits(8)
    for _ in range(schedules):
        bits.unsigned()
        bits.unsigned()
        bits.flag()
    bits.bits(20)
