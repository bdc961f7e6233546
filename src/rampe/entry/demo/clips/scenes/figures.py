"""People of a few strokes: dancers, a runner, a juggler, somebody who stretches."""

import math

from rampe.entry.demo.clips.canvas import Canvas, Point
from rampe.entry.demo.clips.scenes.base import Moment, mix, polar, ridge, wave
from rampe.entry.demo.clips.scenes.nature import clouds, sky

Limbs = tuple[float, float, float, float]
"""Directions of upper and lower limb, left then right."""


def limb(
    c: Canvas, start: Point, upper: float, lower: float, a: float, b: float, color: str, w: float
) -> Point:
    """Draw an arm or a leg of two parts that point to `a` and `b` degrees; return its end."""
    middle = polar(*start, upper, a)
    end = polar(*middle, lower, b)
    c.line([start, middle, end], color, w)
    return end


def person(
    c: Canvas, x: float, y: float, size: float, arms: Limbs,
    legs: Limbs, lean: float, top: str, low: str, skin: str, hair: str,
) -> None:  # fmt: skip
    """Draw somebody whose hip is at (x, y). Angles of upper and lower limbs, left then right."""
    with c.moved(x, y, turn=lean, scale=size):
        c.circle(0, 0, 24, low)
        for side, (a, b) in zip((-1, 1), (legs[:2], legs[2:]), strict=True):
            end = limb(c, (side * 15, 0), 84, 84, a, b, low, 34)
            c.line([end, (end[0] + 22 * (1 if side > 0 else -1), end[1] + 4)], hair, 22)
        chest: Point = (0, -120)
        limb_end = limb(c, (chest[0] - 30, chest[1] + 12), 60, 58, arms[0], arms[1], top, 24)
        c.circle(*limb_end, 14, skin)
        c.path("M-34 -128Q0 -144 34 -128L26 8Q0 16 -26 8Z", top)
        limb_end = limb(c, (chest[0] + 30, chest[1] + 12), 60, 58, arms[2], arms[3], top, 24)
        c.circle(*limb_end, 14, skin)
        c.line([(0, -132), (0, -150)], skin, 22)
        c.circle(0, -182, 40, skin)
        c.path("M-42 -178A42 42 0 0 1 42 -186Q16 -196 2 -208Q-14 -186 -42 -178Z", hair)


