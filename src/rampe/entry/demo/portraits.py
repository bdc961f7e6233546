"""Draws the faces of the demo: a portrait, an initial, or a small picture for each account."""

from random import Random

from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.lettering import write
from rampe.entry.demo.clips.palettes import PALETTES
from rampe.entry.demo.clips.scenes.base import Palette, mix, polar, ridge

SIDE = 256
_SKINS = ("#f3cfb3", "#e3b18c", "#c98b62", "#a26a45", "#7b4a2e", "#573320")
_HAIRS = ("#1c1418", "#2e1f1a", "#5a3522", "#8a5427", "#c98a3c", "#d9c6a5", "#8f8a90", "#b3472f")
_TOPS = ("#ff5d73", "#ffb84d", "#3ec9c4", "#6a3fa0", "#2a9d8f", "#f4edff", "#1f7a8c", "#2e4a73")
LONG, BOB, CURLS, BUN, BEARD, BALD, BERET, SCARF, SHORT = range(9)
# Hair style, hair colour and skin of those whose face should fit what is said of them.
FACES = {
    "alix": (BUN, 1, 1), "sami": (SHORT, 0, 3), "lou": (BOB, 3, 0), "tess": (CURLS, 2, 3),
    "theo": (SHORT, 2, 0), "garance": (BOB, 2, 1), "basile.kermorin": (BEARD, 2, 0),
    "lena.vasquoy": (LONG, 7, 0), "maud.serval": (BOB, 5, 1), "ines.serval": (BUN, 2, 1),
    "marius.cuit": (BEARD, 0, 1), "pip.bakes": (LONG, 4, 0), "dalia.danse": (CURLS, 0, 2),
    "kofi.moves": (BALD, 0, 5), "zelie.dessine": (BERET, 3, 1), "hugo.brico": (BEARD, 6, 0),
    "ravi.wonders": (SHORT, 0, 3), "astrid.la.nuit": (BOB, 4, 0), "tom.dans.la.cote": (SHORT, 3, 0),
    "mila.stretches": (BUN, 5, 0), "pixel.pauline": (BOB, 0, 1), "retro.jun": (SHORT, 0, 1),
    "ida.underwater": (LONG, 5, 0), "camille.en.train": (BERET, 1, 0), "wander.wes": (BEARD, 3, 1),
    "flora.balcon": (CURLS, 3, 1), "oskar.plays": (BALD, 0, 0), "rouge.basalte": (CURLS, 0, 4),
    "thread.and.tone": (BUN, 0, 5), "maille.et.cie": (BUN, 6, 0),
}  # fmt: skip
OBJECTS = {
    "platine.neuve": "record", "atelier.senou": "lamp", "noor": "needle",
    "pistache.le.chat": "cat", "oddsocks": "sock", "les.deux.ronds": "rounds",
}  # fmt: skip


def draw_avatar(handle: str, *, full: bool) -> str:
    """Return an account's picture as SVG; full members show a face or their thing."""
    random = Random(f"avatar/{handle}")
    canvas = Canvas(SIDE, SIDE)
    palette = PALETTES[random.choice(list(PALETTES))]
    if handle in OBJECTS:
        _draw_object(canvas, OBJECTS[handle], palette)
    elif full or random.random() < 0.55:
        _draw_face(canvas, random, palette, handle)
    elif random.random() < 0.5:
        _draw_initial(canvas, handle, palette, random)
    else:
        _draw_view(canvas, palette, random)
    return canvas.svg()


def _draw_face(c: Canvas, random: Random, p: Palette, handle: str) -> None:
    drawn = (random.randrange(9), random.randrange(len(_HAIRS)), random.randrange(len(_SKINS)))
    style, hair_color, skin_color = FACES.get(handle, drawn)
    hair, skin, top = _HAIRS[hair_color], _SKINS[skin_color], random.choice(_TOPS)
    c.background(c.linear([(0, p.low), (1, p.far)], random.uniform(20, 160)))
    c.circle(random.uniform(60, 200), random.uniform(40, 120), 96, p.paper, 0.22)
    _draw_hair_behind(c, style, hair)
    c.path("M28 262Q34 196 98 186H158Q222 196 228 262Z", top)
    c.path("M106 160H150V192Q128 214 106 192Z", mix(skin, "#000000", 0.12))
    c.ellipse(128, 116, 51, 60, skin)
    for side in (-1, 1):
        c.circle(128 + side * 51, 122, 10, skin)
    _draw_features(c, random, skin, hair)
    _draw_hair(c, style, hair, skin)
    if random.random() < 0.28:
        _draw_glasses(c, p)
    if random.random() < 0.22:
        for side in (-1, 1):
            c.circle(128 + side * 52, 138, 5, "#ffb84d")


def _draw_features(c: Canvas, random: Random, skin: str, hair: str) -> None:
    smile, look = random.uniform(3, 13), random.uniform(-2, 2)
    for side in (-1, 1):
        x = 128 + side * 20
        if random.random() < 0.16:
            c.curve([(x - 8, 117), (x, 111), (x + 8, 117)], "#1d1116", 4)
        else:
            c.circle(x + look, 115, 5.2, "#1d1116")
        c.curve([(x - 11, 101), (x, 97 - smile / 5), (x + 11, 101)], mix(hair, "#000000", 0.2), 4)
        c.circle(128 + side * 30, 134, 9, "#ff6b6b", 0.2)
    c.curve([(127, 118), (123, 133), (131, 134)], mix(skin, "#000000", 0.25), 3.5)
    if smile > 9:
        c.path(f"M110 147Q128 {150 + smile * 2} 146 147Z", "#ffffff")
    c.curve([(110, 147), (128, 147 + smile), (146, 147)], "#7a2b33", 4)


