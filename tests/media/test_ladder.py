"""Which renditions are made of which source (VID-02)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rampe.media.ladder import frame_rate, h264_level, plan_ladder, rung_sides, shown_size
from rampe.media.probe import Facts, Picture, Sound, Timing
from rampe.media.settings import MediaSettings

SETTINGS = MediaSettings()

TIMING = Timing(
    frames=300,
    start=0.0,
    duration=10.0,
    step=1 / 30,
    steady=True,
    bit_rate=2_000_000,
    peak_bit_rate=3_000_000,
    longest_gop=2.0,
    only_idr=True,
)
PICTURE = Picture(
    width=720,
    height=1280,
    pixel_format="yuv420p",
    bits=8,
    rotation=0,
    upright=True,
    transfer=1,
    primaries=1,
    interlaced=False,
)
COPYABLE = Facts(
    demuxer="mov",
    declared_seconds=10.0,
    video_index=0,
    video_codec="h264",
    profile="High",
    level=31,
    pixel_format="yuv420p",
    width=720,
    height=1280,
    sample_aspect=(1, 1),
    codec_string="avc1.64001f",
    read_seconds=10.0,
    audio=Sound(index=1, codec="aac", channels=2, layout="stereo", sample_rate=48_000),
    timing=TIMING,
    picture=PICTURE,
)


def source(width: int, height: int, **picture: object) -> Facts:
    """A source that must be encoded, of this coded size."""
    shown = replace(PICTURE, width=width, height=height, **picture)
    return replace(COPYABLE, video_codec="hevc", width=width, height=height, picture=shown)


def sizes(facts: Facts) -> list[tuple[int, int]]:
    return [(rung.width, rung.height) for rung in plan_ladder(facts, SETTINGS).rungs]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1080, 1920, [(720, 1280), (540, 960), (360, 640)]),
        (1920, 1080, [(1280, 720), (960, 540), (640, 360)]),
        (3840, 2160, [(1280, 720), (960, 540), (640, 360)]),
        (720, 1280, [(720, 1280), (540, 960), (360, 640)]),
        (540, 960, [(540, 960), (360, 640)]),
        (600, 600, [(540, 540), (360, 360)]),
        (480, 854, [(480, 854), (360, 640)]),
        (360, 640, [(360, 640)]),
        (176, 144, [(176, 144)]),
        (181, 321, [(180, 320)]),
        (1079, 1919, [(720, 1280), (540, 960), (360, 640)]),
        (2560, 1080, [(1706, 720), (1280, 540), (854, 360)]),
        (64, 4096, [(64, 4096)]),
    ],
)
def test_rungs(width: int, height: int, expected: list[tuple[int, int]]) -> None:
    assert sizes(source(width, height)) == expected


def test_a_turned_picture_is_planned_as_it_is_shown() -> None:
    assert sizes(source(1920, 1080, rotation=90, upright=False))[0] == (720, 1280)
    assert sizes(source(1920, 1080, rotation=180, upright=False))[0] == (1280, 720)


def test_pixels_that_are_not_square_are_made_so() -> None:
    assert shown_size(replace(PICTURE, width=720, height=576), (64, 45)) == (1024, 576)
    assert shown_size(PICTURE, (1000, 1)) == (720, 1280)


@given(width=st.integers(32, 4096), height=st.integers(32, 4096))
def test_every_size_gives_a_ladder_that_an_encoder_takes(width: int, height: int) -> None:
    """No upscaling, all even, strictly falling, always at least one."""
    rungs = plan_ladder(source(width, height), SETTINGS).rungs
    assert rungs
    assert len({rung.name for rung in rungs}) == len(rungs)
    for rung in rungs:
        assert rung.width % 2 == rung.height % 2 == 0
        assert rung.width <= width
        assert rung.height <= height
        assert rung.max_bit_rate > 0
    short = [min(rung.width, rung.height) for rung in rungs]
    assert short == sorted(short, reverse=True)


def test_the_operator_may_choose_other_rungs() -> None:
    settings = MediaSettings.model_validate(
        {"rungs": [{"short_side": 480, "crf": 25, "max_bit_rate": 1_000_000}]}
    )
    assert rung_sides(1080, settings) == [480]


@pytest.mark.parametrize(
    ("step", "steady", "rate"),
    [
        (1 / 30, True, Fraction(30)),
        (1001 / 30000, True, Fraction(30000, 1001)),
        (1 / 24, True, Fraction(24)),
        (0.0417, False, Fraction(24000, 1001)),
        (1 / 15, True, Fraction(15)),
        (1 / 12.5, True, Fraction(25, 2)),
        (1 / 120, True, Fraction(60)),
        (1 / 59.5, False, Fraction(60)),
        (1 / 27, False, Fraction(30)),
        (1 / 7, False, Fraction(24)),
        (1 / 7, True, Fraction(7)),
        (1 / 2, True, Fraction(8)),
        (4.0, True, Fraction(8)),
        (0.0, False, Fraction(30)),
    ],
)
def test_renditions_have_a_constant_rate_from_5_to_60(
    step: float, steady: bool, rate: Fraction
) -> None:
    assert frame_rate(replace(TIMING, step=step, steady=steady)) == rate


@pytest.mark.parametrize(
    ("size", "rate", "level"),
    [((720, 1280), 30, 31), ((720, 1280), 60, 32), ((640, 360), 30, 30), ((4096, 2304), 60, 52)],
)
def test_levels_of_h264(size: tuple[int, int], rate: int, level: int) -> None:
    assert h264_level(*size, Fraction(rate)) == level


def test_a_fitting_stream_is_copied_and_only_360_is_encoded() -> None:
    plan = plan_ladder(COPYABLE, SETTINGS)
    assert [(rung.name, rung.copied) for rung in plan.rungs] == [("720", True), ("360", False)]


def test_a_small_fitting_stream_is_copied_alone() -> None:
    small = replace(
        COPYABLE,
        picture=replace(PICTURE, width=360, height=640),
        timing=replace(TIMING, bit_rate=500_000, peak_bit_rate=700_000),
    )
    assert [rung.copied for rung in plan_ladder(small, SETTINGS).rungs] == [True]


@pytest.mark.parametrize(
    "changed",
    [
        replace(COPYABLE, video_codec="hevc"),
        replace(COPYABLE, profile="High 10"),
        replace(COPYABLE, profile="High 4:2:2"),
        replace(COPYABLE, codec_string=None),
        replace(COPYABLE, sample_aspect=(4, 3)),
        *(
            replace(COPYABLE, picture=replace(PICTURE, **change))
            for change in (
                {"pixel_format": "yuvj420p"},
                {"pixel_format": "yuv420p10le", "bits": 10},
                {"upright": False, "rotation": 90},
                {"upright": False},
                {"interlaced": True},
                {"transfer": 16},
                {"primaries": 9},
                {"width": 1080, "height": 1920},
                {"width": 719},
            )
        ),
        *(
            replace(COPYABLE, timing=replace(TIMING, **change))
            for change in (
                {"only_idr": False},
                {"longest_gop": 4.2},
                {"steady": False},
                {"step": 1 / 120},
                {"start": 0.5},
                {"bit_rate": 9_000_000},
                {"peak_bit_rate": 20_000_000},
            )
        ),
    ],
)
def test_one_broken_condition_forbids_the_copy(changed: Facts) -> None:
    assert not plan_ladder(changed, SETTINGS).copies
