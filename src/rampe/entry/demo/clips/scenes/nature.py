"""Landscapes: hills, sea, forest, snow, rain, northern lights, and a flower that opens."""

# ruff: noqa: E501 - outlines stay in one piece

import math

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.scenes.base import (
    Moment,
    between,
    bounce,
    ease,
    mix,
    polar,
    ridge,
    wave,
)


def sky(c: Canvas, m: Moment, horizon: float = 0.7) -> None:
    """Draw the palette's sky down to the horizon, a part of the height."""
    p = m.palette
    c.background(c.linear([(0, p.sky), (horizon, p.low), (1, p.low)]))


def stars(c: Canvas, m: Moment, count: int = 70, depth: float = 0.5) -> None:
    """Draw stars that twinkle, each at its own pace."""
    random = m.random("stars")
    for _ in range(count):
        x, y = random.uniform(0, c.width), random.uniform(0, c.height * depth)
        size, pace, phase = random.uniform(0.8, 2.6), random.uniform(1.5, 4), random.random()
        c.circle(x, y, size, m.palette.paper, 0.55 + 0.4 * wave(m.t, pace, phase))


def clouds(c: Canvas, m: Moment, count: int = 5, top: float = 0.08, low: float = 0.4) -> None:
    """Draw soft clouds that drift."""
    random = m.random("clouds")
    for _ in range(count):
        y, size = random.uniform(top, low) * c.height, random.uniform(0.5, 1.3)
        span = c.width + 500
        x = (random.uniform(0, span) + m.t * 26 * size) % span - 250
        with c.moved(x, y, scale=size, o=random.uniform(0.35, 0.7)):
            for dx, dy, rx, ry in (
                (0, 0, 110, 30),
                (-45, -16, 55, 34),
                (30, -30, 62, 42),
                (80, -6, 48, 26),
            ):
                c.ellipse(dx, dy, rx, ry, m.palette.paper)


def birds(c: Canvas, m: Moment, count: int, ink: str) -> None:
    """Draw a small flock that crosses the sky."""
    random = m.random("birds")
    for number in range(count):
        x = (random.uniform(0, 0.5) + m.t * 0.05 + number * 0.045) % 1.2 * c.width - 60
        y = c.height * (0.2 + random.uniform(0, 0.12)) + 14 * wave(m.t, 3, number / count)
        flap = 11 * wave(m.t, 0.55, number * 0.17)
        c.curve(
            [(x - 24, y - flap), (x - 9, y - 5), (x, y), (x + 9, y - 5), (x + 24, y - flap)], ink, 4
        )


def hills(c: Canvas, m: Moment) -> None:
    """Ranges of hills pass by under a sun or a moon; the near ones faster."""
    p, night = m.palette, m.variant == "night"
    sky(c, m)
    if night:
        stars(c, m, 110)
    sun_x = c.width * (0.68 - 0.06 * m.part)
    sun_y = c.height * (0.34 + (0 if night else 0.05 * m.part))
    c.glow(sun_x, sun_y, c.width * (0.42 + 0.02 * wave(m.t, 5)), p.light, 0.8)
    if night:
        r = c.width * 0.09
        c.path(
            f"M{sun_x} {sun_y - r}A{r} {r} 0 1 1 {sun_x - r} {sun_y + r * 0.4}A{r * 0.86} {r * 0.86} 0 0 0 {sun_x} {sun_y - r}Z",
            p.light,
        )
    else:
        c.circle(sun_x, sun_y, c.width * 0.095, p.light)
        clouds(c, m)
    layers = 6
    for layer in range(layers):
        depth = layer / (layers - 1)
        base, height = c.height * (0.52 + 0.42 * depth), c.height * (0.075 + 0.03 * depth)
        shift = m.t * (8 + 95 * depth * depth) + layer * 777
        color = mix(p.far, p.mid, depth * 2) if depth < 0.5 else mix(p.mid, p.near, depth * 2 - 1)
        c.below(
            lambda x, b=base, h=height, s=shift, d=depth: b - h * ridge(m.seed, x + s, 1 + d), color
        )
        if layer in (2, 4):
            _firs(c, m, layer, base, height, shift, mix(color, p.near, 0.45))
    if not night:
        birds(c, m, 7, p.near)