def _draw_hair_behind(c: Canvas, style: int, hair: str) -> None:
    if style == LONG:
        c.path("M66 116Q58 40 128 38Q198 40 190 116L200 214H56Z", hair)
    elif style == BOB:
        c.path("M68 116Q60 42 128 40Q196 42 188 116L190 168H66Z", hair)
    elif style == CURLS:
        for step in range(11):
            c.circle(*polar(128, 104, 58, -110 + step * 22), 29, hair)
    elif style == BUN:
        c.circle(128, 44, 27, hair)
    elif style == SCARF:
        c.path("M62 120Q54 34 128 34Q202 34 194 120L206 226H50Z", hair)


def _draw_hair(c: Canvas, style: int, hair: str, skin: str) -> None:
    if style == BEARD:
        c.path("M77 122Q78 176 128 178Q178 176 179 122Q170 150 128 142Q86 150 77 122Z", hair)
        c.curve([(112, 152), (128, 160), (144, 152)], mix(skin, "#7a2b33", 0.6), 5)
    if style == BALD:
        c.ellipse(112, 74, 14, 7, "#ffffff", 0.25)
        return
    if style == BERET:
        c.path("M72 92Q60 44 128 42Q204 44 190 88Q130 70 72 92Z", "#c8553d")
        c.circle(128, 42, 6, "#c8553d")
        return
    if style == SCARF:
        c.path(
            "M74 122Q74 66 128 64Q182 66 182 122Q196 60 128 44Q60 60 74 122Z",
            mix(hair, "#ffffff", 0.12),
        )
        return
    c.path("M75 114Q70 54 128 50Q186 54 181 114Q172 80 140 78Q104 84 75 114Z", hair)


def _draw_glasses(c: Canvas, p: Palette) -> None:
    for side in (-1, 1):
        c.ring(128 + side * 21, 116, 15, p.near, 4)
    c.line([(122, 114), (134, 114)], p.near, 4)


def _draw_initial(c: Canvas, handle: str, p: Palette, random: Random) -> None:
    c.background(c.linear([(0, p.sky), (1, p.mid)], random.uniform(0, 180)))
    for _ in range(5):
        c.circle(
            random.uniform(0, 256), random.uniform(0, 256), random.uniform(16, 70), p.far, 0.45
        )
    write(c, next(char for char in handle if char.isalpha()), 128, 128, 112, p.paper, 0.17)


def _draw_view(c: Canvas, p: Palette, random: Random) -> None:
    c.background(c.linear([(0, p.sky), (1, p.low)]))
    c.circle(random.uniform(70, 190), random.uniform(60, 120), 34, p.light)
    seed = random.random() * 9
    for layer, color in enumerate((p.far, p.mid, p.near)):
        base = 150 + 36 * layer
        c.below(lambda x, b=base, n=layer: b - 30 * ridge(seed + n, x * 2.2 + n * 300), color, 6)


def _draw_object(c: Canvas, thing: str, p: Palette) -> None:
    c.background(c.linear([(0, "#ffe0b8"), (1, "#ff9e6b")]))
    if thing == "record":
        c.circle(128, 128, 98, "#15121a")
        for ring in range(5):
            c.ring(128, 128, 46 + ring * 10, "#2b2530", 2)
        c.circle(128, 128, 34, "#ffb84d")
        c.circle(128, 128, 5, "#15121a")
    elif thing == "lamp":
        c.glow(128, 120, 150, "#fff3c4")
        c.path("M90 60H166L196 140H60Z", "#d9482b")
        c.rect(121, 138, 14, 66, "#5b3216")
        c.rect(84, 200, 88, 14, "#5b3216", 7)
    elif thing == "needle":
        c.background("#20303c")
        c.line([(70, 196), (176, 66)], "#f3f7e9", 8)
        c.ring(182, 58, 9, "#f3f7e9", 5)
        c.curve([(182, 58), (120, 30), (50, 90), (130, 140), (214, 170), (150, 226)], "#ffb84d", 6)
    elif thing == "cat":
        c.background("#7fd1bd")
        for side in (-1, 1):
            c.polygon(
                [(128 + side * 22, 78), (128 + side * 78, 26), (128 + side * 80, 112)], "#2b2530"
            )
        c.ellipse(128, 140, 84, 74, "#2b2530")
        for side in (-1, 1):
            c.ellipse(128 + side * 34, 130, 20, 23, "#ffd84d")
            c.ellipse(128 + side * 34, 132, 7, 19, "#120b10")
        c.polygon([(118, 158), (138, 158), (128, 169)], "#ff8a94")
    elif thing == "sock":
        c.background("#2a9dc4")
        for shift, color in ((-26, "#ff5d73"), (30, "#ffd84d")):
            with c.moved(shift):
                c.path("M104 50H152V132L196 168Q210 196 176 204Q120 206 104 164Z", color)
                c.rect(100, 44, 56, 22, "#ffffff", 8)
    else:
        c.background("#ff9ec7")
        for x, y, color in ((96, 118, "#3ec9c4"), (164, 152, "#6a3fa0")):
            c.circle(x, y, 62, color)
            for side in (-1, 1):
                c.circle(x + side * 20, y - 12, 14, "#ffffff")
                c.circle(x + side * 20 + (6 if x < 128 else -6), y - 10, 7, "#1d1116")
            c.curve(
                [(x - 18, y + 24), (x, y + (10 if x < 128 else 36)), (x + 18, y + 24)], "#3a1520", 6
            )
