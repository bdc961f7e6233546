"""Patterns: flow lines, tiles, spirals, rosettes, mirrors, folded paper, brush strokes, ribbons."""

import math

from rampe.entry.demo.clips.canvas import Canvas, Point
from rampe.entry.demo.clips.scenes.base import Moment, between, ease, mix, polar, wave


def flow(c: Canvas, m: Moment) -> None:
    """Ink follows invisible currents across the sheet."""
    p, w, h = m.palette, c.width, c.height
    c.background(p.paper)
    random = m.random("ink")
    for _ in range(300):
        x, y = random.uniform(-0.1, 1.1) * w, random.uniform(-0.1, 1.1) * h
        born, color = (
            random.uniform(0, 0.75),
            random.choice((p.accent, p.mid, p.near, p.light, p.far)),
        )
        thick, length = random.uniform(3, 15), random.randint(10, 26)
        grown = int(length * between(m.part, born * 0.9, born * 0.9 + 0.3))
        pts = [(x, y)]
        for _ in range(grown):
            angle = (
                2.4 * math.sin(x / 210 + m.seed)
                + 2.1 * math.cos(y / 260 - m.seed)
                + 0.5 * math.sin(m.t * 0.4)
            )
            x, y = x + 21 * math.cos(angle), y + 21 * math.sin(angle)
            pts.append((x, y))
        if len(pts) > 3:
            c.curve(pts, color, thick, 0.9)


