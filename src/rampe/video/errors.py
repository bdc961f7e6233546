"""What video refuses.

RampeError
├── NotFound:    VideoNotFound, AssetNotFound, AuthorNotFound, CaptionsNotFound, NotDownloadable
├── Invalid:     CaptionTooLong, CaptionsInvalid, ScheduleTooSoon, ScheduleTooFar, UnknownZone
├── Conflict:    AssetFailed, AlreadyPublished, TooManyLanguages
├── Forbidden:   RemovedByStaff
└── Unavailable: DownloadPreparing
"""

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable


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


class AlreadyPublished(Conflict):
    """The video is out, or its time has come: this is for drafts and planned videos."""

    code, title = "already_published", "This video is already published"


class ScheduleTooSoon(Invalid):
    """The time is past or too near; `min_minutes` says how far away it must be."""

    code, title = "schedule_too_soon", "This time is too soon"


class ScheduleTooFar(Invalid):
    """The time is too far away; `max_days` says how far it may be."""

    code, title = "schedule_too_far", "This time is too far away"


class UnknownZone(Invalid):
    """No such time zone."""

    code, title = "unknown_zone", "This time zone is not known"


class CaptionsNotFound(NotFound):
    """No subtitles in this language, or the caller may not see the video."""

    code, title = "captions_not_found", "There are no subtitles in this language"


class CaptionsInvalid(Invalid):
    """The subtitles are not taken; `reason` says why and `line`, if known, where."""

    code, title = "captions_invalid", "These subtitles cannot be read"


class TooManyLanguages(Conflict):
    """The video has subtitles in as many languages as it may; `limit` says how many."""

    code, title = "too_many_languages", "This video has subtitles in too many languages"


class NotDownloadable(NotFound):
    """No such video, or its author does not let it be downloaded."""

    code, title = "not_downloadable", "This video cannot be downloaded"


class DownloadPreparing(Unavailable):
    """The file is being made; ask again in a moment."""

    code, title = "download_preparing", "The file is being prepared"


class RemovedByStaff(Forbidden):
    """The author may not bring back what moderation has removed; an appeal may."""

    code, title = "removed_by_staff", "This video was removed by moderation"
