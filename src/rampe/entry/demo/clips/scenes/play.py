"""Games and physics: a platform run, falling blocks, pendulums, planets, gears, drawn circles."""

# ruff: noqa: E501 - outlines stay in one piece

import cmath
import math

from rampe.entry.demo.clips.canvas import Canvas, Point
from rampe.entry.demo.clips.scenes.base import Moment, mix, polar, wave

_HERO = (
    "..AAAA..",
    ".AAAAAA.",
    ".SSKSK..",
    "SSSKSKS.",
    ".SSSSS..",
    ".AABAA..",
    "AAABBAA.",
    "S.BBBB.S",
    "..B..B..",
    ".KK..KK.",
)
_HERO_STEP = (*_HERO[:8], "..BBB...", "..KK.KK.")


def _sprite(
    c: Canvas, rows: tuple[str, ...], x: float, y: float, size: float, colors: dict[str, str]
) -> None:
    for row, line in enumerate(rows):
        for column, char in enumerate(line):
            if char in colors:
                c.rect(x + column * size, y + row * size, size + 0.6, size + 0.6, colors[char])


def platform(c: Canvas, m: Moment) -> None:
    """A game of big pixels: run, jump, coins."""
    p, w, h = m.palette, c.width, c.height
    unit = w / 24
    c.background(p.sky)
    for row in range(int(h // unit) + 1):
        c.rect(0, row * unit, w, unit + 1, mix(p.sky, p.low, row * unit / h * 1.2))
    for number in range(6):
        x = ((number * 9 - m.t * 1.2) % 54 - 6) * unit
        y = (3 + number % 3 * 4) * unit
        for dx, dy, n in ((0, 0, 6), (1, -1, 4), (2, -2, 2)):
            c.rect(
                round(x / unit) * unit + dx * unit,
                y + dy * unit,
                n * unit,
                unit + 1,
                p.paper,
                0,
                0.85,
            )
    for number in range(40):
        tall = 4 + abs(round(3 * math.sin(number * 1.3) + 2 * math.sin(number * 0.7)))
        x = (number * 2 - m.t * 2.4) % 80 - 4
        c.rect(x * unit, h * 0.78 - tall * unit, 2 * unit + 1, tall * unit, p.far)
    ground, speed = h * 0.78, 5.2
    offset = m.t * speed
    for column in range(-1, 26):
        tile = math.floor(offset) + column
        x = (tile - offset) * unit
        c.rect(x, ground, unit + 0.8, h, p.mid if tile % 2 else mix(p.mid, p.near, 0.25))
        c.rect(x, ground, unit + 0.8, unit * 0.55, "#59b359")
        if tile % 7 == 3:
            spin = abs(wave(m.t, 0.9, tile * 0.1))
            lift = 6 + 2 * (tile % 2)
            if x > w * 0.36:
                c.ellipse(
                    x + unit / 2,
                    ground - lift * unit,
                    unit * 0.62 * (0.25 + 0.75 * spin),
                    unit * 0.66,
                    p.light,
                )
                c.rect(
                    x + unit / 2 - unit * 0.12 * spin,
                    ground - lift * unit - unit * 0.34,
                    unit * 0.24 * spin,
                    unit * 0.68,
                    p.accent,
                )
        if tile % 11 == 6:
            c.rect(x, ground - 2 * unit, 1.6 * unit, 2 * unit, p.near)
            c.rect(x - unit * 0.3, ground - 2.4 * unit, 2.2 * unit, unit * 0.8, p.near)
    ahead = ((6 - offset - 7.5) % 11) / speed
    jump = 1.05
    age = 1 - ahead / jump if ahead < jump else 0
    lift = 7.5 * unit * 4 * age * (1 - age) if ahead < jump else 0
    rows = _HERO_STEP if int(m.t * 9) % 2 and not lift else _HERO
    colors = {"A": p.accent, "B": p.near, "S": "#f0b48a", "K": "#1d1116"}
    _sprite(c, rows, w * 0.28, ground - 10 * unit * 0.62 - lift, unit * 0.62, colors)
    for life in range(3):
        _sprite(
            c,
            (".AA.AA.", "AAAAAAA", "AAAAAAA", ".AAAAA.", "..AAA..", "...A..."),
            w * 0.06 + life * unit * 3.1,
            h * 0.1,
            unit * 0.36,
            {"A": "#ff4f64"},
        )


_PIECES = (((0, 0), (1, 0), (2, 0), (3, 0)), ((0, 0), (1, 0), (0, 1), (1, 1)), ((0, 0), (1, 0), (2, 0), (1, 1)), ((0, 0), (0, 1), (1, 1), (2, 1)), ((1, 0), (2, 0), (0, 1), (1, 1)))  # fmt: skip


def blocks(c: Canvas, m: Moment) -> None:
    """Blocks fall into place, rows light up."""
    p, w, h = m.palette, c.width, c.height
    c.background(mix(p.sky, "#000000", 0.4))
    columns, unit = 10, w * 0.84 / 10
    left, floor = w * 0.08, h * 0.9
    rows = int(h * 0.8 // unit)
    c.rect(
        left - 10,
        floor - rows * unit - 10,
        columns * unit + 20,
        rows * unit + 20,
        mix(p.near, "#000000", 0.3),
        14,
    )
    for row in range(rows):
        for column in range(columns):
            c.rect(
                left + column * unit + 2,
                floor - (row + 1) * unit + 2,
                unit - 4,
                unit - 4,
                p.paper,
                8,
                0.04,
            )
    colors = (p.accent, p.light, p.low, "#5ad1ff", "#7ddf8a")
    heights = [0] * columns
    step = 0.55
    for number in range(60):
        random = m.random(f"piece{number}")
        piece = random.randrange(len(_PIECES))
        shape = _PIECES[piece]
        at = min(
            range(columns - max(x for x, _ in shape)),
            key=lambda a, s=shape: (
                max(heights[a + x] - 0.1 * y for x, y in s) + random.random() * 0.8
            ),
        )
        rest = max(heights[at + x] - y for x, y in shape)
        fall = (m.t + 5 - number * step) / (step * 1.6)
        if fall < 0:
            break
        y = rest + (rows + 3 - rest) * max(0.0, 1 - fall) ** 1.0
        y = math.ceil(y * 2) / 2
        for dx, dy in shape:
            _block(
                c,
                left + (at + dx) * unit,
                floor - (y + dy + 1) * unit,
                unit,
                colors[piece],
                flash=max(0.0, 1 - abs(fall - 1.1) * 4),
            )
        if fall >= 1:
            for dx, dy in shape:
                heights[at + dx] = max(heights[at + dx], rest + dy + 1)
        if max(heights) > rows - 6:
            break


def _block(c: Canvas, x: float, y: float, unit: float, color: str, flash: float) -> None:
    c.rect(x + 2, y + 2, unit - 4, unit - 4, mix(color, "#ffffff", 0.7 * flash), 9)
    c.rect(x + 9, y + 9, unit - 18, unit * 0.2, "#ffffff", 5, 0.35)


def pendulums(c: Canvas, m: Moment) -> None:
    """Pendulums of growing length drift apart and find each other again."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, p.mid), (1, mix(p.sky, "#000000", 0.25))]))
    count, cycle = 15, m.seconds
    c.rect(0, h * 0.1, w, 16, p.near)
    for number in reversed(range(count)):
        swings = 6 + number
        angle = math.radians(24) * math.cos(2 * math.pi * swings * m.t / cycle)
        depth = number / (count - 1)
        length = h * (0.74 - 0.42 * depth)
        x = w / 2 + length * math.sin(angle) * 0.95
        y = h * 0.11 + length * math.cos(angle)
        color = mix(p.accent, p.light, depth)
        for back in range(1, 7):
            before = math.radians(24) * math.cos(
                2 * math.pi * swings * (m.t - back * 0.035) / cycle
            )
            c.circle(
                w / 2 + length * math.sin(before) * 0.95,
                h * 0.11 + length * math.cos(before),
                26 - back * 3,
                color,
                0.12,
            )
        c.line([(w / 2, h * 0.11), (x, y)], p.paper, 2, 0.25)
        c.circle(x, y, 29, color)
        c.circle(x - 9, y - 9, 8, "#ffffff", 0.6)


def planets(c: Canvas, m: Moment) -> None:
    """A little solar system with its moons and rings."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, mix(p.sky, p.mid, 0.4)), (1, mix(p.sky, "#000000", 0.5))]))
    random = m.random("stars")
    for _ in range(150):
        c.circle(
            random.uniform(0, w),
            random.uniform(0, h),
            random.uniform(0.7, 2.4),
            "#ffffff",
            0.4 + 0.4 * wave(m.t, random.uniform(2, 5), random.random()),
        )
    x0, y0, flat = w / 2, h * 0.47, 0.62
    colors = (p.accent, "#7fc8ff", p.paper, p.low, "#9be28f", p.far)
    bodies: list[tuple[float, float, float, float, str, int]] = []
    for number in range(6):
        r = w * (0.2 + 0.13 * number)
        angle = m.t * 1.7 / (1 + number * 0.55) + number * 2.1
        c.stroke(
            f"M{x0 - r} {y0}A{r} {r * flat} 0 1 0 {x0 + r} {y0}A{r} {r * flat} 0 1 0 {x0 - r} {y0}",
            p.paper,
            1.6,
            0.28,
        )
        bodies.append(
            (
                math.sin(angle),
                x0 + r * math.cos(angle),
                y0 + r * flat * math.sin(angle),
                20 + (number * 11) % 26,
                colors[number],
                number,
            )
        )
    for front in (False, True):
        if front:
            c.glow(x0, y0, w * (0.34 + 0.02 * wave(m.t, 2)), p.light)
            c.circle(x0, y0, w * 0.105, p.light)
        for depth, x, y, size, color, number in sorted(bodies):
            if (depth > 0) != front:
                continue
            size *= 1 + 0.25 * depth
            c.circle(x, y, size, color)
            c.path(
                f"M{x} {y - size}A{size} {size} 0 0 1 {x} {y + size}A{size * 1.3} {size * 1.3} 0 0 0 {x} {y - size}Z",
                "#000000",
                0.25,
            )
            if number == 4:
                with c.moved(x, y, turn=-18):
                    c.stroke(
                        f"M{-size * 1.9} 0A{size * 1.9} {size * 0.5} 0 0 0 {size * 1.9} 0",
                        p.light,
                        5,
                    )
            if number in (1, 3):
                mx, my = polar(x, y, size * 1.9, m.t * 190)
                c.circle(mx, y + (my - y) * 0.5, 5, p.paper)


def gears(c: Canvas, m: Moment) -> None:
    """Gears that really mesh."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.paper), (1, mix(p.low, p.paper, 0.4))]))
    for line in range(0, int(h), 60):
        c.rect(0, line, w, 1.5, p.far, 0, 0.3)
    for line in range(0, int(w), 60):
        c.rect(line, 0, 1.5, h, p.far, 0, 0.3)
    module = w * 0.021
    turn = m.t * 26
    first = (w * 0.3, h * 0.25, 20)
    chain: list[tuple[tuple[float, float, int], float, float, str]] = [(first, 1.0, 0.0, p.accent)]
    for teeth, direction, color in (
        (12, 118.0, p.mid),
        (26, 150.0, p.near),
        (10, 262.0, p.low),
        (16, 196.0, p.accent),
    ):
        (x, y, before), speed, phase, _ = chain[-1]
        far = module * (before + teeth) / 2
        nx, ny = polar(x, y, far, direction)
        ratio = -before / teeth
        new_phase = (phase * ratio) + direction * (1 - ratio) + 180 + 180 / teeth
        chain.append(((nx, ny, teeth), speed * ratio, new_phase, color))
    for (x, y, teeth), speed, phase, color in chain:
        _gear(c, x, y, teeth, module, turn * speed + phase, color, p.paper)


def _gear(
    c: Canvas, x: float, y: float, teeth: int, module: float, turn: float, color: str, hole: str
) -> None:
    r = module * teeth / 2
    pts: list[Point] = []
    for tooth in range(teeth):
        a = 360 * tooth / teeth + turn
        for da, dr in ((-0.29, -1.15), (-0.16, 0.95), (0.16, 0.95), (0.29, -1.15)):
            pts.append(polar(x, y, r + dr * module, a + da * 360 / teeth))
    c.polygon([(px + 7, py + 11) for px, py in pts], "#000000", 0.16)
    c.polygon(pts, color)
    c.ring(x, y, r * 0.78, mix(color, "#ffffff", 0.25), 5)
    for spoke in range(5):
        sx, sy = polar(x, y, r * 0.48, spoke * 72 + turn)
        c.circle(sx, sy, r * 0.17, hole)
    c.circle(x, y, r * 0.16, hole)


def circles(c: Canvas, m: Moment) -> None:
    """Turning circles on circles draw a heart, as Fourier said they could."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, mix(p.sky, p.mid, 0.5)), (1, mix(p.sky, "#000000", 0.35))]))
    size, x0, y0 = w * 0.0215, w / 2, h * 0.44
    terms = _heart_terms(m.variant)
    progress = min(m.part * 1.12, 1.0)
    trail: list[tuple[float, float]] = []
    steps = 240
    for step in range(int(steps * progress) + 1):
        z = _sum(terms, step / steps)
        trail.append((x0 + z.real * size, y0 + z.imag * size))
    if len(trail) > 2:
        c.curve(trail, p.accent, 22, 0.25)
        c.curve(trail, p.accent, 9)
    here = 0j
    for index, amount in terms:
        turned = amount * cmath.exp(2j * math.pi * index * progress)
        a = (x0 + here.real * size, y0 + here.imag * size)
        here += turned
        b = (x0 + here.real * size, y0 + here.imag * size)
        if index:
            c.ring(*a, abs(amount) * size, p.paper, 1.8, 0.35)
            c.line([a, b], p.light, 3, 0.8)
    c.glow(x0 + here.real * size, y0 + here.imag * size, 70, p.light)
    c.circle(x0 + here.real * size, y0 + here.imag * size, 11, p.paper)


def _outline(variant: str, s: float) -> complex:
    a = 2 * math.pi * s
    if variant == "star":
        r = 11 + 4.6 * math.cos(5 * a)
        return complex(r * math.sin(a), -r * math.cos(a))
    x = 16 * math.sin(a) ** 3
    y = 13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)
    return complex(x, -y)


def _heart_terms(variant: str) -> list[tuple[int, complex]]:
    count = 64
    points = [_outline(variant, k / count) for k in range(count)]
    terms: list[tuple[int, complex]] = []
    for index in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6):
        amount = (
            sum(z * cmath.exp(-2j * math.pi * index * k / count) for k, z in enumerate(points))
            / count
        )
        terms.append((index, amount))
    return terms


def _sum(terms: list[tuple[int, complex]], s: float) -> complex:
    return sum((amount * cmath.exp(2j * math.pi * index * s) for index, amount in terms), 0j)
