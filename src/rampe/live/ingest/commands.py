"""Builds the ffmpeg commands of ingest, one for each way that media come or go. Pure.

All read a pipe and write FLV to another, by one demuxer and no protocol but `pipe`: what comes is a
stranger's. Times are kept (`-copyts`), so that what was encoded again lies where it was.
"""

import msgspec

Command = list[str]

KEY_SECONDS = 1
"""Between key frames of what we encode: viewers join and come back at these."""
MOST_PIXELS = 3840 * 2160
FRAME_SIDE = 360
SOUND_KBPS = 128
PATIENCE_MS = 2_000
"""How long a track may hold up the other. Sound that is copied runs ahead of pictures that are
encoded, and a recorder's first sound comes late; FLV ends at anything older than its first packet.
"""
ENCODED_SIDE = 720
ENCODED_KBPS = 2_500

_DEMUXERS = {
    "video/webm": "matroska",
    "audio/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/mp4": "mov",
    "audio/mp4": "mov",
}
_COPIED = ("avc1", "avc3", "h264")


class Recorder(msgspec.Struct, frozen=True):
    """What a browser's recorder says that it makes: its MIME type, as we need it."""

    demuxer: str
    copied: bool
    """The picture is H.264 and can stay as it is."""


def read_mime(mime: str) -> Recorder | None:
    """Return what a MIME type means; None when we do not take its container."""
    container, _, parameters = mime.partition(";")
    demuxer = _DEMUXERS.get(container.strip().lower())
    if demuxer is None:
        return None
    _, _, codecs = parameters.lower().partition("codecs=")
    return Recorder(demuxer, any(name in codecs for name in _COPIED))


def browser_command(recorder: Recorder, kbps: int = ENCODED_KBPS) -> Command:
    """A browser's recording to FLV: H.264 stays, what is not is encoded; sound becomes AAC."""
    video = ["-c:v", "copy"] if recorder.copied else encode_options(kbps)
    return [
        *_start(recorder.demuxer),
        *("-map", "0:v:0?", "-map", "0:a:0?"),
        *video,
        *("-c:a", "aac", "-b:a", f"{SOUND_KBPS}k", "-ac", "2", "-ar", "48000"),
        *("-af", "aresample=async=1000"),
        *_finish(),
    ]  # fmt: skip


def encode_command() -> Command:
    """FLV to FLV with a key frame each second, sound as it is: for publishers with too few."""
    return [
        *_start("flv", "-copyts"),
        *("-map", "0:v:0?", "-map", "0:a:0?"),
        *encode_options(ENCODED_KBPS),
        *("-c:a", "copy"),
        *_finish(),
    ]  # fmt: skip


def lower_command(side: int, kbps: int) -> Command:
    """FLV to FLV with fewer lines, picture by picture and key frame by key frame."""
    return [
        *_start("flv", "-copyts"),
        *("-map", "0:v:0", "-map", "0:a:0?"),
        *("-vf", _scale(side), *_x264(kbps), "-force_key_frames", "source"),
        *("-c:a", "copy"),
        *_finish(),
    ]  # fmt: skip


def encode_options(kbps: int) -> Command:
    """H.264 without delay, at most 720 lines, a key frame each second."""
    every = f"expr:gte(t,n_forced*{KEY_SECONDS})"
    return ["-vf", _scale(ENCODED_SIDE), *_x264(kbps), "-force_key_frames", every]


def frame_command(fd: int) -> Command:
    """One picture of a fragment as a small JPEG in the scratch folder."""
    return [
        *("-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y"),
        *("-protocol_whitelist", "fd", "-f", "mov", "-fd", str(fd), "-i", "fd:"),
        *("-frames:v", "1", "-vf", _scale(FRAME_SIDE)),
        *("-c:v", "mjpeg", "-q:v", "5", "-pix_fmt", "yuvj420p", "-f", "image2", FRAME),
    ]  # fmt: skip


FRAME = "frame.jpg"


def _scale(side: int) -> str:
    """The shorter side becomes `side` if it was longer; both are even."""
    short = "trunc(min({side},{own})/2)*2"
    width = short.format(side=side, own="iw")
    height = short.format(side=side, own="ih")
    return f"scale='if(lt(iw,ih),{width},-2)':'if(lt(iw,ih),-2,{height})':flags=fast_bilinear"


def _x264(kbps: int) -> Command:
    return [
        *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"),
        *("-pix_fmt", "yuv420p", "-fps_mode", "passthrough", "-g", "600"),
        *("-enc_time_base", "1/1000"),  # of FLV, and not of a rate that somebody has guessed
        *("-b:v", f"{kbps}k", "-maxrate", f"{kbps * 5 // 4}k", "-bufsize", f"{kbps}k"),
    ]  # fmt: skip


def _start(demuxer: str, *options: str) -> Command:
    # `-fflags nobuffer` would lose the first group of pictures of a copy.
    return [
        *("-hide_banner", "-nostats", "-v", "error", *options),
        *("-probesize", "100000", "-analyzeduration", "500000"),
        # Threads that each decode a picture hold back as many pictures.
        *("-thread_type", "slice", "-max_pixels:v", str(MOST_PIXELS)),
        *("-protocol_whitelist", "pipe"),
        *("-f", demuxer, "-i", "pipe:0"),
    ]  # fmt: skip


def _finish() -> Command:
    """Write FLV; a track that pauses holds up the other for so long (ten seconds by default)."""
    return [
        *("-max_interleave_delta", str(PATIENCE_MS * 1000)),
        *("-f", "flv", "-flvflags", "no_duration_filesize", "-flush_packets", "1"),
        *("-protocol_whitelist", "pipe", "pipe:1"),
    ]  # fmt: skip
