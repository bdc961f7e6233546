"""Facts that social publishes; others import the types and ignore fields they do not know."""

from typing import TypedDict

from rampe.kit.outbox import Event
from rampe.social.targets import Target


class Followed(Event, subject="social.followed.v1"):
    """An account follows another; `accepted` where it had asked to."""

    follower_id: int
    followed_id: int
    accepted: bool = False


class Unfollowed(Event, subject="social.unfollowed.v1"):
    """An account no longer follows another, by its own act, a removal or a block."""

    follower_id: int
    followed_id: int


class FollowRequested(Event, subject="social.follow_requested.v1"):
    """An account asks to follow a private one."""

    follower_id: int
    followed_id: int


class FollowRequestEnded(Event, subject="social.follow_request_ended.v1"):
    """A request to follow was accepted, declined or taken back."""

    follower_id: int
    followed_id: int


class Blocked(Event, subject="social.blocked.v1"):
    """An account blocks another."""

    blocker_id: int
    blocked_id: int


class Unblocked(Event, subject="social.unblocked.v1"):
    """An account no longer blocks another."""

    blocker_id: int
    blocked_id: int


class TargetEvent(Event):
    """What an account did with a target of `owner_id`."""

    kind: str
    target_id: int
    owner_id: int
    account_id: int


class About(TypedDict):
    """The fields that every event about a target has."""

    kind: str
    target_id: int
    owner_id: int
    account_id: int


def about(target: Target, account_id: int) -> About:
    """Return the fields of an event in which `account_id` did something with a target."""
    return About(
        kind=target.kind, target_id=target.id, owner_id=target.owner_id, account_id=account_id
    )


class Liked(TargetEvent, subject="social.liked.v1"):
    """An account likes a target."""


class Unliked(TargetEvent, subject="social.unliked.v1"):
    """An account no longer likes a target."""


class Bookmarked(TargetEvent, subject="social.bookmarked.v1"):
    """An account keeps a target."""


class Unbookmarked(TargetEvent, subject="social.unbookmarked.v1"):
    """An account no longer keeps a target."""


class Shared(TargetEvent, subject="social.shared.v1"):
    """An account shared a target for the first time."""

    channel: str


class Commented(TargetEvent, subject="social.commented.v1"):
    """An account commented a target, or replied there."""

    comment_id: int
    thread_author_id: int | None
    reply_to_author_id: int | None
    mentioned_ids: list[int]


class CommentDeleted(TargetEvent, subject="social.comment_deleted.v1"):
    """A comment, and the thread it opened, was deleted; `count` comments in all."""

    comment_id: int
    count: int
