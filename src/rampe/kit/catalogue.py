"""The web client's catalogues, for the few texts that the server itself writes (decision 15).

Only plain messages with `{name}` parameters: plural forms stay in the browser.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

LOCALES = ("fr", "en")
_PARAMETER = re.compile(r"\{(\w+)\}")


class UnknownMessage(LookupError):
    """The catalogue has no such message, or a parameter of it was not given."""


def _read(locale: str) -> bytes:
    packaged = files("rampe") / "messages" / f"{locale}.json"
    if packaged.is_file():
        return packaged.read_bytes()
    # A checkout: the web client's own files.
    return (Path(__file__).parents[3] / "web" / "messages" / f"{locale}.json").read_bytes()


@cache
def load(locale: str) -> dict[str, Any]:
    """Return every message of a language."""
    return msgspec.json.decode(_read(locale), type=dict[str, Any])


def spoken(accept_language: str) -> str:
    """Return the first language of ours that a browser names; French when it names none."""
    for entry in accept_language.split(","):
        tag = entry.partition(";")[0].strip().lower().partition("-")[0]
        if tag in LOCALES:
            return tag
    return LOCALES[0]


def message(locale: str, key: str, **parameters: str) -> str:
    """Return a text in a member's language, French when we do not have theirs.

    Raises:
        UnknownMessage: no such key, not a plain text, or a parameter is missing.
    """
    found: object = load(locale if locale in LOCALES else LOCALES[0]).get(key)
    if not isinstance(found, str):
        raise UnknownMessage(key)

    def fill(match: re.Match[str]) -> str:
        try:
            return parameters[match[1]]
        except KeyError:
            raise UnknownMessage(f"{key}: {{{match[1]}}}") from None

    return _PARAMETER.sub(fill, found)
