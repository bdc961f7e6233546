"""Clips are drawn and played the same each time, and are what the pipeline can copy."""

import hashlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import av
import pytest

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.clip import LANDSCAPE, PORTRAIT, RATE, Clip, Shot
from rampe.entry.demo.clips.generators import LOOKS
from rampe.entry.demo.clips.lettering import fitted_size, width_of
from rampe.entry.demo.clips.music import Style, compose
from rampe.entry.demo.clips.palettes import PALETTES
from rampe.entry.demo.clips.render import RenderError, Workshop, draw
from rampe.entry.demo.clips.scenes import SCENES, Moment
from rampe.entry.demo.clips.synth import RATE as SAMPLE_RATE
from rampe.entry.demo.clips.synth import render
from rampe.entry.demo.portraits import SIDE, draw_avatar
from rampe.media import MediaSettings
from rampe.media.ladder import plan_ladder
from tests.media.looking import facts_of


@pytest.mark.parametrize("scene", list(SCENES))
def test_scene_is_drawn_from_its_seed_alone(scene: str) -> None:
    score = compose(Style.HOUSE, 1, 6)
    for size in (PORTRAIT, LANDSCAPE):
        pictures: list[str] = []
        for t in (0.0, 0.0, 2.4, 5.9):
            canvas = Canvas(size.width, size.height)
            SCENES[scene](canvas, Moment(t, 6.0, 4, PALETTES["dusk"], score))
            pictures.append(canvas.svg())
        assert pictures[0] == pictures[1]
        assert size is LANDSCAPE or len(set(pictures)) == 3
        for picture in pictures:
            ET.fromstring(picture)  # noqa: S314 - our own picture
            assert not re.search(r"nan|inf\b", picture)


@pytest.mark.parametrize("style", list(Style))
def test_music_loops_without_a_gap(style: Style) -> None:
    score = compose(style, 3, 6)
    assert score == compose(style, 3, 6) != compose(style, 4, 6)
    samples = render(score)
    assert len(samples) == round(score.seconds * SAMPLE_RATE)
    assert max(map(abs, samples)) > 15_000
    tenth = len(samples) // 10
    for start in range(0, 10 * tenth, tenth):
        assert max(map(abs, samples[start : start + tenth])) > 500


def test_titles_fit_the_picture() -> None:
    lines = ["Une très longue ligne", "et une courte"]
    size = fitted_size(lines, 600, 64)
    assert max(width_of(line, size) for line in lines) <= 600.01


def test_title_is_over_the_picture_and_goes() -> None:
    clip = Clip(1, Style.LOFI, (Shot("cat", 5, "dawn", title=("Bonjour",)),))
    score = compose(clip.style, clip.seed, clip.seconds)
    with_title = draw(clip, clip.shots[0], score, 0, 1.5)
    without = draw(clip, Shot("cat", 5, "dawn"), score, 0, 1.5)
    assert len(with_title) > len(without)
    assert draw(clip, clip.shots[0], score, 0, 4.5) == draw(
        clip, Shot("cat", 5, "dawn"), score, 0, 4.5
    )


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(find_ffmpeg(), tmp_path / "work")


async def test_clip_is_what_the_pipeline_can_copy(workshop: Workshop) -> None:
    """H.264 at 720p, closed two-second GOPs, square pixels, sound of the same length."""
    clip = Clip(
        7,
        Style.CHIP,
        (
            Shot("platform", 2.5, "dawn", title=("Un",)),
            Shot("clouds", 1.5, "stage", title=("Deux",)),
        ),
    )
    path = await workshop.make(clip, "copied", urgent=True)
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec.canonical_name, audio.codec.canonical_name) == ("h264", "aac")
        assert (video.width, video.height, video.pix_fmt) == (720, 1280, "yuv420p")
        assert float(video.average_rate or 0) == RATE
        assert container.duration == pytest.approx(4_000_000, abs=120_000)
        keys = [packet.pts * video.time_base for packet in container.demux(video)
                if packet.is_keyframe and packet.pts is not None and video.time_base]  # fmt: skip
    assert [float(key) for key in keys] == [0.0, 2.0]
    ladder = plan_ladder(await facts_of(path), MediaSettings())
    assert [(rung.name, rung.copied) for rung in ladder.rungs] == [("720", True), ("360", False)]
    assert not list(workshop.folder.glob("*.tmp"))


async def test_every_generator_runs(workshop: Workshop) -> None:
    shots = tuple(Shot(look, 0.5, "mint") for look in LOOKS)
    path = await workshop.make(Clip(2, Style.LOFI, shots, LANDSCAPE), "looks", urgent=True)
    with av.open(str(path)) as container:
        assert container.duration == pytest.approx(500_000 * len(LOOKS), abs=120_000)


async def test_failure_says_what_ffmpeg_said(tmp_path: Path) -> None:
    workshop = Workshop(find_ffmpeg(), tmp_path / "work")
    with workshop, pytest.raises(RenderError, match="svg"):
        await workshop.make_stills(["no picture"], SIDE)
    assert not workshop.folder.exists()


async def test_avatars_are_small_squares_that_differ(workshop: Workshop) -> None:
    handles = ["alix", "sami", "noor", "zadig.dorval", "lily.berto"]
    pictures = [draw_avatar(handle, full=handle in ("alix", "sami", "noor")) for handle in handles]
    faces = await workshop.make_stills(pictures, SIDE)
    assert len({hashlib.sha256(face).hexdigest() for face in faces}) == len(handles)
    assert all(face[:4] == b"RIFF" and face[8:12] == b"WEBP" for face in faces)
    assert all(len(face) < 20_000 for face in faces)
