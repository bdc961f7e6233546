"""The texts of the web client, from its catalogues: tests find things as members do, by name."""

import json
import re
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).parents[2] / "web/messages"


@cache
def _catalogue(language: str) -> dict[str, object]:
    return json.loads((MESSAGES / f"{language}.json").read_text())


def texts(language: str) -> set[str]:
    """Return all texts that are shown as they stand."""
    found = (text for text in _catalogue(language).values() if isinstance(text, str))
    return {text for text in found if "{" not in text}


def say(language: str, key: str, **values: str) -> str:
    """Return a text without plural forms, its `{names}` filled in."""
    text = _catalogue(language)[key]
    assert isinstance(text, str), f"{key} has plural forms"
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def beginning(language: str, key: str, **values: str) -> re.Pattern[str]:
    """Return a pattern for names that begin with a text: buttons add their count to it."""
    return re.compile("^" + re.escape(say(language, key, **values)))
