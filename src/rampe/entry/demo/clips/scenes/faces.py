"""Characters that talk and animals that look at you."""

# ruff: noqa: E501 - outlines stay in one piece

import math

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.scenes.base import Moment, between, bounce, ease, mix, polar, wave


def _eye(
    c: Canvas, m: Moment, x: float, y: float, r: float, look: tuple[float, float], phase: float
) -> None:
    shut = (m.t + phase * 3) % 2.9 < 0.13
    if shut:
        c.line([(x - r, y), (x + r, y)], "#1d1116", r * 0.3)
        return
    c.circle(x, y, r, "#ffffff")
    c.circle(x + look[0] * r * 0.4, y + look[1] * r * 0.4, r * 0.55, "#1d1116")
    c.circle(x + look[0] * r * 0.4 - r * 0.18, y + look[1] * r * 0.4 - r * 0.2, r * 0.16, "#ffffff")


def _mouth(c: Canvas, x: float, y: float, w: float, open_: float, mood: float) -> None:
    if open_ < 0.12:
        c.curve(
            [(x - w, y - 6 * mood), (x, y + w * 0.5 * mood), (x + w, y - 6 * mood)],
            "#3a1520",
            w * 0.22,
        )
        return
    c.path(
        f"M{x - w} {y}Q{x} {y - w * 0.3 * open_} {x + w} {y}Q{x} {y + w * 1.9 * open_} {x - w} {y}Z",
        "#5c1a2b",
    )
    c.ellipse(x, y + w * 0.62 * open_, w * 0.5, w * 0.26 * open_, "#ff8a94")
    c.rect(x - w * 0.55, y - w * 0.08, w * 1.1, w * 0.24 * min(1, open_ * 1.4), "#ffffff", 5)


def _bubble(
    c: Canvas, x: float, y: float, w: float, h: float, side: int, up: float, color: str, ink: str
) -> None:
    if up <= 0:
        return
    with c.moved(x, y, scale=up):
        c.rect(-w / 2, -h / 2, w, h, color, 54)
        c.polygon(
            [
                (side * w * 0.12, h / 2 - 6),
                (side * w * 0.3, h / 2 - 6),
                (side * w * 0.34, h / 2 + 54),
            ],
            color,
        )
        for line in range(2):
            length = w * (0.62 - 0.22 * line)
            c.rect(-w * 0.36, -24 + line * 44, length, 18, ink, 9, 0.75)


def talkers(c: Canvas, m: Moment) -> None:
    """Two heads argue; the last word makes one of them jump."""
    p, w, h = m.palette, c.width, c.height
    c.background(p.low)
    c.polygon([(0, 0), (w, 0), (w, h * 0.4), (0, h * 0.62)], p.sky)
    for number in range(12):
        x, y = (number * 197) % w, (number * 313) % h
        c.circle(x, y + 14 * wave(m.t, 4, number / 12), 9 + number % 4 * 5, p.paper, 0.35)
    turn = int(m.t / 1.5) % 2
    since = m.t % 1.5
    shock = m.part > 0.78
    for number, (x, y, color) in enumerate(
        ((w * 0.33, h * 0.62, p.accent), (w * 0.67, h * 0.72, p.mid))
    ):
        talking = number == turn and not shock
        hop = (
            40 * abs(wave(m.t, 0.5))
            if shock and number == 1
            else 9 * abs(wave(m.t, 0.42)) * talking
        )
        r = w * 0.235
        c.ellipse(x, y + r * 1.08, r * 0.9, 24, "#000000", 0.18)
        with c.moved(x, y - hop, turn=(5 if number else -5) * wave(m.t, 1.4, number * 0.4)):
            c.blob(
                [
                    polar(0, 0, r * (1.16 + 0.03 * wave(m.t, 1.1, k * 0.3)), k * 45)
                    for k in range(8)
                ],
                color,
            )
            look = (0.9 if number == 0 else -0.9, 0.2)
            for side in (-1, 1):
                _eye(
                    c, m, side * r * 0.36, -r * 0.2, r * (0.24 if not shock else 0.3), look, number
                )
                tilt = -14 if talking else 10
                c.line(
                    [(side * r * 0.6, -r * 0.58 + tilt * 0.4), (side * r * 0.18, -r * 0.56 + tilt)],
                    p.near,
                    14,
                )
            speech = (
                abs(math.sin(m.t * 13) * math.sin(m.t * 5)) if talking else (0.9 if shock else 0)
            )
            _mouth(c, 0, r * 0.38, r * 0.34, speech, 1 if number else -0.6)
            c.circle(-r * 0.62, r * 0.22, r * 0.14, "#ff8a94", 0.5)
            c.circle(r * 0.62, r * 0.22, r * 0.14, "#ff8a94", 0.5)
        up = bounce(since / 0.4) * (1 - ease((since - 1.3) / 0.2)) if talking else 0
        _bubble(
            c,
            w * (0.36 + 0.28 * number),
            h * (0.3 + 0.06 * number),
            w * 0.5,
            170,
            -1 if number == 0 else 1,
            up,
            p.paper,
            p.near,
        )
    if shock:
        grow = bounce((m.part - 0.78) / 0.08)
        with c.moved(w * 0.5, h * 0.3, turn=-8, scale=grow):
            c.polygon([polar(0, 0, 190 if k % 2 else 110, k * 15) for k in range(24)], p.light)
            c.line([(0, -80), (0, 20)], p.accent, 36)
            c.circle(0, 76, 20, p.accent)


