"""What can go wrong with reports and their moderation."""

from rampe.kit.errors import Forbidden, Invalid, NotFound


class TargetNotFound(NotFound):
    """There is no such thing, or the caller may not see it: the two look alike on purpose."""

    code, title = "target_not_found", "There is no such thing"


class UnknownKind(Invalid):
    """Nothing of this kind can be reported."""

    code, title = "unknown_kind", "This cannot be reported"


class CannotReportOwn(Invalid):
    """One's own things are edited or deleted, not reported."""

    code, title = "cannot_report_own", "This is yours"


class NotYourself(Forbidden):
    """Staff does not judge itself."""

    code, title = "not_yourself", "Somebody else has to do this"


class AdminOnly(Forbidden):
    """Only an administrator acts on staff."""

    code, title = "admin_only", "Only an administrator may do this"
