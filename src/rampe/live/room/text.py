"""What a comment may be: shown text of at most 150 characters as people count them.

Counted as the grapheme clusters of Unicode TR 29 are in what people type: marks, joiners, skin
tones, tags and the second half of a flag belong to the character before them. A browser counts with
`Intl.Segmenter`; where the two differ (rare scripts) this is never the stricter one by more than a
character here and there, and code points are bounded in any case.
"""

import unicodedata

from rampe.kit.text import clean_line
from rampe.live.frames import MAX_COMMENT

MAX_CODE_POINTS = 4 * MAX_COMMENT
"""Family emoji have seven code points each; a comment of nothing else is cut short by this."""

_JOINER = "\u200d"


class BadComment(ValueError):
    """The text cannot be a comment; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_comment(text: str) -> str:
    """Return the text as it is stored and shown.

    Raises:
        BadComment: nothing to read, too long, or what cannot be shown.
    """
    if len(text) > 2 * MAX_CODE_POINTS:
        raise BadComment("comment_too_long")
    try:
        cleaned = clean_line(text)
    except ValueError:
        raise BadComment("bad_text") from None
    if not any(unicodedata.category(char)[0] not in "ZCM" for char in cleaned):
        raise BadComment("empty")
    if len(cleaned) > MAX_CODE_POINTS or count_characters(cleaned) > MAX_COMMENT:
        raise BadComment("comment_too_long")
    return cleaned


def count_characters(text: str) -> int:
    """Count what people take for one character each."""
    count, joined, half_flag = 0, False, False
    for char in text:
        if joined and not _extends(char):
            joined = False
        elif _extends(char):
            joined = char == _JOINER
            count = max(count, 1)
        elif _is_regional(char):
            count += not half_flag
            half_flag = not half_flag
            continue
        else:
            count += 1
        half_flag = False
    return count


def _extends(char: str) -> bool:
    """Whether a code point belongs to the character before it."""
    return (
        char == _JOINER
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # tags: flags of regions
    )


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