def cat(c: Canvas, m: Moment) -> None:
    """A cat on a sill follows a butterfly with its eyes; its tail keeps time."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (0.7, p.low)]))
    c.circle(w * 0.5, h * 0.36, w * 0.42, p.light, 0.6)
    for side in (0, 1):
        c.path(
            f"M{side * w} -9Q{w * (0.2 + 0.6 * side)} {h * 0.3} {w * (0.06 + 0.88 * side) + 14 * wave(m.t, 4, side / 2)} {h * 0.82}H{side * w}Z",
            p.accent,
            0.9,
        )
    c.rect(0, h * 0.82, w, h * 0.18, p.paper)
    c.rect(0, h * 0.82, w, 16, mix(p.paper, "#000000", 0.12))
    fly = (w * (0.5 + 0.36 * math.sin(m.t * 1.1)), h * (0.24 + 0.08 * math.sin(m.t * 2.3)))
    fur = mix(p.near, "#000000", 0.2)
    tail = [
        (w * 0.64, h * 0.8),
        (w * 0.86, h * 0.82),
        (w * 0.9 + 40 * wave(m.t, 1.6), h * 0.7),
        (w * 0.8 + 90 * wave(m.t, 1.6, 0.08), h * 0.6),
    ]
    c.curve(tail, fur, 44)
    c.path(
        f"M{w * 0.28} {h * 0.83}Q{w * 0.24} {h * 0.6} {w * 0.42} {h * 0.55}H{w * 0.58}Q{w * 0.76} {h * 0.6} {w * 0.72} {h * 0.83}Z",
        fur,
    )
    c.ellipse(w * 0.5, h * 0.73, w * 0.09, h * 0.08, p.paper, 0.92)
    for side in (-1, 1):
        c.ellipse(w * (0.5 + 0.1 * side), h * 0.82, 60, 28, p.paper)
    dx, dy = (fly[0] - w * 0.5) / w, (fly[1] - h * 0.5) / h
    with c.moved(w * 0.5 + 26 * dx, h * 0.5 + 8 * wave(m.t, 3), turn=13 * dx):
        r = w * 0.2
        for side in (-1, 1):
            twitch = 6 if (m.t + side) % 2.3 < 0.15 else 0
            c.polygon(
                [
                    (side * r * 0.3, -r * 0.7),
                    (side * (r * 0.86 + twitch), -r * 1.34),
                    (side * r * 0.92, -r * 0.3),
                ],
                fur,
            )
            c.polygon(
                [
                    (side * r * 0.46, -r * 0.72),
                    (side * (r * 0.78 + twitch), -r * 1.1),
                    (side * r * 0.8, -r * 0.46),
                ],
                "#ff9aa5",
            )
        c.ellipse(0, 0, r * 1.08, r * 0.88, fur)
        c.ellipse(0, r * 0.42, r * 0.5, r * 0.34, p.paper, 0.92)
        for side in (-1, 1):
            x = side * r * 0.46
            c.ellipse(x, -r * 0.08, r * 0.25, r * 0.28, p.light)
            if (m.t + 0.7) % 3.4 < 0.14:
                c.ellipse(x, -r * 0.08, r * 0.27, r * 0.3, fur)
            else:
                c.ellipse(
                    x + dx * r * 0.28,
                    -r * 0.08 + (dy + 0.25) * r * 0.2,
                    r * 0.1,
                    r * 0.23,
                    "#120b10",
                )
                c.circle(x + dx * r * 0.28 - 8, -r * 0.16, 7, "#ffffff")
            for hair in range(3):
                c.curve(
                    [
                        (side * r * 0.3, r * 0.36 + hair * 9),
                        (side * r * 0.9, r * (0.2 + 0.14 * hair)),
                        (side * r * 1.5, r * (0.16 + 0.24 * hair)),
                    ],
                    p.paper,
                    4,
                )
        c.polygon([(-17, r * 0.2), (17, r * 0.2), (0, r * 0.33)], "#ff8a94")
        c.curve(
            [(-26, r * 0.5), (-10, r * 0.52), (0, r * 0.36), (10, r * 0.52), (26, r * 0.5)],
            "#3a1520",
            6,
        )
    flap = abs(wave(m.t, 0.26))
    with c.moved(*fly, turn=20 * math.cos(m.t * 1.1)):
        for side in (-1, 1):
            c.ellipse(side * 30 * (0.25 + flap), -14, 34 * (0.25 + flap), 36, p.accent)
            c.ellipse(side * 24 * (0.25 + flap), 24, 24 * (0.25 + flap), 25, p.light)
        c.line([(0, -30), (0, 34)], p.near, 9)


def fish(c: Canvas, m: Moment) -> None:
    """Fish glide through weeds and bubbles."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.low), (0.3, p.far), (1, p.near)]))
    for ray in range(6):
        x = w * (0.05 + 0.18 * ray) + 40 * wave(m.t, 7, ray * 0.2)
        c.polygon(
            [(x, -10), (x + 70, -10), (x + 250, h), (x - 60, h)],
            p.paper,
            0.06 + 0.03 * wave(m.t, 3, ray * 0.4),
        )
    random = m.random("weeds")
    for weed in range(13):
        x, tall = random.uniform(0, w), random.uniform(0.14, 0.4) * h
        color = mix(p.mid, random.choice((p.accent, "#46a758", p.light)), 0.45)
        pts = [
            (x + 34 * math.sin(m.t * 1.5 + k * 0.7 + weed) * k / 8, h - 30 - tall * k / 8)
            for k in range(9)
        ]
        c.curve(pts, color, random.uniform(12, 30), 0.9)
    c.below(lambda x: h * 0.95 - 16 * math.sin(x / 90), mix(p.light, p.near, 0.45))
    random = m.random("fish")
    for number in range(11):
        size, side = random.uniform(0.35, 1.25), random.choice((-1, 1))
        speed = random.uniform(40, 120)
        x = (random.uniform(0, w + 400) + m.t * speed) % (w + 400) - 200
        y = random.uniform(0.14, 0.84) * h + 26 * wave(m.t, random.uniform(2.5, 5), random.random())
        colors = random.choice(
            ((p.accent, p.paper), (p.light, p.accent), (p.paper, p.mid), ("#ffb84d", "#ff4f64"))
        )
        _fish(c, m, x if side > 0 else w - x, y, size, side, colors, number)
    random = m.random("bubbles")
    for _ in range(26):
        r = random.uniform(5, 20)
        y = h - (random.uniform(0, h) + m.t * random.uniform(60, 150)) % (h + 40)
        x = random.uniform(0, w) + 16 * wave(m.t, 1.6, random.random())
        c.ring(x, y, r, p.paper, 2.5, 0.6)
        c.circle(x - r * 0.35, y - r * 0.35, r * 0.22, "#ffffff", 0.8)


