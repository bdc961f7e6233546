"""Draws one frame as SVG: the pencil with which all scenes of the demo are drawn."""

import math
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Stop = tuple[float, str] | tuple[float, str, float]
Stops = Sequence[Stop]


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's size in pixels."""

    width: int
    height: int


def number(value: float) -> str:
    """Return a coordinate as short as a tenth of a pixel allows."""
    return f"{value:.1f}".removesuffix(".0")


class Canvas:
    """Collects shapes; `svg()` returns the picture. Later shapes lie over earlier ones."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._defs: dict[str, str] = {}
        self._body: list[str] = []

    def svg(self) -> str:
        """Return the whole picture."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}">'
        )
        return f"{head}<defs>{''.join(self._defs.values())}</defs>{''.join(self._body)}</svg>"

    # -- paint ------------------------------------------------------------------------------------

    def linear(self, stops: Stops, angle: float = 90) -> str:
        """Return a paint that runs across each shape's own box; 90 degrees is downwards."""
        dx, dy = math.cos(math.radians(angle)) / 2, math.sin(math.radians(angle)) / 2
        box = f'x1="{0.5 - dx:.2f}" y1="{0.5 - dy:.2f}" x2="{0.5 + dx:.2f}" y2="{0.5 + dy:.2f}"'
        return self._gradient("linearGradient", box, stops)

    def radial(self, stops: Stops) -> str:
        """Return a paint that runs from the middle of each shape to its edge."""
        return self._gradient("radialGradient", "", stops)

    def _gradient(self, kind: str, box: str, stops: Stops) -> str:
        inner = "".join(_stop(stop) for stop in stops)
        name = f"g{len(self._defs)}"
        key = f"{kind}{box}{inner}"
        if key in self._defs:
            return self._defs[key].split('"', 2)[1].join(("url(#", ")"))
        self._defs[key] = f'<{kind} id="{name}" {box}>{inner}</{kind}>'
        return f"url(#{name})"

    # -- shapes -----------------------------------------------------------------------------------

    def background(self, fill: str) -> None:
        """Fill the whole picture."""
        self.rect(0, 0, self.width, self.height, fill)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, r: float = 0, o: float = 1
    ) -> None:
        """Draw a rectangle with round corners of radius `r`."""
        self._add(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(w, 0))}"'
            f' height="{number(max(h, 0))}" rx="{number(r)}" fill="{fill}"{_opacity(o)}/>'
        )

    def circle(self, x: float, y: float, r: float, fill: str, o: float = 1) -> None:
        """Draw a disc."""
        self._add(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(max(r, 0))}" fill="{fill}"'
            f"{_opacity(o)}/>"
        )

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, o: float = 1) -> None:
        """Draw a filled ellipse."""
        self._add(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(max(rx, 0))}"'
            f' ry="{number(max(ry, 0))}" fill="{fill}"{_opacity(o)}/>'
        )

    def ring(self, x: float, y: float, r: float, stroke: str, w: float, o: float = 1) -> None:
        """Draw the outline of a circle."""
        self._add(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(max(r, 0))}" fill="none"'
            f' stroke="{stroke}" stroke-width="{number(w)}"{_opacity(o)}/>'
        )

    def glow(self, x: float, y: float, r: float, color: str, o: float = 1) -> None:
        """Draw light that fades outwards."""
        fall = [(0, color, 0.9), (0.2, color, 0.5), (0.45, color, 0.2), (0.7, color, 0.06)]
        paint = self.radial([*fall, (1, color, 0)])
        self.circle(x, y, r, paint, o)

    def polygon(self, points: Iterable[Point], fill: str, o: float = 1) -> None:
        """Draw a filled shape with straight sides."""
        self._add(f'<path d="{_line(points)}Z" fill="{fill}"{_opacity(o)}/>')

    def blob(self, points: Sequence[Point], fill: str, o: float = 1) -> None:
        """Draw a filled closed shape that runs softly through the middles between its points."""
        self._add(f'<path d="{_soft_closed(points)}" fill="{fill}"{_opacity(o)}/>')

    def line(self, points: Iterable[Point], stroke: str, w: float, o: float = 1) -> None:
        """Draw a line with round ends and corners."""
        self._stroke(_line(points), stroke, w, o)

    def curve(self, points: Sequence[Point], stroke: str, w: float, o: float = 1) -> None:
        """Draw a soft line along points."""
        self._stroke(_soft_open(points), stroke, w, o)

    def path(self, d: str, fill: str = "none", o: float = 1) -> None:
        """Draw a filled path of raw SVG commands."""
        self._add(f'<path d="{d}" fill="{fill}"{_opacity(o)}/>')

    def stroke(self, d: str, stroke: str, w: float, o: float = 1) -> None:
        """Draw a stroked path of raw SVG commands."""
        self._stroke(d, stroke, w, o)

    def below(self, height_at: Callable[[float], float], fill: str, step: int = 12) -> None:
        """Fill everything under a curve `y = height_at(x)`: hills, waves, snow."""
        xs = range(-step, self.width + 2 * step, step)
        top = [(float(x), height_at(x)) for x in xs]
        foot = [(float(self.width + step), self.height + 4.0), (-float(step), self.height + 4.0)]
        self.polygon([*top, *foot], fill)

    @contextmanager
    def moved(
        self, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1, o: float = 1
    ) -> Generator[None]:
        """Draw the block's shapes around a new origin, turned by degrees, scaled, faded."""
        transform = f"translate({number(x)} {number(y)})"
        if turn:
            transform += f" rotate({turn:.2f})"
        if scale != 1:
            transform += f" scale({scale:.4f})"
        self._add(f'<g transform="{transform}"{_opacity(o)}>')
        yield
        self._add("</g>")

    @contextmanager
    def clipped(self, x: float, y: float, w: float, h: float, r: float = 0) -> Generator[None]:
        """Show the block's shapes only inside a rectangle."""
        name = f"c{len(self._defs)}"
        self._defs[name] = (
            f'<clipPath id="{name}"><rect x="{number(x)}" y="{number(y)}" width="{number(w)}"'
            f' height="{number(h)}" rx="{number(r)}"/></clipPath>'
        )
        self._add(f'<g clip-path="url(#{name})">')
        yield
        self._add("</g>")

    def _stroke(self, d: str, stroke: str, w: float, o: float) -> None:
        self._add(
            f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{number(w)}"'
            f' stroke-linecap="round" stroke-linejoin="round"{_opacity(o)}/>'
        )

    def _add(self, element: str) -> None:
        self._body.append(element)


def _stop(stop: Stop) -> str:
    offset, color = stop[0], stop[1]
    opacity = stop[2] if len(stop) == 3 else 1
    faded = f' stop-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<stop offset="{offset:g}" stop-color="{color}"{faded}/>'


def _opacity(o: float) -> str:
    return f' opacity="{max(o, 0):.3f}"' if o < 1 else ""


def _line(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _soft_closed(points: Sequence[Point]) -> str:
    start = _middle(points[-1], points[0])
    d = [f"M{number(start[0])} {number(start[1])}"]
    for here, after in zip(points, [*points[1:], points[0]], strict=True):
        end = _middle(here, after)
        d.append(f"Q{number(here[0])} {number(here[1])} {number(end[0])} {number(end[1])}")
    return "".join(d) + "Z"


def _soft_open(points: Sequence[Point]) -> str:
    d = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for here, after in pairwise(points[1:]):
        end = _middle(here, after)
        d.append(f"Q{number(here[0])} {number(here[1])} {number(end[0])} {number(end[1])}")
    d.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(d)
