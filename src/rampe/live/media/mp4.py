"""Writes fragmented MP4 (ISO/IEC 14496-12, CMAF): initialisation segments and fragments. Pure.

Why ffmpeg's muxer does not do: of WebM without durations it wrote samples of duration 0 and the
same decode time twice, and of thirteen seconds a browser showed ten frames.
"""

import struct
from collections.abc import Sequence

import msgspec

from rampe.live.media.aac import AudioConfig
from rampe.live.media.h264 import VideoConfig
from rampe.live.media.samples import TICKS

VIDEO_TRACK, AUDIO_TRACK = 1, 2

_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_KEY_FLAGS = 0x02000000  # depends on nothing
_OTHER_FLAGS = 0x01010000  # depends on others, no point to begin at
_BASE_IS_MOOF = 0x020000


class Picture(msgspec.Struct, frozen=True):
    """A sample of the video track; times in ticks."""

    decode: int
    duration: int
    offset: int
    key: bool
    data: bytes


class Sound(msgspec.Struct, frozen=True):
    """A frame of the audio track; `position` in samples of sound since the live's zero."""

    position: int
    data: bytes


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box with its parts."""
    size = 8 + sum(map(len, parts))
    return b"".join((struct.pack(">I4s", size, kind), *parts))


def full_box(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    """Return a box with version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def write_init(video: VideoConfig | None, audio: AudioConfig | None) -> bytes:
    """Return `ftyp` and `moov` of the tracks there are."""
    tracks: list[bytes] = []
    extends: list[bytes] = []
    if video is not None:
        tracks.append(_video_track(video))
        extends.append(_extends(VIDEO_TRACK))
    if audio is not None:
        tracks.append(_audio_track(audio))
        extends.append(_extends(AUDIO_TRACK))
    header = struct.pack(">4I", 0, 0, TICKS, 0) + struct.pack(">IH10x", 0x10000, 0x100)
    next_track = struct.pack(">24xI", AUDIO_TRACK + 1)
    return box(b"ftyp", b"iso6", struct.pack(">I", 1), b"iso6cmfcmp41") + box(
        b"moov",
        full_box(b"mvhd", 0, 0, header, _MATRIX, next_track),
        *tracks,
        box(b"mvex", *extends),
    )


def write_fragment(
    sequence: int,
    pictures: Sequence[Picture],
    sounds: Sequence[Sound],
    frame_samples: int,
) -> bytes:
    """Return `moof` and `mdat` of the samples of one part; both tracks, or the one that has any."""
    # The place of each track's bytes depends on the size of the moof, which does not depend on it.
    size = len(_moof(sequence, pictures, sounds, frame_samples, 0, 0))
    first = size + 8
    second = first + sum(len(picture.data) for picture in pictures)
    moof = _moof(sequence, pictures, sounds, frame_samples, first, second)
    payload = (sample.data for sample in (*pictures, *sounds))
    return moof + box(b"mdat", *payload)


def _moof(
    sequence: int,
    pictures: Sequence[Picture],
    sounds: Sequence[Sound],
    frame_samples: int,
    video_at: int,
    audio_at: int,
) -> bytes:
    tracks: list[bytes] = []
    if pictures:
        run = b"".join(
            struct.pack(
                ">IIIi",
                picture.duration,
                len(picture.data),
                _KEY_FLAGS if picture.key else _OTHER_FLAGS,
                picture.offset,
            )
            for picture in pictures
        )
        head = struct.pack(">Ii", len(pictures), video_at)
        tracks.append(
            box(
                b"traf",
                full_box(b"tfhd", 0, _BASE_IS_MOOF, struct.pack(">I", VIDEO_TRACK)),
                full_box(b"tfdt", 1, 0, struct.pack(">Q", pictures[0].decode)),
                # data offset; duration, size, flags and signed offset of each sample
                full_box(b"trun", 1, 0xF01, head, run),
            )
        )
    if sounds:
        sizes = struct.pack(f">{len(sounds)}I", *(len(sound.data) for sound in sounds))
        head = struct.pack(">Ii", len(sounds), audio_at)
        default = struct.pack(">III", AUDIO_TRACK, frame_samples, _KEY_FLAGS)
        tracks.append(
            box(
                b"traf",
                full_box(b"tfhd", 0, _BASE_IS_MOOF | 0x28, default),
                full_box(b"tfdt", 1, 0, struct.pack(">Q", sounds[0].position)),
                full_box(b"trun", 0, 0x201, head, sizes),
            )
        )
    return box(b"moof", full_box(b"mfhd", 0, 0, struct.pack(">I", sequence)), *tracks)