def _fish(
    c: Canvas,
    m: Moment,
    x: float,
    y: float,
    size: float,
    side: int,
    colors: tuple[str, str],
    number: int,
) -> None:
    wag = 16 * wave(m.t, 0.6, number * 0.21)
    with c.moved(x, y, scale=size):
        s = side
        c.path(
            f"M{-s * 70} 0Q{-s * 120} {-44 + wag} {-s * 142} {-56 + wag}Q{-s * 118} {wag} {-s * 142} {56 + wag}Q{-s * 120} {44 + wag} {-s * 70} 0Z",
            colors[1],
        )
        c.path(f"M{-s * 20} -42Q{s * 10} -92 {s * 46} -40Z", colors[1])
        c.path(f"M{s * 96} 4Q{s * 40} -70 {-s * 86} 0Q{s * 40} 74 {s * 96} 4Z", colors[0])
        for band in range(2):
            c.path(
                f"M{s * (34 - band * 52)} -44Q{s * (10 - band * 52)} 0 {s * (34 - band * 52)} 44L{s * (14 - band * 52)} 40Q{-s * (8 + band * 52)} 0 {s * (14 - band * 52)} -40Z",
                colors[1],
                0.9,
            )
        c.circle(s * 62, -9, 13, "#ffffff")
        c.circle(s * 65, -8, 7, "#120b10")


