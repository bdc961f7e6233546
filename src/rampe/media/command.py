"""Builds every ffmpeg command of Rampe's uploads, as data.

Inputs are descriptors: `fd:` is the only protocol an input may use, and its demuxer is named, so a
script in the file can neither choose another demuxer nor open another file. (A whitelist of plain
`file` let an ffconcat script copy a neighbour into the output.) The whitelist is an option of the
input; outputs are plain relative names in the scratch folder, the only one the child may write to.

Loudness: one pass of `ebur128` measures (0.8 s for ten minutes of sound, where `loudnorm` takes
10 s), the encode applies one constant gain and a limiter. Dynamics stay as they were made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

import msgspec

from rampe.media.ladder import SEGMENT_SECONDS, Plan, Rung, even
from rampe.media.probe import HLG

AUDIO = "audio"
AUDIO_CODECS = "mp4a.40.2"
AUDIO_BIT_RATE = 128_000
SAMPLE_RATE = 48_000
# What a quiet recording may be raised by; past it, noise becomes the programme.
HIGHEST_GAIN = 12.0
CEILING = 0.89  # -1 dBFS
SILENCE = -60.0  # LUFS; below is nothing to normalise

TRANSFER_NAMES = {16: "smpte2084", HLG: "arib-std-b67"}

SPRITE_SIDE = 90
SPRITE_COLUMNS = 6
SPRITE_MOST = 30
SPRITE_CLOSEST = 1.0  # seconds between two pictures
PREVIEW_SECONDS = 3
PREVIEW_SIDE = 240

Command = list[str]

NO_METADATA = ("-map_metadata", "-1", "-map_chapters", "-1")


def sound_filters(channels: int) -> str:
    """Stereo at 48 kHz from whatever there is, starting at zero and without holes."""
    # More than 7.1 has no downmix in swresample; the first pair is the mix by convention.
    first_pair = "pan=stereo|c0=c0|c1=c1," if channels > 8 else ""
    return (
        f"{first_pair}aresample={SAMPLE_RATE}:async=1:first_pts=0,"
        "aformat=sample_fmts=fltp:channel_layouts=stereo"
    )


def open_source(fd: int, plan: Plan, *before: str) -> Command:
    """The source as input, or the part of it that is meant. `before` are options of the input."""
    part = () if plan.whole else at_moment(plan.start, plan.seconds)
    return open_file(fd, plan, *part, *before)


def open_file(fd: int, plan: Plan, *before: str) -> Command:
    """All of the sent file as input."""
    return open_input(fd, plan.demuxer, "-max_pixels:v", str(8192 * 4352), *before)


def at_moment(start: float, seconds: float | None = None) -> Command:
    """Options of an input: from a moment on, to the picture and the sample; for so long."""
    length = [] if seconds is None else ["-t", f"{seconds:.4f}"]
    return ["-ss", f"{start:.4f}", *length]


def open_input(fd: int, demuxer: str, *before: str) -> Command:
    """A descriptor as input, read by one demuxer."""
    return [
        *before, "-protocol_whitelist", "fd", "-f", demuxer, "-fd", str(fd), "-i", "fd:",
    ]  # fmt: skip


def start(*, log: str = "error") -> Command:
    """What every command begins with."""
    return ["-hide_banner", "-nostdin", "-nostats", "-v", log, "-y"]


def loudness_command(plan: Plan, fd: int) -> Command:
    """Measures the source's loudness; the summary comes on stderr."""
    return [
        *start(log="info"), *open_source(fd, plan, "-vn"),
        "-filter_complex",
        f"[0:{plan.audio_index}]{sound_filters(plan.audio_channels)},"
        "ebur128=peak=sample:framelog=quiet[a]",
        "-map", "[a]", "-f", "null", "-",
    ]  # fmt: skip


def parse_loudness(log: str) -> float | None:
    """Integrated loudness in LUFS out of the summary of `ebur128`; None when there is none."""
    found = re.findall(r"\bI:\s+(-?\d+(?:\.\d+)?) LUFS", log)
    return float(found[-1]) if found else None


