"""What safety tells the other domains."""

from rampe.kit.outbox import Event


class Reported(Event, subject="safety.reported.v1"):
    """A member reported something, which they see no more."""

    report_id: int
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
