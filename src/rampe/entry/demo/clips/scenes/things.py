"""Things people make, wear and keep: jackets, lipstick, a lamp, knitting, a breath, a candle."""

# ruff: noqa: E501 - outlines stay in one piece

import math

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.lettering import write
from rampe.entry.demo.clips.scenes.base import Moment, between, bounce, ease, mix, polar, wave


def jacket(c: Canvas, m: Moment) -> None:
    """A jacket on its hanger changes colour with every beat."""
    p, w, h = m.palette, c.width, c.height
    looks = (
        (p.accent, p.near),
        (p.near, p.light),
        (p.light, p.accent),
        (p.mid, p.paper),
        (p.paper, p.accent),
    )
    which, since = divmod(m.t, 1.2)
    cloth, trim = looks[int(which) % len(looks)]
    back = mix(p.low, p.paper, 0.3 + 0.25 * (int(which) % 2))
    c.background(back)
    c.circle(w / 2, h * 0.46, w * (0.3 + 0.55 * ease(since / 0.5)), mix(back, p.paper, 0.5))
    c.rect(0, h * 0.115, w, 15, p.near)
    swing = 5 * math.exp(-since * 2.2) * math.cos(since * 8)
    with c.moved(w / 2, h * 0.12, turn=swing, scale=w / 720):
        c.stroke("M0 0C34 -6 34 40 0 46V96", p.near, 9)
        c.stroke("M-170 168L0 96L170 168", "#8a5a3a", 16)
        body = "M-70 130Q0 176 70 130L190 176Q232 200 246 280L290 560L214 584L182 420L188 760H-188L-182 420L-214 584L-290 560L-246 280Q-232 200 -190 176Z"
        c.path(body, mix(cloth, "#000000", 0.16))
        with c.moved(-4, -6):
            c.path(body, cloth)
        c.path("M-70 130Q0 176 70 130L30 320L0 250L-30 320Z", mix(cloth, "#000000", 0.3))
        c.path("M-74 128L-118 190L-60 260L-8 330L-34 240Z", trim)
        c.path("M74 128L118 190L60 260L8 330L34 240Z", trim)
        c.line([(0, 330), (0, 754)], mix(cloth, "#000000", 0.35), 5)
        for button in range(4):
            c.circle(16, 380 + button * 96, 12, trim)
        for side in (-1, 1):
            c.rect(side * 104 - 50, 560, 100, 20, trim, 8)
            c.line([(side * 182, 420), (side * 176, 740)], mix(cloth, "#000000", 0.22), 4)
        c.rect(-126, 420, 70, 16, trim, 6)