def gain_for(loudness: float | None, target: float) -> float:
    """Decibels to add. Silence stays silence, and what is quiet is raised only so far."""
    if loudness is None or loudness < SILENCE:
        return 0.0
    return min(target - loudness, HIGHEST_GAIN)


class Sprite(msgspec.Struct, frozen=True):
    """Small pictures of the whole video in one image, for choosing a cover and for seeking."""

    width: int
    height: int
    columns: int
    rows: int
    count: int
    interval_ms: int


def plan_sprite(plan: Plan) -> Sprite:
    """At most thirty pictures, at least a second apart."""
    interval = max(SPRITE_CLOSEST, plan.seconds / SPRITE_MOST)
    count = min(SPRITE_MOST, max(1, int(plan.seconds / interval)))
    scale = SPRITE_SIDE / min(plan.width, plan.height)
    columns = min(SPRITE_COLUMNS, count)
    return Sprite(
        width=even(plan.width * scale),
        height=even(plan.height * scale),
        columns=columns,
        rows=ceil(count / columns),
        count=count,
        interval_ms=round(interval * 1000),
    )


def sprite_filters(sprite: Sprite) -> str:
    """From all frames to the one image."""
    return (
        f"fps=1000/{sprite.interval_ms}:start_time=0,scale={sprite.width}:{sprite.height},"
        f"tile={sprite.columns}x{sprite.rows}"
    )


def preview_span(plan: Plan) -> tuple[float, float]:
    """Where the preview begins and how long it is, in seconds."""
    begin = max(0.0, min(plan.seconds / 10, plan.seconds - PREVIEW_SECONDS))
    return begin, min(PREVIEW_SECONDS, plan.seconds)


def preview_filters(plan: Plan) -> str:
    """From all frames to fifteen a second of the few seconds that are shown."""
    begin, length = preview_span(plan)
    scale = PREVIEW_SIDE / min(plan.width, plan.height)
    size = f"{even(plan.width * scale)}:{even(plan.height * scale)}"
    return f"trim=start={begin:.3f}:duration={length:g},setpts=PTS-STARTPTS,fps=15,scale={size}"


class Beside(msgspec.Struct, frozen=True):
    """What comes out of the ladder's own decoding besides its rungs: a sprite and a preview."""

    sprite: Sprite
    sprite_name: str
    preview_name: str


def pictures_command(
    plan: Plan, fd: int, *, prefix: str, preset: str, threads: int, beside: Beside | None = None
) -> Command:
    """All rungs in one process: separate segments, EVENT playlists, and what is made beside them.

    Names are `<prefix><rung>.m3u8`, `…_init.mp4` and `…_00000.m4s`. Progress comes on stdout.
    """
    return [
        *start(log="warning"), "-progress", "pipe:1", "-stats_period", "0.25",
        "-filter_complex_threads", str(threads), "-threads", str(threads),
        *open_source(fd, plan),
        *filter_arguments(picture_chains(plan, beside.sprite if beside else None)),
        *map_arguments(plan), *NO_METADATA, "-threads", str(threads),
        *video_arguments(plan, preset),
        *hls_arguments(prefix, [f"v:{at},name:{rung.name}" for at, rung in enumerate(plan.rungs)]),
        *(beside_arguments(beside) if beside else []),
    ]  # fmt: skip


def sound_command(plan: Plan, fd: int, *, prefix: str, gain: float) -> Command:
    """The one sound group, in a process of its own: it waits for the loudness, pictures do not."""
    chain = (
        f"[0:{plan.audio_index}]{sound_filters(plan.audio_channels)},volume={gain:.2f}dB,"
        f"alimiter=limit={CEILING}:level=disabled,apad=whole_dur={plan.seconds:.3f},"
        f"atrim=end={plan.seconds:.3f}[a]"
    )
    return [
        *start(log="warning"), *open_source(fd, plan, "-vn"), *filter_arguments([chain]),
        "-map", "[a]", *NO_METADATA,
        "-c:a", "aac", "-b:a", str(AUDIO_BIT_RATE), "-ar", str(SAMPLE_RATE),
        *hls_arguments(prefix, [f"a:0,name:{AUDIO}"]),
    ]  # fmt: skip


