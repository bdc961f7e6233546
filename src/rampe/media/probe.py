"""What an uploaded file is, and whether Rampe takes it.

The looking happens in a confined child (`child/look.py`); this module holds the facts it found and
decides, without I/O, why a file is refused.
"""

from enum import StrEnum

import msgspec

from rampe.media.part import Trim, span_of
from rampe.media.settings import MediaSettings

# A recorder asked for 3 s may write 2.95; a 600 s film may end on a longer last frame.
LENGTH_TOLERANCE = 0.1
# A container may overstate its length by this much before packets are taken to be missing.
MISSING_SECONDS = 1.0
MISSING_SHARE = 0.1
SMALLEST_SIDE = 32

DEMUXER_OF = {"mp4": "mov", "mov": "mov", "webm": "matroska", "mkv": "matroska"}

PQ, HLG = 16, 18  # transfer characteristics of ITU-T H.273
BT2020 = 9


class Reason(StrEnum):
    """Why an upload did not become a video. Stable: the web client translates these codes."""

    EMPTY_FILE = "empty_file"
    NOT_A_VIDEO = "not_a_video"
    TRUNCATED = "truncated"
    NO_VIDEO_STREAM = "no_video_stream"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_LARGE_PICTURE = "too_large_picture"
    TOO_SMALL_PICTURE = "too_small_picture"
    UNSUPPORTED_CONTAINER = "unsupported_container"
    UNSUPPORTED_CODEC = "unsupported_codec"
    DAMAGED = "damaged"
    TIMEOUT = "timeout"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_MUCH_OUTPUT = "too_much_output"
    SOURCE_GONE = "source_gone"
    STORAGE = "storage_error"
    INTERNAL = "internal_error"
    CANCELLED = "cancelled"
    UPLOAD_EXPIRED = "upload_expired"


# What trying again with the same bytes may cure.
RETRYABLE = frozenset(
    {
        Reason.TIMEOUT,
        Reason.TOO_MUCH_MEMORY,
        Reason.TOO_MUCH_OUTPUT,
        Reason.STORAGE,
        Reason.INTERNAL,
    }
)


class Refused(msgspec.Struct, frozen=True):
    """The child's answer when it could not describe the file."""

    reason: Reason
    detail: str = ""


class Timing(msgspec.Struct, frozen=True):
    """The video's packets, measured. Seconds from its first frame; rates in bits a second."""

    frames: int
    start: float
    duration: float
    step: float
    steady: bool
    bit_rate: int
    peak_bit_rate: int
    longest_gop: float
    only_idr: bool


class Picture(msgspec.Struct, frozen=True):
    """The first decoded frame."""

    width: int
    height: int
    pixel_format: str
    bits: int
    rotation: int
    upright: bool
    transfer: int
    primaries: int
    interlaced: bool


class Sound(msgspec.Struct, frozen=True):
    """The first sound track."""

    index: int
    codec: str
    channels: int
    layout: str
    sample_rate: int


class Facts(msgspec.Struct, frozen=True):
    """Everything known of a file. `timing` and `picture` are left out for absurd dimensions."""

    demuxer: str
    declared_seconds: float | None
    video_index: int
    video_codec: str
    profile: str
    level: int
    pixel_format: str
    width: int
    height: int
    sample_aspect: tuple[int, int]
    codec_string: str | None = None
    read_seconds: float = 0.0
    audio: Sound | None = None
    timing: Timing | None = None
    picture: Picture | None = None


def parse_answer(answer: bytes) -> Facts | Refused:
    """Read the child's JSON. Raises `msgspec.MsgspecError` for anything else."""
    fields = msgspec.json.decode(answer, type=dict[str, msgspec.Raw])
    return msgspec.json.decode(answer, type=Refused if "reason" in fields else Facts)


def refuse(facts: Facts, settings: MediaSettings, trim: Trim | None = None) -> Reason | None:
    """The first reason against a file, or the part of it that is meant; else None."""
    return (
        refuse_picture(facts, settings)
        or refuse_form(facts, settings)
        or refuse_length(facts, settings, trim)
    )


def refuse_form(facts: Facts, settings: MediaSettings) -> Reason | None:
    """Container and codecs against the operator's lists."""
    if facts.demuxer not in {DEMUXER_OF[name] for name in settings.containers}:
        return Reason.UNSUPPORTED_CONTAINER
    if facts.video_codec not in settings.video_codecs:
        return Reason.UNSUPPORTED_CODEC
    if facts.audio is not None and facts.audio.codec not in settings.audio_codecs:
        return Reason.UNSUPPORTED_CODEC
    return None


def refuse_picture(facts: Facts, settings: MediaSettings) -> Reason | None:
    """Dimensions, as declared and as decoded."""
    sides = [facts.width, facts.height]
    if facts.picture is not None:
        sides += [facts.picture.width, facts.picture.height]
    if max(sides) > settings.max_side:
        return Reason.TOO_LARGE_PICTURE
    return Reason.TOO_SMALL_PICTURE if min(sides) < SMALLEST_SIDE else None


def refuse_length(facts: Facts, settings: MediaSettings, trim: Trim | None = None) -> Reason | None:
    """Length by the packets, which cannot lie; a header that promises more means lost packets.

    Of a file that is to be cut, the limits are those of the part.
    """
    if facts.timing is None or facts.picture is None:
        return Reason.DAMAGED
    declared = facts.declared_seconds or 0.0
    if declared - facts.read_seconds > max(MISSING_SECONDS, MISSING_SHARE * declared):
        return Reason.TRUNCATED
    seconds = span_of(trim, facts.timing.duration).seconds
    if seconds < settings.min_seconds - LENGTH_TOLERANCE:
        return Reason.TOO_SHORT
    if seconds > settings.max_seconds + LENGTH_TOLERANCE:
        return Reason.TOO_LONG
    return None
