"""What a decision may be made of: decided here as data, written by `decide.py`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rampe.safety.errors import BadVerdict
from rampe.safety.models import Outcome, Sanction
from rampe.safety.rules import Rule

ACCOUNT = "account"
MAX_DAYS = 365


@dataclass(frozen=True)
class Verdict:
    """The parts of a decision. `days` is how long the sanction lasts; none: for good."""

    outcome: Outcome
    sanction: Sanction
    days: int | None
    rule: Rule | None
    message: str
    reason: str

    def until(self, now: datetime) -> datetime | None:
        """Return when the sanction ends, if it does."""
        return now + timedelta(days=self.days) if self.days else None


def check_verdict(kind: str, verdict: Verdict) -> None:
    """Refuse a decision whose parts do not fit.

    Raises:
        BadVerdict: `sanction_without_violation`, `rule_missing`, `message_missing`,
            `account_is_suspended` (not hidden or removed), `days_missing` or `days_without_end`.
    """
    if why := _fault(kind, verdict):
        raise BadVerdict(why)


def _fault(kind: str, verdict: Verdict) -> str | None:
    if verdict.outcome is Outcome.NO_VIOLATION:
        return None if verdict.sanction is Sanction.NONE else "sanction_without_violation"
    if verdict.rule is None:
        return "rule_missing"
    if not verdict.message:
        return "message_missing"
    if kind == ACCOUNT and verdict.outcome in (Outcome.HIDE, Outcome.REMOVE):
        return "account_is_suspended"
    if verdict.sanction is Sanction.NONE:
        return "days_without_end" if verdict.days else None
    if verdict.days is None and verdict.sanction is not Sanction.SUSPEND:
        return "days_missing"
    return None
