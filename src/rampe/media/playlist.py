"""HLS playlists (RFC 8216): reads those ffmpeg grows, writes those players get. Pure.

Ours differ where ffmpeg's would hurt: the target duration never changes while a playlist grows
(§6.2.1 forbids it), playback starts at zero although the video is still being made, and the
multivariant playlist states measured rates and exact codecs.
"""

import re
from collections.abc import Sequence
from math import ceil

import msgspec

from rampe.media.command import AUDIO, AUDIO_BIT_RATE, AUDIO_CODECS
from rampe.media.ladder import SEGMENT_SECONDS, Plan, Rung

FROM_START = "#EXT-X-START:TIME-OFFSET=0,PRECISE=YES"


class Segment(msgspec.Struct, frozen=True):
    """One file of a rendition."""

    name: str
    seconds: float


class Listing(msgspec.Struct, frozen=True):
    """What a media playlist says so far."""

    init: str
    segments: tuple[Segment, ...]
    ended: bool

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return sum(segment.seconds for segment in self.segments)


class Rates(msgspec.Struct, frozen=True):
    """Measured bits a second of a rendition: of its fullest segment, and on average."""

    peak: int
    average: int


_INIT = re.compile(r'#EXT-X-MAP:URI="([^"]+)"')
_SEGMENT = re.compile(r"#EXTINF:([\d.]+),[^\n]*\n(?:#[^\n]*\n)*([^#\n]+)\n")


def parse_listing(text: str) -> Listing | None:
    """Read ffmpeg's media playlist; None while it names no initialisation yet."""
    init = _INIT.search(text)
    if init is None:
        return None
    segments = tuple(Segment(name, float(seconds)) for seconds, name in _SEGMENT.findall(text))
    return Listing(init[1], segments, "#EXT-X-ENDLIST" in text)


def target_seconds(plan: Plan, longest_gop: float) -> int:
    """A target duration that no segment will exceed, known before there is any."""
    return ceil(SEGMENT_SECONDS + longest_gop) if plan.copies else SEGMENT_SECONDS


def render_listing(listing: Listing, target: int) -> str:
    """The media playlist that players get."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{target}",
        "#EXT-X-PLAYLIST-TYPE:EVENT",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        FROM_START,
        f'#EXT-X-MAP:URI="{listing.init}"',
    ]
    for segment in listing.segments:
        lines += [f"#EXTINF:{segment.seconds:.6f},", segment.name]
    if listing.ended:
        lines.append("#EXT-X-ENDLIST")
    return "\n".join(lines) + "\n"


def codec_string(init: bytes) -> str:
    """`avc1.PPCCLL` (RFC 6381) of an H.264 initialisation segment: the encoder has the last word.

    Raises:
        ValueError: there is no decoder configuration.
    """
    at = init.find(b"avcC")
    if at < 0 or len(init) < at + 8:
        raise ValueError("no H.264 configuration")
    return f"avc1.{init[at + 5 : at + 8].hex()}"


def render_master(
    plan: Plan, prefix: str, codecs: dict[str, str], measured: dict[str, Rates] | None = None
) -> str:
    """The multivariant playlist, best rung first. `measured` is known once the encode is done."""
    sound = plan.audio_index is not None
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS", FROM_START]
    if sound:
        lines.append(
            '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,'
            f'CHANNELS="2",URI="{prefix}{AUDIO}.m3u8"'
        )
    for rung in plan.rungs:
        rates = rung_rates(rung, sound, measured or {})
        both = f"{codecs[rung.name]},{AUDIO_CODECS}" if sound else codecs[rung.name]
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={rates.peak},AVERAGE-BANDWIDTH={rates.average},"
            f'RESOLUTION={rung.width}x{rung.height},FRAME-RATE={float(plan.rate):.3f},CODECS="{both}"'
            + (',AUDIO="sound"' if sound else ""),
            f"{prefix}{rung.name}.m3u8",
        ]
    return "\n".join(lines) + "\n"


def rung_rates(rung: Rung, sound: bool, measured: dict[str, Rates]) -> Rates:
    """Rates of a rung together with its sound; before the encode, what its limits allow."""
    allowed = Rates(peak=rung.max_bit_rate * 2, average=rung.max_bit_rate)
    picture = measured.get(rung.name, allowed)
    if not sound:
        return picture
    heard = measured.get(AUDIO, Rates(AUDIO_BIT_RATE, AUDIO_BIT_RATE))
    return Rates(picture.peak + heard.peak, picture.average + heard.average)


def measure_rates(segments: Sequence[Segment], sizes: Sequence[int]) -> Rates:
    """Rates of a finished rendition; segments under half the target do not count as peaks."""
    seconds = sum(segment.seconds for segment in segments) or 1.0
    average = int(sum(sizes) * 8 / seconds)
    peaks = (
        int(size * 8 / segment.seconds)
        for segment, size in zip(segments, sizes, strict=True)
        if segment.seconds >= SEGMENT_SECONDS / 2
    )
    return Rates(peak=max(peaks, default=average), average=average)