def tiles(c: Canvas, m: Moment) -> None:
    """Tiles of quarter circles turn in waves, and the pattern is another one."""
    p, w, h = m.palette, c.width, c.height
    c.background(p.sky)
    unit = w / 6
    random = m.random("tiles")
    for row in range(int(h // unit) + 2):
        for column in range(6):
            quarter = random.randrange(4)
            delay = (row + column) * 0.09
            turns = math.floor(max(0, m.t - delay) / 1.6) + ease(
                ((m.t - delay) % 1.6) / 0.7 if m.t > delay else 0
            )
            x, y = (column + 0.5) * unit, (row + 0.5) * unit
            with c.moved(x, y, turn=90 * (quarter + turns)):
                u = unit / 2 + 0.6
                c.rect(-u, -u, 2 * u, 2 * u, (p.sky, p.low)[(row + column) % 2])
                color = (p.accent, p.paper, p.light, p.near)[random.randrange(4)]
                c.path(f"M{-u} {-u}H0A{u} {u} 0 0 1 {-u} 0Z", color)
                c.path(f"M{u} {u}H0A{u} {u} 0 0 1 {u} 0Z", color)
                c.path(f"M{-u} {u}V{u * 0.4}A{u * 0.6} {u * 0.6} 0 0 1 {-u * 0.4} {u}Z", p.mid)


def sunflower(c: Canvas, m: Moment) -> None:
    """Seeds in the golden angle; a hair's breadth off, and arms appear."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, mix(p.sky, p.mid, 0.6)), (1, mix(p.sky, "#000000", 0.2))]))
    angle = 137.508 + 0.35 * math.sin(m.t * 2 * math.pi / m.seconds)
    for seed in range(620):
        r = 15.2 * math.sqrt(seed) * (1 + 0.02 * wave(m.t, 3))
        x, y = polar(w / 2, h * 0.47, r, seed * angle + m.t * 12)
        color = mix(mix(p.light, p.accent, seed / 350), p.far, max(0, seed / 300 - 1))
        pulse = 0.72 + 0.28 * math.sin(m.t * 3 - r / 60)
        c.circle(x, y, (2.5 + 8.5 * math.sqrt(seed / 620)) * pulse, color)


def spirograph(c: Canvas, m: Moment) -> None:
    """A wheel in a wheel draws a rosette in several colours."""
    p, w, h = m.palette, c.width, c.height
    c.background(p.paper)
    for ring in range(7):
        c.ring(w / 2, h * 0.46, w * 0.07 * (ring + 1), p.low, 2, 0.5)
    random = m.random("wheels")
    colors = (p.accent, p.mid, p.near, p.light)
    for curve in range(4):
        small = random.choice((0.27, 0.36, 0.42, 0.58, 0.63, 0.23))
        arm = random.uniform(0.6, 1.5) * small
        part = between(m.part, curve * 0.2, curve * 0.2 + 0.4)
        outer = w * (0.47 - 0.07 * curve) / (1 - small + arm)
        pts: list[Point] = []
        for step in range(int(900 * part)):
            a = step * 0.13
            x = (1 - small) * math.cos(a) + arm * math.cos((1 - small) / small * a)
            y = (1 - small) * math.sin(a) - arm * math.sin((1 - small) / small * a)
            pts.append((w / 2 + outer * x, h * 0.46 + outer * y))
        if len(pts) > 3:
            c.curve(pts, colors[curve], 3.4, 0.9)
            if part < 1:
                c.circle(*pts[-1], 14, colors[curve])


def mirrors(c: Canvas, m: Moment) -> None:
    """A kaleidoscope: the same few shapes, twelve times."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, p.low), (1, p.sky)]))
    random = m.random("glass")
    shapes = [
        (
            random.uniform(40, 620),
            random.uniform(-14, 14),
            random.uniform(26, 110),
            random.choice((p.accent, p.light, p.mid, p.paper, p.far, p.near)),
            random.randrange(3),
            random.uniform(3, 9),
            random.random(),
        )
        for _ in range(24)
    ]
    for slice_ in range(12):
        flip = -1 if slice_ % 2 else 1
        with c.moved(w / 2, h * 0.47, turn=slice_ * 30 + m.t * 7 * 1):
            for far, side, size, color, kind, pace, phase in shapes:
                x = flip * (side + 34 * wave(m.t, pace, phase))
                y = -(far + 46 * wave(m.t, pace * 1.3, phase + 0.3))
                if kind == 0:
                    c.circle(x, y, size * 0.42, color, 0.82)
                elif kind == 1:
                    c.polygon(
                        [
                            (x, y - size * 0.6),
                            (x + size * 0.35, y),
                            (x, y + size * 0.6),
                            (x - size * 0.35, y),
                        ],
                        color,
                        0.82,
                    )
                else:
                    c.polygon(
                        [polar(x, y, size * 0.5, k * 120 + flip * m.t * 30) for k in range(3)],
                        color,
                        0.82,
                    )


def paper(c: Canvas, m: Moment) -> None:
    """Paper cranes fly past, lighter than the wind."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    c.circle(w * 0.5, h * 0.4, w * 0.36, p.paper, 0.5)
    for stripe in range(16):
        x = (stripe * 120 + m.t * 90) % (w + 300) - 200
        c.curve(
            [
                (x, h * (0.05 + 0.06 * stripe)),
                (x + 90, h * (0.05 + 0.06 * stripe) - 16),
                (x + 190, h * (0.05 + 0.06 * stripe)),
            ],
            p.paper,
            4,
            0.35,
        )
    random = m.random("cranes")
    for number in range(7):
        size = random.uniform(0.6, 1.5) * (1.2 if number == 3 else 0.8)
        x = (random.uniform(0, w + 500) + m.t * random.uniform(50, 110)) % (w + 500) - 250
        y = random.uniform(0.16, 0.86) * h + 30 * wave(m.t, random.uniform(3, 5), random.random())
        flap = wave(m.t, random.uniform(0.9, 1.4), random.random())
        color = random.choice((p.accent, p.paper, p.light, p.mid))
        with c.moved(x, y, turn=-6 + 4 * flap, scale=size):
            c.polygon([(-20, 0), (-116, -40), (-46, 18)], mix(color, "#000000", 0.16))
            c.polygon([(-50, 12), (52, 10), (10, 56)], mix(color, "#000000", 0.1))
            c.polygon([(40, 12), (112, -66), (84, 0)], mix(color, "#ffffff", 0.25))
            c.polygon([(112, -66), (146, -44), (104, -44)], mix(color, "#000000", 0.12))
            c.polygon([(-30, 8), (-6, -150 * flap - 10), (44, 10)], color)
            c.polygon(
                [(-6, -150 * flap - 10), (44, 10), (60, -120 * flap)], mix(color, "#ffffff", 0.35)
            )


def brush(c: Canvas, m: Moment) -> None:
    """Broad strokes of paint come down one after the other, and make an abstract painting."""
    p, w, h = m.palette, c.width, c.height
    c.background(p.paper)
    random = m.random("strokes")
    colors = (p.sky, p.accent, p.low, p.near, p.light, p.mid, p.accent, p.far)
    for number in range(8):
        part = between(m.part, number * 0.1, number * 0.1 + 0.2)
        x0, x1 = random.uniform(-0.05, 0.3) * w, random.uniform(0.65, 1.05) * w
        y, wide = h * (0.12 + 0.1 * number) + random.uniform(-30, 30), random.uniform(70, 150)
        bend = random.uniform(-90, 90)
        if part <= 0:
            continue
        if number % 2:
            x0, x1 = x1, x0
        for hair in range(22):
            off = (hair / 21 - 0.5) * wide
            ragged = random.uniform(0, 0.16)
            stop = part * (1 - ragged)
            pts = [
                (x0 + (x1 - x0) * stop * s / 12, y + off + bend * math.sin(math.pi * s / 12 * stop))
                for s in range(13)
            ]
            c.curve(
                pts,
                mix(colors[number], random.choice(("#000000", "#ffffff")), 0.1 * random.random()),
                wide / 16,
                0.93,
            )
    for _ in range(30):
        r, at = random.uniform(3, 17), random.uniform(0.1, 0.9)
        x, y, color = random.uniform(0, w), random.uniform(0, h), random.choice(colors)
        if m.part > at:
            c.circle(x, y, r * ease((m.part - at) * 14), color)


def ribbons(c: Canvas, m: Moment) -> None:
    """Silk ribbons wave through each other."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.near)]))
    for number in range(9):
        base = h * (0.08 + 0.105 * number)
        color = (p.accent, p.light, p.low, p.far, p.paper)[number % 5]
        top: list[Point] = []
        bottom: list[Point] = []
        for x in range(-20, int(w) + 41, 20):
            a = x / 190 + m.t * 1.1 + number * 1.7
            mid = base + 74 * math.sin(a) + 26 * math.sin(a * 2.3 - m.t)
            thick = 12 + 52 * abs(math.cos(a * 0.8 + number))
            top.append((float(x), mid - thick))
            bottom.append((float(x), mid + thick))
        paint = c.linear(
            [(0, color), (0.5, mix(color, "#ffffff", 0.25)), (1, mix(color, p.near, 0.45))]
        )
        c.polygon([*top, *reversed(bottom)], paint, 0.9)
