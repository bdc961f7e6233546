"""What may be done in a brand's name, by role: decided here, for every operation, at each request.

An editor publishes and answers comments, and reads what that takes. An owner does whatever an
account does. An analyst does
not act as the brand at all. What belongs to the person behind (password, address, devices, data,
teams) is done as the person. Writing operations that nobody has listed here are the owner's, and
those below `/me` nobody's: a new one is closed until somebody decides.
"""

import re

from rampe.accounts.brands.models import TeamRole

PREFIX = "/api/v1"
READING = ("GET", "HEAD", "OPTIONS")
ACTING_ROLES = (TeamRole.OWNER, TeamRole.EDITOR)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# Whoever acts needs these to look around, to switch back and to sign out.
_ALWAYS = _any(
    r"(GET|DELETE) /acting",
    r"PUT /acting",
    r"GET /session",
    r"DELETE /sessions/current",
    r"POST /rt/ticket",
    r"POST /watch",
    r"POST /me/proof(/passkey-options)?",
)
# The person's own, read or written.
_PERSON = _any(
    r"\w+ /sessions(/.*)?",
    r"\w+ /email-checks.*",
    r"\w+ /me/(brand|deletion|password|email|birth-date|proof|passkeys|totp|security)(/.*)?",
    r"\w+ /me/(recovery-codes|sign-ins|history|searches)(/.*)?",
    r"(POST|PUT|PATCH|DELETE) /brands(/.*)?",
    r"(POST|PUT|PATCH|DELETE) /brand-invitations(/.*)?",
    r"\w+ /moderation(/.*)?",
    r"DELETE /me",
)
_OF_BRAND_ME = _any(
    r"PATCH /me",
    r"(PUT|DELETE) /me/avatar",
    r"PUT /me/handle",
    r"PUT /me/interests",
    r"(PUT|POST|DELETE) /me/follow-requests/\d+",
    r"DELETE /me/followers/\d+",
    r"(POST|DELETE) /me/exports(/\d+)?",
    r"PUT /me/(notifications/(read|seen)|publishing)",
    r"PATCH /me/(notification-settings|feed)",
    r"(PUT|DELETE) /me/hidden/(authors|hashtags)/[^/]+",
    r"POST /me/decisions/\d+/appeal",
    r"(POST|DELETE) /me/live/key",
)
# Of the account, not of the work: archives, whom it keeps away, what it reported and was told.
_OWNER_READS = _any(
    r"GET /me/(exports|reports|decisions|blocks|mutes|hidden|bookmarked-videos)(/.*)?"
)
_EDITOR = _any(
    r"(POST|PATCH|DELETE) /uploads(/\d+)?",
    r"POST /assets/\d+/retry",
    r"POST /videos",
    r"(PATCH|DELETE) /videos/\d+",
    r"POST /videos/\d+/(publish|restore|schedule)",
    r"(PUT|POST|DELETE) /videos/\d+/(captions|schedule)(/.*)?",
    r"POST /lives",
    r"PATCH /lives/\d+",
    r"POST /lives/\d+/(start|end|make-real)",
    r"(PUT|DELETE) /lives/\d+/cover",
    r"DELETE /lives/\d+/comments/\d+",
    r"POST /videos/\d+/comments",
    r"DELETE /comments/\d+",
    r"(PUT|DELETE) /comments/\d+/(like|pin)",
    r"PUT /me/notifications/(read|seen)",
)


def is_persons(method: str, path: str) -> bool:
    """Whether an operation is the person's own and never a brand's."""
    line = _line(method, path)
    if _ALWAYS.fullmatch(line):
        return False
    if _PERSON.fullmatch(line):
        return True
    writes = method not in READING
    return writes and line.partition(" ")[2].startswith("/me") and not _OF_BRAND_ME.fullmatch(line)


def may_act(role: TeamRole, method: str, path: str) -> bool:
    """Whether a role may do this in the brand's name, unless it is the person's own."""
    if role not in ACTING_ROLES:
        return False
    if role is TeamRole.OWNER:
        return True
    line = _line(method, path)
    if method in READING:
        return not _OWNER_READS.fullmatch(line)
    return bool(_ALWAYS.fullmatch(line) or _EDITOR.fullmatch(line))


def _line(method: str, path: str) -> str:
    return f"{method} {path.removeprefix(PREFIX).rstrip('/')}"
