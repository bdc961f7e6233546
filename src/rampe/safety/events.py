"""What safety tells the other domains."""

from rampe.kit.outbox import Event


class Reported(Event, subject="safety.reported.v1"):
    """A member reported something, which they see no more."""

    report_id: int
    case_id: int
    kind: str
    target_id: int
    owner_id: int
    reason: str
    minor: bool


class Hidden(Event, subject="safety.hidden.v1"):
    """Staff took something out of sight."""

    kind: str
    target_id: int
    owner_id: int


class Restored(Event, subject="safety.restored.v1"):
    """Staff decided that something may be seen."""

    kind: str
    target_id: int
    owner_id: int


class Decided(Event, subject="safety.decided.v1"):
    """To the owner: what was decided about something of theirs.

    `outcome` is `warn`, `hide`, `remove`, or `restored` when a decision no longer stands;
    `sanction` and `until` (ISO 8601; null: for good) say what they may not do.
    """

    decision_id: int
    case_id: int
    recipient_id: int
    kind: str
    target_id: int
    outcome: str
    sanction: str
    until: str | None
    rule: str | None


class ReportAnswered(Event, subject="safety.report_answered.v1"):
    """To a reporter: `no_violation`, `action_taken`, or `reversed` when that no longer stands."""

    report_id: int
    case_id: int
    recipient_id: int
    kind: str
    target_id: int
    outcome: str


class AppealDecided(Event, subject="safety.appeal_decided.v1"):
    """To who appealed: the decision is `upheld` or `reversed`."""

    appeal_id: int
    decision_id: int
    case_id: int
    recipient_id: int
    kind: str
    target_id: int
    outcome: str