def lipstick(c: Canvas, m: Moment) -> None:
    """Shades are swiped across the sheet one under the other."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.paper), (1, mix(p.low, p.paper, 0.55))]))
    shades = ("#c2183f", "#e0526b", "#8d1f3f", "#f0806a", "#6e2038", "#d96b8f")
    for number, color in enumerate(shades):
        y = h * (0.2 + 0.12 * number)
        part = between(m.part, number * 0.14, number * 0.14 + 0.13)
        if part <= 0:
            continue
        random = m.random(f"shade{number}")
        end = w * (0.12 + 0.74 * part)
        for hair in range(15):
            off = (hair - 7) * 6.4
            c.curve(
                [
                    (w * 0.12 + random.uniform(-10, 14), y + off),
                    (w * 0.45, y + off + random.uniform(-5, 5)),
                    (end - random.uniform(0, 40) * part, y + off),
                ],
                mix(color, "#ffffff", random.uniform(0, 0.16)),
                9.5,
                0.96,
            )
        c.line([(w * 0.16, y - 20), (end - 60, y - 22)], "#ffffff", 6, 0.35)
        if part < 1:
            with c.moved(end + 12, y, turn=64):
                c.rect(-34, -10, 68, 190, "#1d1820", 12)
                c.rect(-30, -30, 60, 60, "#e0b56a", 6)
                c.path("M-25 -28V-104Q-20 -150 25 -122V-28Z", color)


def lamp(c: Canvas, m: Moment) -> None:
    """A lamp is built piece by piece, then it is switched on."""
    p, w, h = m.palette, c.width, c.height
    lit = between(m.part, 0.72, 0.78) * (0.9 + 0.1 * wave(m.t, 0.2))
    c.background(mix(mix(p.near, "#000000", 0.2), mix(p.low, p.light, 0.3), lit))
    c.rect(0, h * 0.84, w, h * 0.16, mix(mix(p.near, "#000000", 0.45), mix(p.mid, p.low, 0.3), lit))
    c.glow(w / 2, h * 0.46, w * 1.05, p.light, lit)
    c.polygon(
        [(w * 0.3, h * 0.5), (w * 0.7, h * 0.5), (w * 1.05, h * 0.86), (-w * 0.05, h * 0.86)],
        p.light,
        0.22 * lit,
    )
    pieces = (
        ("foot", 0.02), ("stem", 0.16), ("bulb", 0.32), ("ring", 0.46), ("shade", 0.56),
    )  # fmt: skip
    for name, start in pieces:
        down = bounce((m.part - start) / 0.16) if m.part > start else 0
        if down <= 0:
            continue
        with c.moved(w / 2, -h * 0.5 * (1 - down)):
            if name == "foot":
                c.path(
                    f"M-130 {h * 0.85}Q-110 {h * 0.8} 0 {h * 0.8}Q110 {h * 0.8} 130 {h * 0.85}Z",
                    "#8a5a3a",
                )
            elif name == "stem":
                c.rect(-13, h * 0.52, 26, h * 0.29, "#c98f5a", 8)
                c.circle(0, h * 0.66, 30, "#a86f40")
            elif name == "bulb":
                c.circle(0, h * 0.47, 52, mix("#f3eee2", p.light, lit))
                c.rect(-22, h * 0.5, 44, 40, "#b9b4c0", 6)
            elif name == "ring":
                c.rect(-120, h * 0.518, 240, 12, p.accent, 6)
            else:
                c.path(
                    f"M-120 {h * 0.34}H120L220 {h * 0.53}H-220Z",
                    mix(p.accent, p.light, 0.55 * lit),
                    0.95,
                )
                for fold in range(-4, 5):
                    c.line(
                        [(fold * 27, h * 0.342), (fold * 49, h * 0.528)],
                        mix(p.accent, "#000000", 0.2),
                        4,
                        0.5,
                    )


def knitting(c: Canvas, m: Moment) -> None:
    """Stitch by stitch a pattern grows out of two needles."""
    p, w, h = m.palette, c.width, c.height
    c.background(mix(p.low, p.paper, 0.5))
    columns, unit = 20, w * 0.84 / 20
    rows = int(h * 0.66 // unit)
    done = m.part * 0.9 * columns * rows + columns * 3
    left, floor = w * 0.08, h * 0.9
    for row in range(rows):
        for column in range(columns):
            place = row * columns + (column if row % 2 == 0 else columns - 1 - column)
            if place > done:
                continue
            color = _stitch_color(m, row, column, columns)
            x, y = left + (column + 0.5) * unit, floor - (row + 0.5) * unit
            for side in (-1, 1):
                with c.moved(x + side * unit * 0.22, y, turn=side * -24):
                    c.ellipse(0, 0, unit * 0.24, unit * 0.52, color)
                    c.ellipse(-side * 2, -4, unit * 0.09, unit * 0.3, "#ffffff", 0.22)
    row = int(done // columns)
    column = done % columns
    x = left + (column if row % 2 == 0 else columns - column) * unit
    y = floor - (row + 0.6) * unit
    dip = 12 * wave(m.t, 0.3)
    for side in (-1, 1):
        end = (x + side * 330, y - 190 + side * dip)
        c.line([(x - side * 40, y + 26 - side * dip), end], "#7a5230", 19)
        c.circle(*end, 24, p.accent)
    c.curve([(x, y), (x + 120, y - 120), (w * 0.8, h * 0.1), (w * 1.1, h * 0.16)], p.accent, 9)


def _stitch_color(m: Moment, row: int, column: int, columns: int) -> str:
    p = m.palette
    across = abs(column - columns / 2 + 0.5)
    if row % 14 < 2:
        return p.near
    if row % 14 in (3, 11):
        return p.accent if column % 2 else p.paper
    if abs(row % 14 - 7) + across % 6 < 4:
        return p.accent
    return p.paper if (row + column) % 5 else p.light


def breath(c: Canvas, m: Moment) -> None:
    """A shape to breathe with: it opens for four seconds and closes for four."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, p.low), (1, p.sky)]))
    breathing = 0.5 - 0.5 * math.cos(m.t * 2 * math.pi / 8)
    for ring in range(5):
        c.circle(w / 2, h * 0.46, w * (0.2 + 0.08 * ring) * (0.75 + 0.5 * breathing), p.paper, 0.09)
    for petal in range(16):
        with c.moved(
            w / 2, h * 0.46, turn=petal * 22.5 + breathing * 34, scale=0.55 + 0.5 * breathing
        ):
            color = mix(p.accent, p.light, (petal % 4) / 4)
            c.path(
                f"M0 0C{-w * 0.12} {-w * 0.12} {-w * 0.1} {-w * 0.34} 0 {-w * 0.38}C{w * 0.1} {-w * 0.34} {w * 0.12} {-w * 0.12} 0 0Z",
                color,
                0.36,
            )
    c.circle(w / 2, h * 0.46, w * (0.07 + 0.05 * breathing), p.paper)
    rising = m.t % 8 < 4
    word = (
        ("INSPIREZ" if rising else "EXPIREZ")
        if m.variant != "en"
        else ("BREATHE IN" if rising else "BREATHE OUT")
    )
    shown = between(m.t % 4, 0.1, 0.9) * (1 - between(m.t % 4, 3.3, 3.9))
    write(c, word, w / 2, h * 0.78, w * 0.055, p.paper, 0.13, shown)


