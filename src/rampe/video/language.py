"""The languages a video can be in: one that its author names, or none known.

A list rather than any tag, so that members can choose from it what For You is to show them.
"""

from typing import Literal, get_args

Language = Literal[
    "fr", "en", "es", "de", "it", "pt", "nl", "ca", "pl", "ro", "el", "tr", "ru", "uk",
    "ar", "he", "fa", "hi", "bn", "ja", "ko", "zh", "vi", "th", "id", "sw", "wo",
]  # fmt: skip
"""By its code of ISO 639-1: what people understand or do not, wherever it is spoken."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_of(locale: str) -> Language | None:
    """Return the language of a locale such as `fr` or `pt-BR`; none when it is not in the list."""
    spoken = locale.replace("_", "-").partition("-")[0].lower()
    return next((language for language in LANGUAGES if language == spoken), None)