def _firs(
    c: Canvas, m: Moment, layer: int, base: float, height: float, shift: float, ink: str
) -> None:
    gap = 46 if layer == 2 else 86
    first = int(shift // gap) - 1
    for number in range(first, first + c.width // gap + 4):
        random = m.random(f"fir{layer}{number}")
        x = number * gap - shift + random.uniform(-14, 14)
        foot = base - height * ridge(m.seed, x + shift, 1.4) + 12
        tall = random.uniform(0.6, 1.3) * (46 if layer == 2 else 110)
        for step in range(3):
            y, w = foot - tall * (0.12 + 0.27 * step), tall * (0.3 - 0.07 * step)
            c.polygon([(x - w, y), (x, y - tall * 0.44), (x + w, y)], ink)


def sea(c: Canvas, m: Moment) -> None:
    """Waves roll in front of a low sun; a boat rocks, a lighthouse turns its beam."""
    p, w, h = m.palette, c.width, c.height
    horizon = h * 0.46
    sky(c, m, 0.46)
    if m.variant == "lighthouse":
        stars(c, m, 80, 0.42)
    else:
        clouds(c, m, 4, 0.06, 0.3)
    sun_x, sun_y = w * 0.38, horizon - h * (0.07 - 0.03 * m.part)
    c.glow(sun_x, sun_y, w * 0.5, p.light, 0.75)
    c.circle(sun_x, sun_y, w * 0.1, p.light)
    c.rect(
        0,
        horizon,
        w,
        h - horizon,
        c.linear([(0, mix(p.low, p.far, 0.55)), (0.25, p.far), (1, p.near)]),
    )
    if m.variant == "lighthouse":
        _lighthouse(c, m, w * 0.74, horizon + 20)
    layers = 7
    for layer in range(layers):
        depth = (layer + 1) / layers
        base = horizon + (h - horizon) * depth**1.5 * 0.98
        swell, length = 4 + 26 * depth, 60 + 190 * depth
        color = mix(mix(p.far, p.mid, min(1, depth * 1.6)), p.near, max(0, depth * 1.7 - 0.8))
        color = mix(color, p.low, 0.22 * (1 - depth) + (0.1 if layer % 2 else 0))
        if layer == 3 and m.variant != "lighthouse":
            _boat(c, m, w * 0.62 + 20 * wave(m.t, 7), base + 9 * wave(m.t, 2.8) - 40)
        drift = m.t * (18 + 60 * depth) * (1 if layer % 2 else -1)
        c.below(
            lambda x, b=base, s=swell, n=length, d=drift: (
                b - s * abs(math.sin((x + d) / n)) ** 1.6 - s * 0.3 * math.sin((x - d) / (n * 0.37))
            ),
            color,
            8,
        )
        if layer < 4:
            _glitter(c, m, sun_x, base - swell, layer)
    birds(c, m, 4, p.near)


def _glitter(c: Canvas, m: Moment, x: float, top: float, layer: int) -> None:
    random = m.random(f"glitter{layer}")
    for number in range(9):
        y = top + 12 + number * (9 + layer * 4)
        lit = 0.6 + 0.4 * wave(m.t, random.uniform(0.9, 2), random.random())
        wide = (20 + layer * 26 + number * 3) * lit
        c.rect(
            x - wide + random.uniform(-24, 24),
            y,
            wide * 2,
            3 + layer,
            m.palette.light,
            2,
            0.5 * lit,
        )


def _boat(c: Canvas, m: Moment, x: float, y: float) -> None:
    p = m.palette
    with c.moved(x, y, turn=6 * wave(m.t, 2.8, 0.2)):
        c.polygon([(-92, -16), (96, -16), (66, 22), (-66, 22)], p.accent)
        c.rect(-92, -22, 188, 9, p.paper, 4)
        c.rect(-4, -190, 7, 172, p.near, 3)
        c.path("M8 -186Q98 -110 84 -34L8 -34Z", p.paper)
        c.path("M-8 -168Q-76 -96 -70 -36L-8 -36Z", mix(p.paper, p.light, 0.7))


def _lighthouse(c: Canvas, m: Moment, x: float, foot: float) -> None:
    p, top = m.palette, foot - c.height * 0.24
    turn = m.t * 62
    for side in (0, 180):
        reach = math.cos(math.radians(turn + side))
        far = x + reach * c.width * 1.2
        spread = 60 + 60 * abs(reach)
        c.polygon(
            [(x, top), (far, top - spread), (far, top + spread)], p.light, 0.28 * abs(reach) + 0.04
        )
    c.glow(x, top, 110, p.light)
    c.path(
        f"M{x - 190} {foot + 60}Q{x - 60} {foot - 60} {x + 20} {foot - 30}T{x + 320} {foot + 70}Z",
        p.near,
    )
    c.polygon([(x - 34, foot), (x + 34, foot), (x + 21, top + 26), (x - 21, top + 26)], p.paper)
    for band in range(2):
        y0 = top + 70 + band * (foot - top) * 0.38
        c.polygon([(x - 26, y0), (x + 26, y0), (x + 29, y0 + 44), (x - 29, y0 + 44)], p.accent)
    c.rect(x - 26, top + 14, 52, 12, p.near, 4)
    c.rect(x - 15, top - 18, 30, 34, p.light, 4)
    c.path(f"M{x - 24} {top - 16}Q{x} {top - 52} {x + 24} {top - 16}Z", p.accent)


def forest(c: Canvas, m: Moment) -> None:
    """A walk through a wood at night, among fireflies."""
    p, w, h = m.palette, c.width, c.height
    c.background(
        c.linear([(0, mix(p.sky, "#000000", 0.35)), (0.75, mix(p.far, p.sky, 0.4)), (1, p.near)])
    )
    c.glow(w * 0.5, h * 0.42, w * 0.85, p.low, 0.5)
    for layer in range(4):
        depth = layer / 3
        color = mix(mix(p.far, p.low, 0.25), mix(p.near, "#000000", 0.45), depth)
        gap, thick = 80 + 120 * depth, 13 + 50 * depth * depth
        shift = m.t * (12 + 70 * depth) + layer * 311
        first = int(shift // gap) - 1
        for number in range(first, first + int(w // gap) + 4):
            random = m.random(f"trunk{layer}{number}")
            x = number * gap - shift + random.uniform(-0.3, 0.3) * gap
            lean = random.uniform(-26, 26)
            c.polygon(
                [
                    (x + lean, -10),
                    (x + lean + thick * 0.7, -10),
                    (x + thick * 1.25, h),
                    (x - thick * 0.25, h),
                ],
                color,
            )
            for _ in range(3):
                y, side = random.uniform(0.05, 0.5) * h, random.choice((-1, 1))
                reach = side * random.uniform(60, 150) * (0.5 + depth)
                c.curve(
                    [
                        (x + lean * 0.6 + thick / 2, y),
                        (x + reach * 0.5, y - 22),
                        (x + reach, y - 80),
                    ],
                    color,
                    thick * 0.28,
                )
        c.below(
            lambda x, d=depth, s=shift: h * (0.8 + 0.14 * d) - 24 * ridge(m.seed + d, x + s, 2),
            color,
        )
        _fireflies(c, m, layer)


def _fireflies(c: Canvas, m: Moment, layer: int) -> None:
    random = m.random(f"fly{layer}")
    for _ in range(9):
        x = random.uniform(0, c.width) + 60 * wave(m.t, random.uniform(4, 8), random.random())
        y = random.uniform(0.3, 0.88) * c.height + 46 * wave(
            m.t, random.uniform(3, 6), random.random()
        )
        lit = max(0.0, wave(m.t, random.uniform(1.6, 3.4), random.random())) ** 0.6
        size = 3 + layer * 1.6
        c.glow(x, y, size * 9, m.palette.light, 0.75 * lit)
        c.circle(x, y, size, m.palette.paper, lit)


def snow(c: Canvas, m: Moment) -> None:
    """A small village under falling snow, its windows warm."""
    p, w, h = m.palette, c.width, c.height
    sky(c, m, 0.8)
    stars(c, m, 50, 0.4)
    c.glow(w * 0.25, h * 0.2, w * 0.32, p.light, 0.6)
    c.circle(w * 0.25, h * 0.2, w * 0.07, p.light)
    for layer in range(3):
        base = h * (0.52 + 0.14 * layer)
        tone = mix(mix(p.far, p.paper, 0.25), p.paper, layer / 2)
        c.below(lambda x, b=base, n=layer: b - 60 * ridge(m.seed + n * 3, x + n * 400, 0.4), tone)
        if layer < 2:
            _village(c, m, layer, base)
    random = m.random("flakes")
    for _ in range(150):
        size, speed = random.uniform(1.6, 7), random.uniform(50, 150)
        x = random.uniform(0, w) + 36 * wave(m.t, random.uniform(3, 6), random.random())
        y = (random.uniform(0, h) + m.t * speed) % (h + 20) - 10
        c.circle(x % w, y, size, "#ffffff", 0.85 if size < 4.5 else 0.5)


def _village(c: Canvas, m: Moment, layer: int, base: float) -> None:
    p, random = m.palette, m.random(f"houses{layer}")
    scale = 0.7 + 0.5 * layer
    for number in range(5 - layer):
        x = (number + 0.5) * c.width / (5 - layer) + random.uniform(-40, 40)
        y = base - 60 * ridge(m.seed + layer * 3, x + layer * 400, 0.4) + 14
        wide, tall = random.uniform(70, 100), random.uniform(60, 100)
        with c.moved(x, y, scale=scale):
            c.rect(-wide / 2, -tall, wide, tall + 10, mix(p.mid, p.near, random.random() * 0.6))
            c.polygon(
                [(-wide * 0.66, -tall + 6), (0, -tall - 58), (wide * 0.66, -tall + 6)], p.paper
            )
            for side in (-0.24, 0.24):
                lit = 0.8 + 0.2 * wave(m.t, random.uniform(2, 5), random.random())
                c.glow(side * wide, -tall * 0.5, 34, p.light, 0.5 * lit)
                c.rect(side * wide - 10, -tall * 0.62, 20, 24, p.light, 3, lit)
        _smoke(c, m, x + wide * 0.2 * scale, y - (tall + 46) * scale, scale)


def _smoke(c: Canvas, m: Moment, x: float, y: float, scale: float) -> None:
    for puff in range(5):
        age = (m.t * 0.35 + puff / 5) % 1
        sway = 22 * wave(m.t, 4, puff * 0.2) * age
        c.circle(
            x + sway + 30 * age,
            y - 120 * age * scale,
            (8 + 22 * age) * scale,
            m.palette.paper,
            0.34 * (1 - age),
        )


def rain(c: Canvas, m: Moment) -> None:
    """Rain on a window; behind it the lights of a street, out of focus."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (0.6, p.mid), (1, p.near)]))
    random = m.random("lights")
    for number in range(26):
        x, y = random.uniform(0, w), random.uniform(0.25, 0.95) * h
        size = random.uniform(30, 105)
        color = random.choice((p.light, p.accent, p.low, p.paper))
        pulse = 0.16 + 0.09 * wave(m.t, random.uniform(3, 8), random.random())
        c.circle((x + m.t * (6 + number % 4 * 7)) % (w + 220) - 110, y, size, color, pulse)
        c.ring((x + m.t * (6 + number % 4 * 7)) % (w + 220) - 110, y, size - 3, color, 5, pulse)
    random = m.random("drops")
    for _ in range(120):
        x, y, size = random.uniform(0, w), random.uniform(0, h), random.uniform(2.5, 8)
        c.ellipse(x, y, size, size * 1.25, p.paper, 0.28)
        c.circle(x - size * 0.3, y - size * 0.4, size * 0.3, "#ffffff", 0.7)
    for _ in range(15):
        x, pace, phase = random.uniform(0, w), random.uniform(2.6, 6), random.random()
        age = (m.t / pace + phase) % 1
        y = ease(age) * (h + 260) - 130
        sway = 12 * wave(age * 4, 1, phase)
        c.line(
            [(x + 8 * wave(s * 1.0, 9, phase), y - s * 22) for s in range(1, 10)], p.paper, 7, 0.2
        )
        c.ellipse(x + sway, y, 11, 16, p.paper, 0.55)
        c.circle(x + sway - 4, y - 6, 3.5, "#ffffff", 0.9)


def aurora(c: Canvas, m: Moment) -> None:
    """Northern lights over a lake that mirrors them."""
    p, w, h = m.palette, c.width, c.height
    c.background(
        c.linear(
            [
                (0, mix(p.sky, "#000010", 0.4)),
                (0.6, p.low),
                (0.601, p.near),
                (1, mix(p.near, "#000000", 0.3)),
            ]
        )
    )
    stars(c, m, 120, 0.55)
    for curtain in range(3):
        color = (p.light, p.accent, "#7dffb2")[curtain % 3]
        for mirrored in (False, True):
            _curtain(c, m, curtain, color, mirrored)
    shore = h * 0.6
    c.below(
        lambda x: min(shore, shore - 40 - 70 * ridge(m.seed, x, 1.6)) if x > -99 else shore, p.near
    )
    c.rect(
        0,
        shore - 1,
        w,
        h - shore + 1,
        c.linear([(0, mix(p.near, p.low, 0.4)), (1, p.near)]),
        0,
        0.35,
    )
    random = m.random("ripples")
    for _ in range(34):
        y = shore + 10 + random.random() ** 1.5 * (h - shore)
        x = random.uniform(0, w) + 30 * wave(m.t, random.uniform(4, 7), random.random())
        c.rect(x, y, random.uniform(40, 170), 2.5, p.paper, 1, 0.12)


def _curtain(c: Canvas, m: Moment, curtain: int, color: str, mirrored: bool) -> None:
    shore, bars = c.height * 0.6, 46
    fade = c.linear([(0, color, 0), (0.7, color, 0.55), (1, color, 0)], 270 if mirrored else 90)
    for bar in range(bars):
        x = bar / bars * (c.width + 60) - 30
        bend = math.sin(x / 140 + m.t * 0.7 + curtain * 2) + 0.5 * math.sin(
            x / 60 - m.t * 0.9 + curtain
        )
        low = c.height * (0.3 + 0.07 * curtain) + 62 * bend
        tall = c.height * (0.2 + 0.05 * math.sin(x / 33 + m.t * 1.9 + curtain))
        lit = 0.5 + 0.5 * math.sin(x / 51 + m.t * 1.1 + curtain * 1.7)
        top = 2 * shore - low if mirrored else low - tall
        c.rect(x, top, c.width / bars * 2.1, tall, fade, 14, lit * (0.25 if mirrored else 0.75))


def bloom(c: Canvas, m: Moment) -> None:
    """A stem grows, leaves unfold, a flower opens."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    c.glow(w * 0.5, h * 0.38, w * 0.8, p.light, 0.7)
    grow = between(m.part, 0.0, 0.45)
    root, tip = h * 0.93, h * (0.93 - 0.55 * grow)
    sway = 16 * wave(m.t, 4) * grow
    c.below(lambda x: h * 0.9 - 26 * ridge(m.seed, x, 0.5), mix(p.near, p.mid, 0.3))
    stem = [
        (w / 2, root),
        (w / 2 + 26 * grow, (root * 2 + tip) / 3),
        (w / 2 - 20 * grow, (root + tip * 2) / 3),
        (w / 2 + sway, tip),
    ]
    c.curve(stem, p.mid, 15)
    for number in range(4):
        open_ = (
            bounce((m.part - 0.16 - number * 0.07) / 0.25) if m.part > 0.16 + number * 0.07 else 0
        )
        side = 1 if number % 2 else -1
        y = root - (root - tip) * (0.2 + 0.17 * number)
        with c.moved(
            w / 2 + 10 * side,
            y,
            turn=side * (58 + 4 * wave(m.t, 3, number / 4)),
            scale=open_ * (1.1 - number * 0.13),
        ):
            c.path("M0 0Q-58 -84 0 -190Q58 -84 0 0Z", mix(p.mid, p.far, 0.4))
            c.line([(0, -12), (0, -150)], p.mid, 4)
    _flower(c, m, w / 2 + sway, tip)


def _flower(c: Canvas, m: Moment, x: float, y: float) -> None:
    p = m.palette
    for ring in range(3):
        petals, opened = 11 - ring * 2, between(m.part, 0.42 + ring * 0.07, 0.72 + ring * 0.07)
        color = (p.accent, mix(p.accent, p.light, 0.35), mix(p.accent, p.light, 0.7))[ring]
        for petal in range(petals):
            turn = 360 * petal / petals + ring * 17 + 3 * wave(m.t, 5, ring * 0.3)
            size = (0.2 + 0.8 * opened) * (1.25 - ring * 0.3)
            with c.moved(x, y, turn=turn, scale=size * (0.02 + opened)):
                c.path("M0 0C-62 -60 -46 -170 0 -190C46 -170 62 -60 0 0Z", color, 0.92)
    heart = between(m.part, 0.5, 0.75)
    c.circle(x, y, 46 * heart, p.light)
    for dot in range(21):
        dx, dy = polar(x, y, 9 * math.sqrt(dot), dot * 137.5)
        c.circle(dx, dy, 5.5 * heart, p.near, 0.7)
