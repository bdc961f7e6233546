"""Describes a video file: its container, streams, timing and truth, from the packets themselves.

A script for a confined child: `python -I look.py ORDER` with the file as an open descriptor. It
prints one JSON object, plain facts or `{"reason": code}`; whether they are welcome is decided
outside (`probe.py`). It is never imported into a role.
"""

import json
import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages
from typing import TypedDict, cast

import av
import av.error
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from rampe.engines.confined.confine import Limits, confine

# PyAV imports the rest of itself when it meets such a stream. By then there is nothing to import
# from: we are nobody, who cannot walk to an environment below /root, and the fence is closed.
for module in walk_packages(av.__path__, "av."):
    if not module.ispkg and module.name.rpartition(".")[2] not in ("__main__", "datasets"):
        import_module(module.name)

# Boxes that may open an ISO base media file (ISO/IEC 14496-12), and brands that are still pictures.
ISO_OPENERS = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"styp", b"uuid"}
PICTURE_BRANDS = {b"avif", b"avis", b"heic", b"heix", b"heif", b"mif1", b"msf1", b"jxl "}
EBML = b"\x1a\x45\xdf\xa3"
SOUND_OPENERS = (b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"#!AMR")

# A stream is of constant rate when this share of its frames comes within this of the usual step.
STEADY_SHARE = 0.95
STEADY_WITHIN = 0.25
NAL_IDR = 5


class Refused(Exception):
    """The file is none of ours; `str(error)` is the reason code."""


@dataclass
class Timing:
    """What the packets of the video stream say. Times in seconds from its first frame."""

    frames: int = 0
    start: float = 0.0
    duration: float = 0.0
    step: float = 0.0
    steady: bool = False
    bit_rate: int = 0
    peak_bit_rate: int = 0
    longest_gop: float = 0.0
    only_idr: bool = False


@dataclass
class Stamps:
    """Packets of one stream, as read."""

    at: list[float] = field(default_factory=list[float])
    keys: list[float] = field(default_factory=list[float])
    sizes: list[int] = field(default_factory=list[int])
    end: float = 0.0
    only_idr: bool = True


def describe(fd: int, max_pixels: int) -> dict[str, object]:
    """The facts of the file, or `{"reason": …, "detail": …}`. Never raises for a bad file."""
    try:
        return read_facts(fd, max_pixels)
    except Refused as refused:
        return {"reason": str(refused)}
    except MemoryError as error:
        return {"reason": "too_much_memory", "detail": str(error)}
    except (av.error.FFmpegError, ValueError, ArithmeticError) as error:
        return {"reason": "damaged", "detail": f"{type(error).__name__}: {error}"[:200]}


def read_facts(fd: int, max_pixels: int) -> dict[str, object]:
    """Sniff, then let the one demuxer that was recognised read through the packets."""
    demuxer = sniff(fd)
    if demuxer == "mov":
        check_boxes(fd)
    with open_container(fd, demuxer) as container:
        video, audio = choose_streams(container)
        size = video.codec_context.width * video.codec_context.height
        facts = facts_of_header(container, demuxer, video, audio)
        if size > max_pixels:
            return facts
        wanted = [video] if audio is None else [video, audio]
        stamps = read_packets(container, wanted, nal_length_size(video))
        facts["timing"] = asdict(timing_of(stamps[video.index]))
        facts["read_seconds"] = max(one.end for one in stamps.values())
    with open_container(fd, demuxer) as container:
        facts["picture"] = facts_of_first_frame(container)
    return facts


def sniff(fd: int) -> str:
    """The demuxer by the first bytes; scripts, playlists and pictures never reach any demuxer."""
    head = os.pread(fd, 32, 0)
    if not head:
        raise Refused("empty_file")
    if head.startswith(EBML):
        return "matroska"
    if head[4:8] in ISO_OPENERS and head[8:12] not in PICTURE_BRANDS:
        return "mov"
    if head.startswith(SOUND_OPENERS) or (head[:4] == b"RIFF" and head[8:12] == b"WAVE"):
        raise Refused("no_video_stream")
    raise Refused("not_a_video")


