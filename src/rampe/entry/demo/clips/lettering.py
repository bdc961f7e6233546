"""A round one-stroke alphabet of our own: titles need no font on the machine.

Capitals are six units high, drawn from (0, 0) at the top left; each glyph is its width and path.
"""

import unicodedata

from rampe.entry.demo.clips.canvas import Canvas

_GLYPHS: dict[str, tuple[float, str]] = {
    "A": (4.2, "M0 6L2.1 0L4.2 6M.8 3.9H3.4"),
    "B": (3.7, "M0 2.8H2A1.4 1.4 0 0 0 2 0H0V6H2.1A1.6 1.6 0 0 0 2.1 2.8"),
    "C": (4.1, "M4.1 1.1A2.5 3 0 1 0 4.1 4.9"),
    "D": (4.1, "M0 0V6H1.2A2.9 3 0 0 0 1.2 0Z"),
    "E": (3.2, "M3.2 0H0V6H3.2M0 2.9H2.7"),
    "F": (3.1, "M3.1 0H0V6M0 3H2.6"),
    "G": (4.4, "M4.1 1.1A2.5 3 0 1 0 4.4 3.4H2.7"),
    "H": (4, "M0 0V6M4 0V6M0 2.9H4"),
    "I": (0, "M0 0V6"),
    "J": (2.5, "M2.5 0V4.2A1.5 1.7 0 0 1 0 5.2"),
    "K": (3.6, "M0 0V6M3.4 0L0 3.6M1.2 2.4L3.6 6"),
    "L": (3, "M0 0V6H3"),
    "M": (4.8, "M0 6V0L2.4 3.9L4.8 0V6"),
    "N": (4, "M0 6V0L4 6V0"),
    "O": (4.9, "M2.45 0A2.45 3 0 1 0 2.45 6A2.45 3 0 1 0 2.45 0"),
    "P": (3.6, "M0 6V0H1.9A1.7 1.7 0 0 1 1.9 3.4H0"),
    "Q": (4.9, "M2.45 0A2.45 3 0 1 0 2.45 6A2.45 3 0 1 0 2.45 0M3 4.3L4.7 6.3"),
    "R": (3.7, "M0 6V0H1.9A1.7 1.7 0 0 1 1.9 3.4H0M1.8 3.4L3.7 6"),
    "S": (3.5, "M3.4 1.1A1.75 1.45 0 0 0 1.75 0A1.6 1.45 0 0 0 1.75 2.9A1.7 1.55 0 0 1 1.75 6"
          "A1.8 1.5 0 0 1 0 4.8"),
    "T": (4, "M0 0H4M2 0V6"),
    "U": (4, "M0 0V3.8A2 2.2 0 0 0 4 3.8V0"),
    "V": (4.2, "M0 0L2.1 6L4.2 0"),
    "W": (6, "M0 0L1.5 6L3 1.2L4.5 6L6 0"),
    "X": (3.8, "M0 0L3.8 6M3.8 0L0 6"),
    "Y": (4, "M0 0L2 3L4 0M2 3V6"),
    "Z": (3.6, "M0 0H3.6L0 6H3.6"),
    "0": (3.8, "M1.9 0A1.9 3 0 1 0 1.9 6A1.9 3 0 1 0 1.9 0"),
    "1": (1.5, "M0 1.3L1.5 0V6"),
    "2": (3.6, "M.1 1.6A1.75 1.65 0 1 1 3.1 2.7L0 6H3.6"),
    "3": (3.5, "M.2 1A1.65 1.45 0 1 1 1.7 2.8A1.75 1.6 0 1 1 0 4.9"),
    "4": (3.8, "M2.8 6V0L0 4.2H3.8"),
    "5": (3.5, "M3.1 0H.5L.2 2.7A1.85 1.8 0 1 1 0 5"),
    "6": (3.6, "M2.9 0A4 4.6 0 0 0 0 4.1A1.8 1.85 0 1 0 .1 3.6"),
    "7": (3.6, "M0 0H3.6L1.2 6"),
    "8": (3.6, "M1.8 2.8A1.45 1.4 0 1 0 1.7 2.8A1.75 1.6 0 1 0 1.9 2.8"),
    "9": (3.6, "M.7 6A4 4.6 0 0 0 3.6 1.9A1.8 1.85 0 1 0 3.5 2.4"),
    ".": (0, "M0 6V5.9"),
    ",": (0.4, "M.4 5.8L0 7"),
    "!": (0, "M0 0V4.1M0 6V5.9"),
    "?": (3.2, "M0 1.5A1.6 1.5 0 1 1 2.3 2.9Q1.6 3.3 1.6 4.2M1.6 6V5.9"),
    "'": (0.3, "M.3 0L0 1.3"),
    "-": (2, "M0 3.2H2"),
    ":": (0, "M0 2.2V2.1M0 5.4V5.3"),
    "+": (2.8, "M1.4 1.8V4.6M0 3.2H2.8"),
    "/": (2.4, "M2.4 0L0 6"),
    "=": (2.6, "M0 2.4H2.6M0 4.2H2.6"),
    "#": (3.8, "M1.2 .6L.8 5.4M3 .6L2.6 5.4M.2 2.1H3.8M0 4H3.6"),
    "&": (4.2, "M4.2 6L.9 1.9A1.25 1.2 0 1 1 2.9 1.7L.7 3.3A1.6 1.5 0 1 0 3.2 5.3L4.1 3.6"),
    " ": (1.9, ""),
}  # fmt: skip
_MARKS = {
    "\u0301": "M-.4 -1L.5 -1.9",  # acute
    "\u0300": "M.4 -1L-.5 -1.9",  # grave
    "\u0302": "M-.8 -1L0 -1.8L.8 -1",  # circumflex
    "\u0308": "M-.7 -1.3V-1.4M.7 -1.3V-1.4",  # diaeresis
    "\u0327": "M0 6V6.5A.55 .5 0 0 1 -.3 7.6",  # cedilla
}
_SPACING = 1.7
_CAP = 6.0


