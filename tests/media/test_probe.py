"""What is known of a file before it is touched, on real files (VID-01)."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from rampe.engines.confined.run import Limits
from rampe.media.probe import Facts, Reason, parse_answer, refuse
from rampe.media.settings import MediaSettings
from tests.media import clips
from tests.media.looking import SETTINGS, facts_of, reason_of, run_look

REFUSED: dict[str, tuple[Callable[[], Path], Reason]] = {
    "truncated": (clips.truncated, Reason.TRUNCATED),
    "truncated after the index": (clips.truncated_after_index, Reason.TRUNCATED),
    "noise behind a valid index": (clips.garbage_inside, Reason.DAMAGED),
    "sound only": (clips.sound_only, Reason.NO_VIDEO_STREAM),
    "a song with its cover": (clips.song_with_cover, Reason.NO_VIDEO_STREAM),
    "mp3": (clips.mp3, Reason.NO_VIDEO_STREAM),
    "png": (lambda: clips.still("png"), Reason.NOT_A_VIDEO),
    "jpeg": (lambda: clips.still("jpg"), Reason.NOT_A_VIDEO),
    "gif": (lambda: clips.still("gif"), Reason.NOT_A_VIDEO),
    "avif": (lambda: clips.still("avif"), Reason.NOT_A_VIDEO),
    "2 s": (lambda: clips.of_seconds(2), Reason.TOO_SHORT),
    "601 s": (lambda: clips.of_seconds(601), Reason.TOO_LONG),
    "20 000 px": (clips.huge_picture, Reason.TOO_LARGE_PICTURE),
    "0 bytes": (lambda: clips.written("empty.mp4", b""), Reason.EMPTY_FILE),
    "7 bytes": (lambda: clips.written("seven.mp4", b"1234567"), Reason.NOT_A_VIDEO),
    "boxes that claim to be endless": (
        lambda: clips.written("endless.mp4", b"\x00\x00\x00\x01ftyp" + b"\xff" * 8),
        Reason.TRUNCATED,
    ),
    "a box of no size": (
        lambda: clips.written("nosize.mp4", b"\x00\x00\x00\x04ftyp" + b"\0" * 64),
        Reason.DAMAGED,
    ),
    "an EBML head alone": (
        lambda: clips.written("ebml.webm", b"\x1a\x45\xdf\xa3" + b"\0" * 64),
        Reason.DAMAGED,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_refused_with_its_own_reason(name: str) -> None:
    make, reason = REFUSED[name]
    assert await reason_of(make()) is reason


@pytest.mark.parametrize("name", clips.scripts(Path("/etc/passwd")))
async def test_scripts_reach_no_demuxer(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(clips.portrait().read_bytes())
    assert await reason_of(clips.scripts(secret)[name]) is Reason.NOT_A_VIDEO


@pytest.mark.parametrize("seconds", [61, 180, 600])
async def test_long_files_are_accepted_to_the_last_second(seconds: int) -> None:
    facts = await facts_of(clips.of_seconds(seconds))
    assert refuse(facts, SETTINGS) is None
    assert facts.timing is not None
    assert facts.timing.duration == pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize("name", clips.GOOD)
async def test_what_people_send_is_accepted(name: str) -> None:
    assert await reason_of(clips.GOOD[name]()) is None


@pytest.mark.parametrize(
    "name", ["bigbuckbunny.mp4", "bikes.mp4", "carphone_pristine.mp4", "carphone_distorted.mp4"]
)
async def test_shipped_clips_are_accepted(name: str) -> None:
    facts = await facts_of(clips.shipped(name))
    assert refuse(facts, SETTINGS) is None
    assert facts.video_codec == "h264"


async def test_length_comes_from_packets_where_the_container_has_none() -> None:
    facts = await facts_of(clips.recording())
    assert facts.declared_seconds is None
    assert facts.timing is not None
    assert facts.timing.duration == pytest.approx(4.0, abs=0.1)


async def test_rotation_and_mirroring_are_seen() -> None:
    turned, mirrored, plain = [
        (await facts_of(make())).picture
        for make in (clips.rotated, clips.mirrored, clips.landscape)
    ]
    assert turned is not None
    assert mirrored is not None
    assert plain is not None
    assert turned.rotation == 90
    assert [turned.upright, mirrored.upright, plain.upright] == [False, False, True]


async def test_irregular_frames_are_seen() -> None:
    irregular, regular = await facts_of(clips.variable_rate()), await facts_of(clips.portrait())
    assert irregular.timing is not None
    assert regular.timing is not None
    assert not irregular.timing.steady
    assert regular.timing.steady
    assert 1 / regular.timing.step == pytest.approx(15)


async def test_open_groups_are_told_from_closed_ones() -> None:
    closed, opened = await facts_of(clips.copyable()), await facts_of(clips.open_gops())
    assert closed.timing is not None
    assert opened.timing is not None
    assert closed.timing.only_idr
    assert not opened.timing.only_idr
    assert closed.timing.longest_gop == pytest.approx(2.0)


async def test_depth_transfer_and_interlacing_are_seen() -> None:
    hdr, ten, laced = [
        (await facts_of(make())).picture for make in (clips.hdr, clips.ten_bit, clips.interlaced)
    ]
    assert hdr is not None
    assert ten is not None
    assert laced is not None
    assert (hdr.bits, hdr.transfer, hdr.primaries) == (10, 16, 9)
    assert ten.pixel_format == "yuv420p10le"
    assert laced.interlaced


async def test_sound_is_described() -> None:
    facts = await facts_of(clips.surround())
    assert facts.audio is not None
    assert (facts.audio.channels, facts.audio.codec) == (6, "aac")
    assert (await facts_of(clips.silent())).audio is None


async def test_codecs_and_containers_follow_the_settings() -> None:
    facts = await facts_of(clips.hevc())
    only_h264 = MediaSettings(video_codecs=["h264"])
    only_webm = MediaSettings(containers=["webm"])
    assert refuse(facts, only_h264) is Reason.UNSUPPORTED_CODEC
    assert refuse(facts, only_webm) is Reason.UNSUPPORTED_CONTAINER


async def test_a_header_that_promises_more_than_there_is() -> None:
    facts = await facts_of(clips.portrait())
    promising = msgspec.structs.replace(facts, declared_seconds=30.0)
    assert refuse(promising, SETTINGS) is Reason.TRUNCATED


@pytest.mark.parametrize(("seconds", "reason"), [(2.95, None), (2.8, Reason.TOO_SHORT)])
async def test_limits_of_length_forgive_a_frame(seconds: float, reason: Reason | None) -> None:
    facts = await facts_of(clips.portrait())
    assert facts.timing is not None
    timing = msgspec.structs.replace(facts.timing, duration=seconds)
    assert refuse(msgspec.structs.replace(facts, timing=timing), SETTINGS) is reason


async def test_the_child_is_held_to_its_memory() -> None:
    """So little that it cannot even begin; one that grows is in tests/engines/test_confined.py."""
    ended = await run_look(clips.hd(), replace(Limits(30, 1 << 30), memory=1 << 20))
    assert not ended.ok


async def test_broken_bytes_never_break_the_child() -> None:
    """Fuzz: real files with bytes changed at random give facts or a reason, never a crash."""
    for make in (clips.portrait, clips.recording, clips.fragmented):
        data = bytearray(make().read_bytes())
        for position in os.urandom(6):
            at = position * len(data) // 256
            data[at : at + 8] = os.urandom(8)
        ended = await run_look(clips.written("fuzzed.mp4", bytes(data)))
        assert ended.code == 0, ended.log
        answer = parse_answer(ended.out)
        assert isinstance(answer, Facts) or answer.reason in Reason
