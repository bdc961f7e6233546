"""Decides what is made of a source: which rungs, how large, how fast, and what need not be encoded.

Pure: facts and settings in, a plan out. `command.py` turns the plan into ffmpeg's arguments.
"""

from bisect import bisect_left
from fractions import Fraction

import msgspec

from rampe.media.part import Trim, span_of
from rampe.media.probe import BT2020, HLG, PQ, Facts, Picture, Timing
from rampe.media.settings import MediaSettings, RungSettings

SEGMENT_SECONDS = 2
FASTEST = 60  # frames a second
SLOWEST = 5  # below, frames are shown several times: each segment needs its own key frame
# Rates that sources are meant to have; a stream that wavers around one gets exactly that one.
USUAL_RATES = (
    Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30),
    Fraction(48), Fraction(50), Fraction(60000, 1001), Fraction(60),
)  # fmt: skip
ROUND_RATES = (24, 25, 30, 50, 60)
# A source between two rungs keeps its own size on top when it is this much larger than the lower.
WORTH_A_RUNG = 1.2
# The rates of the settings are meant for 16:9; other shapes get theirs by area, within reason.
USUAL_SHAPE = 16 / 9

COPY_LONGEST_GOP = 4.0
COPY_HEADROOM = 1.5  # a copied rung may take this many times the bit rate of an encoded one
COPY_LATEST_START = 0.1
COPY_PROFILES = ("baseline", "main", "high")

# Largest frame and rate of each H.264 level in macroblocks (Rec. ITU-T H.264, table A-1).
LEVELS = (
    (30, 1_620, 40_500), (31, 3_600, 108_000), (32, 5_120, 216_000), (40, 8_192, 245_760),
    (42, 8_704, 522_240), (50, 22_080, 589_824), (51, 36_864, 983_040), (52, 36_864, 2_073_600),
)  # fmt: skip


class Rung(msgspec.Struct, frozen=True):
    """One rendition of the picture. Bit rates in bits a second; level 31 is 3.1."""

    name: str
    width: int
    height: int
    crf: int
    max_bit_rate: int
    level: int
    copied: bool = False


class Plan(msgspec.Struct, frozen=True):
    """What one encode makes. Rungs from the largest down; sizes as shown, after rotation.

    `seconds` of the source from `start` on; `whole` when nothing of it is cut off.
    """

    demuxer: str
    video_index: int
    audio_index: int | None
    audio_channels: int
    width: int
    height: int
    seconds: float
    rate: Fraction
    rungs: tuple[Rung, ...]
    transfer: int | None
    deinterlace: bool
    start: float = 0.0
    whole: bool = True

    @property
    def copies(self) -> bool:
        """Whether the top rung is the source's own stream."""
        return self.rungs[0].copied


def plan_ladder(facts: Facts, settings: MediaSettings, trim: Trim | None = None) -> Plan:
    """The plan for a file that `probe.refuse` let pass, or for a part of it.

    A part begins at any picture, a copy only at key frames: what is cut is never copied.
    """
    timing, picture = facts.timing, facts.picture
    if timing is None or picture is None:
        raise ValueError("a file without timing cannot be planned")
    width, height = shown_size(picture, facts.sample_aspect)
    rate = frame_rate(timing)
    span = span_of(trim, timing.duration)
    copied = copied_rung(facts, settings) if span.whole else None
    short_side = min(width, height)
    sides = low_sides(short_side) if copied else rung_sides(short_side, settings)
    encoded = (encoded_rung(side, (width, height), rate, settings) for side in sides)
    return Plan(
        demuxer=facts.demuxer,
        video_index=facts.video_index,
        audio_index=facts.audio.index if facts.audio else None,
        audio_channels=facts.audio.channels if facts.audio else 0,
        width=width,
        height=height,
        seconds=span.seconds,
        rate=rate,
        rungs=(copied, *encoded) if copied else tuple(encoded),
        transfer=picture.transfer if picture.transfer in (PQ, HLG) else None,
        deinterlace=picture.interlaced,
        start=span.start,
        whole=span.whole,
    )


def shown_size(picture: Picture, sample_aspect: tuple[int, int]) -> tuple[int, int]:
    """Width and height on a screen with square pixels, after rotation.

    An aspect beyond 4:1 is taken for damage and ignored.
    """
    aspect = sample_aspect[0] / sample_aspect[1] if all(sample_aspect) else 1.0
    width = round(picture.width * aspect) if 0.25 <= aspect <= 4 else picture.width
    turned = picture.rotation in (90, 270)
    return (picture.height, width) if turned else (width, picture.height)


def rung_sides(short_side: int, settings: MediaSettings) -> list[int]:
    """Short sides of the rungs, largest first; never above the source.

    A source under the lowest rung has itself as its only one, and so has one that lies well above
    a rung but under the next.
    """
    standard = sorted(rung.short_side for rung in settings.rungs)
    sides = [side for side in standard if side <= short_side]
    highest = sides[-1] if sides else 0
    if short_side < standard[-1] and short_side >= highest * WORTH_A_RUNG:
        sides.append(even_within(short_side, short_side))
    return sides[::-1]


