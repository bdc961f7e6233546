"""What members may type: no controls, no direction tricks, no towers of combining marks."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

# Overrides and isolates let a name reverse the text around it (Unicode TR 36, 3.4).
BIDI_CONTROLS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
)
# Blank glyphs that make a name look empty. Joiners stay: emoji and Indic scripts need them.
INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u3164\ufeff\uffa0")
MAX_MARKS = 4


def clean_text(text: str) -> str:
    """Return `text` in NFC without invisible tricks; line breaks and tabs stay.

    Raises:
        ValueError: it holds control characters, unpaired surrogates or private-use code points.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for char in normal:
        if char in BIDI_CONTROLS or char in INVISIBLE:
            continue
        category = unicodedata.category(char)
        if category in ("Cc", "Cs", "Co") and char not in "\n\t":
            raise ValueError("the text holds characters that cannot be shown")
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept).strip()


def clean_line(text: str) -> str:
    """Like `clean_text`, on one line: breaks and runs of spaces become one space."""
    return " ".join(clean_text(text).split())


@dataclass(frozen=True)
class Text:
    """Marks a field as member's text of bounded length: `Annotated[str, Text(500)]`."""

    max_length: int
    min_length: int = 0
    _clean: ClassVar[Callable[[str], str]] = staticmethod(clean_text)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        # Bounded before cleaning, so that the work is bounded, and checked again after it.
        bounded = core_schema.str_schema(max_length=self.max_length, min_length=self.min_length)
        return core_schema.no_info_after_validator_function(self._check, bounded)

    def _check(self, text: str) -> str:
        cleaned = type(self)._clean(text)
        if len(cleaned) < self.min_length:
            raise ValueError(f"at least {self.min_length} characters")
        return cleaned


@dataclass(frozen=True)
class Line(Text):
    """Like `Text`, for a field of one line."""

    _clean: ClassVar[Callable[[str], str]] = staticmethod(clean_line)
