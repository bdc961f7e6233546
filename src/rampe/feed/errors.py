"""What feed refuses.

RampeError
├── Conflict: InterestsRequired
└── Invalid:  BadWatchBatch, UnknownInterest
"""

from rampe.kit.errors import Conflict, Invalid


class InterestsRequired(Conflict):
    """The member has not chosen interests yet, and there is no feed before that (ACC-03)."""

    code, title = "interests_required", "Choose your interests first"


class BadWatchBatch(Invalid):
    """The body is not `{"events": […]}` with at most 100 events."""

    code, title = "bad_watch_batch", "The watch events cannot be read"


class UnknownInterest(Invalid):
    """There is no such interest."""

    code, title = "unknown_interest", "There is no such interest"
