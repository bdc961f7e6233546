"""Composes short loops of music: chords, bass, melody and drums from a style and a seed.

Scenes read the same score that is played, so keys light up and figures step in time.
"""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)


class Style(StrEnum):
    """The kinds of music that can be composed."""

    LOFI = "lofi"
    PLUCKS = "plucks"
    MUSIC_BOX = "music_box"
    HOUSE = "house"
    AMBIENT = "ambient"
    CHIP = "chip"
    WALTZ = "waltz"
    BOSSA = "bossa"
    DISCO = "disco"
    PIANO = "piano"
    COMIC = "comic"
    PULSE = "pulse"


@dataclass(frozen=True, slots=True)
class Note:
    """One sound; times in beats, `pitch` as a MIDI number (ignored by drums)."""

    start: float
    length: float
    pitch: int
    voice: str
    gain: float


@dataclass(frozen=True)
class Score:
    """A loop of music."""

    bpm: float
    beats: int
    notes: tuple[Note, ...]

    @property
    def seconds(self) -> float:
        """The length of the loop."""
        return self.beats * 60 / self.bpm

    def beat_at(self, t: float) -> float:
        """Return the beat within the loop at `t` seconds."""
        return t * self.bpm / 60 % self.beats

    def playing(self, t: float, voices: tuple[str, ...]) -> list[tuple[Note, float]]:
        """Return the notes of some voices that sound at `t`, with the beats since they began."""
        beat = self.beat_at(t)
        found: list[tuple[Note, float]] = []
        for note in self.notes:
            since = (beat - note.start) % self.beats
            if note.voice in voices and since < note.length:
                found.append((note, since))
        return found

    def kick(self, t: float) -> float:
        """Return how strongly the last drum beat still shakes at `t`: 1 at it, 0 long after."""
        beat = self.beat_at(t)
        hits = [(beat - n.start) % self.beats for n in self.notes if n.voice == "kick"]
        since = min(hits, default=beat % 1)
        return max(0.0, 1 - since * 1.6)


@dataclass(frozen=True, slots=True)
class _Recipe:
    bpm: tuple[int, int]
    scale: tuple[int, ...]
    progressions: tuple[tuple[int, ...], ...]
    meter: int
    chord_voice: str
    chord_pattern: tuple[tuple[float, float], ...]  # (beat in the bar, length); () arpeggiates
    lead_voice: str
    lead_density: float
    lead_octave: int
    bass: tuple[tuple[float, int], ...]  # (beat in the bar, semitones above the root)
    kick: tuple[float, ...] = ()
    snare: tuple[float, ...] = ()
    hat: tuple[float, ...] = ()
    arpeggio: float = 0.0


_OFFBEATS = (0.5, 1.5, 2.5, 3.5)
_EIGHTHS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)
_POP = ((0, 4, 5, 3), (5, 3, 0, 4), (0, 5, 3, 4), (3, 0, 4, 5))
_SOFT = ((3, 2, 1, 0), (1, 4, 0, 5), (0, 3, 1, 4), (5, 1, 4, 0))
_DARK = ((0, 5, 2, 6), (0, 3, 5, 6), (0, 6, 5, 6), (0, 5, 3, 4))

_RECIPES: dict[Style, _Recipe] = {
    Style.LOFI: _Recipe(
        (72, 82), MAJOR, _SOFT, 4, "keys", ((0, 1.8), (2.5, 1.4)), "keys", 0.45, 5,
        ((0, 0), (2.5, 7)), kick=(0, 2.5), snare=(1, 3), hat=_EIGHTHS,
    ),
    Style.PLUCKS: _Recipe(
        (92, 108), MAJOR, _POP, 4, "pluck", (), "pluck", 0.35, 5, ((0, 0), (2, 0)), arpeggio=0.5,
        hat=(1, 3),
    ),
    Style.MUSIC_BOX: _Recipe(
        (84, 96), MAJOR, _SOFT, 3, "bell", (), "bell", 0.6, 6, ((0, 0),), arpeggio=1.0,
    ),
    Style.HOUSE: _Recipe(
        (118, 124), MINOR, _DARK, 4, "stab", ((0.5, 0.4), (1.5, 0.4), (2.75, 0.4), (3.5, 0.3)),
        "bell", 0.3, 5, ((0.5, 0), (1.5, 0), (2.5, 12), (3.5, 7)),
        kick=(0, 1, 2, 3), snare=(1, 3), hat=_OFFBEATS,
    ),
    Style.AMBIENT: _Recipe(
        (60, 68), MAJOR, _SOFT, 4, "pad", ((0, 4),), "bell", 0.25, 5, ((0, 0),),
    ),
    Style.CHIP: _Recipe(
        (132, 148), MAJOR, _POP, 4, "chip", (), "chip", 0.75, 5,
        ((0, 0), (0.5, 0), (1, 12), (1.5, 0), (2, 0), (2.5, 0), (3, 12), (3.5, 7)),
        kick=(0, 2), snare=(1, 3), hat=_EIGHTHS, arpeggio=0.25,
    ),
    Style.WALTZ: _Recipe(
        (132, 150), MAJOR, _POP, 3, "piano", ((1, 0.7), (2, 0.7)), "piano", 0.7, 5, ((0, 0),),
    ),
    Style.BOSSA: _Recipe(
        (112, 126), MAJOR, _SOFT, 4, "pluck", ((0, 0.8), (1.5, 0.8), (3, 0.8)), "keys", 0.5, 5,
        ((0, 0), (1.5, 7), (2, 7), (3.5, 0)), kick=(0, 1.5, 2, 3.5), hat=_EIGHTHS,
    ),
    Style.DISCO: _Recipe(
        (112, 120), MINOR, _DARK, 4, "stab", ((0.5, 0.3), (1.5, 0.3), (2.5, 0.3), (3.5, 0.3)),
        "pluck", 0.5, 5,
        ((0, 0), (0.5, 12), (1, 0), (1.5, 12), (2, 0), (2.5, 12), (3, 7), (3.5, 12)),
        kick=(0, 1, 2, 3), snare=(1, 3), hat=_EIGHTHS,
    ),
    Style.PIANO: _Recipe(
        (70, 84), MAJOR, _POP, 4, "piano", (), "piano", 0.5, 5, ((0, 0),), arpeggio=0.5,
    ),
    Style.COMIC: _Recipe(
        (116, 132), MAJOR, ((0, 3, 4, 0), (0, 5, 1, 4)), 4, "pluck", ((1, 0.3), (3, 0.3)),
        "comic", 0.65, 5, ((0, 0), (2, 7)), hat=(1, 3),
    ),
    Style.PULSE: _Recipe(
        (100, 110), MINOR, _DARK, 4, "pad", ((0, 4),), "pluck", 0.4, 6,
        tuple((beat, 0) for beat in _EIGHTHS), kick=(0, 2), snare=(1, 3), hat=_OFFBEATS,
    ),
}  # fmt: skip


