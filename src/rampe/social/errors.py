"""What social refuses.

RampeError
├── NotFound:  TargetNotFound, CommentNotFound, FollowRequestNotFound
├── Forbidden: CommentsClosed, NotTargetOwner
├── Invalid:   CannotFollowSelf, CannotBlockSelf, CommentTooLong
└── Conflict:  FollowingTooMany, ClientIdTaken
"""

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound


class TargetNotFound(NotFound):
    """No such target, or the caller may not see it."""

    code, title = "target_not_found", "This no longer exists, or you may not see it"


class CommentNotFound(NotFound):
    """No such comment, or the caller may not see it."""

    code, title = "comment_not_found", "This comment no longer exists"


class FollowRequestNotFound(NotFound):
    """The account has not asked to follow, or has taken it back."""

    code, title = "follow_request_not_found", "This request no longer exists"


class CommentsClosed(Forbidden):
    """The owner has closed the comments of this target."""

    code, title = "comments_closed", "Comments are closed here"


class NotTargetOwner(Forbidden):
    """Only the target's owner may do this."""

    code, title = "not_target_owner", "Only the author may do this"


class CannotFollowSelf(Invalid):
    """An account cannot follow itself."""

    code, title = "cannot_follow_self", "You cannot follow yourself"


class CannotBlockSelf(Invalid):
    """An account can neither block nor mute itself."""

    code, title = "cannot_block_self", "You cannot block yourself"


class CommentTooLong(Invalid):
    """The comment is longer than the operator allows; `max_length` says how long it may be."""

    code, title = "comment_too_long", "This comment is too long"


class ClientIdTaken(Conflict):
    """A comment of this client id was written elsewhere, or has been deleted since."""

    code, title = "client_id_taken", "This comment was sent before, and is not here"


class FollowingTooMany(Conflict):
    """The account follows as many accounts as the operator allows."""

    code, title = "following_too_many", "You follow as many accounts as is possible"