def robot(c: Canvas, m: Moment) -> None:
    """A small robot tries every expression it has."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.radial([(0, p.low), (1, p.sky)]))
    c.ellipse(w / 2, h * 0.86, w * 0.34, 40, p.near, 0.3)
    mood = int(m.t / 1.1) % 5
    since = m.t % 1.1
    hop = 20 * abs(math.sin(since * 9)) * math.exp(-since * 3)
    y = h * 0.5 - hop + 8 * wave(m.t, 2.6)
    c.rect(w * 0.36, y + w * 0.27, w * 0.28, h * 0.2, mix(p.mid, p.paper, 0.3), 50)
    for side in (-1, 1):
        c.line(
            [
                (w * 0.5 + side * w * 0.13, y + w * 0.35),
                (w * 0.5 + side * w * 0.25, y + w * 0.42),
                (
                    w * 0.5 + side * w * (0.27 + 0.04 * wave(m.t, 0.8)),
                    y + w * (0.28 if mood in (1, 4) else 0.56),
                ),
            ],
            p.mid,
            26,
        )
        c.rect(w * 0.5 + side * w * 0.08 - 22, h * 0.83 - hop, 44, 46, p.mid, 14)
    c.line([(w / 2, y - w * 0.3), (w / 2 + 14 * wave(m.t, 0.7), y - w * 0.41)], p.mid, 12)
    c.glow(w / 2 + 14 * wave(m.t, 0.7), y - w * 0.42, 80, p.accent, 0.5 + 0.5 * wave(m.t, 0.9))
    c.circle(w / 2 + 14 * wave(m.t, 0.7), y - w * 0.42, 22, p.accent)
    c.rect(w * 0.17, y - w * 0.3, w * 0.66, w * 0.56, mix(p.mid, p.paper, 0.45), 110)
    c.rect(w * 0.22, y - w * 0.25, w * 0.56, w * 0.46, "#14121b", 84)
    glow, x = p.light, w * 0.5
    for side in (-1, 1):
        ex, ey = x + side * w * 0.13, y - w * 0.06
        if mood == 0:
            c.circle(ex, ey, 38, glow)
        elif mood == 1:
            c.curve([(ex - 44, ey + 16), (ex, ey - 44), (ex + 44, ey + 16)], glow, 18)
        elif mood == 2:
            c.line([(ex - 40, ey - 24 * side), (ex + 40, ey + 24 * side)], glow, 18)
        elif mood == 3:
            c.path(
                f"M{ex} {ey + 40}C{ex - 70} {ey - 14} {ex - 36} {ey - 56} {ex} {ey - 20}C{ex + 36} {ey - 56} {ex + 70} {ey - 14} {ex} {ey + 40}Z",
                "#ff4f64",
            )
        else:
            c.ring(ex, ey, 36, glow, 13)
    wide = (40, 70, 34, 56, 22)[mood]
    bend = (26, 44, -22, 36, 0)[mood]
    c.curve(
        [(x - wide, y + w * 0.11), (x, y + w * 0.11 + bend), (x + wide, y + w * 0.11)], glow, 15
    )


def owl(c: Canvas, m: Moment) -> None:
    """An owl turns its head and winks at the moon."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    random = m.random("stars")
    for _ in range(60):
        c.circle(
            random.uniform(0, w),
            random.uniform(0, h),
            random.uniform(1, 3),
            p.paper,
            0.5 + 0.4 * wave(m.t, random.uniform(1.5, 4), random.random()),
        )
    c.glow(w * 0.5, h * 0.36, w * 0.8, p.light, 0.8)
    c.circle(w * 0.5, h * 0.36, w * 0.34, p.light)
    c.curve([(-20, h * 0.78), (w * 0.4, h * 0.75), (w + 20, h * 0.8)], p.near, 46)
    for twig in range(4):
        x = w * (0.12 + 0.26 * twig)
        c.curve([(x, h * 0.77), (x + 50, h * 0.71), (x + 70, h * 0.66)], p.near, 18)
        for leaf in range(3):
            with c.moved(
                x + 62 + leaf * 8,
                h * 0.69 - leaf * 22,
                turn=40 + leaf * 70 + 8 * wave(m.t, 3, twig / 4),
            ):
                c.path("M0 0Q-20 -34 0 -66Q20 -34 0 0Z", p.accent)
    body = mix(p.mid, "#5b3a24", 0.4)
    c.path(
        f"M{w * 0.3} {h * 0.5}Q{w * 0.26} {h * 0.76} {w * 0.5} {h * 0.78}Q{w * 0.74} {h * 0.76} {w * 0.7} {h * 0.5}Z",
        body,
    )
    c.path(
        f"M{w * 0.37} {h * 0.56}Q{w * 0.36} {h * 0.75} {w * 0.5} {h * 0.765}Q{w * 0.64} {h * 0.75} {w * 0.63} {h * 0.56}Z",
        mix(body, p.paper, 0.55),
    )
    for row in range(4):
        for feather in range(4 - row % 2):
            x = w * (0.41 + 0.06 * feather + 0.03 * (row % 2))
            c.curve(
                [
                    (x - 16, h * (0.6 + 0.035 * row)),
                    (x, h * (0.6 + 0.035 * row) + 20),
                    (x + 16, h * (0.6 + 0.035 * row)),
                ],
                body,
                7,
            )
    look = math.sin(m.t * 0.9)
    with c.moved(w * 0.5 + 16 * look, h * 0.46, turn=16 * look):
        r = w * 0.25
        for side in (-1, 1):
            c.polygon(
                [
                    (side * r * 0.35, -r * 0.7),
                    (side * r * 0.95, -r * 1.15),
                    (side * r * 0.98, -r * 0.25),
                ],
                body,
            )
        c.ellipse(0, 0, r * 1.05, r * 0.86, body)
        for side in (-1, 1):
            c.circle(side * r * 0.45, -r * 0.06, r * 0.44, mix(body, p.paper, 0.7))
            c.circle(side * r * 0.45, -r * 0.06, r * 0.32, p.light)
            c.circle(side * r * 0.45 + look * 12, -r * 0.06, r * 0.2, "#120b10")
            c.circle(side * r * 0.45 + look * 12 - 11, -r * 0.14, r * 0.06, "#ffffff")
            lid = (
                1
                if (m.t % 3.1 < 0.16) or (side > 0 and 0.62 < m.part < 0.7)
                else between(math.sin(m.t * 0.7), 0.7, 1) * 0.4
            )
            if lid > 0.02:
                with c.clipped(side * r * 0.45 - r * 0.45, -r * 0.51, r * 0.9, r * 0.9 * lid):
                    c.circle(side * r * 0.45, -r * 0.06, r * 0.45, mix(body, "#000000", 0.15))
        c.polygon([(-22, r * 0.1), (22, r * 0.1), (0, r * 0.42)], p.accent)
