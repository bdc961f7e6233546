"""Food: a pancake that flips, a pot that simmers, a bowl that fills, a knife, a cup of coffee."""

# ruff: noqa: E501 - outlines stay in one piece

import math

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.scenes.base import Moment, between, bounce, mix, polar, wave


def _tiles(c: Canvas, m: Moment, counter: float) -> None:
    p, w = m.palette, c.width
    c.background(mix(p.low, p.paper, 0.35))
    size = w / 6
    for row in range(int(counter // size) + 1):
        for column in range(7):
            tone = mix(p.low, p.paper, 0.45 + 0.1 * ((row + column) % 2))
            c.rect(
                (column - row % 2 * 0.5) * size + 3, row * size + 3, size - 6, size - 6, tone, 10
            )
    c.rect(0, counter, w, c.height - counter, mix(p.near, p.mid, 0.25))
    c.rect(0, counter, w, 26, mix(p.mid, p.paper, 0.35))


def pancake(c: Canvas, m: Moment) -> None:
    """A pancake flies, turns, and lands in its pan again."""
    p, w, h = m.palette, c.width, c.height
    _tiles(c, m, h * 0.8)
    age = m.t / 1.9 % 1
    flying = min(age / 0.72, 1)
    jolt = 26 * math.exp(-((age - 0.02) ** 2) * 900) - 20 * math.exp(-((age - 0.74) ** 2) * 700)
    pan_y = h * 0.72 - jolt
    for flame in range(7):
        tall = 42 + 18 * wave(m.t, 0.4, flame * 0.37)
        x = w * 0.26 + flame * w * 0.06
        c.path(f"M{x - 13} {h * 0.8}Q{x} {h * 0.8 - tall * 2} {x + 13} {h * 0.8}Z", "#5ab6ff", 0.8)
    c.rect(w * 0.18, h * 0.795, w * 0.52, 20, "#1b1a20", 8)
    with c.moved(w * 0.44, pan_y, turn=-5 + jolt * 0.24):
        c.line([(w * 0.28, 4), (w * 0.62, -26)], "#1b1a20", 30)
        c.line([(w * 0.42, -9), (w * 0.62, -26)], p.accent, 30)
        c.path(
            f"M{-w * 0.32} -26Q{-w * 0.28} 46 {-w * 0.2} 50H{w * 0.2}Q{w * 0.28} 46 {w * 0.32} -26Z",
            "#26242c",
        )
        c.ellipse(0, -26, w * 0.32, 30, "#3a3742")
        c.ellipse(0, -24, w * 0.28, 23, "#18171c")
    y = pan_y - 34 - h * 0.44 * 4 * flying * (1 - flying)
    turn = 360 * flying * 1.5
    squash = abs(math.cos(math.radians(turn)))
    c.ellipse(
        w * 0.44,
        pan_y - 26,
        w * 0.2 * (0.4 + 0.6 * (1 - 4 * flying * (1 - flying))),
        13,
        "#000000",
        0.4,
    )
    with c.moved(w * 0.44 + 10 * wave(m.t, 1.9), y, turn=16 * math.sin(flying * math.pi * 2)):
        thick, rx, ry = 15, w * 0.235, 22 + w * 0.15 * squash
        c.ellipse(0, thick, rx, ry, "#b06a24")
        c.ellipse(0, 0, rx, ry, "#f2b45a" if math.cos(math.radians(turn)) > 0 else "#d98b35")
        for spot in range(7):
            sx, sy = polar(0, 0, rx * (0.25 + 0.09 * spot), spot * 137)
            c.ellipse(sx, sy * ry / rx, 17, 17 * ry / rx, "#c47b2b", 0.6)
    for spark in range(9):
        born = (m.t / 1.9 + 0.27) % 1
        x, y = polar(w * 0.44, pan_y - 40, 240 * born, -80 + spark * 20)
        c.circle(x, y + 150 * born * born, 7 * (1 - born), p.light)


def pot(c: Canvas, m: Moment) -> None:
    """Soup simmers; the lid dances, steam curls up."""
    p, w, h = m.palette, c.width, c.height
    _tiles(c, m, h * 0.82)
    for steam in range(6):
        x = w * (0.28 + 0.09 * steam)
        age = (m.t * 0.3 + steam * 0.31) % 1
        pts = [
            (
                x + 34 * math.sin(k * 0.8 + m.t * 2 + steam) * (0.4 + age),
                h * 0.5 - k * 44 - age * 90,
            )
            for k in range(7)
        ]
        c.curve(pts, p.paper, 26, 0.5 * math.sin(age * math.pi))
    lift = abs(wave(m.t, 0.37)) * 14 + abs(wave(m.t, 0.83)) * 8
    with c.moved(w / 2, h * 0.53 - lift, turn=3 * wave(m.t, 0.53)):
        c.path(
            f"M{-w * 0.34} 0Q{-w * 0.3} -86 0 -92Q{w * 0.3} -86 {w * 0.34} 0Z",
            mix(p.accent, "#ffffff", 0.18),
        )
        c.circle(0, -106, 27, p.near)
    c.path(
        f"M{w * 0.15} {h * 0.53}H{w * 0.85}L{w * 0.81} {h * 0.79}Q{w * 0.8} {h * 0.81} {w * 0.76} {h * 0.81}H{w * 0.24}Q{w * 0.2} {h * 0.81} {w * 0.19} {h * 0.79}Z",
        p.accent,
    )
    c.rect(w * 0.12, h * 0.525, w * 0.76, 30, mix(p.accent, "#000000", 0.18), 14)
    for side in (0.08, 0.84):
        c.rect(w * side, h * 0.58, w * 0.08, 40, p.near, 18)
    c.path(f"M{w * 0.22} {h * 0.57}H{w * 0.3}L{w * 0.31} {h * 0.76}H{w * 0.25}Z", "#ffffff", 0.22)
    for bubble in range(8):
        age = (m.t * 0.9 + bubble * 0.37) % 1
        c.circle(
            w * (0.2 + 0.085 * bubble),
            h * 0.525 - 14 * age,
            15 * age,
            mix(p.light, p.accent, 0.3),
            1 - age,
        )
    with c.moved(w * 0.82, h * 0.84, turn=-72):
        c.rect(0, -13, w * 0.5, 26, mix(p.low, "#8a5a2b", 0.6), 13)
        c.ellipse(w * 0.52, 0, 66, 40, mix(p.low, "#8a5a2b", 0.6))


def bowl(c: Canvas, m: Moment) -> None:
    """Ingredients fall into a bowl one after the other."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    c.circle(w / 2, h * 0.46, w * 0.44, p.paper, 0.35)
    c.rect(0, h * 0.8, w, h * 0.2, mix(p.mid, p.low, 0.4))
    rim = h * 0.58
    c.ellipse(w / 2, rim, w * 0.38, 62, mix(p.near, p.mid, 0.5))
    colors = ("#e5484d", "#f5a524", "#46a758", "#f3e5c3", "#8e4ec6", "#ffd84d", "#30a46c")
    count = 18
    for number in range(count):
        random = m.random(f"piece{number}")
        fall = (m.t - number * m.seconds * 0.8 / count) / 0.75
        if fall <= 0:
            continue
        x = w * random.uniform(0.24, 0.76)
        rest = (
            rim
            - 6
            - 34 * math.sqrt(max(0, 1 - ((x - w / 2) / (w * 0.36)) ** 2)) * random.uniform(0.2, 1)
            - number * 2.4
        )
        y = (
            -90 + (rest + 90) * min(1, fall * fall)
            if fall < 1
            else rest - 26 * abs(math.sin((fall - 1) * 7)) * math.exp(-(fall - 1) * 4)
        )
        with c.moved(
            x, y, turn=random.uniform(0, 360) + 220 * min(fall, 1), scale=random.uniform(0.75, 1.2)
        ):
            kind, color = number % 4, colors[number % len(colors)]
            if kind == 0:
                c.circle(0, 0, 42, color)
                c.circle(-13, -13, 10, "#ffffff", 0.5)
                c.path("M0 -40Q10 -70 34 -66Q22 -42 0 -40Z", "#46a758")
            elif kind == 1:
                c.path("M-50 12Q0 -62 50 12Q0 44 -50 12Z", color)
                c.line([(-34, 10), (34, 10)], mix(color, "#ffffff", 0.4), 5)
            elif kind == 2:
                c.circle(0, 0, 40, mix(color, "#ffffff", 0.75))
                c.circle(0, 0, 32, color)
                for seed in range(6):
                    c.line(
                        [polar(0, 0, 8, seed * 60), polar(0, 0, 27, seed * 60)],
                        mix(color, "#ffffff", 0.6),
                        5,
                    )
            else:
                c.rect(-34, -34, 68, 68, color, 16)
                c.rect(-34, -34, 68, 22, mix(color, "#ffffff", 0.35), 11)
    c.path(
        f"M{w * 0.12} {rim}Q{w * 0.16} {h * 0.79} {w * 0.38} {h * 0.81}H{w * 0.62}Q{w * 0.84} {h * 0.79} {w * 0.88} {rim}Q{w * 0.5} {rim + 90} {w * 0.12} {rim}Z",
        p.accent,
    )
    c.path(f"M{w * 0.17} {rim + 44}Q{w * 0.2} {h * 0.74} {w * 0.32} {h * 0.785}", p.accent)
    for stripe in range(5):
        c.circle(w * (0.27 + 0.115 * stripe), h * 0.71 - 10 * abs(stripe - 2), 17, p.paper, 0.85)


def chopping(c: Canvas, m: Moment) -> None:
    """A knife turns a carrot into coins, in time."""
    p, w, h = m.palette, c.width, c.height
    c.background(mix(p.low, p.paper, 0.4))
    for stripe in range(0, int(h), 90):
        c.rect(0, stripe, w, 45, p.paper, 0, 0.25)
    with c.moved(w / 2, h * 0.53, turn=-4):
        c.rect(-w * 0.45, -h * 0.22, w * 0.9, h * 0.44, "#b9814a", 40)
        c.rect(-w * 0.45, -h * 0.22, w * 0.9, h * 0.425, "#d9a066", 40)
        for line in range(9):
            c.curve(
                [
                    (-w * 0.43, -h * 0.19 + line * 62),
                    (0, -h * 0.19 + line * 62 + 18 * math.sin(line)),
                    (w * 0.43, -h * 0.19 + line * 62),
                ],
                "#c48a50",
                5,
                0.7,
            )
    beat = m.t * 2.4
    cut = min(int(beat), 13)
    edge = w * 0.74 - cut * 33
    y = h * 0.54
    c.path(f"M{w * 0.1} {y}L{edge} {y - 52}Q{edge + 16} {y} {edge} {y + 52}Z", "#ff8a3c")
    for line in range(5):
        c.line([(w * 0.22 + line * 46, y - 12), (w * 0.23 + line * 46, y + 4)], "#e56f22", 5)
    for leaf in range(4):
        c.curve(
            [(w * 0.11, y), (w * 0.04, y - 44 + leaf * 28), (-30, y - 80 + leaf * 52)],
            "#46a758",
            15,
        )
    for coin in range(cut):
        random = m.random(f"coin{coin}")
        out = between(beat - coin, 0.9, 1.7)
        x = w * 0.74 - coin * 33 + out * random.uniform(20, 120)
        y1 = y + out * random.uniform(40, 210)
        c.ellipse(min(x, w * 0.88), y1, 20 + 32 * out, 52, "#ff8a3c")
        c.ellipse(min(x, w * 0.88), y1, 10 + 18 * out, 30, "#ffb066", out)
    lift = 210 * abs(math.sin(beat * math.pi))
    with c.moved(edge + 4, y - lift * 0.8 + 56, turn=9 * math.sin(beat * math.pi)):
        c.path("M-8 -30L-8 -330Q60 -320 74 -270L74 -30Z", "#dfe6ea")
        c.path("M-8 -30L-8 -330L8 -330L8 -30Z", "#ffffff")
        c.rect(4, -540, 56, 230, "#2b2530", 26)
        for dot in range(3):
            c.circle(32, -500 + dot * 64, 8, "#d9cfc0")


def coffee(c: Canvas, m: Moment) -> None:
    """Milk draws a leaf into a cup, seen from above."""
    p, w, h = m.palette, c.width, c.height
    wood = mix("#8a5a3a", p.near, 0.35)
    c.background(wood)
    for plank in range(5):
        c.rect(plank * w / 5, 0, w / 5 - 5, h, mix(wood, "#000000", 0.06 * (plank % 3)))
        c.curve(
            [(plank * w / 5 + 60, -9), (plank * w / 5 + 80, h * 0.4), (plank * w / 5 + 50, h + 9)],
            "#000000",
            3,
            0.15,
        )
    x, y, r = w / 2, h * 0.47, w * 0.34
    c.circle(x + 14, y + 26, r * 1.34, "#000000", 0.25)
    c.circle(x, y, r * 1.3, p.paper)
    c.ring(x, y, r * 1.16, mix(p.paper, "#000000", 0.08), 6)
    c.rect(x + r * 0.9, y - 46, r * 0.62, 92, p.accent, 40)
    c.rect(x + r * 0.9, y - 20, r * 0.42, 40, p.paper, 20)
    c.circle(x, y, r * 1.06, p.accent)
    c.circle(x, y, r * 0.96, mix("#6b3d1e", "#000000", 0.15))
    c.circle(x, y, r * 0.93, c.radial([(0, "#b97f4b"), (0.7, "#8f5a2e"), (1, "#5f361a")]))
    with c.moved(x, y, turn=m.t * 9):
        for ring in range(5):
            c.ring(
                0, 0, r * (0.86 - 0.05 * ring) + 4 * wave(m.t, 3, ring * 0.2), "#d9b184", 3, 0.25
            )
    with c.moved(x, y, turn=-20):
        for leaf in range(7):
            up = bounce((m.part - 0.08 - leaf * 0.1) / 0.16) if m.part > 0.08 + leaf * 0.1 else 0
            size = r * (0.62 - 0.07 * leaf) * up
            top = r * (0.5 - 0.19 * leaf)
            c.path(
                f"M{-size} {top - size * 0.1}Q0 {top + size * 0.85} {size} {top - size * 0.1}Q0 {top + size * 0.35} {-size} {top - size * 0.1}Z",
                "#fff4df",
                0.95,
            )
        stem = between(m.part, 0.78, 0.95)
        c.line([(0, -r * 0.74), (0, -r * 0.74 + r * 1.45 * stem)], "#8f5a2e", 9, stem)
    for bean in range(8):
        bx, by = polar(x, y, r * 1.75, bean * 45 + 20)
        with c.moved(bx, by, turn=bean * 77):
            c.ellipse(0, 0, 40, 27, "#3f2414")
            c.curve([(-34, 0), (-10, 8), (10, -8), (34, 0)], "#201009", 5)