def filter_arguments(chains: Sequence[str]) -> Command:
    """One graph; a ladder that is only a copy has none."""
    return ["-filter_complex", ";".join(chains)] if chains else []


def picture_chains(plan: Plan, sprite: Sprite | None) -> list[str]:
    """Decode once, scale to the largest encoded rung, and make the others out of that."""
    encoded = encoded_rungs(plan)
    legs = {f"v{rung.name}": scale(encoded[0].width, rung) for rung in encoded[1:]}
    if sprite is not None:
        legs |= {"sprite": sprite_filters(sprite), "preview": preview_filters(plan)}
    source = f"[0:{plan.video_index}]"
    if not encoded:
        return [f"{source}{steps}[{name}]" for name, steps in legs.items()]
    steps = ",".join([*rate_filters(plan), *picture_filters(plan, encoded[0])])
    top = f"[v{encoded[0].name}]"
    if not legs:
        return [f"{source}{steps}{top}"]
    taps = "".join(f"[for_{name}]" for name in legs)
    return [
        f"{source}{steps},split={1 + len(legs)}{top}{taps}",
        *(f"[for_{name}]{filters}[{name}]" for name, filters in legs.items()),
    ]


def scale(width: int, rung: Rung) -> str:
    """Scale pictures of a width to a rung; from twice its size on, averaging areas is enough."""
    flags = "area" if width >= 2 * rung.width else "bicubic"
    return f"scale={rung.width}:{rung.height}:flags={flags}"


def encoded_rungs(plan: Plan) -> Sequence[Rung]:
    """The rungs that are not copies."""
    return [rung for rung in plan.rungs if not rung.copied]


def rate_filters(plan: Plan) -> Iterable[str]:
    """A constant frame rate from zero on.

    Beside a copied rung the source's own times stay, or the segments of the two would drift apart.
    """
    if not plan.copies:
        # A part begins between two pictures: the first that stays is shown from zero on.
        rounding = "" if plan.whole else ":round=down"
        yield f"fps={plan.rate.numerator}/{plan.rate.denominator}:start_time=0{rounding}"


def picture_filters(plan: Plan, top: Rung) -> Iterable[str]:
    """From decoded frames to the largest encoded rung. ffmpeg itself turns rotated ones upright."""
    if plan.deinterlace:
        yield "bwdif"
    if plan.transfer is not None:
        yield scale(plan.width, top)
        # After scaling: linear light in 32-bit floats is the dearest step of the graph.
        yield (
            f"zscale=pin=bt2020:min=bt2020nc:tin={TRANSFER_NAMES[plan.transfer]}:rin=tv:"
            "p=bt2020:t=linear:npl=100"
        )
        yield "format=gbrpf32le"
        yield "zscale=p=bt709"
        yield "tonemap=tonemap=hable:desat=0"
        yield "zscale=p=bt709:t=bt709:m=bt709:r=tv"
    else:
        yield f"{scale(plan.width, top)}:out_range=tv"
    yield "setsar=1"
    yield "format=yuv420p"


def map_arguments(plan: Plan) -> Command:
    """Output streams, in the order of the rungs."""
    maps = [f"0:{plan.video_index}" if rung.copied else f"[v{rung.name}]" for rung in plan.rungs]
    return [argument for target in maps for argument in ("-map", target)]


def video_arguments(plan: Plan, preset: str) -> Command:
    """Codec of each rung: H.264 High, 8 bits, a closed group of pictures every two seconds."""
    arguments: Command = []
    for at, rung in enumerate(plan.rungs):
        if rung.copied:
            arguments += [f"-c:v:{at}", "copy"]
            continue
        keys = "source" if plan.copies else f"expr:gte(t,n_forced*{SEGMENT_SECONDS})"
        arguments += [
            f"-c:v:{at}", "libx264", f"-preset:v:{at}", preset, f"-profile:v:{at}", "high",
            f"-level:v:{at}", str(rung.level), f"-crf:v:{at}", str(rung.crf),
            f"-maxrate:v:{at}", str(rung.max_bit_rate),
            f"-bufsize:v:{at}", str(2 * rung.max_bit_rate),
            f"-force_key_frames:v:{at}", keys, f"-forced-idr:v:{at}", "1", f"-g:v:{at}", "600",
            f"-sc_threshold:v:{at}", "0",
        ]  # fmt: skip
        if plan.copies:
            arguments += [f"-fps_mode:v:{at}", "passthrough"]
    return arguments