def check_boxes(fd: int) -> None:
    """Walk the outermost boxes of an ISO file: all must end within it, and one must be `moov`."""
    size, seen = os.fstat(fd).st_size, set[bytes]()
    for kind, end in walk_boxes(fd, size):
        if end > size:
            raise Refused("truncated")
        seen.add(kind)
    if b"moov" not in seen:
        raise Refused("truncated" if seen & {b"mdat", b"ftyp"} else "damaged")


def walk_boxes(fd: int, size: int) -> Iterator[tuple[bytes, int]]:
    """Kind and end of each outermost box (ISO/IEC 14496-12 §4.2)."""
    at = 0
    while at + 8 <= size:
        length, kind = struct.unpack(">I4s", os.pread(fd, 8, at))
        if length == 1:
            large = os.pread(fd, 8, at + 8)
            length = struct.unpack(">Q", large)[0] if len(large) == 8 else 0
        elif length == 0:
            length = size - at
        if length < 8:
            raise Refused("damaged")
        at += length
        yield kind, at


def open_container(fd: int, demuxer: str) -> InputContainer:
    """Open descriptor `fd` with one demuxer that may open nothing else."""
    os.lseek(fd, 0, os.SEEK_SET)
    options = {"fd": str(fd), "protocol_whitelist": "fd"}
    return av.open("fd:", "r", format=demuxer, options=options, metadata_errors="replace")


def choose_streams(container: InputContainer) -> tuple[VideoStream, AudioStream | None]:
    """The first moving picture (cover art is none) and the first sound."""
    moving = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not moving:
        raise Refused("no_video_stream")
    sounds = container.streams.audio
    return moving[0], sounds[0] if sounds else None


def facts_of_header(
    container: InputContainer, demuxer: str, video: VideoStream, audio: AudioStream | None
) -> dict[str, object]:
    """What the container declares."""
    codec = video.codec_context
    aspect = video.sample_aspect_ratio or Fraction(1)
    facts: dict[str, object] = {
        "demuxer": demuxer,
        "declared_seconds": container.duration / av.time_base if container.duration else None,
        "video_index": video.index,
        "video_codec": codec.codec.canonical_name,
        "profile": codec.profile or "",
        "level": codec.level,
        "pixel_format": codec.pix_fmt or "",
        "width": codec.width,
        "height": codec.height,
        "sample_aspect": [aspect.numerator, aspect.denominator],
        "codec_string": h264_codec_string(codec.extradata) if codec.name == "h264" else None,
    }
    if audio is not None:
        facts["audio"] = {
            "index": audio.index,
            "codec": audio.codec_context.codec.canonical_name,
            "channels": audio.channels,
            "layout": audio.layout.name,
            "sample_rate": audio.sample_rate,
        }
    return facts


def h264_codec_string(extradata: bytes | None) -> str | None:
    """`avc1.PPCCLL` (RFC 6381) from the decoder configuration record, when there is one."""
    if not extradata or len(extradata) < 4 or extradata[0] != 1:
        return None
    return f"avc1.{extradata[1:4].hex()}"


def nal_length_size(video: VideoStream) -> int:
    """Bytes of each NAL unit's length in the packets of an H.264 stream; 0 when not such."""
    extradata = video.codec_context.extradata
    if video.codec_context.name != "h264" or not extradata or extradata[0] != 1:
        return 0
    return (extradata[4] & 3) + 1 if len(extradata) > 4 else 0


def read_packets(
    container: InputContainer,
    streams: list[VideoStream] | list[VideoStream | AudioStream],
    nal: int,
) -> dict[int, Stamps]:
    """Read every packet once, without decoding."""
    found = {stream.index: Stamps() for stream in streams}
    try:
        for packet in container.demux(streams):
            if packet.pts is not None and packet.size:
                note(found[packet.stream_index], packet, nal)
    except av.error.EOFError:
        pass
    return found


