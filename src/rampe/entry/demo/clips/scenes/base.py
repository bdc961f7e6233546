"""What every scene is given, and the small mathematics of moving things."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.music import Note, Score


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that go together: two of the sky, three from far to near, and the lights."""

    sky: str
    low: str
    far: str
    mid: str
    near: str
    light: str
    accent: str
    paper: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The frame to draw: where in the shot it is, and what the shot is made of."""

    t: float
    seconds: float
    seed: int
    palette: Palette
    score: Score
    variant: str = ""
    offset: float = 0.0
    """When the shot began in the video, and so in the music."""

    @property
    def part(self) -> float:
        """How far the shot has come, from 0 to 1."""
        return self.t / self.seconds

    @property
    def beat(self) -> float:
        """Beats since the music began."""
        return (self.t + self.offset) * self.score.bpm / 60

    @property
    def kick(self) -> float:
        """How strongly the last drum beat still shakes."""
        return self.score.kick(self.t + self.offset)

    def playing(self, voices: tuple[str, ...]) -> list[tuple[Note, float]]:
        """Return the notes that sound now, with the beats since they began."""
        return self.score.playing(self.t + self.offset, voices)

    def random(self, salt: object = "") -> Random:
        """Return the same numbers for each frame of the shot."""
        return Random(f"{self.seed}/{salt}")


Scene = Callable[[Canvas, Moment], None]


def mix(a: str, b: str, part: float) -> str:
    """Return a colour between two `#rrggbb`."""
    part = min(max(part, 0.0), 1.0)
    pairs = zip(_channels(a), _channels(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * part):02x}" for x, y in pairs)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def ease(x: float) -> float:
    """Go from 0 to 1 with a soft start and end."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def between(x: float, start: float, end: float) -> float:
    """Return how far `x` has come from `start` to `end`, softly."""
    return ease((x - start) / (end - start))


def bounce(x: float) -> float:
    """Go from 0 to 1, a little beyond it and back."""
    x = min(max(x, 0.0), 1.0)
    return 1 - math.cos(x * math.pi * 2.5) * math.exp(-5 * x) * (1 - x)


def wave(t: float, period: float, phase: float = 0.0) -> float:
    """Swing between -1 and 1."""
    return math.sin(2 * math.pi * (t / period + phase))


def ridge(seed: float, x: float, roughness: float = 1.0) -> float:
    """Return a landscape's height in about -1…1: sines that never quite repeat."""
    return (
        math.sin(x / 190 + seed * 5.1) * 0.55
        + math.sin(x / 83 + seed * 2.3) * 0.28
        + math.sin(x / 37 + seed * 9.7) * 0.13 * roughness
        + math.sin(x / 17 + seed * 4.4) * 0.05 * roughness
    )


def polar(x: float, y: float, r: float, degrees: float) -> tuple[float, float]:
    """Return the point at a distance and direction; 0 degrees is up, clockwise."""
    angle = math.radians(degrees - 90)
    return x + r * math.cos(angle), y + r * math.sin(angle)