def _glyphs(text: str) -> list[tuple[float, str, list[str]]]:
    found: list[tuple[float, str, list[str]]] = []
    for char in unicodedata.normalize("NFD", text.upper().replace("’", "'")):
        if char in _MARKS:
            found[-1][2].append(_MARKS[char])
        elif char in _GLYPHS:
            found.append((*_GLYPHS[char], []))
    return found


def width_of(text: str, size: float) -> float:
    """Return how wide a line is whose capitals are `size` high."""
    glyphs = _glyphs(text)
    units = sum(width for width, _, _ in glyphs) + _SPACING * max(len(glyphs) - 1, 0)
    return units * size / _CAP


def write(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    color: str,
    weight: float = 0.16,
    shown: float = 1.0,
) -> None:
    """Write a line centred on `x` with its middle at `y`.

    Args:
        size: height of the capitals in pixels.
        weight: thickness of the stroke, as a part of `size`.
        shown: from 0 to 1, how far its letters have come up one after the other.
    """
    scale = size / _CAP
    glyphs = _glyphs(text)
    left = x - width_of(text, size) / 2
    for number, (width, path, marks) in enumerate(glyphs):
        up = _ease(shown * (1 + 0.12 * len(glyphs)) - 0.12 * number)
        if path and up > 0:
            rise = (1 - up) * size * 0.5
            with canvas.moved(left, y - size / 2 + rise, scale=scale, o=up):
                canvas.stroke(path, color, weight * _CAP)
                for mark in marks:
                    with canvas.moved(width / 2):
                        canvas.stroke(mark, color, weight * _CAP * 0.85)
        left += (width + _SPACING) * scale


def fitted_size(lines: list[str], width: float, largest: float) -> float:
    """Return the size at which the longest of some lines fills `width`, at most `largest`."""
    longest = max(width_of(line, 1.0) for line in lines)
    return min(largest, width / longest)


def write_lines(
    canvas: Canvas,
    lines: list[str],
    x: float,
    y: float,
    size: float,
    color: str,
    weight: float = 0.16,
    shown: float = 1.0,
) -> None:
    """Write lines under each other around the middle `y`, one coming up after the other."""
    step = size * 1.75
    top = y - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        part = min(max(shown * len(lines) - number, 0), 1)
        write(canvas, line, x, top + number * step, size, color, weight, part)


def _ease(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)
