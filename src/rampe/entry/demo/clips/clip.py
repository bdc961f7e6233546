"""What a clip is made of: shots after each other, a palette, music, and a title. Plain data."""

from dataclasses import dataclass

from rampe.entry.demo.clips.canvas import Size
from rampe.entry.demo.clips.music import Style

RATE = 24
PORTRAIT = Size(720, 1280)
LANDSCAPE = Size(1280, 720)


@dataclass(frozen=True, slots=True)
class Shot:
    """Some seconds of one scene, or of one of ffmpeg's generators (`LOOKS` in `generators.py`)."""

    scene: str
    seconds: float
    palette: str = "dusk"
    variant: str = ""
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clip:
    """One video."""

    seed: int
    style: Style
    shots: tuple[Shot, ...]
    size: Size = PORTRAIT

    @property
    def seconds(self) -> float:
        """The length of the video."""
        return sum(shot.seconds for shot in self.shots)
