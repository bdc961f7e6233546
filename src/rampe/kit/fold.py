"""Folding of text for search and uniqueness: no marks, no case, compatibility forms joined."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as it is compared: NFKD, combining marks dropped, casefolded, spaces joined."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFKC", bare.casefold()).split())
