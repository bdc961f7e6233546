"""Music to look at: falling notes on a keyboard, a record, bars, strings, and bells of light."""

import math

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.scenes.base import Moment, mix, polar, wave

MELODIC = ("pluck", "keys", "piano", "bell", "pad", "stab", "chip", "comic")
_BLACK = (1, 3, 6, 8, 10)


def keyboard(c: Canvas, m: Moment) -> None:
    """The score falls onto the keys that play it."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, mix(p.sky, "#000000", 0.35)), (1, p.mid)]))
    floor, low, high = h * 0.74, 52, 84
    whites = [pitch for pitch in range(low, high + 1) if pitch % 12 not in _BLACK]
    key = w / len(whites)
    place = {pitch: (whites.index(pitch) + 0.5) * key for pitch in whites}
    place |= {
        pitch: place[pitch - 1] + key / 2 for pitch in range(low + 1, high) if pitch % 12 in _BLACK
    }
    lines = [pitch for pitch in place if pitch % 12 == 0]
    for pitch in lines:
        c.rect(place[pitch] - key / 2, 0, 2, floor, p.paper, 0, 0.12)
    beat, ahead = m.beat, 5.0
    lit: dict[int, float] = {}
    for loop in range(int((beat + ahead) // m.score.beats) + 1):
        for note in m.score.notes:
            if note.voice not in MELODIC or note.pitch not in place:
                continue
            start = note.start + loop * m.score.beats - beat
            if start + note.length < 0 or start > ahead:
                continue
            y1, y0 = floor - start / ahead * floor, floor - (start + note.length) / ahead * floor
            color = p.accent if note.gain > 0.3 else p.light
            c.rect(
                place[note.pitch] - key * 0.42,
                max(y0, -20) + 3,
                key * 0.84,
                min(y1, floor) - max(y0, -20) - 6,
                color,
                key * 0.3,
                0.92,
            )
            if start <= 0:
                lit[note.pitch] = 1 + start / max(note.length, 0.2)
    for pitch, strength in lit.items():
        c.glow(place[pitch], floor, 130 * (0.5 + strength / 2), p.light, 0.9)
    c.rect(0, floor, w, 10, p.accent)
    for pitch in whites:
        color = mix("#fbf8f2", p.accent, 0.85) if pitch in lit else "#fbf8f2"
        c.rect(place[pitch] - key / 2 + 1.5, floor + 10, key - 3, h - floor + 30, color, 5)
    for pitch in place:
        if pitch % 12 in _BLACK:
            c.rect(
                place[pitch] - key * 0.31,
                floor + 10,
                key * 0.62,
                (h - floor) * 0.56,
                p.accent if pitch in lit else "#15121a",
                4,
            )


def record(c: Canvas, m: Moment) -> None:
    """A record turns, its arm follows the groove, the room breathes with the beat."""
    p, w, h = m.palette, c.width, c.height
    kick = m.kick
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    for ring in range(9, 0, -1):
        c.circle(w / 2, h * 0.45, w * (0.3 + 0.12 * ring + 0.03 * kick), p.paper, 0.05)
    r = min(w, h) * 0.4 * (1 + 0.012 * kick)
    c.circle(w / 2 + 10, h * 0.45 + 18, r, "#000000", 0.3)
    c.circle(w / 2, h * 0.45, r, "#141217")
    for groove in range(16):
        c.ring(w / 2, h * 0.45, r * (0.4 + 0.036 * groove), "#2b2830", 2)
    with c.moved(w / 2, h * 0.45, turn=m.t * 200):
        for side in (0, 180):
            with c.moved(turn=side):
                c.polygon([(0, 0), (r * 0.2, -r * 0.96), (r * 0.36, -r * 0.91)], "#ffffff", 0.1)
        c.circle(0, 0, r * 0.36, p.accent)
        c.path(f"M{-r * 0.36} 0A{r * 0.36} {r * 0.36} 0 0 1 {r * 0.36} 0Z", p.light)
        c.rect(-r * 0.2, -r * 0.2, r * 0.4, 12, p.near, 6)
        c.rect(-r * 0.14, r * 0.14, r * 0.28, 10, p.near, 5)
        c.circle(0, 0, r * 0.035, p.near)
    with c.moved(w / 2 + r * 0.98, h * 0.45 - r * 0.95, turn=24 + 6 * m.part):
        c.circle(0, 0, 46, p.near)
        c.circle(0, 0, 26, p.paper)
        c.line([(0, 0), (0, r * 1.12), (-r * 0.16, r * 1.34)], p.paper, 13)
        c.rect(-r * 0.21, r * 1.3, 40, 62, p.near, 8)
    bars = 24
    for bar in range(bars):
        lift = 0.2 + 0.8 * abs(math.sin(m.t * (2.1 + bar % 5 * 0.7) + bar)) * (0.55 + 0.45 * kick)
        c.rect(
            w * 0.08 + bar * w * 0.84 / bars,
            h * 0.93 - 150 * lift,
            w * 0.84 / bars - 8,
            150 * lift,
            p.near,
            7,
            0.8,
        )


def bars(c: Canvas, m: Moment) -> None:
    """Rings of bars jump to the notes around a beating heart of light."""
    p, w, h = m.palette, c.width, c.height
    kick = m.kick
    c.background(
        c.radial([(0, mix(p.mid, p.low, 0.3 + 0.3 * kick)), (1, mix(p.sky, "#000000", 0.3))])
    )
    random = m.random("dust")
    for _ in range(60):
        angle, far, speed = random.uniform(0, 360), random.random(), random.uniform(0.05, 0.2)
        x, y = polar(w / 2, h * 0.46, ((far + m.t * speed) % 1) ** 1.5 * h * 0.7, angle)
        c.circle(x, y, 2 + 3 * far, p.paper, 0.5)
    sounding = {note.pitch % 24: 1 - since / note.length for note, since in m.playing(MELODIC)}
    count = 72
    for bar in range(count):
        slot = bar % 24
        near = max(
            (strength * math.exp(-abs(slot - place) * 0.9) for place, strength in sounding.items()),
            default=0,
        )
        reach = 30 + 230 * near + 34 * kick + 14 * wave(m.t, 1.7, bar / 9)
        r0 = w * 0.25 + 16 * kick
        color = mix(p.light, p.accent, (bar % 24) / 24)
        c.line(
            [
                polar(w / 2, h * 0.46, r0, bar * 5 + m.t * 14),
                polar(w / 2, h * 0.46, r0 + reach, bar * 5 + m.t * 14),
            ],
            color,
            9,
        )
    c.glow(w / 2, h * 0.46, w * (0.3 + 0.1 * kick), p.light, 0.6)
    c.circle(w / 2, h * 0.46, w * (0.17 + 0.035 * kick), p.paper)
    c.circle(w / 2, h * 0.46, w * (0.14 + 0.03 * kick), p.accent)


def strings(c: Canvas, m: Moment) -> None:
    """Six strings of a guitar swing when they are plucked."""
    p, w, h = m.palette, c.width, c.height
    wood, dark = mix("#a8632f", p.low, 0.25), "#2a1a12"
    c.background(c.linear([(0, mix(wood, "#ffffff", 0.1)), (1, mix(wood, "#000000", 0.35))], 20))
    random = m.random("grain")
    for _ in range(38):
        x = random.uniform(0, w)
        c.curve(
            [
                (x, -10),
                (x + random.uniform(-30, 30), h * 0.3),
                (x + random.uniform(-30, 30), h * 0.6),
                (x + random.uniform(-20, 20), h + 10),
            ],
            "#5b3216",
            random.uniform(1.5, 4),
            0.3,
        )
    hole = h * 0.56
    for ring, color in (
        (0.47, mix(wood, "#000000", 0.5)),
        (0.445, p.light),
        (0.425, p.accent),
        (0.405, dark),
    ):
        c.circle(w / 2, hole, w * ring, color)
    c.circle(w / 2, hole, w * 0.39, c.radial([(0, "#0c0705"), (1, "#24140c")]))
    c.rect(w * 0.26, -20, w * 0.48, hole - w * 0.33, dark)
    for fret in range(7):
        c.rect(w * 0.26, 26 + fret * 70 + fret * fret * 3, w * 0.48, 6, "#d8c9a8")
    c.rect(w * 0.14, h * 0.9, w * 0.72, 44, dark, 10)
    playing = m.playing(MELODIC)
    for number in range(6):
        x = w * (0.3 + 0.08 * number)
        hit = max(
            (
                1 - since / max(note.length, 1.2)
                for note, since in playing
                if note.pitch % 6 == number
            ),
            default=0.0,
        )
        bend = 17 * hit * math.sin(m.t * (60 + number * 7))
        pts = [
            (x + bend * math.sin(math.pi * s / 16), -20 + s * (h * 0.92 + 20) / 16)
            for s in range(17)
        ]
        if hit > 0.25:
            c.curve(pts, p.light, 16 - number, 0.35 * hit)
        c.curve(pts, mix("#f4ead6", p.light, hit), 7.5 - number * 0.85)


def lanterns(c: Canvas, m: Moment) -> None:
    """Each note lights a lantern, and lanterns rise."""
    p, w, h = m.palette, c.width, c.height
    c.background(c.linear([(0, p.sky), (0.8, p.low), (1, p.mid)]))
    playing = {note.pitch: 1 - since / max(note.length, 0.5) for note, since in m.playing(MELODIC)}
    random = m.random("lanterns")
    for number in range(26):
        depth = random.random()
        x = random.uniform(0.02, 0.98) * w + 26 * wave(m.t, random.uniform(4, 8), random.random())
        y = (random.uniform(0, 1.2) * h - m.t * (16 + 60 * depth)) % (h * 1.25) - h * 0.12
        hit = (
            playing.get(56 + number, 0)
            + 0.35
            + 0.2 * wave(m.t, random.uniform(2, 5), random.random())
        )
        size = 0.35 + 0.95 * depth
        c.glow(x, y, 170 * size, p.light, min(1, 0.35 + hit))
        with c.moved(x, y, turn=5 * wave(m.t, 4, depth), scale=size):
            c.path(
                "M-38 -56H38Q52 0 30 56H-30Q-52 0 -38 -56Z",
                mix(p.accent, p.light, min(1, 0.3 + hit)),
            )
            c.ellipse(0, 40, 22, 22, p.paper, min(1.0, 0.4 + hit))
            c.rect(-31, 54, 62, 8, p.near, 4)
    c.rect(0, h * 0.93, w, h * 0.07, p.near)
    for number in range(9):
        c.circle(w * number / 8, h * 0.935, 46 + 18 * (number % 3), p.near)
