"""In which order staff looks at cases: minors, then what does most harm, then how many ask."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, case, cast, func

from rampe.safety.models import Case, Reason

_GRAVE = frozenset(
    {Reason.MINOR_SAFETY, Reason.SELF_HARM, Reason.VIOLENCE, Reason.SEXUAL, Reason.ILLEGAL}
)
_SERIOUS = frozenset({Reason.HARASSMENT, Reason.HATE, Reason.PRIVACY, Reason.IMPERSONATION})
_PLAIN = frozenset({Reason.SCAM, Reason.MISINFORMATION, Reason.RIGHTS})

_MOST_COUNTED = 999_999


def severity_of(reason: Reason) -> int:
    """Return how much harm a reason speaks of: 3 for harm to people, 0 for a nuisance."""
    for severity, reasons in ((3, _GRAVE), (2, _SERIOUS), (1, _PLAIN)):
        if reason in reasons:
            return severity
    return 0


def priority() -> ColumnElement[int]:
    """The number by which open cases are sorted, the highest first; of equals, the oldest."""
    minor: Any = case((Case.minor, 10), else_=0)
    return (cast(minor, Integer) + Case.severity) * 1_000_000 + func.least(
        Case.reports, _MOST_COUNTED
    )
