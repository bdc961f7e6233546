"""Parameter sets, key frames and NAL units, against what a real encoder and decoder say."""

import io

import av
import pytest

from rampe.live.media import h264
from rampe.live.media.bits import BadMedia, BitReader
from rampe.live.media.sps import parse_sps, unescape
from tests.live.clips import make_flv, pictures, read_flv, run_ffmpeg


def encode(size: str, *options: str, rate: str = "30") -> bytes:
    """Encode a few pictures as a stream with start codes."""
    source = ("-f", "lavfi", "-i", f"testsrc=s={size}:r={rate}:d=0.2")
    return run_ffmpeg(*source, "-c:v", "libx264", "-preset", "ultrafast", *options, "-f", "h264")


def split(stream: bytes) -> list[bytes]:
    """Return the NAL units between start codes, which x264 writes with three or four bytes."""
    # A unit never ends in zero (ITU-T H.264, 7.4.1): those belong to the next start code.
    return [unit for part in stream.split(b"\0\0\1") if (unit := part.rstrip(b"\0"))]


def config_of(stream: bytes) -> h264.VideoConfig:
    """Return the configuration in its parameter sets."""
    sps, pps = h264.parameter_sets(split(stream))
    return h264.make_config(sps[0], pps)


@pytest.mark.parametrize(
    ("size", "options"),
    [
        ("720x1280", ()),
        ("1920x1080", ("-profile:v", "high", "-pix_fmt", "yuv420p")),  # 1088 lines, cropped
        ("322x182", ("-pix_fmt", "yuv420p")),
        ("321x181", ("-pix_fmt", "yuv444p")),
        ("322x181", ("-pix_fmt", "yuv422p")),
        ("640x368", ("-flags", "+ildct+ilme", "-x264-params", "tff=1")),
        ("352x288", ("-vf", "setsar=12/11",)),
        ("352x288", ("-vf", "setsar=77/50",)),
        ("160x96", ("-profile:v", "baseline", "-pix_fmt", "yuv420p")),
        ("160x96", ("-x264-params", "cqm=jvt:nal-hrd=vbr:vbv-maxrate=500:vbv-bufsize=500")),
        ("160x96", ("-pix_fmt", "yuv420p10le", "-color_primaries", "bt709")),
    ],
)  # fmt: skip
def test_size_aspect_and_profile_are_those_of_the_decoder(
    size: str, options: tuple[str, ...]
) -> None:
    """Odd sizes, interlacing, deeper colour, aspect ratios, scaling lists, buffer models."""
    stream = encode(size, *options)
    picture = config_of(stream).picture
    with av.open(io.BytesIO(stream), "r", format="h264") as container:
        track = container.streams.video[0]
        frame = next(container.decode(track))
        context = track.codec_context
        assert (picture.width, picture.height) == (frame.width, frame.height)
        assert f"{picture.width}x{picture.height}" == size
        aspect = context.sample_aspect_ratio
        if aspect:
            assert picture.sample_aspect == (aspect.numerator, aspect.denominator)
        assert picture.interlaced == ("ildct" in str(options))
        assert picture.bit_depth == (10 if "10le" in str(options) else 8)


def test_frame_rate_and_reordering_are_read_from_the_vui() -> None:
    """B-frames mean reordering; their absence is said too."""
    ordered = config_of(encode("160x96", "-bf", "0", rate="25")).picture
    assert ordered.frame_seconds == pytest.approx(1 / 25)
    assert ordered.reorder == 0
    reordered = config_of(
        encode("160x96", "-bf", "3", "-preset", "medium", "-pix_fmt", "yuv420p")
    ).picture
    assert reordered.reorder == 2
    assert reordered.codec == "avc1.64000b"


def test_a_configuration_survives_writing_and_reading() -> None:
    """What we build of parameter sets is read back the same, high profile included."""
    for stream in (encode("160x96"), encode("160x96", "-profile:v", "high", "-pix_fmt", "yuv420p")):
        config = config_of(stream)
        assert h264.parse_config(config.record) == config


def test_key_frames_are_told_by_their_slices() -> None:
    """One key frame a second of 30: whatever the container claims, an IDR slice decides."""
    sent = pictures(read_flv(make_flv()))
    assert [index for index, sample in enumerate(sent) if sample.key] == [0, 30, 60, 90]
    slices = {h264.Nal.SLICE, h264.Nal.IDR}
    for sample in sent:
        types = {h264.nal_type(unit) for unit in h264.split_avcc(sample.data)}
        assert types & slices == {h264.Nal.IDR if sample.key else h264.Nal.SLICE}


def test_units_that_reach_beyond_their_sample_are_refused() -> None:
    """Each length has to fit; a truncated length too."""
    for sample in (b"\0\0\0\5abcd", b"\0\0", b"\0\0\0\1a\xff\xff\xff\xff"):
        with pytest.raises(BadMedia):
            h264.split_avcc(sample)


def test_emulation_prevention_is_taken_out() -> None:
    """§7.3.1: 00 00 03 becomes 00 00, and counting starts again."""
    assert unescape(bytes.fromhex("0000030000030103")) == bytes.fromhex("000000000103")


def test_exp_golomb_numbers() -> None:
    """§9.1, table 9-2, and its signed form, table 9-3."""
    bits = BitReader(bytes([0b10100110, 0b01000010, 0b10000000]))
    assert [bits.unsigned() for _ in range(5)] == [0, 1, 2, 3, 4]
    bits = BitReader(bytes([0b10100110, 0b01000010, 0b10000000]))
    assert [bits.signed() for _ in range(5)] == [0, 1, -1, 2, -2]
    with pytest.raises(BadMedia):
        BitReader(bytes(8)).unsigned()


@pytest.mark.parametrize("record", ["", "01", "0142000affe1", "0142000aff00", "0242000affe100"])
def test_broken_configurations_are_refused(record: str) -> None:
    """Too short, no parameter sets, another version."""
    with pytest.raises(BadMedia):
        h264.parse_config(bytes.fromhex(record))


def test_a_size_that_cannot_be_is_refused() -> None:
    """A parameter set that claims a picture of a million pixels a side is damage."""
    good = config_of(encode("160x96")).sps
    with pytest.raises(BadMedia):
        parse_sps(good[:4] + b"\0" * 8)
    with pytest.raises(BadMedia):
        parse_sps(b"\x68" + good[1:])
