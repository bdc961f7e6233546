"""Facts that live publishes. Rehearsals are announced to nobody."""

from rampe.kit.outbox import Event


class LiveStarted(Event, subject="live.started.v1"):
    """A live is on air; never a rehearsal."""

    live_id: int
    account_id: int
    audience: str
    format: str
    title: str
    invited_ids: list[int]
    """Who may watch a live that is for invited accounts."""


class LiveEnded(Event, subject="live.ended.v1"):
    """A live that was on air is over; never a rehearsal."""

    live_id: int
    account_id: int
    reason: str


class LiveEligible(Event, subject="live.eligible.v1"):
    """An account may host lives from now on, for the first time by its followers."""

    account_id: int