def compose(style: Style, seed: int, seconds: float) -> Score:
    """Return a loop of four or eight bars, the shorter when that already covers `seconds`."""
    random = Random(f"{style}{seed}")
    recipe = _RECIPES[style]
    bpm = random.randint(*recipe.bpm)
    root = random.choice((45, 47, 48, 50, 52, 53))
    progression = random.choice(recipe.progressions)
    bar_seconds = recipe.meter * 60 / bpm
    bars = 4 if seconds <= 4.5 * bar_seconds else 8
    notes: list[Note] = []
    motif = _rhythm(random, recipe)
    for bar in range(bars):
        degree = progression[bar % len(progression)]
        at = float(bar * recipe.meter)
        chord = [root + 12 + _step(recipe.scale, degree + third) for third in (0, 2, 4, 6)]
        notes += _chords(recipe, chord[:3] if recipe.chord_voice == "chip" else chord, at)
        notes += [Note(at + b, 0.9, chord[0] - 12 + up, "bass", 0.5) for b, up in recipe.bass]
        # The fourth bar answers the other three: the ear hears a phrase.
        rhythm = _rhythm(random, recipe) if bar % 4 == 3 else motif
        notes += _lead(random, recipe, rhythm, degree, root, at)
        notes += _drums(recipe, at)
    return Score(bpm, bars * recipe.meter, tuple(notes))


def _step(scale: tuple[int, ...], degree: int) -> int:
    octave, within = divmod(degree, len(scale))
    return 12 * octave + scale[within]


def _chords(recipe: _Recipe, chord: list[int], at: float) -> list[Note]:
    if not recipe.arpeggio:
        return [
            Note(at + beat, length, pitch, recipe.chord_voice, 0.2)
            for beat, length in recipe.chord_pattern
            for pitch in chord
        ]
    order = (0, 1, 2, 3, 2, 1)
    count = round(recipe.meter / recipe.arpeggio)
    return [
        Note(
            at + number * recipe.arpeggio,
            recipe.arpeggio * 1.6,
            chord[order[number % len(order)] % len(chord)],
            recipe.chord_voice,
            0.24,
        )
        for number in range(count)
    ]


def _rhythm(random: Random, recipe: _Recipe) -> list[float]:
    slots = [number / 2 for number in range(recipe.meter * 2)]
    kept = [slot for slot in slots if random.random() < recipe.lead_density]
    return kept or [0.0]


def _lead(
    random: Random, recipe: _Recipe, rhythm: list[float], degree: int, root: int, at: float
) -> list[Note]:
    notes: list[Note] = []
    here = degree + random.choice((0, 2, 4))
    octave = 12 * (recipe.lead_octave - 4)
    for number, beat in enumerate(rhythm):
        # On the beat a note of the chord, between beats a step: hardly anything can sound wrong.
        if beat % 1 == 0:
            here = min((degree, degree + 2, degree + 4, degree + 7), key=lambda d: abs(d - here))
        else:
            here += random.choice((-1, 1, 1, 2))
        here = max(degree - 2, min(here, degree + 8))
        until = rhythm[number + 1] if number + 1 < len(rhythm) else recipe.meter
        pitch = root + octave + _step(recipe.scale, here)
        notes.append(Note(at + beat, min(until - beat, 2.0), pitch, recipe.lead_voice, 0.42))
    return notes


def _drums(recipe: _Recipe, at: float) -> list[Note]:
    hits = [("kick", recipe.kick, 0.8), ("snare", recipe.snare, 0.4), ("hat", recipe.hat, 0.16)]
    return [Note(at + beat, 0.25, 0, voice, gain) for voice, beats, gain in hits for beat in beats]
