"""Hashtags of a caption, by a pure function. Mentions have the grammar of comments: `social`.

A hashtag is `#` and a run of letters, marks, digits and `_` (the shape of UTS #31, section 2.3.5,
hashtag identifiers, without their emoji): `#été`, `#coiffure_afro`, `#हिन्दी`, `#2026`. An emoji
ends it, also one that is built on a digit (`1️⃣`).
"""

import re
import unicodedata
from dataclasses import dataclass

from rampe.kit.fold import fold

MAX_HASHTAGS = 30
MAX_HASHTAG_LENGTH = 100

# `#` inside a word, an address or an HTML entity is none; the full-width form is what Japanese
# keyboards type.
_START = re.compile(r"(?<![\w/&])[#＃]+")
_JOINERS = "\u200c\u200d"  # Persian and Indic spelling needs them between letters
_EMOJI_MARKS = "\ufe0f\u20e3"  # after a digit or letter, they make an emoji of it


@dataclass(frozen=True)
class Hashtag:
    """A hashtag as it was written, and as hashtags are compared."""

    tag: str
    folded: str


def parse_hashtags(caption: str) -> list[Hashtag]:
    """Return the hashtags of a caption in order, each once, at most `MAX_HASHTAGS`."""
    found: dict[str, Hashtag] = {}
    for start in _START.finditer(caption):
        tag = _run(caption, start.end())
        folded = fold_hashtag(tag)
        if folded.strip("_") and len(tag) <= MAX_HASHTAG_LENGTH:
            found.setdefault(folded, Hashtag(tag, folded))
    return list(found.values())[:MAX_HASHTAGS]


def fold_hashtag(tag: str) -> str:
    """Return how a hashtag is compared: `Été` and `ete` are the same one."""
    return fold(tag.translate(dict.fromkeys(map(ord, _JOINERS))))


def _run(text: str, start: int) -> str:
    end = start
    while end < len(text) and _continues(text, end, start):
        end += 1
    return text[start:end]


def _continues(text: str, at: int, start: int) -> bool:
    following = text[at + 1 : at + 2]
    if following and following in _EMOJI_MARKS:
        return False
    char = text[at]
    if char in _JOINERS:
        return at > start and unicodedata.category(following or " ")[0] in "LM"
    category = unicodedata.category(char)
    if category in ("Mn", "Mc"):
        return at > start and char not in _EMOJI_MARKS
    return char == "_" or category[0] == "L" or category == "Nd"
