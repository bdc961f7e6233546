"""Facts that feed publishes. Watch events do not go through the outbox (decision 2)."""

from datetime import datetime

from rampe.kit.outbox import Event


class Watched(Event, subject="feed.watched.v1"):
    """A viewer watched a video for a while. Validated in form only: the video may not exist.

    `account_id` is null for guests; `viewer` names both, members by their account's id.
    """

    event_id: str
    viewer: int
    account_id: int | None
    session: str
    video_id: int
    watched_ms: int
    loops: int
    ended: bool
    source: str
    at: datetime
