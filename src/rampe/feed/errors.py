"""What feed refuses.

RampeError
├── Conflict: InterestsRequired, TooManyHidden
└── Invalid:  BadHashtag, BadWatchBatch, CannotHideSelf, UnknownInterest, UnknownLanguage
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


class UnknownLanguage(Invalid):
    """No video is in a language of this code."""

    code, title = "unknown_language", "There is no such language"


class BadHashtag(Invalid):
    """No caption could have this as a hashtag."""

    code, title = "bad_hashtag", "This is not a hashtag"


class CannotHideSelf(Invalid):
    """A member hides themself from their own feed, where they are not."""

    code, title = "not_yourself", "Not oneself"


class TooManyHidden(Conflict):
    """So many hashtags are hidden that one must go first; `most` says how many."""

    code, title = "too_many_hidden", "Too many hashtags are hidden"
