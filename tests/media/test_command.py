"""ffmpeg's commands, as data."""

import pytest
from msgspec.structs import replace

from rampe.media.command import (
    Beside,
    Command,
    cover_command,
    gain_for,
    loudness_command,
    parse_loudness,
    pictures_command,
    plan_sprite,
    poster_command,
    sound_command,
)
from rampe.media.ladder import Plan, plan_ladder
from rampe.media.probe import Facts
from tests.media.test_ladder import COPYABLE, SETTINGS, TIMING, source

FD = 9


def plan_of(facts: Facts) -> Plan:
    return plan_ladder(facts, SETTINGS)


def ladder_of(plan: Plan) -> Command:
    beside = Beside(plan_sprite(plan), "s.webp", "v.mp4")
    return pictures_command(plan, FD, prefix="e1_", preset="veryfast", threads=2, beside=beside)


HD = plan_of(source(1080, 1920))
COPY = plan_of(COPYABLE)
SMALL = plan_of(replace(source(180, 320), audio=None))
ALL = {
    "ladder": ladder_of(HD),
    "copy": ladder_of(COPY),
    "one rung": ladder_of(SMALL),
    "loudness": loudness_command(HD, FD),
    "poster": poster_command(HD, FD, 1.0, "p.webp"),
    "cover": cover_command(FD, 1.0, "c.webp"),
    "sound": sound_command(HD, FD, prefix="e1_", gain=-2.0),
}


def after(command: Command, option: str) -> str:
    return command[command.index(option) + 1]


@pytest.mark.parametrize("name", ALL)
def test_inputs_are_descriptors_behind_a_named_demuxer(name: str) -> None:
    """One input; before it the whitelist with nothing but `fd`, and the demuxer."""
    command = ALL[name]
    assert command.count("-i") == 1
    at = command.index("-i")
    assert command[at - 6 : at + 2] == [
        "-protocol_whitelist", "fd", "-f", "mov", "-fd", str(FD), "-i", "fd:",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_outputs_are_names_in_the_scratch_folder(name: str) -> None:
    output = ALL[name][-1]
    assert output == "-" or not set("/:") & set(output)


@pytest.mark.parametrize("name", ["ladder", "sound", "poster", "cover"])
def test_nothing_of_the_sources_metadata_goes_out(name: str) -> None:
    """A phone writes where the clip was filmed."""
    command = ALL[name]
    assert command.count("-map_metadata") == command.count("-f") - 1
    assert after(command, "-map_metadata") == after(command, "-map_chapters") == "-1"


@pytest.mark.parametrize("name", ["ladder", "sound", "poster", "loudness"])
def test_decoders_refuse_absurd_pictures(name: str) -> None:
    assert "-max_pixels:v" in ALL[name][: ALL[name].index("-i")]


def test_all_rungs_come_from_one_process_in_separate_segments() -> None:
    command = ALL["ladder"]
    assert after(command, "-var_stream_map") == "v:0,name:720 v:1,name:540 v:2,name:360"
    assert after(command, "-hls_segment_type") == "fmp4"
    assert after(command, "-hls_playlist_type") == "event"
    assert "single_file" not in after(command, "-hls_flags")
    assert after(command, "-hls_segment_filename") == "e1_%v_%05d.m4s"


def test_groups_of_pictures_are_closed_and_last_two_seconds() -> None:
    command = ALL["ladder"]
    for rung in range(3):
        assert after(command, f"-force_key_frames:v:{rung}") == "expr:gte(t,n_forced*2)"
        assert after(command, f"-forced-idr:v:{rung}") == "1"
        assert after(command, f"-sc_threshold:v:{rung}") == "0"


def test_the_lower_rungs_are_scaled_from_the_top_one() -> None:
    graph = after(ALL["ladder"], "-filter_complex")
    assert "split=5[v720][for_v540][for_v360][for_sprite][for_preview]" in graph
    assert "[for_v540]scale=540:960" in graph
    assert "fps=30/1" in graph


def test_beside_a_copy_only_the_low_rung_is_encoded_at_the_sources_own_times() -> None:
    command = ALL["copy"]
    assert after(command, "-c:v:0") == "copy"
    assert after(command, "-c:v:1") == "libx264"
    assert after(command, "-force_key_frames:v:1") == "source"
    assert after(command, "-fps_mode:v:1") == "passthrough"
    rung, _, sprite = after(command, "-filter_complex").partition("[for_sprite]fps=")
    assert "fps=" not in rung
    assert sprite


def test_a_single_rendition_has_its_own_name_everywhere() -> None:
    """ffmpeg fills `%v` in only where there are several."""
    assert after(ALL["one rung"], "-hls_fmp4_init_filename") == "e1_180_init.mp4"
    sound = ALL["sound"]
    assert after(sound, "-hls_segment_filename") == "e1_audio_%05d.m4s"
    assert (after(sound, "-var_stream_map"), sound[-1]) == ("a:0,name:audio", "e1_audio.m3u8")


def test_hdr_is_tone_mapped_after_scaling() -> None:
    hdr = plan_of(source(2160, 3840, transfer=16, bits=10, pixel_format="yuv420p10le"))
    graph = after(ladder_of(hdr), "-filter_complex")
    assert graph.index("scale=720:1280") < graph.index("tonemap") < graph.index("format=yuv420p,")
    assert "tin=smpte2084" in graph
    hlg = plan_of(source(2160, 3840, transfer=18))
    assert "tin=arib-std-b67" in after(ladder_of(hlg), "-filter_complex")
    assert "tonemap" not in after(ALL["ladder"], "-filter_complex")


def test_interlaced_pictures_are_woven() -> None:
    laced = plan_of(source(720, 576, interlaced=True))
    assert "bwdif" in after(ladder_of(laced), "-filter_complex")


def test_loudness_is_read_from_the_summary() -> None:
    log = "[x] Summary:\n\n  Integrated loudness:\n    I:     -21.8 LUFS\n    Threshold: -31.9 LUFS"
    assert parse_loudness(log) == -21.8
    assert parse_loudness("I: -70.0 LUFS\nI: -9.1 LUFS") == -9.1
    assert parse_loudness("nothing") is None


@pytest.mark.parametrize(
    ("loudness", "gain"),
    [(-21.8, 7.8), (-9.0, -5.0), (-40.0, 12.0), (-70.0, 0.0), (None, 0.0), (-14.0, 0.0)],
)
def test_gain_is_constant_and_bounded(loudness: float | None, gain: float) -> None:
    assert gain_for(loudness, -14.0) == pytest.approx(gain)


@pytest.mark.parametrize(
    ("seconds", "count", "interval_ms"), [(3.2, 3, 1000), (30.0, 30, 1000), (600.0, 30, 20_000)]
)
def test_the_sprite_has_at_most_thirty_pictures(
    seconds: float, count: int, interval_ms: int
) -> None:
    facts = replace(source(1080, 1920), timing=replace(TIMING, duration=seconds))
    sprite = plan_sprite(plan_of(facts))
    assert (sprite.count, sprite.interval_ms) == (count, interval_ms)
    assert (sprite.width, sprite.height) == (90, 160)
    assert sprite.columns * sprite.rows >= count
    assert f"fps=1000/{interval_ms}:" in after(ladder_of(plan_of(facts)), "-filter_complex")


def test_the_preview_stays_within_a_short_video() -> None:
    facts = replace(source(1080, 1920), timing=replace(TIMING, duration=3.0))
    assert "trim=start=0.000:duration=3," in after(ladder_of(plan_of(facts)), "-filter_complex")
