"""What safety refuses.

RampeError
├── NotFound:  TargetNotFound, CaseNotFound, DecisionNotFound, AppealNotFound
├── Forbidden: NotYourself, AdminOnly, AnotherPerson, Restricted
├── Invalid:   UnknownKind, CannotReportOwn, CannotTakeCase, BadVerdict
└── Conflict:  CaseClaimed, CaseDecided, DecisionReversed, AppealDecided, AlreadyAppealed,
               AppealTooLate
"""

from datetime import datetime

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound


class TargetNotFound(NotFound):
    """There is no such thing, or the caller may not see it: the two look alike on purpose."""

    code, title = "target_not_found", "There is no such thing"


class CaseNotFound(NotFound):
    """There is no such case."""

    code, title = "case_not_found", "There is no such case"


class DecisionNotFound(NotFound):
    """There is no such decision, it concerns somebody else, or its link is over."""

    code, title = "decision_not_found", "There is no such decision"


class AppealNotFound(NotFound):
    """There is no such appeal."""

    code, title = "appeal_not_found", "There is no such appeal"


class UnknownKind(Invalid):
    """Nothing of this kind can be reported."""

    code, title = "unknown_kind", "This cannot be reported"


class CannotReportOwn(Invalid):
    """One's own things are edited or deleted, not reported."""

    code, title = "cannot_report_own", "This is yours"


class CannotTakeCase(Invalid):
    """Whom the case was to be given is not of the staff, or may not decide it."""

    code, title = "cannot_take_case", "This person may not decide this case"


class BadVerdict(Invalid):
    """The parts of a decision do not fit together; `why` says which."""

    code, title = "bad_verdict", "This decision does not hold together"

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


class NotYourself(Forbidden):
    """Staff does not judge itself."""

    code, title = "not_yourself", "Somebody else has to do this"


class AdminOnly(Forbidden):
    """Only an administrator acts on staff."""

    code, title = "admin_only", "Only an administrator may do this"


class AnotherPerson(Forbidden):
    """Who decided does not decide on the appeal."""

    code, title = "another_person", "Another person has to decide on this appeal"


class Restricted(Forbidden):
    """A decision keeps the member from doing this; `until` says how long."""

    code, title = "restricted", "A decision keeps you from doing this for now"

    def __init__(self, decision_id: int, until: datetime | None) -> None:
        super().__init__(decision_id=str(decision_id), until=until.isoformat() if until else None)


class CaseClaimed(Conflict):
    """Somebody else works on the case; `until` says for how long."""

    code, title = "case_claimed", "Somebody else works on this case"

    def __init__(self, until: datetime | None) -> None:
        super().__init__(until=until.isoformat() if until else None)


class CaseDecided(Conflict):
    """The case was decided meanwhile."""

    code, title = "case_decided", "This case is decided"


class DecisionReversed(Conflict):
    """The decision no longer stands."""

    code, title = "decision_reversed", "This decision no longer stands"


class AppealDecided(Conflict):
    """The appeal was decided meanwhile."""

    code, title = "appeal_decided", "This appeal is decided"


class AlreadyAppealed(Conflict):
    """A decision is appealed once."""

    code, title = "already_appealed", "You have appealed already"


class AppealTooLate(Conflict):
    """The term is over, or there is nothing in the decision to appeal."""

    code, title = "appeal_too_late", "This decision can no longer be appealed"
