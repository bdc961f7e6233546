"""What brands need of a site: does it show their word, and if not, what is in the way."""

from enum import StrEnum
from typing import Protocol

META_NAME = "rampe-site-verification"
WELL_KNOWN = "/.well-known/rampe-site-verification.txt"


class SiteProblem(StrEnum):
    """Why a site could not be verified."""

    NOT_FOUND = "not_found"
    """It answers, and shows the word neither in its page nor in the file."""
    UNREACHABLE = "unreachable"
    """No such name, nobody answers in time, or its certificate is not good."""
    NOT_PUBLIC = "not_public"
    """Its address is not one of the public internet."""
    BAD_ANSWER = "bad_answer"
    """It answers with an error, or something that is no web page."""


class SiteCheck(Protocol):
    """Looks for a word on a site, by the network: never call it inside a transaction."""

    async def find(self, url: str, word: str) -> SiteProblem | None:
        """Return none when the site shows `word`, else what is in the way.

        It is looked for in `<meta name="rampe-site-verification" content="…">` of the page at
        `url`, and as a line of `/.well-known/rampe-site-verification.txt` of its host.
        """
        ...