def _dance_pose(beat: float, number: int) -> tuple[Limbs, Limbs, float, float]:
    step, sway = math.sin(beat * math.pi), math.sin(beat * math.pi / 2 + number)
    move = int(beat // 4) % 4
    if move == 0:
        arms = (210 + 50 * step, 330 + 40 * step, 150 + 50 * step, 30 + 40 * step)
    elif move == 1:
        arms = (300 + 40 * sway, 340 + 40 * step, 60 + 40 * sway, 20 + 40 * step)
    elif move == 2:
        arms = (250, 340 - 80 * abs(step), 110, 20 + 80 * abs(step))
    else:
        arms = (240 + 60 * step, 300 + 90 * step, 60 + 60 * step, 120 + 90 * step)
    bend = 16 * abs(step)
    legs = (
        196 + bend + 14 * step,
        176 - bend + 18 * step,
        164 - bend + 14 * step,
        184 + bend + 18 * step,
    )
    return arms, legs, 8 * sway, -26 * abs(step)


def dancers(c: Canvas, m: Moment) -> None:
    """One dancer or three, in time with the music, in the light of a stage."""
    p, w, h = m.palette, c.width, c.height
    beat, kick = m.beat, m.kick
    c.background(
        c.linear([(0, p.sky), (0.72, p.mid), (0.721, p.near), (1, mix(p.near, "#000000", 0.4))])
    )
    for number in range(5):
        x = w * (0.1 + 0.2 * number)
        swing = w * 0.16 * wave(m.t, 4.2, number * 0.23)
        color = (p.light, p.accent, p.far, p.accent, p.light)[number]
        c.polygon(
            [
                (x - 12, -10),
                (x + 12, -10),
                (x + swing + 150, h * 0.78),
                (x + swing - 150, h * 0.78),
            ],
            color,
            0.1 + 0.12 * kick,
        )
        c.ellipse(x + swing, h * 0.79, 160, 30, color, 0.12 + 0.16 * kick)
    for number in range(22):
        lift = abs(wave(m.t, 1.1, number * 0.19))
        c.rect(
            number * w / 22 + 3,
            h * 0.72 - 26 - 90 * lift,
            w / 22 - 6,
            26 + 90 * lift,
            p.far,
            6,
            0.35,
        )
    group = 1 if m.variant == "solo" else 3
    for number in sorted(range(group), key=lambda n: n == 1):
        arms, legs, lean, lift = _dance_pose(
            beat + (0 if m.variant != "canon" else number * 0.5), number
        )
        front = number == 1 or group == 1
        x = w * (0.5 if group == 1 else 0.22 + 0.28 * number) + 16 * wave(m.t, 3, number / 3)
        size = (1.8 if group == 1 else 1.35) if front else 1.1
        foot = h * (0.8 if front else 0.77)
        c.ellipse(x, foot + 8, 96 * size, 18 * size, "#000000", 0.35)
        top, low = ((p.accent, p.paper), (p.light, p.near), (p.paper, p.far))[(number + m.seed) % 3]
        skin = ("#8d5a3c", "#e0a982", "#5c3826")[(number * 2 + m.seed) % 3]
        person(
            c, x, foot - 172 * size + lift * size, size, arms, legs, lean, top, low, skin, "#1d1116"
        )


def runner(c: Canvas, m: Moment) -> None:
    """Somebody runs along the water at first light."""
    p, w, h = m.palette, c.width, c.height
    sky(c, m, 0.6)
    c.glow(w * 0.7, h * 0.4, w * 0.5, p.light)
    c.circle(w * 0.7, h * 0.4, w * 0.11, p.light)
    clouds(c, m, 4)
    for layer in range(4):
        depth = layer / 3
        base, shift = h * (0.54 + 0.1 * layer), m.t * (20 + 210 * depth)
        c.below(
            lambda x, b=base, s=shift, d=depth: b - (70 - 50 * d) * ridge(m.seed + d, x + s),
            mix(p.far, p.near, depth * 0.8),
        )
    ground = h * 0.86
    c.rect(0, ground, w, h - ground, mix(p.near, "#000000", 0.25))
    for number in range(9):
        x = (number * 120 - m.t * 520) % (w + 240) - 120
        c.rect(x, ground + 46, 70, 7, p.paper, 3, 0.35)
    phase = m.t * 2 * math.pi * 1.45
    stride = math.sin(phase)
    legs = (
        180 - 46 * stride,
        205 - 20 * stride + 40 * max(0, math.cos(phase)),
        180 + 46 * stride,
        205 + 20 * stride + 40 * max(0, -math.cos(phase)),
    )
    arms = (180 + 42 * stride, 110 + 42 * stride, 180 - 42 * stride, 110 - 42 * stride)
    lift = 22 * abs(math.cos(phase))
    c.ellipse(w * 0.46, ground + 10, 130, 18, "#000000", 0.3)
    person(
        c,
        w * 0.46,
        ground - 290 - lift,
        1.75,
        arms,
        legs,
        9,
        p.accent,
        p.near,
        "#b9785a",
        "#1d1116",
    )
    for number in range(5):
        y = ground - 120 - number * 90
        x = (number * 170 - m.t * 900) % (w + 500) - 250
        c.rect(x, y, 130, 5, p.paper, 2, 0.3)


def juggler(c: Canvas, m: Moment) -> None:
    """Five balls in the air, and a face that follows them."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, p.low), (1, p.sky)]))
    for number in range(18):
        with c.moved(w / 2, h * 0.45, turn=number * 20 + m.t * 6):
            c.polygon([(0, 0), (-70, -1500), (70, -1500)], p.paper, 0.1 if number % 2 else 0)
    c.ellipse(w / 2, h * 0.88, w * 0.42, 46, p.near, 0.35)
    hand = 22 * wave(m.t, 0.5)
    person(
        c,
        w / 2,
        h * 0.72,
        1.7,
        (215, 320 + hand, 145, 40 - hand),
        (190, 178, 170, 182),
        0,
        p.accent,
        p.near,
        "#e0a982",
        p.near,
    )
    for ball in range(5):
        age = (m.t / 1.5 + ball / 5) % 1
        side = 1 if ball % 2 else -1
        x = w / 2 + side * w * 0.24 * math.cos(age * math.pi)
        y = h * 0.58 - h * 0.44 * 4 * age * (1 - age)
        color = (p.accent, p.light, p.mid, p.paper, p.far)[ball]
        with c.moved(x, y, turn=m.t * 240 + ball * 70):
            c.circle(0, 0, 34, color)
            c.path("M-34 0A34 34 0 0 1 34 0Q0 14 -34 0Z", mix(color, "#ffffff", 0.35))


def stretch(c: Canvas, m: Moment) -> None:
    """Slow yoga before a round sun."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    breath = wave(m.t, 5)
    for ring in range(6, 0, -1):
        c.circle(w / 2, h * 0.44, w * (0.08 + 0.075 * ring) * (1 + 0.05 * breath), p.light, 0.16)
    c.circle(w / 2, h * 0.44, w * 0.27 * (1 + 0.04 * breath), p.light)
    c.below(lambda x: h * 0.8 - 14 * ridge(m.seed, x, 0.3), p.near)
    c.rect(w * 0.16, h * 0.815, w * 0.68, 20, p.accent, 10)
    up = 0.5 + 0.5 * breath
    arms = (225 + 120 * up, 260 + 110 * up, 135 - 120 * up, 100 - 110 * up)
    legs = (182, 180, 128 - 12 * up, 262 - 10 * up)
    person(
        c,
        w / 2,
        h * 0.815 - 320,
        1.85,
        arms,
        legs,
        3 * wave(m.t, 7),
        p.accent,
        p.near,
        "#8d5a3c",
        "#1d1116",
    )
