"""What video refuses.

RampeError
├── NotFound: VideoNotFound, AssetNotFound, AuthorNotFound
├── Invalid:  CaptionTooLong
└── Conflict: AssetFailed
"""

from rampe.kit.errors import Conflict, Invalid, NotFound


class VideoNotFound(NotFound):
    """No such video, or the caller may not see it."""

    code, title = "video_not_found", "This video no longer exists, or you may not see it"


class AssetNotFound(NotFound):
    """No such upload of the caller."""

    code, title = "asset_not_found", "This upload does not exist"


class AuthorNotFound(NotFound):
    """No such account, or the caller may not see it."""

    code, title = "account_not_found", "This account does not exist"


class CaptionTooLong(Invalid):
    """The caption is longer than the operator allows; `max_length` says how long it may be."""

    code, title = "caption_too_long", "This caption is too long"


class AssetFailed(Conflict):
    """The upload could not be made playable; `reason` says why."""

    code, title = "asset_failed", "This upload could not be made playable"
