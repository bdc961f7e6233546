"""What lives refuse; every way in (HTTP, WebSocket, RTMP) says the same codes.

RampeError
├── NotFound:  LiveNotFound, LiveCommentNotFound, LiveKeyUnknown, RecordingNotFound
├── Forbidden: LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended
├── Invalid:   LiveTitleTooLong, LiveInvitesTooMany, NotRehearsal
└── Conflict:  LiveTaken, LiveRunning, LiveTooMany, LiveIsOver, LiveNotFed, LiveAlreadyStarted
"""

from enum import StrEnum
from typing import Any

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound


class Barrier(StrEnum):
    """Why a member may not host lives: the code of the error, and of `capabilities.live`."""

    TOO_YOUNG = "live_too_young"
    AGE_UNKNOWN = "live_age_unknown"
    NEEDS_FOLLOWERS = "live_needs_followers"
    SUSPENDED = "live_suspended"


class LiveTooYoung(Forbidden):
    """The host is below `min_age`."""

    code, title = Barrier.TOO_YOUNG.value, "You are too young to host a live"


class LiveAgeUnknown(Forbidden):
    """The host has given no birth date."""

    code, title = Barrier.AGE_UNKNOWN.value, "Give your birth date before you host a live"


class LiveNeedsFollowers(Forbidden):
    """The host has too few followers and no grant; `min_followers` says how many it takes."""

    code, title = Barrier.NEEDS_FOLLOWERS.value, "You need more followers to host a live"


class LiveSuspended(Forbidden):
    """Staff keep the account from publishing."""

    code, title = Barrier.SUSPENDED.value, "You cannot host lives for now"


class LiveTaken(Conflict):
    """Another connection is feeding this live."""

    code, title = "live_taken", "This live is being sent from somewhere else"


class LiveKeyUnknown(NotFound):
    """The stream key is wrong, was replaced or was revoked."""

    code, title = "live_key_unknown", "This stream key is not valid"


class LiveRunning(Conflict):
    """The account has a live that has not ended; `live_id` names it."""

    code, title = "live_running", "You already have a live"


class LiveTooMany(Conflict):
    """As many lives are running as the operator allows."""

    code, title = "live_too_many", "Too many lives are running: try again later"


class LiveNotFound(NotFound):
    """No such live, or the caller may not see it."""

    code, title = "live_not_found", "This live does not exist, or you may not see it"


class LiveCommentNotFound(NotFound):
    """No such comment in this live, or it is not the caller's to take back."""

    code, title = "live_comment_not_found", "This comment does not exist, or is not yours"


class LiveIsOver(Conflict):
    """The live is over."""

    code, title = "live_ended", "This live is over"


class LiveAlreadyStarted(Conflict):
    """This may only be changed before the live has started."""

    code, title = "live_started", "The live has already started"


class LiveNotFed(Conflict):
    """There is no picture yet, so there is nothing to start with."""

    code, title = "live_not_fed", "Nothing is being sent yet"


class LiveTitleTooLong(Invalid):
    """The title is longer than the operator allows; `max_length` says how long it may be."""

    code, title = "live_title_too_long", "This title is too long"


class LiveInvitesTooMany(Invalid):
    """More accounts are invited than the operator allows."""

    code, title = "live_invites_too_many", "Too many people are invited"


class NotRehearsal(Invalid):
    """Only a rehearsal can be made real."""

    code, title = "live_not_rehearsal", "This is not a rehearsal"


class RecordingNotFound(NotFound):
    """There is no recording, or no longer."""

    code, title = "recording_not_found", "There is no recording"


_BARRIERS: dict[Barrier, type[Forbidden]] = {
    Barrier.TOO_YOUNG: LiveTooYoung,
    Barrier.AGE_UNKNOWN: LiveAgeUnknown,
    Barrier.NEEDS_FOLLOWERS: LiveNeedsFollowers,
    Barrier.SUSPENDED: LiveSuspended,
}


def refusal(barrier: Barrier, **extra: Any) -> Forbidden:
    """Return the error that stands for a barrier."""
    return _BARRIERS[barrier](**extra)
