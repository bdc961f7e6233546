"""Plays a score into 16-bit samples: a handful of additive voices and three drums.

Plain Python is enough: each distinct note is made once, and loops are at most some seconds long.
"""

from __future__ import annotations

import math
import wave
from array import array
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from rampe.entry.demo.clips.music import Score

RATE = 24_000


class Partial(NamedTuple):
    """One sine of a voice: frequency over the note's, strength, and seconds until it has faded."""

    ratio: float
    gain: float
    fade: float


class Voice(NamedTuple):
    """How an instrument sounds; `sustain` keeps it up until the note ends."""

    partials: tuple[Partial, ...]
    attack: float
    release: float
    sustain: bool = False


_VOICES = {
    "pluck": Voice(
        (Partial(1, 0.6, 0.7), Partial(2, 0.34, 0.38), Partial(3, 0.22, 0.22),
         Partial(4, 0.12, 0.14), Partial(5.01, 0.08, 0.09)), 0.002, 0.25,
    ),
    "keys": Voice(
        (Partial(1, 0.7, 1.1), Partial(2, 0.16, 0.5), Partial(3, 0.1, 0.3),
         Partial(7.02, 0.07, 0.08)), 0.004, 0.2,
    ),
    "piano": Voice(
        (Partial(1, 0.6, 1.2), Partial(2.002, 0.32, 0.7), Partial(3.005, 0.16, 0.45),
         Partial(4.01, 0.1, 0.3), Partial(6.02, 0.04, 0.12)), 0.003, 0.3,
    ),
    "bell": Voice(
        (Partial(1, 0.5, 1.2), Partial(2.76, 0.2, 0.6), Partial(5.4, 0.09, 0.25),
         Partial(0.5, 0.1, 0.9)), 0.002, 0.7,
    ),
    "pad": Voice(
        (Partial(0.997, 0.34, 9), Partial(1.003, 0.34, 9), Partial(2.004, 0.12, 9),
         Partial(2.99, 0.05, 9)), 0.5, 0.9, sustain=True,
    ),
    "stab": Voice(
        (Partial(1, 0.5, 0.3), Partial(2, 0.3, 0.22), Partial(3, 0.22, 0.16),
         Partial(5, 0.1, 0.1)), 0.004, 0.12,
    ),
    "chip": Voice(
        (Partial(1, 0.5, 0.5), Partial(3, 0.17, 0.5), Partial(5, 0.1, 0.5), Partial(7, 0.07, 0.5)),
        0.001, 0.03, sustain=True,
    ),
    "comic": Voice(
        (Partial(1, 0.7, 0.35), Partial(3, 0.22, 0.2), Partial(5, 0.1, 0.1)), 0.015, 0.08,
    ),
    "bass": Voice(
        (Partial(1, 0.8, 0.7), Partial(2, 0.3, 0.35), Partial(3, 0.1, 0.15)), 0.006, 0.1,
    ),
}  # fmt: skip


@lru_cache(maxsize=512)
def _tone(voice_name: str, pitch: int, length_ms: int) -> array[float]:
    voice = _VOICES[voice_name]
    held = length_ms / 1000
    count = int((held + voice.release) * RATE)
    samples = array("d", bytes(8 * count))
    base = 2 * math.pi * 440 * 2 ** ((pitch - 69) / 12) / RATE
    for ratio, gain, fade in voice.partials:
        step = base * ratio
        if step > math.pi * 0.9:
            continue
        sin, keep, level = math.sin, math.exp(-1 / (fade * RATE)), gain
        for index in range(count):
            samples[index] += level * sin(step * index)
            level *= keep
    _shape(samples, voice, held)
    return samples


def _shape(samples: array[float], voice: Voice, held: float) -> None:
    attack = max(1, int(voice.attack * RATE))
    for index in range(min(attack, len(samples))):
        samples[index] *= index / attack
    start = int(held * RATE)
    tail = max(1, len(samples) - start)
    for index in range(start, len(samples)):
        samples[index] *= (1 - (index - start) / tail) ** 2


@lru_cache(maxsize=8)
def _drum(name: str) -> array[float]:
    random = Random(name)
    if name == "kick":
        count, phase = int(0.22 * RATE), 0.0
        samples = array("d")
        for index in range(count):
            t = index / RATE
            phase += 2 * math.pi * (46 + 110 * math.exp(-t * 38)) / RATE
            samples.append(math.sin(phase) * math.exp(-t * 15))
        return samples
    seconds, decay = (0.16, 26) if name == "snare" else (0.06, 70)
    samples, last = array("d"), 0.0
    for index in range(int(seconds * RATE)):
        t = index / RATE
        noise = random.uniform(-1, 1)
        bright, last = noise - last, noise  # a difference is a simple high-pass
        body = math.sin(2 * math.pi * 190 * t) * 0.5 if name == "snare" else 0.0
        samples.append((bright * 0.6 + body) * math.exp(-t * decay))
    return samples


def render(score: Score) -> array[int]:
    """Return the loop as mono samples at `RATE`; what rings on at its end sounds at its start."""
    total = round(score.seconds * RATE)
    mix = array("d", bytes(8 * total))
    beat = 60 / score.bpm
    for note in score.notes:
        if note.voice in ("kick", "snare", "hat"):
            tone = _drum(note.voice)
        else:
            tone = _tone(note.voice, note.pitch, round(note.length * beat * 1000))
        _add(mix, tone, round(note.start * beat * RATE) % total, note.gain)
    return _leveled(mix)


def _add(mix: array[float], tone: array[float], start: int, gain: float) -> None:
    total, index = len(mix), start
    for sample in tone:
        mix[index] += sample * gain
        index += 1
        if index == total:
            index = 0


def _leveled(mix: array[float]) -> array[int]:
    peak = max(max(mix), -min(mix), 1e-6)
    # A soft knee tames single loud moments, so that the whole is not too quiet.
    drive = 1.8 / peak
    return array("h", (round(math.tanh(sample * drive) * 26_000) for sample in mix))


def write_wave(score: Score, path: Path) -> None:
    """Write the loop as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(render(score).tobytes())