def _extends(track: int) -> bytes:
    return full_box(b"trex", 0, 0, struct.pack(">5I", track, 1, 0, 0, 0))


def _track(
    track: int, size: tuple[int, int], timescale: int, handler: bytes, header: bytes, entry: bytes
) -> bytes:
    width, height = size
    volume = 0x100 if handler == b"soun" else 0
    place = struct.pack(">IIIII8xHHHH", 0, 0, track, 0, 0, 0, 0, volume, 0)
    edges = struct.pack(">II", width << 16, height << 16)
    # Language "und" in three times five bits.
    media = struct.pack(">IIIIHH", 0, 0, timescale, 0, 0x55C4, 0)
    nowhere = box(b"dinf", full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1)))
    empty = struct.pack(">I", 0)
    samples = box(
        b"stbl",
        full_box(b"stsd", 0, 0, struct.pack(">I", 1), entry),
        full_box(b"stts", 0, 0, empty),
        full_box(b"stsc", 0, 0, empty),
        full_box(b"stsz", 0, 0, empty, empty),
        full_box(b"stco", 0, 0, empty),
    )
    return box(
        b"trak",
        full_box(b"tkhd", 0, 7, place, _MATRIX, edges),
        box(
            b"mdia",
            full_box(b"mdhd", 0, 0, media),
            full_box(b"hdlr", 0, 0, struct.pack(">I4s12x", 0, handler), b"Rampe\0"),
            box(b"minf", header, nowhere, samples),
        ),
    )


def _video_track(config: VideoConfig) -> bytes:
    picture = config.picture
    across, down = picture.sample_aspect
    sample = struct.pack(
        ">6xH16xHHIIIH32xHh",
        1,
        picture.width,
        picture.height,
        0x480000,
        0x480000,
        0,
        1,
        24,
        -1,
    )
    parts = [sample, box(b"avcC", config.record)]
    if across != down:
        parts.append(box(b"pasp", struct.pack(">II", across, down)))
    shown = (picture.width * across // down, picture.height)
    header = full_box(b"vmhd", 0, 1, bytes(8))
    return _track(VIDEO_TRACK, shown, TICKS, b"vide", header, box(b"avc1", *parts))


def _audio_track(config: AudioConfig) -> bytes:
    # A rate beyond 16 bits does not fit here; decoders read the configuration.
    rate = config.rate if config.rate < 1 << 16 else 0
    sample = struct.pack(">6xH8xHHIHH", 1, config.channels, 16, 0, rate, 0)
    entry = box(b"mp4a", sample, full_box(b"esds", 0, 0, _elementary(config.record)))
    header = full_box(b"smhd", 0, 0, bytes(4))
    return _track(AUDIO_TRACK, (0, 0), config.rate, b"soun", header, entry)


def _elementary(record: bytes) -> bytes:
    """Return an `ES_Descriptor` (ISO/IEC 14496-1 §7.2.6.5)."""
    specific = _descriptor(5, record)
    decoder = _descriptor(4, struct.pack(">BB3xII", 0x40, 0x15, 0, 0) + specific)
    return _descriptor(3, struct.pack(">HB", AUDIO_TRACK, 0) + decoder + _descriptor(6, b"\2"))


def _descriptor(tag: int, body: bytes) -> bytes:
    return struct.pack(">BB", tag, len(body)) + body
