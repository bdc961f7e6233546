"""Playlists: what ffmpeg says and what players get (RFC 8216)."""

import pytest

from rampe.media.ladder import plan_ladder
from rampe.media.playlist import (
    Listing,
    Rates,
    Segment,
    codec_string,
    measure_rates,
    parse_listing,
    render_listing,
    render_master,
    target_seconds,
)
from tests.media.test_ladder import COPYABLE, SETTINGS, source

GROWING = """#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:EVENT
#EXT-X-MAP:URI="e1_720_init.mp4"
#EXTINF:2.000000,
e1_720_00000.m4s
#EXTINF:1.984000,
e1_720_00001.m4s
"""
LISTING = Listing(
    "e1_720_init.mp4",
    (Segment("e1_720_00000.m4s", 2.0), Segment("e1_720_00001.m4s", 1.984)),
    False,
)
CODECS = {"720": "avc1.64001f", "540": "avc1.64001f", "360": "avc1.64001e"}


def test_a_growing_playlist_is_read() -> None:
    assert parse_listing(GROWING) == LISTING
    ended = parse_listing(GROWING + "#EXT-X-ENDLIST\n")
    assert ended is not None
    assert ended.ended


@pytest.mark.parametrize("text", ["", "#EXTM3U\n", GROWING[:80]])
def test_before_the_first_segment_there_is_nothing(text: str) -> None:
    assert parse_listing(text) is None


def test_what_is_rendered_reads_the_same() -> None:
    assert parse_listing(render_listing(LISTING, 2)) == LISTING


def test_the_target_never_changes_and_playback_starts_at_zero() -> None:
    """§6.2.1 and §4.3.5.2: a player would else begin at the live edge of a growing playlist."""
    texts = [
        render_listing(Listing(LISTING.init, LISTING.segments[:count], False), 2)
        for count in (1, 2)
    ]
    for text in texts:
        assert "#EXT-X-TARGETDURATION:2\n" in text
        assert "#EXT-X-START:TIME-OFFSET=0" in text
        assert "ENDLIST" not in text
    assert texts[1].startswith(texts[0].rstrip("\n"))


def test_segments_of_a_copy_may_be_as_long_as_its_groups() -> None:
    assert target_seconds(plan_ladder(COPYABLE, SETTINGS), 4.0) == 6
    assert target_seconds(plan_ladder(source(1080, 1920), SETTINGS), 8.0) == 2


def test_the_master_names_rungs_sound_and_codecs() -> None:
    text = render_master(plan_ladder(source(1080, 1920), SETTINGS), "e1_", CODECS)
    assert text.count("#EXT-X-STREAM-INF") == 3
    assert 'URI="e1_audio.m3u8"' in text
    assert 'CODECS="avc1.64001f,mp4a.40.2",AUDIO="sound"' in text
    assert "RESOLUTION=720x1280,FRAME-RATE=30.000" in text


def test_measured_rates_replace_the_limits() -> None:
    measured = {name: Rates(1000, 500) for name in (*CODECS, "audio")}
    text = render_master(plan_ladder(source(1080, 1920), SETTINGS), "e1_", CODECS, measured)
    assert "BANDWIDTH=2000,AVERAGE-BANDWIDTH=1000" in text


def test_rates_are_of_the_fullest_whole_segment() -> None:
    segments = [Segment("a", 2.0), Segment("b", 2.0), Segment("c", 0.02)]
    assert measure_rates(segments, [1000, 3000, 900]) == Rates(12_000, int(4900 * 8 / 4.02))


def test_the_encoder_has_the_last_word_on_the_codec() -> None:
    assert codec_string(b"....avcC\x01\x64\x00\x1f\xff") == "avc1.64001f"
    with pytest.raises(ValueError):
        codec_string(b"nothing")