def candle(c: Canvas, m: Moment) -> None:
    """Three candles, a book, an evening at home."""
    p, w, h = m.palette, c.width, c.height
    flicker = 0.85 + 0.1 * wave(m.t, 0.37) + 0.05 * wave(m.t, 0.13)
    c.background(
        c.radial([(0, mix(p.mid, p.light, 0.25 * flicker)), (1, mix(p.near, "#000000", 0.35))])
    )
    c.rect(0, h * 0.78, w, h * 0.22, mix(p.near, "#3b2414", 0.6))
    c.rect(0, h * 0.78, w, 10, mix(p.near, "#a8703d", 0.6))
    for number, (x, tall) in enumerate(((0.28, 0.22), (0.5, 0.34), (0.72, 0.17))):
        x *= w
        top = h * (0.8 - tall)
        lean = 7 * wave(m.t, 0.9, number * 0.3) + 4 * wave(m.t, 0.31, number * 0.7)
        c.glow(x, top - 60, w * 0.36 * (0.9 + 0.1 * wave(m.t, 0.43, number * 0.4)), p.light, 0.75)
        c.rect(
            x - 48,
            top,
            96,
            h * tall,
            c.linear([(0, mix(p.paper, p.light, 0.5)), (1, mix(p.accent, p.paper, 0.3))]),
            12,
        )
        c.ellipse(x, top, 48, 13, mix(p.paper, p.light, 0.6))
        c.line([(x, top), (x + 2, top - 20)], "#241a17", 6)
        c.path(
            f"M{x - 22} {top - 26}C{x - 28} {top - 74} {x + lean - 8} {top - 92} {x + lean} {top - 138}C{x + lean + 12} {top - 90} {x + 28} {top - 70} {x + 22} {top - 26}Q{x} {top - 8} {x - 22} {top - 26}Z",
            "#ffb347",
        )
        c.path(
            f"M{x - 11} {top - 26}Q{x + lean * 0.3} {top - 100} {x + 11} {top - 26}Q{x} {top - 12} {x - 11} {top - 26}Z",
            "#fff6d0",
        )
    with c.moved(w * 0.5, h * 0.86):
        for side in (-1, 1):
            c.path(f"M0 0Q{side * 130} -46 {side * 300} -10V34Q{side * 130} 2 0 44Z", p.paper)
            for line in range(3):
                c.line(
                    [(side * 50, -8 + line * 11), (side * 250, -10 + line * 11)],
                    mix(p.paper, p.near, 0.35),
                    3,
                )


def fireworks(c: Canvas, m: Moment) -> None:
    """Fireworks over the water."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, mix(p.sky, "#000000", 0.35)), (0.8, p.low), (0.801, p.near)]))
    colors = (p.light, p.accent, p.paper, "#7ddf8a", "#5ad1ff")
    for number in range(int(m.seconds * 2.2) + 4):
        random = m.random(f"rocket{number}")
        start = number * 0.45 - 1.4 + random.uniform(-0.15, 0.15)
        age = m.t - start
        if not 0 < age < 3:
            continue
        x, y = random.uniform(0.14, 0.86) * w, random.uniform(0.12, 0.46) * h
        color, rays = random.choice(colors), random.choice((16, 22, 28))
        if age < 0.6:
            up = ease(age / 0.6)
            head = h * 0.8 + (y - h * 0.8) * up
            c.line([(x, head + 90 * (1 - up) + 30), (x, head)], p.light, 5, 0.8)
            continue
        spread, fade = 1 - math.exp(-(age - 0.6) * 2.4), max(0.0, 1 - (age - 0.6) / 2.2)
        reach = random.uniform(150, 270) * spread
        fall = 60 * (age - 0.6) ** 2
        c.glow(x, y, 300 * fade, color, 0.5 * fade)
        for ray in range(rays):
            part = 1 if ray % 2 else 0.66
            a = polar(x, y, reach * part, ray * 360 / rays)
            b = polar(x, y, reach * part * (0.8 - 0.1 * fade), ray * 360 / rays)
            c.line([(b[0], b[1] + fall * 0.8), (a[0], a[1] + fall)], color, 6 * fade + 1, fade)
            c.circle(a[0], a[1] + fall, 5 * fade, "#ffffff", fade)
        c.ellipse(x, 2 * h * 0.8 - y * 0.8, reach * 0.8, reach * 0.14, color, 0.16 * fade)
    for number in range(14):
        tall = 40 + (number * 53) % 90
        c.rect(number * w / 13 - 30, h * 0.8 - tall, w / 13 + 10, tall, mix(p.near, "#000000", 0.3))
        for window in range(tall // 30):
            c.rect(number * w / 13 - 8, h * 0.8 - tall + 12 + window * 28, 9, 12, p.light, 2, 0.6)