def hls_arguments(prefix: str, variants: Sequence[str]) -> Command:
    """CMAF segments in files of their own; a playlist names a segment only once it is complete."""
    # ffmpeg 9 leaves %v in the name of the initialisation as it is when there is a single variant.
    name = "%v" if len(variants) > 1 else variants[0].rpartition("name:")[2]
    # With avoid_negative_ts, room for B frames and AAC priming would be made by moving zero and two
    # edits; browsers read at most one, and sound would lead by 45 ms. Without it, there is one.
    return [
        "-avoid_negative_ts", "disabled",
        "-f", "hls", "-hls_time", str(SEGMENT_SECONDS), "-hls_list_size", "0",
        "-hls_playlist_type", "event", "-hls_segment_type", "fmp4",
        "-hls_flags", "temp_file+independent_segments",
        "-hls_segment_filename", f"{prefix}{name}_%05d.m4s",
        "-hls_fmp4_init_filename", f"{prefix}{name}_init.mp4",
        "-var_stream_map", " ".join(variants), f"{prefix}{name}.m3u8",
    ]  # fmt: skip


def beside_arguments(beside: Beside) -> Command:
    """The sprite, and three silent seconds at 15 frames a second, about 50 kB."""
    return [
        "-map", "[sprite]", *webp_arguments(beside.sprite_name),
        "-map", "[preview]", *NO_METADATA, "-threads", "1", "-c:v", "libx264",
        "-preset", "veryfast", "-crf", "30", "-movflags", "+faststart", "-f", "mp4",
        beside.preview_name,
    ]  # fmt: skip


def poster_command(plan: Plan, fd: int, at_seconds: float, name: str) -> Command:
    """One WebP picture of what is meant, at a moment of it, in the size of the largest rung."""
    steps = ",".join(picture_filters(plan, plan.rungs[0]))
    return [
        *start(), *open_file(fd, plan, *at_moment(plan.start + at_seconds)),
        "-filter_complex", f"[0:{plan.video_index}]{steps}[p]", "-map", "[p]",
        *webp_arguments(name),
    ]  # fmt: skip


def cover_command(fd: int, at_seconds: float, name: str) -> Command:
    """One WebP picture out of a finished rendition, when the source is gone."""
    return [
        *start(), *open_input(fd, "mov", "-ss", f"{at_seconds:.3f}"), *webp_arguments(name),
    ]  # fmt: skip


def frames_command(fd: int, most: int) -> Command:
    """The key frames of a piece of a finished rendition, as `frame_1.jpg` and on."""
    return [
        *start(), *open_input(fd, "mov", "-skip_frame", "nokey"),
        "-frames:v", str(most), "-fps_mode", "passthrough", *NO_METADATA,
        "-c:v", "mjpeg", "-q:v", "3", "-f", "image2", "frame_%d.jpg",
    ]  # fmt: skip


def webp_arguments(name: str) -> Command:
    """A single WebP frame, about 60 kB at 720 × 1280."""
    return [
        "-frames:v", "1", *NO_METADATA, "-c:v", "libwebp", "-quality", "80",
        "-f", "webp", name,
    ]  # fmt: skip


def download_command(
    picture: int, sound: int | None, credit: Mapping[str, str], name: str
) -> Command:
    """A finished rendition and its sound in one file that plays everywhere; nothing is encoded."""
    maps = ["-map", "0:v:0"] if sound is None else ["-map", "0:v:0", "-map", "1:a:0"]
    return [
        *start(), *open_input(picture, "mov"),
        *([] if sound is None else open_input(sound, "mov")),
        *maps, "-c", "copy", *NO_METADATA,
        *(part for key, value in credit.items() for part in ("-metadata", f"{key}={value}")),
        "-movflags", "+faststart", "-f", "mp4", name,
    ]  # fmt: skip