def low_sides(short_side: int, lowest: int = 360) -> list[int]:
    """What is encoded beside a copied top rung: one low rung, unless the source is that small."""
    return [lowest] if short_side >= lowest * WORTH_A_RUNG else []


def even(value: float) -> int:
    """The nearest even number, at least 2: 4:2:0 has no half pixels."""
    return max(2, round(value / 2) * 2)


def even_within(value: float, most: int) -> int:
    """The nearest even number that is not above `most`: a pixel more would be upscaling."""
    return min(even(value), max(2, most // 2 * 2))


def encoded_rung(
    side: int, source: tuple[int, int], rate: Fraction, settings: MediaSettings
) -> Rung:
    """The rung with this short side, of a source of this size."""
    scale = side / min(source)
    width, height = (even_within(length * scale, length) for length in source)
    base = nearest_settings(side, settings)
    return Rung(
        name=str(side),
        width=width,
        height=height,
        crf=base.crf,
        max_bit_rate=scaled_bit_rate(base, (width, height), rate),
        level=h264_level(width, height, rate),
    )


def copied_rung(facts: Facts, settings: MediaSettings) -> Rung | None:
    """The source's own stream as top rung, if it may serve as one (ARCHITECTURE §7)."""
    timing, picture = facts.timing, facts.picture
    if timing is None or picture is None or not can_copy(facts, timing, picture, settings):
        return None
    return Rung(
        name=str(min(picture.width, picture.height)),
        width=picture.width,
        height=picture.height,
        crf=0,
        max_bit_rate=timing.peak_bit_rate,
        level=facts.level,
        copied=True,
    )


def nearest_settings(side: int, settings: MediaSettings) -> RungSettings:
    """The settings of the first standard rung that is not smaller."""
    rungs = sorted(settings.rungs, key=lambda rung: rung.short_side)
    at = bisect_left([rung.short_side for rung in rungs], side)
    return rungs[min(at, len(rungs) - 1)]


def scaled_bit_rate(base: RungSettings, size: tuple[int, int], rate: Fraction) -> int:
    """The rung's highest bit rate for this shape and frame rate."""
    usual = base.short_side**2 * USUAL_SHAPE
    area = min(max(size[0] * size[1] / usual, 0.25), 1.5)
    speed = 1.5 if rate > 32 else 1.0
    return round(base.max_bit_rate * area * speed)


def h264_level(width: int, height: int, rate: Fraction) -> int:
    """The lowest level that allows this picture."""
    blocks = -(-width // 16) * -(-height // 16)
    for level, frame, second in LEVELS:
        if blocks <= frame and blocks * rate <= second:
            return level
    return LEVELS[-1][0]


def frame_rate(timing: Timing) -> Fraction:
    """The constant rate of the renditions: the source's own from 5 to 60, or a multiple of it."""
    rate = meant_rate(timing)
    while rate < SLOWEST:
        rate *= 2
    return rate


def meant_rate(timing: Timing) -> Fraction:
    """The rate that the source has, or nearly has, at most 60 a second.

    Wavering streams get the usual rate at or above their commonest step, so that their fast
    passages keep every frame.
    """
    if timing.step <= 0:
        return Fraction(30)
    measured = 1 / timing.step
    whole = (Fraction(max(1, round(measured))),) if timing.steady else ()
    meant = min((*USUAL_RATES, *whole), key=lambda rate: abs(measured - rate))
    if abs(measured - meant) <= 0.0015 * meant <= 0.0015 * FASTEST:
        return meant
    if timing.steady and measured < FASTEST:
        return Fraction(measured).limit_denominator(1001)
    return Fraction(next((rate for rate in ROUND_RATES if measured <= rate * 1.02), FASTEST))


def can_copy(facts: Facts, timing: Timing, picture: Picture, settings: MediaSettings) -> bool:
    """Whether players and the ladder can live with this stream as it is."""
    size = (picture.width, picture.height)
    base = nearest_settings(min(size), settings)
    allowed = COPY_HEADROOM * scaled_bit_rate(base, size, frame_rate(timing))
    return (
        facts.video_codec == "h264"
        and facts.codec_string is not None
        and is_plain_picture(facts, picture)
        and min(size) <= max(rung.short_side for rung in settings.rungs)
        and timing.only_idr
        and timing.longest_gop <= COPY_LONGEST_GOP
        and timing.steady
        and timing.step >= 1 / (FASTEST * 1.01)
        and timing.start <= COPY_LATEST_START
        and timing.bit_rate <= allowed
        and timing.peak_bit_rate <= 2 * allowed
    )


def is_plain_picture(facts: Facts, picture: Picture) -> bool:
    """8-bit 4:2:0, progressive, upright, square pixels, standard colours, of even size."""
    return (
        picture.pixel_format == "yuv420p"
        and picture.upright
        and not picture.interlaced
        and picture.transfer not in (PQ, HLG)
        and picture.primaries != BT2020
        and facts.sample_aspect[0] == facts.sample_aspect[1]
        and picture.width % 2 == picture.height % 2 == 0
        and facts.profile.lower().endswith(COPY_PROFILES)
    )
