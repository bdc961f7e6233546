"""Subtitles as text: reads WebVTT or SubRip of strangers, writes WebVTT of one form. Pure.

Kept are cues: start, end and plain lines. Notes, styles, regions, positions, voices and every tag
are dropped, references such as `&lt;` become characters, and writing escapes all of them again: a
reader of what `render` wrote finds text and nothing else. `parse(render(cues)) == cues`.

Formats: WebVTT (https://www.w3.org/TR/webvtt1, section 6.3); SubRip as editors write it.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rampe.kit.fold import fold
from rampe.kit.text import clean_text

MAX_BYTES = 300_000
MAX_CUES = 2_000
MAX_LINES = 4
MAX_LINE_LENGTH = 250
DAY_MS = 86_400_000

_TIME = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"<[/A-Za-z0-9.][^<>]*>")  # what is no tag, such as `1 < 2`, stays text
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_ARROW = "-->"
# Language, script, region: what names a translation. The rest of BCP 47 names dialects and fonts.
_LANGUAGE = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII
)


class BadSubtitles(ValueError):
    """A text that is not taken: `reason` is a stable word, `line` where it is, from 1, if known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True)
class Cue:
    """Lines of plain text from one moment up to another, in milliseconds."""

    start_ms: int
    end_ms: int
    text: str


def canonical_language(tag: str) -> str:
    """Return a language tag as it is compared: `PT-br` is `pt-BR`. Raises `BadSubtitles`."""
    found = _LANGUAGE.fullmatch(tag)
    if found is None:
        raise BadSubtitles("language")
    language, script, region = found.groups()
    parts = [language.lower(), script and script.title(), region and region.upper()]
    return "-".join(part for part in parts if part)


def parse(data: bytes) -> list[Cue]:
    """Return the cues of a file in the order of their times.

    Raises:
        BadSubtitles: too large, not UTF-8, no subtitles, or a cue that breaks a limit.
    """
    if len(data) > MAX_BYTES:
        raise BadSubtitles("too_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSubtitles("encoding") from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues: list[Cue] = []
    for cue in _read(lines):
        cues.append(cue)
        if len(cues) > MAX_CUES:
            raise BadSubtitles("too_many_cues")
    if not cues:
        raise BadSubtitles("empty")
    return sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms))


def _read(lines: Sequence[str]) -> Iterator[Cue]:
    at = _after_header(lines)
    while at < len(lines):
        if _ARROW not in lines[at]:
            at += 1
            continue
        start, end = _times(lines[at], at + 1)
        first = at = at + 1
        while at < len(lines) and lines[at].strip() and _ARROW not in lines[at]:
            at += 1
        # SubRip without blank lines: the number of the next cue is no text of this one.
        last = at - 1 if at < len(lines) and _ARROW in lines[at] and at - first > 1 else at
        if text := _plain("\n".join(lines[first:last]), first + 1):
            yield Cue(start, end, text)


def _after_header(lines: Sequence[str]) -> int:
    """Return where cues may begin. SubRip has no header and begins with a number and times."""
    if _HEADER.fullmatch(lines[0]):
        return 1
    begun = [line for line in lines if line.strip()][:2]
    if len(begun) == 2 and begun[0].strip().isdecimal() and _ARROW in begun[1]:
        return 0
    raise BadSubtitles("no_header", 1)


def _times(line: str, number: int) -> tuple[int, int]:
    found = _TIMING.fullmatch(line)
    if found is None:
        raise BadSubtitles("timing", number)
    parts = [int(part or 0) for part in found.groups()]
    start, end = _milliseconds(parts[:4]), _milliseconds(parts[4:])
    if not start < end <= DAY_MS:
        raise BadSubtitles("timing", number)
    return start, end


def _milliseconds(parts: Sequence[int]) -> int:
    hours, minutes, seconds, thousandths = parts
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _plain(text: str, number: int) -> str:
    """Return what a viewer reads of a cue. Raises `BadSubtitles` past the limits."""
    try:
        cleaned = clean_text(html.unescape(_TAG.sub("", text)))
    except ValueError:
        raise BadSubtitles("characters", number) from None
    lines = [" ".join(line.split()) for line in cleaned.split("\n")]
    kept = [line for line in lines if line]
    if len(kept) > MAX_LINES:
        raise BadSubtitles("too_many_lines", number)
    if any(len(line) > MAX_LINE_LENGTH for line in kept):
        raise BadSubtitles("line_too_long", number)
    return "\n".join(kept)


def render(cues: Sequence[Cue]) -> str:
    """Return WebVTT that holds these cues and nothing else."""
    blocks = [
        f"{_clock(cue.start_ms)} --> {_clock(cue.end_ms)}\n{html.escape(cue.text, quote=False)}\n"
        for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _clock(ms: int) -> str:
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def shift(cues: Sequence[Cue], by_ms: int, length_ms: int | None = None) -> list[Cue]:
    """Return the cues moved in time, cut to a video of this length; those outside are gone."""
    last = DAY_MS if length_ms is None else length_ms
    moved = (
        Cue(max(0, cue.start_ms + by_ms), min(last, cue.end_ms + by_ms), cue.text) for cue in cues
    )
    return [cue for cue in moved if cue.start_ms < cue.end_ms]


def words(cues: Sequence[Cue]) -> str:
    """Return what is said, folded for search, each line once in a row."""
    said: list[str] = []
    for cue in cues:
        line = fold(cue.text)
        if not said or said[-1] != line:
            said.append(line)
    return " ".join(said)
