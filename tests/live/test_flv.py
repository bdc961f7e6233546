"""FLV as ffmpeg writes it, in whatever pieces it comes, and with damage in it."""

import pytest

from rampe.live.media import amf0
from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import FlvReader, Tag, TagDecoder, TagKind
from rampe.live.media.samples import (
    Announced,
    AudioConfig,
    AudioSample,
    Media,
    Unsupported,
    VideoConfig,
    VideoSample,
)
from tests.live.clips import make_flv, pictures, read_flv


def kinds(found: list[Media]) -> list[type]:
    """Return what kinds of things there are, each once, in order."""
    return list(dict.fromkeys(type(one) for one in found))


@pytest.mark.parametrize("piece", [7, 1_000, 1 << 20])
def test_a_stream_is_read_in_any_pieces(piece: int) -> None:
    """Announcement, both configurations, then every sample once."""
    flv = make_flv()
    found = [media for media, _ in read_flv(flv, piece)]
    assert kinds(found)[:3] == [Announced, VideoConfig, AudioConfig]
    assert set(kinds(found)[3:]) == {VideoSample, AudioSample}
    assert found[0] == Announced(video=True, audio=True)
    assert len(pictures(read_flv(flv))) == 120
    assert sum(isinstance(one, AudioSample) for one in found) == 189


def test_composition_offsets_are_read() -> None:
    """With B-frames decode times grow while shown times do not."""
    sent = pictures(read_flv(make_flv("-bf", "2", "-preset", "veryfast")))
    decoded = [sample.decode for sample in sent]
    shown = [sample.decode + sample.offset for sample in sent]
    assert decoded == sorted(decoded)
    assert shown != sorted(shown)
    assert len(set(shown)) == 120


def test_a_tag_larger_than_four_megabytes_ends_the_reading() -> None:
    """Memory is bounded by what we are willing to wait for."""
    reader = FlvReader()
    header = b"FLV\x01\x05\0\0\0\x09\0\0\0\0"
    with pytest.raises(BadMedia):
        list(reader.feed(header + b"\x09\xff\xff\xff\0\0\0\0\0\0\0"))


@pytest.mark.parametrize(
    "stream", [b"RIFF" + bytes(20), b"FLV\x01\x05\xff\xff\xff\xff" + bytes(20)]
)
def test_what_is_no_flv_is_refused(stream: bytes) -> None:
    """Another format, a header that would never end."""
    with pytest.raises(BadMedia):
        list(FlvReader().feed(stream))


def test_tags_that_do_not_join_are_refused() -> None:
    """The size behind a tag says where it began."""
    flv = bytearray(make_flv())
    size = int.from_bytes(flv[14:17], "big")
    flv[13 + 11 + size + 3] ^= 0x55
    with pytest.raises(BadMedia):
        list(FlvReader().feed(bytes(flv)))


def test_other_codecs_are_named_once() -> None:
    """The host has to be told which; HEVC comes as a FourCC, MP3 as a number."""
    decoder = TagDecoder()
    found = [
        one
        for tag in (Tag(9, 0, b"\x90hvc1"), Tag(9, 33, b"\x91hvc1"), Tag(8, 0, b"\x2f\0\0"))
        for one in decoder.decode(tag)
    ]
    assert found == [Unsupported("video codec hvc1"), Unsupported("audio codec 2")]


def test_a_damaged_sample_is_left_out_and_counted() -> None:
    """One broken picture is no end of a live; a broken configuration is."""
    headers = [media for media, _ in read_flv(make_flv()) if isinstance(media, VideoConfig)]
    decoder = TagDecoder()
    assert decoder.decode(Tag(9, 0, b"\x27\1\0\0\0\0\0\0\1e")) == []  # before its header
    assert decoder.decode(Tag(9, 0, b"\x17\0\0\0\0" + headers[0].record)) == headers
    assert decoder.decode(Tag(9, 0, b"\x27\1\0\0\0\0\0\0\xffe")) == []  # a unit too long
    assert decoder.decode(Tag(9, 0, b"\x27")) == []
    assert decoder.decode(Tag(8, 0, b"\xaf")) == []
    assert decoder.damaged == 4
    assert decoder.decode(Tag(9, 0, b"\x27\2\0\0\0")) == []  # end of sequence
    with pytest.raises(BadMedia):
        decoder.decode(Tag(9, 0, b"\x17\0\0\0\0\1\2"))


def test_negative_composition_offsets() -> None:
    """24 bits, signed: encoders that shift decode times write them."""
    decoder = TagDecoder()
    config = next(media for media, _ in read_flv(make_flv()) if isinstance(media, VideoConfig))
    decoder.decode(Tag(9, 0, b"\x17\0\0\0\0" + config.record))
    (sample,) = decoder.decode(Tag(9, 40, b"\x27\1\xff\xff\xd8\0\0\0\1\x41"))
    assert isinstance(sample, VideoSample)
    assert (sample.decode, sample.offset) == (40 * 90, -40 * 90)


def test_parameter_sets_inside_a_sample_are_a_new_configuration() -> None:
    """Encoders that change resolution on the way send no new header."""
    first, other = (
        next(m for m, _ in read_flv(make_flv(*size)) if isinstance(m, VideoConfig))
        for size in ((), ("-s", "96x160"))
    )
    decoder = TagDecoder()
    decoder.decode(Tag(9, 0, b"\x17\0\0\0\0" + first.record))

    def sample(config: VideoConfig) -> bytes:
        units = (config.sps, *config.pps, b"\x65\x88")
        return b"\x17\1\0\0\0" + b"".join(len(u).to_bytes(4, "big") + u for u in units)

    same = decoder.decode(Tag(9, 0, sample(first)))
    assert kinds(same) == [VideoSample]
    changed, picture = decoder.decode(Tag(9, 33, sample(other)))
    assert isinstance(changed, VideoConfig)
    assert (changed.picture.width, changed.picture.height) == (96, 160)
    assert isinstance(picture, VideoSample)
    assert picture.key


def test_metadata_say_which_tracks_there_will_be() -> None:
    """As ffmpeg and OBS write them, by RTMP with `@setDataFrame` in front; rubbish says nothing."""
    body = amf0.encode(["@setDataFrame", "onMetaData", {"videocodecid": 7.0, "width": 720.0}])
    decoder = TagDecoder()
    assert decoder.decode(Tag(TagKind.SCRIPT, 0, body)) == [Announced(video=True, audio=False)]
    assert decoder.decode(Tag(TagKind.SCRIPT, 0, b"\x02\0\x05ab")) == []
    assert decoder.decode(Tag(99, 0, b"?")) == []
