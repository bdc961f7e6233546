"""What notify refuses.

RampeError
├── NotFound: NotificationNotFound
├── Invalid:  TopicFixed
└── Forbidden: QuietNightsKept
"""

from rampe.kit.errors import Forbidden, Invalid, NotFound


class NotificationNotFound(NotFound):
    """No such notification, or not the caller's, or nothing is left of it."""

    code, title = "notification_not_found", "This notification no longer exists"


class TopicFixed(Invalid):
    """Decisions of staff and the safety of the account are always told."""

    code, title = "topic_fixed", "These notifications cannot be turned off"


class QuietNightsKept(Forbidden):
    """Minors have quiet nights; they may be longer, not shorter."""

    code, title = "quiet_nights_kept", "Quiet nights stay on until the 18th birthday"