def note(stamps: Stamps, packet: "Packet[Stream]", nal: int) -> None:
    """Add one packet to its stream's account."""
    base = packet.time_base
    at = float(cast("int", packet.pts) * base)
    stamps.at.append(at)
    stamps.sizes.append(packet.size)
    stamps.end = max(stamps.end, at + float((packet.duration or 0) * base))
    if packet.is_keyframe:
        stamps.keys.append(at)
        if nal:
            stamps.only_idr = stamps.only_idr and starts_with_idr(bytes(packet), nal)


def starts_with_idr(data: bytes, length_size: int) -> bool:
    """Whether the first coded slice of this access unit is an IDR slice: nothing refers past it."""
    at = 0
    while at + length_size < len(data):
        length = int.from_bytes(data[at : at + length_size])
        kind = data[at + length_size] & 0x1F
        if 1 <= kind <= NAL_IDR:
            return kind == NAL_IDR
        at += length_size + length
    return False


def timing_of(stamps: Stamps) -> Timing:
    """Condense the account. A file without frames is damaged, whatever its header declared."""
    if not stamps.at:
        raise Refused("damaged")
    order = sorted(stamps.at)
    steps = sorted(b - a for a, b in pairwise(order) if b > a)
    step = steps[len(steps) // 2] if steps else 0.0
    end = max(stamps.end, order[-1] + step)
    duration = end - order[0]
    near = sum(abs(value - step) <= STEADY_WITHIN * step for value in steps)
    keys = sorted(stamps.keys)
    return Timing(
        frames=len(order),
        start=order[0],
        duration=duration,
        # The mean of a steady stream is exact where single stamps are rounded to milliseconds.
        step=(order[-1] - order[0]) / len(steps) if near >= STEADY_SHARE * len(steps) > 0 else step,
        steady=bool(steps) and near >= STEADY_SHARE * len(steps),
        bit_rate=int(sum(stamps.sizes) * 8 / duration) if duration > 0 else 0,
        peak_bit_rate=peak_bit_rate(stamps),
        longest_gop=max((b - a for a, b in pairwise([*keys, end])), default=end),
        only_idr=bool(keys) and stamps.only_idr and keys[0] <= order[0],
    )


def peak_bit_rate(stamps: Stamps, window: float = 2.0) -> int:
    """Bits a second of the fullest `window`, the measure HLS calls peak."""
    sums = dict[int, int]()
    for at, size in zip(stamps.at, stamps.sizes, strict=True):
        slot = int((at - stamps.at[0]) // window)
        sums[slot] = sums.get(slot, 0) + size
    return int(max(sums.values()) * 8 / window)


def facts_of_first_frame(container: InputContainer) -> dict[str, object]:
    """Decode one frame: only the decoder knows what is really coded."""
    video, _ = choose_streams(container)
    for frame in container.decode(video):
        return {
            "width": frame.width,
            "height": frame.height,
            "pixel_format": frame.format.name,
            "bits": max(component.bits for component in frame.format.components),
            "rotation": frame.rotation % 360,
            "upright": is_upright(frame),
            "transfer": int(frame.color_trc or 0),
            "primaries": int(frame.color_primaries or 0),
            "interlaced": frame.interlaced_frame,
        }
    raise Refused("damaged")


def is_upright(frame: VideoFrame) -> bool:
    """Whether the display matrix neither turns nor mirrors; a rotation of 0 may still mirror."""
    matrix = frame.side_data.get("DISPLAYMATRIX")
    if matrix is None:
        return True
    a, b, _, c, d, *_ = struct.unpack("=9i", bytes(matrix))
    return a > 0 and d > 0 and b == c == 0


class Order(TypedDict):
    """Look at the file behind descriptor `fd`."""

    fd: int
    max_pixels: int
    limits: Limits


def main(order: Order) -> None:
    """Give up everything, then look."""
    confine(order["limits"], [], None)
    json.dump(describe(order["fd"], order["max_pixels"]), sys.stdout)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
