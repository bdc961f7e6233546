"""Towns and journeys: a skyline, a train, balloons, a road at night, a route on a map."""

# ruff: noqa: E501 - outlines stay in one piece

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.scenes.base import Moment, between, ease, mix, polar, ridge, wave
from rampe.entry.demo.clips.scenes.nature import clouds, sky, stars


def skyline(c: Canvas, m: Moment) -> None:
    """A town at night: windows go on and off, cars pass, the moon looks on."""
    p, w, h = m.palette, c.width, c.height
    sky(c, m, 0.8)
    stars(c, m, 80, 0.45)
    c.glow(w * 0.72, h * 0.22, w * 0.4, p.light, 0.7)
    c.circle(w * 0.72, h * 0.22, w * 0.085, p.light)
    for layer in range(3):
        _houses(c, m, layer)
    road = h * 0.9
    c.rect(0, road - 26, w, h - road + 30, mix(p.near, "#000000", 0.35))
    for number in range(-1, w // 90 + 2):
        c.rect((number * 90 - m.t * 0) % (w + 180) - 90, road + 34, 46, 6, p.paper, 3, 0.4)
    random = m.random("cars")
    for number in range(5):
        speed, side = random.uniform(150, 260), 1 if number % 2 else -1
        x = (random.uniform(0, 900) + m.t * speed) % (w + 360) - 180
        y = road + (10 if side > 0 else 66)
        _car(c, m, x if side > 0 else w - x, y, side, random.choice((p.accent, p.paper, p.mid)))


def _houses(c: Canvas, m: Moment, layer: int) -> None:
    p, random = m.palette, m.random(f"towers{layer}")
    tone = mix(mix(p.far, p.low, 0.35), p.near, layer / 2)
    shift, foot = m.t * (3 + 7 * layer), c.height * 0.885
    x = -shift - 60
    while x < c.width + 60:
        wide = random.randint(70, 130) + 16 * layer
        tall = c.height * random.uniform(0.24, 0.62) * (1 - 0.26 * layer)
        c.rect(x, foot - tall, wide, tall + 60, tone)
        if random.random() < 0.35:
            c.rect(x + wide / 2 - 3, foot - tall - 46, 6, 50, tone)
            c.circle(
                x + wide / 2,
                foot - tall - 48,
                5,
                p.accent,
                0.5 + 0.5 * wave(m.t, 1.6, random.random()),
            )
        for row in range(int(tall // 40)):
            for column in range(int(wide // 30)):
                luck, phase = random.random(), random.random()
                if luck < 0.42 + 0.1 * wave(m.t, 9, phase):
                    color = p.light if luck < 0.36 else p.accent
                    c.rect(
                        x + 11 + column * 29,
                        foot - tall + 16 + row * 40,
                        14,
                        20,
                        color,
                        2,
                        0.35 + 0.25 * layer,
                    )
        x += wide + random.randint(-8, 22)


def _car(c: Canvas, m: Moment, x: float, y: float, side: int, color: str) -> None:
    p = m.palette
    with c.moved(x, y):
        c.polygon([(side * 52, -8), (side * 250, -34), (side * 250, 34)], p.light, 0.16)
        c.rect(-56, -20, 112, 28, color, 10)
        c.rect(-32, -40, 62, 30, mix(color, p.near, 0.35), 10)
        for wheel in (-30, 30):
            c.circle(wheel, 9, 12, "#0b0b10")
        c.circle(side * 54, -5, 6, p.light)
        c.circle(-side * 54, -6, 5, p.accent)


def train(c: Canvas, m: Moment) -> None:
    """The view from a train: near things rush by, far ones hardly move."""
    p, w, h = m.palette, c.width, c.height
    sky(c, m, 0.55)
    clouds(c, m, 6)
    for layer in range(5):
        depth = layer / 4
        shift, base = m.t * (14 + 380 * depth**2), h * (0.46 + 0.3 * depth)
        tone = mix(p.far, p.near, depth * 0.85)
        c.below(
            lambda x, b=base, s=shift, d=depth: b - (80 - 40 * d) * ridge(m.seed + d, x + s, 0.6),
            tone,
        )
        _wayside(c, m, layer, shift, base, tone)
    for number in range(-1, 3):
        x = (number * 620 - m.t * 900) % 1860 - 300
        c.rect(x, h * 0.1, 20, h * 0.8, mix(p.near, "#000000", 0.3))
    for wire in range(3):
        y = h * (0.16 + wire * 0.035)
        dip = 26 * abs(wave(m.t, 1.38, wire * 0.02))
        c.curve([(-20, y), (w * 0.5, y + dip), (w + 20, y)], mix(p.near, "#000000", 0.3), 4)
    _window(c, m)


def _wayside(c: Canvas, m: Moment, layer: int, shift: float, base: float, tone: str) -> None:
    gap = 170 + 60 * layer
    first = int(shift // gap) - 1
    for number in range(first, first + int(c.width // gap) + 4):
        random = m.random(f"way{layer}{number}")
        x, size = number * gap - shift + random.uniform(0, gap * 0.5), (0.35 + layer * 0.32)
        foot = base - (80 - 10 * layer) * ridge(m.seed + layer / 4, x + shift, 0.6) + 10
        if random.random() < 0.3:
            with c.moved(x, foot, scale=size):
                c.rect(-40, -60, 80, 70, mix(tone, m.palette.paper, 0.55))
                c.polygon([(-54, -56), (0, -106), (54, -56)], m.palette.accent)
        else:
            with c.moved(x, foot, scale=size):
                c.rect(-6, -70, 12, 76, m.palette.near)
                c.circle(0, -96, 46, mix(tone, m.palette.near, 0.4))
                c.circle(26, -74, 30, mix(tone, m.palette.near, 0.4))


def _window(c: Canvas, m: Moment) -> None:
    ink, w, h = mix(m.palette.near, "#000000", 0.55), c.width, c.height
    shake = 2 * wave(m.t, 0.31)
    edge, r, y0, y1 = w * 0.05, 70, h * 0.07 + shake, h * 0.86 + shake
    inner = (
        f"M{edge + r} {y0}H{w - edge - r}A{r} {r} 0 0 1 {w - edge} {y0 + r}V{y1 - r}A{r} {r} 0 0 1"
        f" {w - edge - r} {y1}H{edge + r}A{r} {r} 0 0 1 {edge} {y1 - r}V{y0 + r}A{r} {r} 0 0 1 {edge + r} {y0}Z"
    )
    c.path(f"M-9 -9V{h + 9}H{w + 9}V-9Z{inner}", ink)
    c.rect(0, y1 + 26, w, 26, mix(ink, m.palette.paper, 0.14))
    with c.moved(w * 0.24, y1 + 26):
        c.path("M-44 -96H44L34 0H-34Z", m.palette.paper)
        c.path("M44 -80H62A22 22 0 0 1 62 -28H40V-42H60A8 8 0 0 0 60 -66H44Z", m.palette.paper)
        for steam in range(3):
            x = -20 + steam * 20
            sway = [
                (x + 12 * wave(m.t + k * 0.3, 2.2, steam * 0.3), -112 - k * 24) for k in range(4)
            ]
            c.curve(sway, m.palette.paper, 6, 0.4)


def balloons(c: Canvas, m: Moment) -> None:
    """Hot-air balloons rise over a valley at sunrise."""
    p, w, h = m.palette, c.width, c.height
    sky(c, m)
    c.glow(w * 0.5, h * 0.66, w * 0.7, p.light, 0.9)
    c.circle(w * 0.5, h * 0.66, w * 0.13, p.light)
    clouds(c, m, 6, 0.1, 0.55)
    random = m.random("balloons")
    for number in range(8):
        depth = number / 7
        size = 0.28 + 0.85 * depth
        x = random.uniform(0.08, 0.92) * w + 30 * wave(m.t, random.uniform(6, 10), random.random())
        y = (random.uniform(0.15, 1.05) - m.t * (0.012 + 0.02 * depth)) * h
        _balloon(
            c,
            m,
            x,
            y,
            size,
            random.choice((p.accent, p.far, p.mid, p.light)),
            random.choice((p.paper, p.accent, p.low)),
        )
    for layer in range(3):
        base = h * (0.74 + 0.09 * layer)
        c.below(
            lambda x, b=base, n=layer: b - 55 * ridge(m.seed + n, x + n * 300 + m.t * 6 * n),
            (p.far, p.mid, p.near)[layer],
        )


def _balloon(
    c: Canvas, m: Moment, x: float, y: float, size: float, color: str, stripe: str
) -> None:
    with c.moved(x, y, turn=3 * wave(m.t, 5, x / 300), scale=size):
        c.path("M0 -150C-110 -150 -130 -20 -44 74H44C130 -20 110 -150 0 -150Z", color)
        for side in (-1, 1):
            c.path(
                f"M0 -150C{side * 60} -130 {side * 72} -20 {side * 22} 74H{side * 8}C{side * 30} -20 {side * 26} -130 0 -150Z",
                stripe,
                0.9,
            )
        c.line([(-36, 74), (-22, 126)], m.palette.near, 4)
        c.line([(36, 74), (22, 126)], m.palette.near, 4)
        c.rect(-26, 124, 52, 38, mix(m.palette.near, "#a0642e", 0.6), 8)
        c.glow(0, 88, 34, m.palette.light, max(0.0, wave(m.t, 2.5, x)))


def road(c: Canvas, m: Moment) -> None:
    """Driving into the evening: the road comes on, lamps fly past."""
    p, w, h = m.palette, c.width, c.height
    horizon = h * 0.52
    sky(c, m, 0.52)
    stars(c, m, 60, 0.4)
    c.glow(w * 0.5, horizon - 30, w * 0.6, p.light, 0.9)
    c.circle(w * 0.5, horizon - 30, w * 0.16, c.linear([(0, p.light), (1, p.accent)]))
    for stripe in range(4):
        c.rect(w * 0.3, horizon - 30 + stripe * 26, w * 0.4, 5 + stripe * 2.4, p.low)
    c.below(
        lambda x: horizon - 60 * max(0.0, ridge(m.seed, x, 1.5)) * abs(x - w / 2) / w * 2.2, p.far
    )
    c.rect(0, horizon, w, h - horizon, c.linear([(0, p.mid), (1, p.near)]))
    c.polygon(
        [(w * 0.48, horizon), (w * 0.52, horizon), (w * 1.15, h), (-w * 0.15, h)],
        mix(p.near, "#000000", 0.4),
    )
    for side in (0, 1):
        c.polygon(
            [
                (w * (0.48 + 0.04 * side), horizon),
                (w * (0.482 + 0.036 * side), horizon),
                (w * (-0.1 + 1.2 * side), h),
                (w * (-0.15 + 1.3 * side), h),
            ],
            p.accent,
        )
    for number in range(14):
        near = ((number + m.t * 2.2) % 14) / 14
        z, after = near**3, min(1.0, near + 0.026) ** 3
        y0, y1 = horizon + (h - horizon) * z, horizon + (h - horizon) * after
        c.polygon(
            [
                (w / 2 - 1 - 13 * z, y0),
                (w / 2 + 1 + 13 * z, y0),
                (w / 2 + 1 + 15 * after, y1),
                (w / 2 - 1 - 15 * after, y1),
            ],
            p.light,
        )
        if number % 2 == 0:
            _lamps(c, m, horizon, z)


def _lamps(c: Canvas, m: Moment, horizon: float, z: float) -> None:
    p, w, h = m.palette, c.width, c.height
    foot = horizon + (h - horizon) * z
    for side in (-1, 1):
        x, tall = w / 2 + side * (w * 0.03 + w * 0.85 * z), 20 + 760 * z
        thick = 1.5 + 15 * z
        c.line(
            [(x, foot), (x, foot - tall), (x - side * tall * 0.22, foot - tall * 1.03)],
            p.near,
            thick,
        )
        c.glow(x - side * tall * 0.22, foot - tall * 1.02, 12 + 190 * z, p.light, 0.9)


def journey(c: Canvas, m: Moment) -> None:
    """A dashed route draws itself across a map, from pin to pin."""
    p, w, h = m.palette, c.width, c.height
    c.background(mix(p.sky, p.paper, 0.15))
    random = m.random("islands")
    for _ in range(7):
        x, y, r = random.uniform(0, w), random.uniform(0, h), random.uniform(120, 300)
        shape = [polar(x, y, r * random.uniform(0.6, 1.1), step * 40) for step in range(9)]
        for grow, color in ((1.14, mix(p.sky, p.paper, 0.35)), (1.0, p.low)):
            c.blob([(x + (a - x) * grow, y + (b - y) * grow) for a, b in shape], color)
        c.blob([(x + (a - x) * 0.55, y + (b - y) * 0.55) for a, b in shape], mix(p.low, p.far, 0.4))
    for line in range(9):
        c.line([(0, line * h / 8), (w, line * h / 8)], p.paper, 1.5, 0.3)
        c.line([(line * w / 5, 0), (line * w / 5, h)], p.paper, 1.5, 0.3)
    stops = [
        (w * (0.24 + 0.52 * (n % 2) + random.uniform(-0.08, 0.08)), h * (0.84 - 0.165 * n))
        for n in range(5)
    ]
    reached = between(m.part, 0.03, 0.9) * (len(stops) - 1)
    for leg in range(len(stops) - 1):
        _leg(c, m, stops[leg], stops[leg + 1], min(max(reached - leg, 0), 1), leg)
    for number, (x, y) in enumerate(stops):
        up = ease((reached - number + 0.12) * 5)
        if up > 0:
            with c.moved(x, y - 60 * (1 - up), scale=up):
                c.ellipse(0, 4, 26, 9, p.near, 0.3)
                c.path("M0 0C-46 -52 -40 -104 0 -104C40 -104 46 -52 0 0Z", p.accent)
                c.circle(0, -64, 17, p.paper)


def _leg(
    c: Canvas, m: Moment, a: tuple[float, float], b: tuple[float, float], part: float, leg: int
) -> None:
    bend = 150 if leg % 2 else -150
    last = a
    for step in range(int(34 * part) + 1):
        s = step / 34
        x = a[0] + (b[0] - a[0]) * s
        y = a[1] + (b[1] - a[1]) * s + bend * s * (1 - s)
        if step % 2:
            c.line([last, (x, y)], m.palette.near, 8)
        last = (x, y)
    if 0 < part < 1:
        c.circle(*last, 17, m.palette.paper)
        c.circle(*last, 10, m.palette.accent)
